"""A site's repository: what has changed, what is saved and sent, and why git refuses."""

from __future__ import annotations

from pathlib import Path

import pytest

from conftest import run_git
from newsgen.git import Change, GitFailed, Repository, open_repository


@pytest.fixture
def desks(host: Path) -> tuple[Repository, Repository]:
    """Two clones of one repository, with a site in a folder below; two people work in them."""
    tmp_path = host.parent
    found = []
    for name in ("a", "b"):
        run_git(tmp_path, "clone", "-q", "host.git", name)
        folder = tmp_path / name
        if name == "a":
            run_git(folder, "switch", "-q", "-c", "main")
            (folder / "site").mkdir()
            (folder / "site/一.md").write_text("一\n二\n三\n", "utf-8")
            (folder / "beside.txt").write_text("x\n", "utf-8")
            run_git(folder, "add", "-A")
            run_git(folder, "commit", "-q", "-m", "x")
            run_git(folder, "push", "-q", "origin", "main")
        repository = open_repository(folder / "site")
        repository.set_identity(f"編輯{name}", f"{name}@news.example")
        found.append(repository)
    one, other = found
    return one, other


def test_only_what_the_site_holds_is_saved(desks: tuple[Repository, Repository]) -> None:
    one, _ = desks
    assert one.changes() == ()
    (one.site / "一.md").unlink()
    (one.site / "新 文.md").write_text("新", "utf-8")
    (one.site.parent / "beside.txt").write_text("y\n", "utf-8")
    assert one.changes() == (Change("一.md", "deleted"), Change("新 文.md", "new"))
    one.commit("說明")
    assert one.changes() == ()
    assert run_git(one.site, "log", "-1", "--format=%s %an <%ae>") == "說明 編輯a <a@news.example>\n"
    assert run_git(one.site.parent, "status", "--porcelain") == " M beside.txt\n"
    assert one.unpushed() == 1


def test_what_is_sent_reaches_the_other(desks: tuple[Repository, Repository]) -> None:
    one, other = desks
    (one.site / "二.md").write_text("二", "utf-8")
    one.commit("二")
    assert not one.fetch()
    assert one.push()
    assert one.unpushed() == 0
    (other.site / "三.md").write_text("三", "utf-8")
    other.commit("三")
    assert not other.push(), "never by force"
    assert other.fetch()
    assert other.merge()
    assert other.push()
    assert {file.name for file in other.site.iterdir()} == {"一.md", "二.md", "三.md"}


def test_a_merge_that_does_not_fit_can_be_given_up(desks: tuple[Repository, Repository]) -> None:
    one, other = desks
    for desk in desks:
        (desk.site / "一.md").write_text(f"一\n{desk.site.parent.name}\n三\n", "utf-8")
        desk.commit("改")
    assert one.push()
    assert other.fetch()
    assert not other.merge()
    assert other.is_merging()
    other.abort_merge()
    assert not other.is_merging()
    assert (other.site / "一.md").read_text("utf-8") == "一\nb\n三\n"


def test_who_saves_is_asked_of_git(desks: tuple[Repository, Repository]) -> None:
    one, _ = desks
    assert one.identity() == ("編輯a", "a@news.example")
    run_git(one.site, "config", "--unset", "user.email")
    assert one.identity() == ("編輯a", "")


def test_a_folder_without_a_repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    with pytest.raises(GitFailed, match="belongs to no repository of git"):
        open_repository(tmp_path)
    monkeypatch.setenv("PATH", "")
    with pytest.raises(GitFailed, match="git is not installed"):
        open_repository(tmp_path)


def test_no_branch_and_nowhere_to_send(desks: tuple[Repository, Repository]) -> None:
    one, _ = desks
    run_git(one.site, "remote", "remove", "origin")
    assert open_repository(one.site).remote == ""
    run_git(one.site, "checkout", "-q", "--detach")
    with pytest.raises(GitFailed, match="on no branch"):
        open_repository(one.site)


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ("remote: Invalid username or token.\nfatal: Authentication failed for 'https://…'", "who you are"),
        ("fatal: could not read Username for 'https://github.com': terminal prompts disabled", "who you are"),
        ("git@github.com: Permission denied (publickey).\nfatal: Could not read from", "computer's key"),
        ("remote: Permission to desk/news.git denied to x.\nfatal: … error: 403", "may not write"),
        ("remote: error: GH006: Protected branch update failed for refs/heads/main.", "pull request"),
        ("remote: error: File film.mp4 is 140 MB; this exceeds GitHub's file size limit", "larger than"),
        ("fatal: unable to access 'https://x/': Could not resolve host: x", "cannot be reached"),
        ("remote: Repository not found.", "no such repository"),
        ("fatal: Unable to create '/x/.git/index.lock': File exists.", "index.lock"),
        ("error: something new", "git: error: something new"),
    ],
)
def test_a_refusal_is_said_so_that_an_editor_can_do_something(
    said: str, why: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fake = tmp_path / "git"
    (tmp_path / "said").write_text(said, "utf-8")
    fake.write_text(f"#!/bin/sh\n/bin/cat '{tmp_path}/said' >&2\nexit 128\n", "utf-8")
    fake.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(GitFailed) as failed:
        open_repository(tmp_path)
    assert why in str(failed.value)
