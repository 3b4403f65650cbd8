"""An edited record draws anew what shows it, and nothing else; and gives what a first build gives."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from newsgen.pipeline import BuildOptions, build, inputs
from newsgen.problems import BuildFailed, Problem

if TYPE_CHECKING:
    from conftest import SiteFolder

_REGIONS = """\
jiangxi:
  name: {zh-Hant: 江西省, zh-Hans: 江西省}
ganjiang:
  name: {zh-Hant: 贛江新區, zh-Hans: 赣江新区}
  parent: jiangxi
nanchang:
  name: {zh-Hant: 南昌市, zh-Hans: 南昌市}
  parent: jiangxi
"""
#: What the site states at first: by article, the fields of its record.
_STATED: dict[str, dict[str, str]] = {
    "a": {"id": "cells", "name": "電池廠", "amount": "50億元", "region": "贛江新區", "industry": "鋰電"},
    "b": {"id": "wafers", "name": "晶圓廠", "amount": "20億元", "region": "南昌市", "industry": "電子信息"},
    "c": {"id": "cells", "name": "電池廠", "stages": "[{stage: 開工, date: 2026-01-03}]"},
    "d": {"id": "yarn", "name": "紡織廠", "amount": "3億元", "region": "江西省", "industry": "紡織"},
}


def _record(fields: Mapping[str, str]) -> str:
    first, *others = {"kind": "項目", **fields}.items()
    lines = [f"  - {first[0]}: {first[1]}", *(f"    {name}: {value}" for name, value in others)]
    return "\n".join(["", *lines])


def _state(site: SiteFolder, name: str, *records: Mapping[str, str], **more: str) -> None:
    """Write an article that states records, with the same text whatever they are."""
    said = {"records": "".join(map(_record, records))} if records else {}
    day = ord(name) - ord("a") + 3
    front = {"title": f"第{name}篇", "date": f"2026-01-{day:02}", "regions": "[贛江新區]"} | more | said
    site.article(name, body="總投資50億元、20億元、3億元、7億元。", **front)


def _facts(site: SiteFolder, *records: Mapping[str, str]) -> None:
    stated = "".join(map(_record, records))
    site.write(
        "content/records/more.yaml", f"source: 贛江觀察\ndate: 2026-01-09\nrecords:{stated or ' []'}\n"
    )


def _outcome(options: BuildOptions) -> tuple[bool, tuple[Problem, ...], dict[str, bytes]]:
    """Build; return whether that was possible, what is reported, and what is published."""
    try:
        result = build(options)
    except BuildFailed as failed:
        return False, failed.problems, {}
    return True, result.warnings, _files(options.output)


@pytest.fixture
def told(site: SiteFolder, monkeypatch: pytest.MonkeyPatch) -> SiteFolder:
    """A site with records, an article with a chart of them, and some without anything; built once."""
    monkeypatch.setattr(inputs, "_FRESH", 0)
    site.write("content/regions.yaml", _REGIONS)
    for name, fields in _STATED.items():
        _state(site, name, fields)
    _state(site, "e", {"id": "whole", "name": "全區項目", "parts": "[cells, wafers]"})
    site.article("f", title="圖表", date="2026-01-20", body="chart: projects by region")
    for n in range(4):
        site.article(f"n{n}", title=f"別的{n}", date=f"2025-12-0{n + 1}")
    site.publish()
    return site


def _same_as_cold(site: SiteFolder) -> None:
    clean = site.folder.parent / "clean"
    shutil.rmtree(clean, ignore_errors=True)
    shutil.copytree(site.folder, clean / "site", ignore=shutil.ignore_patterns(".newsgen"))
    cold = _outcome(BuildOptions(clean / "site", clean / "public", jobs=1, allow_removed=True))
    warm = _outcome(BuildOptions(site.folder, site.folder.parent / "public", jobs=1, allow_removed=True))
    assert warm[:2] == cold[:2]
    assert _unlike(warm[2], cold[2]) == set()


def _moved_to_a_file(site: SiteFolder) -> None:
    _state(site, "d")
    _facts(site, _STATED["d"])


_Edit = Callable[["SiteFolder"], None]
_EDITS: dict[str, _Edit] = {
    "amount": lambda site: _state(site, "a", _STATED["a"] | {"amount": "7億元"}),
    "amounts that contradict": lambda site: _state(site, "c", _STATED["c"] | {"amount": "20億元"}),
    "stage": lambda site: _state(site, "c", _STATED["c"] | {"stages": "[{stage: 投產, date: 2026-01-04}]"}),
    "name": lambda site: _state(site, "b", _STATED["b"] | {"name": "芯片廠"}),
    "region": lambda site: _state(site, "b", _STATED["b"] | {"region": "贛江新區", "industry": "鋰電"}),
    "kind": lambda site: _state(site, "d", _STATED["d"] | {"kind": "協議"}),
    "another record": lambda site: _state(site, "b", _STATED["b"], {"id": "hub", "name": "物流園"}),
    "a record taken out": lambda site: _state(site, "d"),
    "a record moved to a file": _moved_to_a_file,
    "a draft": lambda site: _state(site, "a", _STATED["a"], status="draft"),
}


@pytest.mark.slow
@pytest.mark.parametrize("edit", _EDITS.values(), ids=_EDITS)
def test_each_edit_of_a_record_gives_what_a_first_build_gives(told: SiteFolder, edit: _Edit) -> None:
    edit(told)
    _same_as_cold(told)
    for name, fields in _STATED.items():  # and so does taking it back
        _state(told, name, fields)
    (told.folder / "content/records/more.yaml").unlink(missing_ok=True)
    _same_as_cold(told)


def test_edits_of_records_one_after_the_other_give_what_a_first_build_gives(told: SiteFolder) -> None:
    _EDITS["amount"](told)
    _EDITS["region"](told)
    told.publish()
    told.article("n0", title="別的0", date="2025-12-01", body="chart: projects by industry")
    told.publish()
    _EDITS["stage"](told)
    _same_as_cold(told)
    _EDITS["a record moved to a file"](told)
    told.publish()
    _facts(told, _STATED["d"] | {"amount": "20億元"})
    _same_as_cold(told)


def test_an_edited_amount_draws_anew_what_shows_it(told: SiteFolder) -> None:
    public = told.folder.parent / "public"
    before = _files(public)
    _EDITS["amount"](told)
    result = build(BuildOptions(told.folder, public, jobs=1))
    changed = {path for path, content in _files(public).items() if before[path] != content}
    pages = {path.removeprefix("zh-hans/") for path in changed}
    assert {path for path in pages if path.startswith(("articles/", "data/projects/"))} == {
        "articles/a/index.html",
        "articles/f/index.html",  # the chart
        "data/projects/cells/index.html",
        "data/projects/whole/index.html",  # which lists its parts
    }
    assert result.counts.rendered < result.counts.kept


def _unlike(first: dict[str, bytes], second: dict[str, bytes]) -> set[str]:
    return {path for path in first.keys() | second.keys() if first.get(path) != second.get(path)}


def _files(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and path.name != ".newsgen-output"
    }
