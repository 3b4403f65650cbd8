"""Two texts of one file, passage by passage."""

from __future__ import annotations

from pathlib import Path

import pytest

from conftest import run_git
from newsgen.git import Clash, Conflict, Repository, open_repository, read_conflicts, resolve

_BEFORE = "一\n二\n三\n四\n五\n"


@pytest.fixture
def desk(host: Path) -> Repository:
    """A clone of an empty repository."""
    run_git(host.parent, "clone", "-q", "host.git", "desk")
    run_git(host.parent / "desk", "switch", "-q", "-c", "main")
    repository = open_repository(host.parent / "desk")
    repository.set_identity("編輯", "desk@news.example")
    return repository


def _conflicts(
    desk: Repository, before: dict[str, bytes], ours: dict[str, bytes | None], theirs: dict[str, bytes | None]
) -> tuple[Conflict, ...]:
    """Return what does not fit where two have changed files; None deletes one."""

    def commit(files: dict[str, bytes | None] | dict[str, bytes], who: str) -> None:
        for name, content in files.items():
            if content is None:
                (desk.site / name).unlink()
            else:
                (desk.site / name).write_bytes(content)
        run_git(desk.site, "add", "-A")
        run_git(desk.site, "commit", "-q", "-m", "x", f"--author={who} <x@news.example>")

    commit(before, "編輯")
    run_git(desk.site, "switch", "-q", "-c", "theirs")
    commit(theirs, "同事")
    run_git(desk.site, "push", "-q", "origin", "theirs:main")
    run_git(desk.site, "switch", "-q", "main")
    commit(ours, "編輯")
    assert desk.fetch()
    assert not desk.merge()
    return read_conflicts(desk)


def test_only_what_differs_is_open(desk: Repository) -> None:
    (found,) = _conflicts(
        desk,
        {"文.md": _BEFORE.encode()},
        {"文.md": "一\n貳\n三\n四\n五。\n".encode()},
        {"文.md": "壹\n兩\n三\n四\n五\n".encode()},
    )
    assert (found.path, found.who) == ("文.md", "同事")
    assert found.passages == (Clash("一\n貳\n", "壹\n兩\n"), "三\n四\n五。\n")
    resolve(desk, {found.path: "壹\n貳\n三\n四\n五。\n".encode()})
    assert not desk.is_merging()
    assert desk.changes() == ()
    assert run_git(desk.site, "show", "HEAD:文.md") == "壹\n貳\n三\n四\n五。\n"
    assert run_git(desk.site, "show", "HEAD^2:文.md").startswith("壹\n兩"), "the other text is kept too"


def test_a_text_about_conflicts_can_be_in_conflict(desk: Repository) -> None:
    marks = "<<<<<<< HEAD\n甲\n=======\n乙\n>>>>>>> x\n"
    (found,) = _conflicts(desk, {"a.md": b"a\n"}, {"a.md": marks.encode()}, {"a.md": "丙\n".encode()})
    assert found.passages == (Clash(marks, "丙\n"),)


@pytest.mark.parametrize("deleted_here", [True, False])
def test_one_has_deleted_what_the_other_has_changed(deleted_here: bool, desk: Repository) -> None:
    gone, kept = {"a.md": None}, {"a.md": "改\n".encode()}
    before = {"a.md": _BEFORE.encode()}
    ours, theirs = (gone, kept) if deleted_here else (kept, gone)
    (found,) = _conflicts(desk, before, ours, theirs)  # type: ignore[arg-type] # dict is invariant
    assert found.passages == ()
    assert (found.ours is None, found.theirs is None) == (deleted_here, not deleted_here)
    resolve(desk, {"a.md": found.ours})
    assert (desk.site / "a.md").exists() is not deleted_here


def test_two_pictures_are_one_or_the_other(desk: Repository) -> None:
    png = b"\x89PNG\r\n\x1a\n\0"
    (found,) = _conflicts(desk, {"a.png": png}, {"a.png": png + b"1"}, {"a.png": png + b"2"})
    assert (found.passages, found.ours, found.theirs) == ((), png + b"1", png + b"2")
    resolve(desk, {"a.png": found.theirs})
    assert (desk.site / "a.png").read_bytes() == png + b"2"


def test_both_have_written_a_file_of_one_name(desk: Repository) -> None:
    (found,) = _conflicts(desk, {"x": b"x\n"}, {"新.md": "甲\n".encode()}, {"新.md": "乙\n".encode()})
    assert found.passages == (Clash("甲\n", "乙\n"),)
