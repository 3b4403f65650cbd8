"""The source that a text names, against the field."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from newsgen.config import read_config
from newsgen.library import read_article, read_registries
from newsgen.model import SourceFile
from newsgen.problems import Report, Severity

if TYPE_CHECKING:
    from collections.abc import Callable

    from conftest import SiteFolder

    Told = Callable[..., list[tuple[Severity, int]]]

TEXT = (
    "江城市上半年完成固定資產投資一百二十億元，比去年同期增長百分之十三，"
    "其中製造業投資佔六成以上，新開工項目四十二個。"
)


@pytest.fixture
def told(site: SiteFolder) -> Told:
    """Give what is told of a text whose field `source` says 江城晨報: severities and lines in the text."""
    site.write(
        "content/sources.yaml",
        "watch: {name: {zh-Hans: 赣江观察, zh-Hant: 贛江觀察}, aliases: [觀察網]}\n"
        "morning: {name: {zh-Hans: 江城晨报, zh-Hant: 江城晨報}, aliases: [晨報]}\n"
        "evening: {name: 江城晚报}\n",
    )

    def read(body: str, source: str = "江城晨報", **fields: str) -> list[tuple[Severity, int]]:
        config = read_config(site.folder, Report(""))
        assert config is not None
        registries, _ = read_registries(site.folder, config)
        text = site.article("a", body=body, source=source, **fields).read_text(encoding="utf-8")
        found = read_article(SourceFile("content/articles/a.md", text), "article", config, registries)
        first = text[: text.index(body)].count("\n") + 1
        said = [problem for problem in found.problems if "the text says" in problem.message]
        return [(problem.severity, problem.line - first) for problem in said]

    return read


@pytest.mark.parametrize(
    "line",
    [
        "來源：江城晚報",
        "来源:江城晚报",
        "稿源：江城晚報",
        "（來源：江城晚報）",
        "(来源: 江城晚报)",
        "【來源：江城晚報】",
        "[来源]: 江城晚报",
        "**來源：**江城晚報",
        "**来源**：江城晚报",
        "來源：[江城晚報](https://evening.example/1)",
        "<p>來源：江城晚報</p>",
        "消息來源：江城晚報　責任編輯：陳十一",
        "2026年1月5日 09:30　来源：江城晚报　作者：陈十一",
        "來源｜江城晚報",
        "本文轉自江城晚報",
        "本文转载自“江城晚报”，作者陈十一。",
        "（本文轉自：《江城晚報》2026年1月5日）",
        "- 來源：江城晚報",
        "转自：某某日报",  # one that nobody has registered
        "来源：非江城晨報",
        "來源：觀察網",
    ],
)
@pytest.mark.parametrize("place", ["above", "below", "alone"])
def test_another_source_above_or_below_the_text_is_an_error(told: Told, line: str, place: str) -> None:
    body = {"above": f"{line}\n\n{TEXT}", "below": f"{TEXT}\n\n{TEXT}\n\n{line}", "alone": line}[place]
    assert told(body) == [(Severity.ERROR, {"above": 0, "below": 4, "alone": 0}[place])]


@pytest.mark.parametrize(
    "body",
    [
        f"{TEXT}\n\n{TEXT}（來源：江城晚報）",
        f"{TEXT}\n{TEXT}（来源：江城晚报）。",
        f"來源：江城晨報\n\n{TEXT}\n\n來源：江城晚報",
    ],
)
def test_it_is_found_at_the_end_of_the_last_line(told: Told, body: str) -> None:
    assert told(body) == [(Severity.ERROR, body.count("\n"))]


@pytest.mark.parametrize(
    "line",
    [
        "來源：江城晨報",
        "来源：江城晨报",
        "來源：晨報",
        "来源：江城晨报客户端",
        "來源：江城晨報網",
        "来源：微信公众号“江城晨报”",
        "來源：《江城晨報》（記者 陳十一）",
        "来源：江城晨报、江城晚报",
        "来源：江城晨报记者陈十一",
        "來源：綜合各報",
        "来源：网络",
        "圖片來源：江城晚報",
        "图片来源：江城晚报 摄影：陈十一",
        "數據來源：市統計局",
        "资料来源：市统计局",
        "收入來源：門票和餐飲",
        "> 來源：江城晚報",
        "| 來源：江城晚報 | 甲 |",
        "[^1]: 來源：江城晚報",
        "    來源：江城晚報",
        "`來源：江城晚報`的寫法有幾種，編輯部的規定是寫全稱，不寫簡稱，也不加書名號和引號，以免讀者誤會。其餘從略。",
        "資金的來源：一是財政，二是社會資本。",
        "![圖](https://x.example/a.png)\n來源：江城晚報",
        "![圖](https://x.example/a.png)\n\n來源：江城晚報",
        "embed: https://v.example/1 開園\n\n來源：江城晚報",
        "https://v.example/1\n\n來源：江城晚報",
        "<iframe src='https://v.example/1'></iframe>\n\n來源：江城晚報",
        "| 甲 | 乙 |\n| --- | --- |\n| 1 | 2 |\n\n來源：市統計局",
        "```\n來源：江城晚報\n```",
    ],
)
def test_what_agrees_or_speaks_of_something_else_is_not_told(told: Told, line: str) -> None:
    assert told(f"{TEXT}\n\n{line}") == []


def test_amid_the_text_and_in_drafts_it_is_a_warning(told: Told) -> None:
    assert told(f"{TEXT}\n\n稿源：江城晚報\n\n{TEXT}") == [(Severity.WARNING, 2)]
    assert told(f"{TEXT}\n\n來源：江城晚報\n\n{TEXT}") == []
    assert told(f"{TEXT}\n\n來源：江城晚報", status="draft") == [(Severity.WARNING, 2)]
    assert told(f"{TEXT}（來源：江城晚報）\n\n{TEXT}") == []


def test_ourselves_are_the_operator(told: Told) -> None:
    assert told("來源：本網", source="贛江觀察") == []
    assert told("來源：本網") == [(Severity.ERROR, 0)]


def test_without_a_field_or_in_windows_line_ends(told: Told) -> None:
    assert told("來源：江城晚報", source="") == []
    assert told(f"{TEXT}\r\n\r\n来源：江城晚报\r\n".replace("\r\n", "\n")) == [(Severity.ERROR, 2)]
