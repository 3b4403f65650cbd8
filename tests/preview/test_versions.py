"""An article's versions, and one of them restored: nothing that anybody wrote is lost."""

from __future__ import annotations

from datetime import UTC
from pathlib import Path

import pytest

from conftest import run_git
from newsgen.git import GitFailed, Repository, commit_file, content_of, open_repository, versions
from newsgen.preview.differences import DifferenceKind
from newsgen.preview.versions import changes_of, changes_until_now, history, restore
from newsgen.review.file_change import Refused

_PATH = "content/articles/a.md"


@pytest.fixture
def desk(host: Path) -> Repository:
    """A site with an article of two versions."""
    site = host.parent / "site"
    (site / "content/articles").mkdir(parents=True)
    run_git(site, "init", "-q", "-b", "main")
    repository = open_repository(site)
    repository.set_identity("編輯", "desk@news.example")
    for text in ("一\r\n", "一\n二\n"):
        (site / _PATH).write_bytes(text.encode())
        commit_file(repository, _PATH, f"as {text!r}")
    return repository


def _restore(desk: Repository, name: str, seen: str = "") -> None:
    restore(desk.site, _PATH, name, seen or history(desk.site, _PATH).seen, str, UTC)


def test_a_version_is_restored_as_a_further_one(desk: Repository) -> None:
    known = history(desk.site, _PATH)
    assert not known.unsaved
    first = known.versions[1]
    _restore(desk, first.name)
    assert (desk.site / _PATH).read_bytes() == "一\r\n".encode()
    after = history(desk.site, _PATH)
    assert len(after.versions) == 3
    assert after.versions[1:] == known.versions
    assert after.versions[0].summary.startswith(f"Restore {_PATH} as of 20")
    assert not after.unsaved


def test_what_was_not_saved_becomes_a_version_first(desk: Repository) -> None:
    first = history(desk.site, _PATH).versions[1]
    (desk.site / _PATH).write_bytes("一\n二\n三，還沒存\n".encode())
    assert history(desk.site, _PATH).unsaved
    _restore(desk, first.name)
    restored, kept, *_ = versions(desk, _PATH)
    assert content_of(desk, kept) == "一\n二\n三，還沒存\n".encode()
    assert content_of(desk, restored) == "一\r\n".encode()


def test_what_somebody_else_writes_meanwhile_stays(desk: Repository) -> None:
    known = history(desk.site, _PATH)
    (desk.site / _PATH).write_bytes("同事的\n".encode())
    with pytest.raises(Refused, match="changed meanwhile"):
        _restore(desk, known.versions[1].name, known.seen)
    assert (desk.site / _PATH).read_bytes() == "同事的\n".encode()
    assert versions(desk, _PATH) == known.versions


def test_nothing_is_written_where_nothing_can_be_saved(desk: Repository) -> None:
    known = history(desk.site, _PATH)
    run_git(desk.site, "config", "--unset", "user.email")
    with pytest.raises(Refused, match="who you are"):
        _restore(desk, known.versions[1].name)
    with pytest.raises(Refused, match="already"):
        _restore(desk, known.versions[0].name)
    with pytest.raises(Refused, match="no such version"):
        _restore(desk, "0" * 40)
    assert history(desk.site, _PATH) == known


def test_differences_are_those_of_a_version_and_of_now(desk: Repository) -> None:
    second, first = history(desk.site, _PATH).versions
    (desk.site / _PATH).write_bytes("一\n二，三\n".encode())
    made = changes_of(desk.site, _PATH, second.name)
    assert made is not None
    assert [row.sort for row in made] == [DifferenceKind.SAME, DifferenceKind.NEW]
    now = changes_of(desk.site, _PATH, "")
    assert now is not None
    assert [part.text for part in now[1].parts] == ["二", "，三"]
    back = changes_until_now(desk.site, _PATH, first.name)
    assert back is not None
    assert [row.sort for row in back] == [DifferenceKind.SAME, DifferenceKind.GONE]
    started = changes_of(desk.site, _PATH, first.name)
    assert started is not None
    assert started[-1].parts[0].text == "一"
    assert changes_of(desk.site, _PATH, "no such name") is None
    (desk.site / _PATH).write_bytes(b"\xff\xfe\x00")
    assert changes_of(desk.site, _PATH, "") is None


def test_a_site_without_a_repository_says_so(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("x", "utf-8")
    with pytest.raises(GitFailed, match="no repository"):
        history(tmp_path, "a.md")
