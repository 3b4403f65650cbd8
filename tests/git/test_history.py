"""The versions of one file, under each of its names."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from conftest import run_git
from newsgen.git import (
    GitFailed,
    Repository,
    Version,
    commit_file,
    committed,
    content_of,
    open_repository,
    versions,
)

_LONG = "".join(f"第{number}行\n" for number in range(20))  # enough to be known again under another name


@pytest.fixture
def desk(host: Path) -> Repository:
    """A site in a folder below the top of a repository."""
    run_git(host.parent, "init", "-q", "-b", "main", "desk")
    (host.parent / "desk/site").mkdir()
    repository = open_repository(host.parent / "desk/site")
    repository.set_identity("編輯", "desk@news.example")
    return repository


def _save(desk: Repository, path: str, content: bytes, summary: str) -> None:
    (desk.site / path).write_bytes(content)
    commit_file(desk, path, summary)


def test_each_version_can_be_read_again(desk: Repository) -> None:
    assert versions(desk, "文 [1].md") == ()
    assert committed(desk, "文 [1].md") is None
    _save(desk, "文 [1].md", _LONG.encode(), "初稿\n\n第二段")
    (desk.site / "文 1.md").write_text("別的", "utf-8")
    commit_file(desk, "文 1.md", "another file, whose name the signs could stand for")
    (desk.site / "文 [1].md").rename(desk.site / "新名.md")
    run_git(desk.site, "add", "-A")
    desk.commit("改名")
    _save(desk, "新名.md", _LONG.replace("第3行", "第三行").encode() + b"\r\n\xff", "改三")

    new, renamed, first = versions(desk, "新名.md")
    assert [(each.summary, each.path) for each in (new, renamed, first)] == [
        ("改三", "新名.md"),
        ("改名", "新名.md"),
        ("初稿", "文 [1].md"),
    ]
    assert {each.who for each in (new, renamed, first)} == {"編輯"}
    assert content_of(desk, first) == content_of(desk, renamed) == _LONG.encode()
    assert content_of(desk, new) == committed(desk, "新名.md") == (desk.site / "新名.md").read_bytes()


def test_a_deleted_file_has_its_versions_still(desk: Repository) -> None:
    _save(desk, "a.md", b"1\n", "one")
    (desk.site / "a.md").unlink()
    desk.commit("away")
    gone, there = versions(desk, "a.md")
    assert (gone.gone, there.gone) == (True, False)
    assert content_of(desk, gone) is None
    assert content_of(desk, there) == b"1\n"


def test_only_the_one_file_is_saved(desk: Repository) -> None:
    _save(desk, "a.md", b"1\n", "one")
    (desk.site / "a.md").write_bytes(b"2\n")
    (desk.site / "b.md").write_bytes(b"b\n")
    run_git(desk.site, "add", "b.md")  # as somebody else's tool would
    commit_file(desk, "a.md", "two")
    assert [change.path for change in desk.changes()] == ["b.md"]
    with pytest.raises(GitFailed):
        commit_file(desk, "a.md", "nothing has changed")


def test_a_change_made_while_joining_is_a_version(desk: Repository) -> None:
    _save(desk, "a.md", b"1\n2\n3\n", "base")
    run_git(desk.site, "switch", "-q", "-c", "other")
    _save(desk, "a.md", b"1\n2\nthree\n", "there")
    run_git(desk.site, "switch", "-q", "main")
    _save(desk, "a.md", b"1\n2\ndrei\n", "here")
    with pytest.raises(subprocess.CalledProcessError):
        run_git(desk.site, "merge", "--quiet", "--no-edit", "other")
    (desk.site / "a.md").write_bytes(b"1\n2\nboth\n")
    run_git(desk.site, "add", "a.md")
    desk.finish_merge()
    found = versions(desk, "a.md")
    assert content_of(desk, found[0]) == b"1\n2\nboth\n"
    assert {each.summary for each in found} >= {"here", "there", "base"}


def test_what_is_no_version_is_refused(desk: Repository) -> None:
    _save(desk, "a.md", b"1\n", "one")
    (there,) = versions(desk, "a.md")
    for name in ("--help", "HEAD", "0" * 40):
        with pytest.raises(GitFailed):
            content_of(desk, Version(name, there.moment, "", "", "a.md"))
