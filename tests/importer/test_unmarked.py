"""What inline Markdown says, where there is no tree of it to ask."""

from __future__ import annotations

import pytest

from newsgen.readers.escape import escape_inline, targets_in, unmarked


@pytest.mark.parametrize(
    ("markdown", "said"),
    [
        ("**園區**與`代碼`", "園區與代碼"),
        ("見[公告](https://a.example/x_(1))。", "見公告。"),
        ("![園門](b.png)揭牌", "園門揭牌"),
        (r"5 \* 3 \# 1", "5 * 3 # 1"),
        ("A &lt; B", "A < B"),
    ],
)
def test_marks_go_and_words_stay(markdown: str, said: str) -> None:
    assert unmarked(markdown) == said


def test_where_links_lead_is_found_as_it_stands() -> None:
    said = "見[聲明](https://a.example/(1) '題')和[名單](b.csv)，[此處][1]、\\[甲](乙)不是。"
    assert targets_in(said) == ("https://a.example/(1) '題'", "b.csv")
    assert unmarked("\\[甲](乙)") == "[甲](乙)"


@pytest.mark.parametrize("said", ["a*b_c", "[甲]`乙`", "R&D", "1 < 2", r"C:\路徑"])
def test_what_was_escaped_comes_back(said: str) -> None:
    assert unmarked(escape_inline(said)) == said
