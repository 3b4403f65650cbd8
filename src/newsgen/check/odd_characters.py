"""Characters that are not what they seem: lost on the way, of one font only, unseen, or like another one."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from newsgen.check.context import CheckContext
from newsgen.check.finding import Diagnostic, values
from newsgen.check.manuscript import Manuscript
from newsgen.check.prose import prose_of
from newsgen.invisible import UNSEEN
from newsgen.problems import Severity
from newsgen.yamlfile.write import CONTROL_CHARACTER, DELETE_IT

#: The code of the check.
ODD_CHARACTER = "odd-character"

# The sign for what cannot be read, what becomes of it and of empty memory in GB 18030, and Chinese in UTF-8
# that was read as Western text (a first byte, and two of those that follow it).
_NEXT = "[\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]"
_LOST = re.compile(
    f"\ufffd++|(?:锟斤拷|錕斤拷)++|[烫燙]{{3,}}+|屯{{3,}}+|(?:[ã-é]{_NEXT}{{2}}|ï¼{_NEXT}){{2,}}+"
)
_OF_ONE_FONT = re.compile("[\ue000-\uf8ff\U000f0000-\U0010fffd]++")
_CONTROL = re.compile("[\x01-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufdd0-\ufdef\ufffc\ufffe\uffff]")
# Of the radicals (2E80-2EF3) those that PDF files have in place of characters; those of Kangxi (2F00-2FD5)
# and the compatibility ideographs are told by Unicode itself.
_RADICALS = dict(
    zip(
        "⺎⺒⺝⺟⺠⻁⻄⻅⻆⻉⻋⻑⻓⻔⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻧⻨⻩⻬⻮⻰⻳",
        "兀巳月母民虎西见角贝车長长门青韦页风飞食马骨鬼鱼鸟卤麦黄齐齿龙龟",
        strict=True,
    )
)
_ALIKE = re.compile(f"[{''.join(_RADICALS)}\u2f00-\u2fd5\uf900-\ufad9]")
_FROM_RIGHT = re.compile("[\u0590-\u08ff\ufb1d-\ufdcf\ufdf0-\ufdff\ufe70-\ufefc]")
_IN_WORD = re.compile("(?<=[A-Za-z])\u00ad+(?=[A-Za-z])")


def odd_characters(manuscript: Manuscript, _: CheckContext) -> Iterator[Diagnostic]:
    """Find the characters that readers do not see, or do not see as they were meant."""
    for number, line in enumerate(manuscript.text.split("\n"), 1):
        yield from _unreadable(number, line)
    for prose in manuscript.texts:
        for place in _found(prose.text, prose.said, _CONTROL):
            yield Diagnostic(
                prose.line(place),
                CONTROL_CHARACTER,
                DELETE_IT,
                values(code=_code(prose.text[place])),
                prose.column(place),
                fixable=True,
            )
    yield from _first(
        manuscript,
        _ALIKE,
        "characters only look like those of words, {count} in all, here first: {typed} for {right}",
        "`newsgen check --fix` writes the right ones; they often come from a PDF",
    )
    yield from _first(
        manuscript,
        UNSEEN,
        "invisible characters stand in the text, {count} in all, here first: U+{code}",
        "`newsgen check --fix` takes them out; they keep words from being found",
        Severity.NOTICE,
    )


def without_odd(text: str) -> str:
    """Return a Markdown text without the control and invisible characters in its prose, and with the right
    characters in place of those that look like them."""
    said = prose_of(text)
    odd = {place for pattern in (_CONTROL, _ALIKE, UNSEEN) for place in _found(text, said, pattern)}
    if not odd:
        return text
    return "".join(_right(char) if place in odd else char for place, char in enumerate(text))


def _unreadable(number: int, line: str) -> Iterator[Diagnostic]:
    for found in _LOST.finditer(line):
        yield Diagnostic(
            number,
            "characters were lost on the way here: {typed}",
            "look at the original, and type them anew",
            values(typed=found[0][:12]),
            found.start() + 1,
        )
    for found in _OF_ONE_FONT.finditer(line):
        yield Diagnostic(
            number,
            "readers see an empty box here, as only one font has this character: U+{code}",
            "type what it is meant to show, or delete it; it often comes from Word, as the dot of a list",
            values(code=_code(found[0])),
            found.start() + 1,
        )


def _first(
    manuscript: Manuscript,
    pattern: re.Pattern[str],
    message: str,
    hint: str,
    severity: Severity | None = None,
) -> Iterator[Diagnostic]:
    """Give one finding for all places of a kind, as what comes from a PDF has hundreds."""
    places = [
        (prose, place) for prose in manuscript.texts for place in _found(prose.text, prose.said, pattern)
    ]
    if places:
        prose, place = places[0]
        typed = prose.text[place]
        yield Diagnostic(
            prose.line(place),
            message,
            hint,
            values(count=str(len(places)), typed=typed, right=_right(typed), code=_code(typed)),
            prose.column(place),
            fixable=True,
            severity=severity,
        )


def _found(text: str, said: str, pattern: re.Pattern[str]) -> Iterator[int]:
    """Give the places of single characters in prose. Marks of direction are meant beside Hebrew and Arabic,
    and where a Western word may be parted somebody has said."""
    if pattern is UNSEEN and (text.isascii() or _FROM_RIGHT.search(text)):
        return
    meant = {place for found in _IN_WORD.finditer(text) for place in range(*found.span())}
    for found in pattern.finditer(text):
        for place in range(*found.span()):
            if said[place] == text[place] and place not in meant and _right(text[place]) != text[place]:
                yield place


def _right(char: str) -> str:
    """Return what is meant by an odd character; nothing where it is to go."""
    return _RADICALS.get(char) or (unicodedata.normalize("NFKC", char) if _ALIKE.match(char) else "")


def _code(char: str) -> str:
    return f"{ord(char[0]):04X}"
