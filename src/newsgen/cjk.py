"""Characters of text that has no spaces between words.

Told apart by bounds and not by regular expressions, whose classes take milliseconds to compile at each
start of the program.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable

# Beginnings and ends (the first character beyond) of ranges, by turns.
#: What takes no space beside it, by such bounds: Han with its extensions, radicals and 々〇; kana, bopomofo;
#: CJK and full-width punctuation; ideographic variation selectors. Hangul is not among them.
WIDE = (
    "\u2e80\u3130\u31a0\u4dc0\u4e00\ua000\uf900\ufb00\ufe10\ufe20\ufe30\ufe50\uff01\uffa0\uffe0\uffe7"
    "\U0001aff0\U0001b170\U00020000\U00040000\U000e0100\U000e01f0"
)
_PUNCTUATION = (
    "\u3001\u3004\u3008\u3012\u3014\u3020\ufe10\ufe20\ufe30\ufe50"
    "\uff01\uff10\uff1a\uff21\uff3b\uff41\uff5b\uff66"
)

#: In a pattern, a letter or digit beyond ASCII, as all Han are: told by what it is not, for the reason above.
LETTER = r"[^\W!-~]"

#: Marks that Chinese shares with Western text; they belong to the script of the text before them.
SHARED = frozenset("“”‘’—―…‥·•‧")


def is_wide(character: str) -> bool:
    """Whether a character takes no space beside it."""
    return bisect_right(WIDE, character) % 2 == 1


def is_wide_punctuation(character: str) -> bool:
    """Whether a character is CJK or full-width punctuation."""
    return bisect_right(_PUNCTUATION, character) % 2 == 1


class Neighbour:
    """The character before a line break, and whether shared punctuation there is Chinese."""

    __slots__ = ("char", "wide")

    def __init__(self) -> None:
        self.char = ""
        self.wide = False

    def read(self, text: str) -> None:
        """Take the last character of some text as the neighbour."""
        self.char = text[-1]
        for char in reversed(text):
            if char not in SHARED:
                self.wide = is_wide(char)
                return

    def joins(self, following: str) -> bool:
        """Whether a line break between this neighbour and the next character leaves nothing."""
        follows_wide = is_wide(following)
        if self.char in SHARED:
            return follows_wide or (self.wide and following in SHARED)
        if is_wide_punctuation(self.char) or is_wide_punctuation(following):
            return True
        return self.wide and (follows_wide or following in SHARED)


def join_lines(lines: Iterable[str]) -> str:
    """Return the lines of a paragraph as one, with a space only where readers expect one."""
    joined: list[str] = []
    before = Neighbour()
    for line in filter(None, map(str.strip, lines)):
        if joined and not before.joins(line[0]):
            joined.append(" ")
        joined.append(line)
        before.read(line)
    return "".join(joined)
