"""The list of news units that may be reprinted."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from newsgen.config import read_config
from newsgen.library.permitted_sources import PERMITTED_FILE, PermittedSources, read_permitted
from newsgen.problems import Report

if TYPE_CHECKING:
    from conftest import SiteFolder


def _read(site: SiteFolder, text: str | None) -> tuple[PermittedSources | None, list[str]]:
    if text is not None:
        site.write(PERMITTED_FILE, text)
    config = read_config(site.folder, Report("newsgen.yaml"))
    assert config is not None
    permitted, problems = read_permitted(site.folder, config)
    return permitted, [problem.text() for problem in problems]


def test_a_newsroom_need_not_keep_a_list(site: SiteFolder) -> None:
    assert _read(site, None) == (None, [])


def test_a_list_has_a_day_names_and_where_it_comes_from(site: SiteFolder) -> None:
    permitted, said = _read(
        site, "as_of: 2025年6月30日\norigin: https://list.example/1451\nnames:\n  - 江西日報\n  - ＡＢＣ网 \n"
    )
    assert said == []
    assert permitted == PermittedSources(date(2025, 6, 30), frozenset(["江西日报", "ABC网"]))


@pytest.mark.parametrize(
    ("labels", "has"),
    [
        (("江西日报",), True),
        (("江西日報",), True),
        ((" 江西日報　",), True),
        (("abc", "江西日報"), True),
        (("ABC網",), True),
        (("江西日報社",), False),
        (("非江西日報",), False),
        (("江西",), False),
        (("",), False),
        ((), False),
    ],
)
def test_any_label_counts_in_either_script_but_only_whole(labels: tuple[str, ...], has: bool) -> None:
    assert PermittedSources(date(2025, 6, 30), frozenset(["江西日报", "ABC网"])).has(*labels) is has


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("names: [甲]\n", " `as_of` is missing"),
        ("as_of: 2025-06-30\n", " `names` is missing"),
        ("as_of: 2025-06-30\nnames:\n", "2: `names` is empty"),
        ("as_of: 2025-06-31\nnames: [甲]\n", "1: there is no 2025-06-31: that month has 30 days"),
        (
            "as_of: 2025-06-30\nnames: [甲]\norigin: a.example\n",
            "3: `a.example` in `origin` is not a web address",
        ),
        ("as_of: 2025-06-30\nnames: [甲]\nname: 乙\n", "3: unknown field `name`"),
        ("as_of: 2025-06-30\nnames: [{a: b}]\n", "2: `names` is a list of words"),
    ],
)
def test_what_is_wrong_is_reported_at_its_line(site: SiteFolder, text: str, said: str) -> None:
    _, found = _read(site, text)
    assert found[0].split("\n")[0] == f"{PERMITTED_FILE}:{said}"


@pytest.mark.parametrize("text", ["names: [甲]\n", "as_of: 2025-06-30\n"])
def test_a_list_without_a_day_or_names_permits_nothing_and_forbids_nothing(
    site: SiteFolder, text: str
) -> None:
    assert _read(site, text)[0] is None


def test_a_list_that_is_not_utf8_is_named(site: SiteFolder) -> None:
    path = site.write(PERMITTED_FILE, "")
    path.write_bytes(("as_of: 2025-06-30\nnames: [江西日报, 赣江新区产业投资观察]\n" * 5).encode("gb18030"))
    permitted, said = _read(site, None)
    assert permitted is None
    assert "is not UTF-8" in said[0]
