"""What a site offers to its readers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from newsgen.config import read_config
from newsgen.config.reading import SHARE, Reading
from newsgen.problems import Report

if TYPE_CHECKING:
    from conftest import SiteFolder


def _read(site: SiteFolder, lines: str) -> tuple[Reading, list[dict[str, object]]]:
    config = site.folder / "newsgen.yaml"
    config.write_text(config.read_text("utf-8") + lines, "utf-8")
    report = Report("newsgen.yaml")
    read = read_config(site.folder, report)
    assert read is not None
    return read.reading, [dict[str, object](problem.values) for problem in report.problems]


def test_where_nothing_is_said_all_places_and_offline_reading_are_offered(site: SiteFolder) -> None:
    assert _read(site, "") == (Reading(share=SHARE, offline=True, large_type=False), [])


@pytest.mark.parametrize(
    ("typed", "read"),
    [("share: [微信, 微博]", ("wechat", "weibo")), ("share: X、LINE、x", ("x", "line")), ("share: []", ())],
)
def test_places_stand_in_the_order_that_is_typed(typed: str, read: tuple[str, ...], site: SiteFolder) -> None:
    assert _read(site, f"{typed}\noffline: no\nlarge_type: yes\n") == (Reading(read, False, True), [])


def test_a_slip_is_told_with_the_nearest_place(site: SiteFolder) -> None:
    reading, problems = _read(site, "share: [weibi, line]\n")
    assert reading.share == ("line",)
    assert [(problem["value"], problem["close"]) for problem in problems] == [("weibi", "weibo")]
