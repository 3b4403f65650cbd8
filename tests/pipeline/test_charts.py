"""What is drawn anew after an edit: what shows it, and nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from newsgen.pipeline import BuildOptions, build
from newsgen.problems import BuildFailed

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import SiteFolder, Tree

_PROJECT = (
    "\n  - {{kind: 項目, id: {id}, name: {id}廠, region: 江西省, industry: {industry}, amount: {amount}}}"
)


def _told(site: SiteFolder, name: str, industry: str, amount: str) -> None:
    record = _PROJECT.format(id=name, industry=industry, amount=amount)
    site.article(name, records=record, body=f"{amount}。")


@pytest.fixture
def charted(site: SiteFolder) -> SiteFolder:
    """A site with a chart of a file, one of records, and an article without any."""
    site.write("content/articles/data/a.csv", "甲,乙\n丙,1\n丁,2\n")
    site.article("of-file", body="正文。\n\nchart: data/a.csv")
    site.article("of-records", body="正文。\n\nchart: projects by region where industry=電池")
    site.article("plain")
    _told(site, "plant", "電池", "5億元")
    _told(site, "chips", "電子", "6億元")
    return site


def _changed(site: SiteFolder, tree: Tree, public: Path) -> set[str]:
    """Build, and return the files that are others; a first build elsewhere gives the same."""
    before = tree(public)
    site.publish()
    after = tree(public)
    cold = site.folder.parent / "cold"
    build(BuildOptions(site=site.folder, output=cold, jobs=1, cache=False))
    assert tree(cold) == after
    return {path for path in before.keys() | after.keys() if before.get(path) != after.get(path)}


def test_an_edited_file_draws_its_article_anew(charted: SiteFolder, tree: Tree) -> None:
    public = charted.publish()
    charted.write("content/articles/data/a.csv", "甲,乙\n丙,1\n丁,32\n")
    pages = {path for path in _changed(charted, tree, public) if path.endswith(".html")}
    assert pages == {"articles/of-file/index.html", "zh-hans/articles/of-file/index.html"}
    assert (public / "articles/data/a.csv").read_text("utf-8").endswith("丁,32\n")


def test_an_edited_record_draws_the_charts_anew_that_show_it(charted: SiteFolder, tree: Tree) -> None:
    public = charted.publish()
    of_records = "articles/of-records/index.html"
    _told(charted, "plant", "電池", "7億元")
    changed = _changed(charted, tree, public)
    assert {of_records, "zh-hans/" + of_records, "data/index.html"} <= changed
    assert not {"articles/of-file/index.html", "articles/plain/index.html"} & changed
    _told(charted, "chips", "電子", "8億元")
    changed = _changed(charted, tree, public)
    assert "data/index.html" in changed
    assert of_records not in changed


def test_a_file_that_comes_or_goes_is_noticed(charted: SiteFolder, tree: Tree) -> None:
    public = charted.publish()
    there = charted.folder / "content/articles/data/a.csv"
    text = there.read_text("utf-8")
    there.unlink()
    with pytest.raises(BuildFailed) as failed:
        charted.publish()
    assert [(problem.path, problem.line) for problem in failed.value.problems] == [
        ("content/articles/of-file.md", 8)
    ]
    there.write_text(text, "utf-8")
    assert _changed(charted, tree, public) == set()
