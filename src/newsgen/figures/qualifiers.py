"""The words that make a number inexact."""

from __future__ import annotations

from decimal import Decimal

from newsgen.model import Qualifier

#: Words before a number.
BEFORE = {
    Qualifier.ABOUT: ("大約", "大约", "大概", "約莫", "约莫", "差不多", "約", "约"),
    Qualifier.OVER: (
        *("超過", "超过", "超出", "高於", "高于", "多於", "多于", "不低於", "不低于", "不少於", "不少于"),
        *("突破", "至少", "最少", "不下", "不止", "逾", "超"),
    ),
    Qualifier.NEAR: (
        *("接近", "將近", "将近", "逼近", "直逼", "近乎", "幾乎", "几乎", "幾近", "几近"),
        *("不足", "不到", "近"),
    ),
}
#: Words behind a number, before 億 and 萬 or behind them.
MORE = ("多", "餘", "余")
#: The same, before 億 and 萬 only: 十來億.
SOME = ("來", "来")
#: Words behind the whole amount.
BEHIND = {
    Qualifier.OVER: ("以上", "出頭", "出头", "有餘", "有余"),
    Qualifier.ABOUT: ("左右", "上下", "前後", "前后"),
}

#: What each of these words says.
MEANINGS = {word: key for table in (BEFORE, BEHIND) for key, words in table.items() for word in words}
MEANINGS |= dict.fromkeys(MORE, Qualifier.OVER)
MEANINGS |= dict.fromkeys(SOME, Qualifier.ABOUT)

#: How far 約200億元 may be from what it stands for, as a part of it.
ABOUT = Decimal("0.1")
#: 超200億元 may stand for what is larger by so much, and 近200億元 for what is smaller.
OVER = Decimal("1.5")
