"""A site is found as a build would find it, with the results of earlier builds and without."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from newsgen.images import card_font_file
from newsgen.pipeline import BuildOptions, build
from newsgen.pipeline.inspection import Inspection, inspect_site
from newsgen.pipeline.page_task import PageResult, PageStage
from newsgen.problems import BuildFailed, Problem

if TYPE_CHECKING:
    from conftest import SiteFolder, Tree

BROKEN = Path(__file__).parents[1] / "sites" / "broken"
NAMES = sorted(folder.name for folder in BROKEN.iterdir() if folder.is_dir())
# What comes to light at each stage: setup, reading, gathering, pictures, pages, templates.
QUICK = (
    "config-missing",
    "many-problems",
    "address-twice",
    "image-damaged",
    "link-dead",
    "template-link-dead",
)


def _options(site: Path) -> BuildOptions:
    return BuildOptions(site=site, output=site / "public", jobs=1)


def _found(site: Path) -> tuple[Problem, ...]:
    try:
        return inspect_site(_options(site), lambda inspection: inspection.problems)
    except BuildFailed as failed:
        return failed.problems


def _titles(inspection: Inspection) -> tuple[tuple[Problem, ...], set[str]]:
    shown = inspection.newsroom.articles["zh-Hans"]
    return inspection.problems, {item.title for item in shown.values()}


@pytest.mark.parametrize(
    "name",
    [*QUICK, *(pytest.param(name, marks=pytest.mark.slow) for name in NAMES if name not in QUICK)],
)
def test_all_that_a_build_refuses_is_found(name: str, tmp_path: Path, tree: Tree) -> None:
    site = shutil.copytree(BROKEN / name, tmp_path / "site")
    before = tree(site)
    expected = (BROKEN / name / "expected.txt").read_text(encoding="utf-8").splitlines()[:-2]
    assert "\n".join(problem.text() for problem in _found(site)).splitlines() == expected
    assert tree(site) == before


def test_after_a_build_only_what_has_changed_is_looked_at(
    site: SiteFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    site.article("a", body="見[乙](b.md)。")
    site.article("b", title="乙")
    site.article("c", title="丙", source="無名報")
    result = build(_options(site.folder))
    assert _found(site.folder) == result.warnings
    looked_at: list[int] = []
    made = PageStage.__call__

    def look(self: PageStage, place: int) -> PageResult | None:
        looked_at.append(place)
        return made(self, place)

    monkeypatch.setattr(PageStage, "__call__", look)
    assert _found(site.folder) == result.warnings
    assert looked_at == []
    site.article("a", body="見[乙](nowhere.md)。")
    problems = _found(site.folder)
    assert [problem.message for problem in problems if problem not in result.warnings] == [
        "the link `{target}` leads nowhere"
    ]
    assert 0 < len(looked_at) < result.counts.rendered


def test_a_file_that_is_gone_is_missed_by_pages_that_have_not_changed(site: SiteFolder) -> None:
    site.article("a", body="見[乙](b.md)與[表](t.csv)。")
    site.article("b", title="乙")
    site.write("content/articles/t.csv", "甲")
    build(_options(site.folder))
    (site.folder / "content/articles/t.csv").unlink()
    assert {problem.values[-1] for problem in _found(site.folder)} == {("target", "t.csv")}
    (site.folder / "content/articles/b.md").unlink()
    assert len(_found(site.folder)) == 3, "and readers would lose it"


def test_the_next_build_publishes_the_same(site: SiteFolder, tmp_path: Path, tree: Tree) -> None:
    site.article("a")
    build(_options(site.folder))
    site.article("a", title="改過的標題")
    site.article("b", title="新的一篇")
    assert _found(site.folder) == ()
    build(_options(site.folder))
    kept = tree(site.folder / "public")
    fresh = shutil.copytree(site.folder, tmp_path / "fresh", ignore=shutil.ignore_patterns("public", ".*"))
    build(_options(fresh))
    made = tree(fresh / "public")
    assert {path for path in made if made[path] != kept.get(path)} <= {".newsgen-output"}
    assert made.keys() == kept.keys()


def test_a_damaged_cache_is_done_without(site: SiteFolder) -> None:
    site.article("a", source="無名報")
    warnings = build(_options(site.folder)).warnings
    cache = site.folder / ".newsgen/cache.sqlite"
    content = cache.read_bytes()
    for damaged in (b"", content[:5000], content[: len(content) // 2] + bytes(len(content) // 2)):
        cache.write_bytes(damaged)
        assert _found(site.folder) == warnings
        problems, titles = inspect_site(_options(site.folder), _titles, renders=False)
        assert problems == warnings
        assert titles == {"标题"}


def test_the_ledger_reads_what_a_build_has_left(site: SiteFolder) -> None:
    site.article("a")
    build(_options(site.folder))
    site.article("b", title="乙")
    assert inspect_site(_options(site.folder), _titles, renders=False) == ((), {"标题", "乙"})


def test_cards_are_looked_at_and_not_drawn(site: SiteFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    if card_font_file() is None:
        pytest.skip("there is no font for cards (pip install 'newsgen[cards]')")
    text = (site.folder / "newsgen.yaml").read_text(encoding="utf-8")
    site.write("newsgen.yaml", text.replace("cards: 0", "cards: 9"))
    site.article("a", title="甲\U0001f9ff")
    warnings = build(_options(site.folder)).warnings
    assert [problem.path for problem in warnings] == ["content/articles/a.md"]
    shutil.rmtree(site.folder / ".newsgen")

    def drawn(*_: object) -> bytes:
        raise AssertionError("a card is drawn")

    monkeypatch.setattr("newsgen.images.card.draw_card", drawn)
    assert _found(site.folder) == warnings
