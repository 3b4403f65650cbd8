"""A number and its unit or counter on one line."""

from __future__ import annotations

import re

_MULTIPLES = "十百千万萬亿億兆"
# What stands after a number in news, in both scripts; of longer units, the first character.
_UNITS = (
    "元圆圓角分厘年月日号號时時秒点點天周週季旬歲岁代届屆世家個个人名位户戶口所座栋棟层層樓楼间間套台臺辆輛艘架列"
    "条條项項件批次期轮輪场場种種类類款只隻支枝张張份篇章节節页頁字行本册冊部集版股手笔筆单單级級等度倍成折步"
    "克斤吨噸升米尺寸里亩畝顷頃平立公毫微瓦伏安摄攝"
)
_UNIT = f"(?:[美港欧歐日英韩韓澳加]元|人民[币幣]|公[里斤頃顷吨噸尺]|平方公?[里米尺]|[{_UNITS}])"
_MORE = r"(?:[.,:][0-9]+)*"
# Marks that no line may begin with: beside the gap in front of a unit, Chromium (156) breaks the line before
# them once in some thousand lines, unless the first is kept as well.
_MARKS = "，。、；：！？）」』》〉】”’"
# It begins with figures, so that a text without any costs a scan; those in a word (B2B) are no number.
# Browsers keep 3.5% and 5G together (UAX 14).
_COUNTED = re.compile(
    rf"[0-9](?<![A-Za-z0-9.,:].)[0-9]*{_MORE}(?:[~～—–至-][0-9]+{_MORE})?"
    rf" ?(?:[{_MULTIPLES}]+[余餘多]?{_UNIT}?|[余餘多]?{_UNIT})[{_MARKS}]?"
)
_START, _END = '<span class="u">', "</span>"
_KEPT = re.compile(f"{_START}([^<]*){_END}")


def has_units(text: str) -> bool:
    """Whether there is a number with its unit in a text; then it is there in every edition."""
    return _COUNTED.search(text) is not None


def keep_units(text: str) -> str:
    """Return HTML text (no tags in it) in which numbers are kept on a line with what they count, and with
    the mark after it.

    Browsers break a line between a figure and a Han character (UAX 14: NU ÷ ID), and at spaces.
    """
    kept = _COUNTED.sub(_wrapped, text)
    return kept.replace(f"第{_START}", f"{_START}第") if "第" in kept else kept


def without_units(html: str) -> str:
    """Return HTML as it was before `keep_units`."""
    return _KEPT.sub(r"\1", html)


def _wrapped(match: re.Match[str]) -> str:
    """Keep a quantity from the last of its first figures on: those before it hold by themselves.

    A gap at the beginning of the span would stay where a line begins with it; one in plain text goes.
    """
    found = match[0]
    if match.string[match.start() - 1 : match.start()] == "第":
        return f"{_START}{found}{_END}"
    at = len(found) - len(found.lstrip("0123456789")) - 1
    return f"{found[:at]}{_START}{found[at:]}{_END}"
