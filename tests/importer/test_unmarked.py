"""What inline Markdown says, where there is no tree of it to ask."""

from __future__ import annotations

import pytest

from newsgen.readers.escape import escape_inline, unmarked


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


@pytest.mark.parametrize("said", ["a*b_c", "[甲]`乙`", "R&D", "1 < 2", r"C:\路徑"])
def test_what_was_escaped_comes_back(said: str) -> None:
    assert unmarked(escape_inline(said)) == said
