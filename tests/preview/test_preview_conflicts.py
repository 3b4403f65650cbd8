"""Conflicts resolved from a page: what was chosen is put together, and no merge ever waits."""

from __future__ import annotations

from pathlib import Path

import pytest

from conftest import run_git
from newsgen.git import Clash, Conflict, Repository, open_repository
from newsgen.preview.conflicts import chosen_content, resolve_conflicts, state_of

_CLASH = Conflict(
    "a.md", b"", b"", "同事", ("前\n", Clash("我\n", "他\n"), "中\n", Clash("我二\n", "他二\n"))
)


@pytest.mark.parametrize(
    ("picks", "text"),
    [
        (["ours", "theirs"], "前\n我\n中\n他二\n"),
        (["both", "ours"], "前\n我\n他\n中\n我二\n"),
    ],
)
def test_each_passage_is_chosen_by_itself(picks: list[str], text: str) -> None:
    assert chosen_content(_CLASH, picks) == text.encode()


def test_a_file_that_cannot_be_joined_is_taken_whole() -> None:
    conflict = Conflict("a.png", b"1", None, "同事")
    assert chosen_content(conflict, ["ours"]) == b"1"
    assert chosen_content(conflict, ["theirs"]) is None
    for picks in ([], ["both"], ["ours", "ours"], ["x"]):
        with pytest.raises(ValueError, match=r"a\.png"):
            chosen_content(conflict, picks)


@pytest.fixture
def desk(host: Path) -> Repository:
    """A site whose article somebody else has changed, too."""
    run_git(host.parent, "clone", "-q", "host.git", "desk")
    folder = host.parent / "desk"
    run_git(folder, "switch", "-q", "-c", "main")
    repository = open_repository(folder, asks=False)
    repository.set_identity("編輯", "desk@news.example")

    def commit(text: str, who: str) -> None:
        (folder / "a.md").write_text(text, "utf-8")
        run_git(folder, "add", "-A")
        run_git(folder, "commit", "-q", "-m", "x", f"--author={who} <x@news.example>")

    commit("一\n二\n三\n", "編輯")
    run_git(folder, "push", "-q", "origin", "main")
    run_git(folder, "switch", "-q", "-c", "there")
    commit("一\n兩\n三\n", "同事")
    run_git(folder, "push", "-q", "origin", "there:main")
    run_git(folder, "switch", "-q", "main")
    commit("一\n貳\n三\n", "編輯")
    assert repository.fetch()
    return repository


def test_what_was_not_chosen_waits_in_no_merge(desk: Repository) -> None:
    assert not desk.merge()
    found = resolve_conflicts({}, "", desk)
    assert not desk.is_merging()
    assert (desk.site / "a.md").read_text("utf-8") == "一\n貳\n三\n"
    (conflict,) = found
    assert conflict.who == "同事"

    assert not desk.merge()
    picked = {"a.md": ["both"]}
    assert resolve_conflicts(picked, "of other conflicts", desk), "somebody has sent something else meanwhile"
    assert not desk.is_merging()

    assert not desk.merge()
    assert resolve_conflicts(picked, state_of(found), desk) == ()
    assert (desk.site / "a.md").read_text("utf-8") == "一\n貳\n兩\n三\n"
    assert not desk.is_merging()
    assert desk.push()
