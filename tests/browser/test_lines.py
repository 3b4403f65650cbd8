"""Where lines break: W3C CLREQ, 3.1.4 and 3.1.5, held by the theme's style in Chromium."""

from __future__ import annotations

import random
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from browser.conftest import OpenWindow

NOT_AT_START = "，。、；：！？）」』》〉】"
NOT_AT_END = "（「『《〈【"
_WORDS = (
    *("江西", "投資", "一座新城", "基金", "在河邊", "的", "去年", "GDP", "產業園區", "說", "2024年", "36.4%"),
    *(
        "（按可比價）",
        "「規上」",
        "《統計公報》",
        "『小』",
        "〈序〉",
        "——也就是說——",
        "……",
        "AI",
        "【圖】",
        "200億元",
    ),
)
_MARKS = ("，", "、", "；", "：", "。", "！", "？", "。」", "）。", "——", "……", "！？")


@dataclass(frozen=True)
class Lines:
    """The lines of paragraphs as they are set: those that begin and those that end within one."""

    count: int
    starts: list[str]
    ends: list[str]
    split: list[str]


def _paragraphs(count: int) -> list[str]:
    """Return paragraphs full of marks, always the same."""
    chosen = random.Random(7)  # noqa: S311 - no secret
    return [
        "".join(
            "".join(chosen.choices(_WORDS, k=chosen.randint(1, 4))) + chosen.choice(_MARKS) for _ in range(24)
        )
        for _ in range(count)
    ]


_READ = """() => {
    const found = {count: 0, starts: [], ends: [], split: []};
    const range = document.createRange();
    for (const paragraph of document.querySelectorAll(".body p")) {
        const text = paragraph.firstChild;
        let before = null;
        for (let at = 0; at < text.length; at++) {
            range.setStart(text, at);
            range.setEnd(text, at + 1);
            const boxes = range.getClientRects();
            if (!boxes.length) continue;
            const top = boxes[boxes.length - 1].top;
            if (before !== null && top - before > 4) {
                const [last, first] = [text.data[at - 1], text.data[at]];
                found.count += 1;
                found.starts.push(first);
                found.ends.push(last);
                if (last === first && "—…".includes(first)) found.split.push(text.data.slice(at - 3, at + 3));
            }
            before = top;
        }
        found.count += 1;
    }
    return found;
}"""


def _lines(open_window: OpenWindow, root: Path, language: str, width: int, paragraphs: int) -> Lines:
    page = open_window(width).page
    style = (root / "static/assets/style.css").read_text("utf-8")
    body = "".join(f"<p>{text}</p>" for text in _paragraphs(paragraphs))
    page.set_content(
        f'<!doctype html><html lang="{language}"><style>{style}</style>'
        f'<main><article class="story"><div class="body">{body}</div></article></main></html>'
    )
    return Lines(**page.evaluate(_READ))


def _held(lines: Lines) -> None:
    assert not set(lines.starts) & set(NOT_AT_START)
    assert not set(lines.ends) & set(NOT_AT_END)
    assert lines.split == []


def test_no_mark_stands_where_it_may_not(open_window: OpenWindow, root: Path) -> None:
    lines = _lines(open_window, root, "zh-Hant", 360, 10)
    assert lines.count > 80
    _held(lines)


@pytest.mark.slow
@pytest.mark.parametrize("language", ["zh-Hant", "zh-Hans"])
def test_no_mark_stands_where_it_may_not_at_eight_widths(
    language: str, open_window: OpenWindow, root: Path
) -> None:
    count = 0
    for width in (320, 360, 390, 414, 600, 768, 1024, 1280):
        lines = _lines(open_window, root, language, width, 60)
        _held(lines)
        count += lines.count
    assert count > 2_000


def test_the_law_sees_a_line_that_breaks_it(open_window: OpenWindow) -> None:
    page = open_window(360).page
    page.set_content(
        '<!doctype html><div class="body" style="width: 4em; line-break: anywhere">'
        "<p>江西江西，投資投（資）——</p></div>"
    )
    lines = Lines(**page.evaluate(_READ))
    assert "，" in lines.starts
    with pytest.raises(AssertionError):
        _held(lines)
