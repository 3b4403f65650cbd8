"""`--since`: what a change adds, by git."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from conftest import run_git
from newsgen.cli import main
from newsgen.review.file_change import Refused
from newsgen.review.since import read_added

if TYPE_CHECKING:
    from conftest import SiteFolder

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="there is no git")

_BODY = "这个药，清咽利喉。"


def _commit(site: SiteFolder, folder: Path | None = None) -> None:
    folder = folder or site.folder
    if not (folder / ".git").exists():
        run_git(folder, "init", "-q")
    run_git(folder, "add", "-A")
    run_git(folder, "commit", "-q", "-m", "x")


def _added(site: SiteFolder, ref: str = "HEAD") -> list[tuple[str, str, int]]:
    questions = read_added(site.folder, ref, jobs=1).questions()
    return sorted((doubt.path, each.context, doubt.line) for each in questions for doubt in each.doubts)


def test_only_what_is_new_is_listed(site: SiteFolder) -> None:
    site.article("old", title="药", body=_BODY)
    site.article("moved", title="药", body=_BODY)
    _commit(site)
    assert _added(site) == []
    site.article("moved", title="药", body=f"说明。\n\n{_BODY}\n\n用绳他制的。")
    site.article("new/新", title="药", body=_BODY)
    assert _added(site) == [
        ("content/articles/moved.md", "绳他【制】的", 10),
        ("content/articles/new/新.md", "清【咽】利喉", 6),
    ]
    _commit(site)
    assert _added(site) == []
    assert len(_added(site, "HEAD~1")) == 2


def test_more_of_the_same_in_a_file_counts(site: SiteFolder) -> None:
    site.article("a", title="药", body=_BODY)
    _commit(site)
    site.article("a", title="药", body=f"{_BODY}\n\n{_BODY}")
    assert _added(site) == [("content/articles/a.md", "清【咽】利喉", 8)]


def test_a_name_that_goes_leaves_its_doubts_in_articles_that_nobody_touched(site: SiteFolder) -> None:
    site.write("content/names.yaml", "- {zh-Hans: 清咽利喉, zh-Hant: 清咽利喉}\n")
    site.article("a", title="药", body=_BODY)
    _commit(site)
    site.write("content/names.yaml", "- {zh-Hans: 甲乙, zh-Hant: 甲乙}\n")
    assert _added(site) == [("content/articles/a.md", "清【咽】利喉", 6)]


def test_a_commit_that_could_not_be_built_is_judged_by_the_names_of_today(site: SiteFolder) -> None:
    site.article("a", title="药", body=_BODY)
    site.write("content/names.yaml", "- 甲\n")
    _commit(site)
    site.write("content/names.yaml", "- {zh-Hans: 甲乙, zh-Hant: 甲乙}\n")
    site.article("b", title="药", body=_BODY)
    assert _added(site) == [("content/articles/b.md", "清【咽】利喉", 6)]


def test_what_was_reviewed_is_not_listed(site: SiteFolder) -> None:
    _commit(site)
    site.article("a", title="药", body=_BODY)
    site.write("content/reviewed.yaml", "- {context: 清【咽】利喉, zh-Hant: 咽}\n")
    assert _added(site) == []


def test_a_site_below_the_root_of_its_repository(site: SiteFolder) -> None:
    site.article("old", title="药", body=_BODY)
    _commit(site, site.folder.parent)
    site.article("甲", title="药", body=_BODY)
    assert _added(site) == [("content/articles/甲.md", "清【咽】利喉", 6)]


def test_what_git_cannot_say_is_a_message(
    site: SiteFolder, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(site.folder.parent))
    with pytest.raises(Refused, match=r"git cannot tell what has changed: .*belongs to no repository of git"):
        _added(site)
    _commit(site)
    for ref in ("nowhere", "--output=x", ""):
        with pytest.raises(Refused, match="git does not know"):
            _added(site, ref)
    assert main(["review", "--site", str(site.folder), "--since", "nowhere"]) == 1
    assert capsys.readouterr().err == "git does not know nowhere here; a CI job may have to fetch it\n"
    monkeypatch.setenv("PATH", "")
    with pytest.raises(Refused, match="git is not installed"):
        _added(site)


def test_the_command_fails_on_what_a_change_adds(
    site: SiteFolder, capsys: pytest.CaptureFixture[str]
) -> None:
    site.article("old", title="这根制的长度", body=_BODY)
    _commit(site)
    arguments = ["review", "--site", str(site.folder), "--since", "HEAD", "--fail-on", "titles"]
    assert main(arguments) == 0
    site.article("new", title="那根制的长度", body="没什么。")
    assert main(arguments) == 1
    assert capsys.readouterr().out.startswith("content/articles/new.md:2: 制 became 制")
