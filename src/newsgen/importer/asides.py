"""What of a received text is no part of its article: what is told, and what only asks to be followed."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from newsgen.library.withheld import ASK, WITHHELD, may_be_withheld
from newsgen.problems import Report, sentence
from newsgen.readers import Aside, Block, Shape

_MOST_TOLD = 20  # asides of a kind
_HINT = sentence("look it over in the article; all of it is kept in content/received")
_LONGEST = 60  # characters of a line that is chrome
_SHOWN = 40  # characters of what is received, in a message
_CHROME = re.compile(
    r"[\W_]*(?:(?:点击|點擊|戳|轻触|輕觸|长按|長按|扫描|掃描|扫码|掃碼)[^，。；]{0,20}?"
    r"(?:蓝字|藍字|关注|關注|二[维維][码碼]|[阅閱][读讀]原文)[^，。；]{0,12}?|END|[阅閱][读讀]原文"
    r"|往期(?:推荐|推薦|精选|精選|回顾|回顧)|(?:分享|收藏|点赞|點贊|在看|\s){2,})[\W_]*",
    re.IGNORECASE,
)


def tell_asides(asides: Sequence[Aside], report: Report) -> None:
    """Warn of each aside; of many of a kind, of the first and how many more there are."""
    heard = Counter[str]()
    for aside in asides:
        heard[aside.message] += 1
        if heard[aside.message] <= _MOST_TOLD:
            report.warning(0, aside.message, _HINT, place=aside.place, text=short(aside.text))
    more = sum(max(0, count - _MOST_TOLD) for count in heard.values())
    if more:
        report.warning(0, "there is more of this kind: {count} places", _HINT, count=str(more))


def tell_withheld(blocks: Sequence[Block], report: Report) -> None:
    """Warn of short lines that say that a text is not to be published, or not yet."""
    for block in blocks:
        if may_be_withheld(block.plain):
            report.warning(
                block.line,
                WITHHELD,
                ASK,
                text=short(block.plain),
            )


def is_chrome(block: Block) -> bool:
    """Whether a line only asks readers to follow, to share or to scan."""
    return (
        block.shape is not Shape.OTHER
        and len(block.plain) <= _LONGEST
        and bool(_CHROME.fullmatch(block.plain))
    )


def short(text: str) -> str:
    """Return as much of what was received as a message shows, on one line."""
    line = " ".join(text.split())
    return line if len(line) <= _SHOWN else line[: _SHOWN - 1] + "…"
