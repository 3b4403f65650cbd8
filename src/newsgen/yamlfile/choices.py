"""What an editor is told whose word is none of those that a field takes."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from newsgen.problems import nearest

# What makes the contrary of a word, or something that is still to come.
_NOT_YET = re.compile("[不未非無无沒没停擬拟待將将預预尚勿否緩缓撤取籌筹暫暂再復复備备準准]|計劃|计划|計畫")


def close_choice(said: str, means: Mapping[str, str]) -> str:
    """Return the word that another one may be a slip for, or has in it; empty where it may say the contrary.

    Of two Chinese characters each means something: 停工 is no slip for 開工.
    """
    if said.isascii():
        # 「unpublished」 is the contrary of what it ends with.
        contrary = {choice for word, choice in means.items() if said.endswith(word)}
        return "".join(nearest(said, [word for word, choice in means.items() if choice not in contrary]))
    if _NOT_YET.search(said):
        return "".join(nearest(said, [word for word in means if _NOT_YET.search(word)]))
    held = [word for word in means if len(word) > 1 and word in said]
    if held:
        return max(held, key=len)
    return "".join(nearest(said, [word for word in means if len(word) > 2 or len(said) > 2]))


def in_chinese(choices: Sequence[str], words: Mapping[str, str], beside: str) -> list[str]:
    """Return for each choice a Chinese word, of those that mean it, in the script of a line, or itself where
    it has none: Big5 has no simplified characters, and GB 2312 no traditional ones."""
    encoding = "big5" if _is_in(beside, "big5") or not _is_in(beside, "gb2312") else "gb2312"
    found: dict[str, str] = {}
    for word, choice in words.items():
        if not word.isascii() and not _is_in(found.get(choice, "\uffff"), encoding):
            found[choice] = word
    return [found.get(choice, choice) for choice in choices]


def _is_in(text: str, encoding: str) -> bool:
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True
