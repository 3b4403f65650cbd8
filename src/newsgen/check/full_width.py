"""Half-width marks of Chinese in a Markdown text, and their full-width forms."""

from __future__ import annotations

from newsgen.check.prose import prose_of
from newsgen.hanzi import NameTable
from newsgen.typography import TextEdit, Typesetter, is_marked
from newsgen.typography.typesetter import applied

_TYPESETTER = Typesetter(quotes=False)


def wide_edits(said: str, names: NameTable) -> list[TextEdit]:
    """Return what a build makes full-width in prose, in order; other shapes of full-width marks stay.

    Registered names keep their marks, as a build leaves them: 國廣國際在線網絡(北京)有限公司. Where it takes
    away the space behind a mark, all that stand there go: HTML has made one of them.
    """
    named = [(start, end) for start, end, _ in names.patches(said, "zh-Hans") if is_marked(said[start:end])]
    edits = _TYPESETTER.plan(said, named).edits("zh-Hans")
    return [(start, _behind(said, end), put) for start, end, put in edits if said[start].isascii()]


def _behind(said: str, end: int) -> int:
    """Return where the spaces end of which an edit takes the first; else where the edit ends."""
    while said[end - 1 : end + 1] == "  ":
        end += 1
    return end


def widened(text: str, names: NameTable) -> str:
    """Return a Markdown text with the half-width marks of its Chinese full-width, as a build sets them."""
    return applied(text, wide_edits(prose_of(text), names))
