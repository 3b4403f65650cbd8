"""What looks like markup and is not: told, and mended where that needs no judgement."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from newsgen.check.context import CheckContext
from newsgen.check.field_markup import field_markup
from newsgen.check.finding import Diagnostic
from newsgen.check.manuscript import Manuscript
from newsgen.check.run_together import run_together
from newsgen.check.slip import Slip, TypedText, mended
from newsgen.check.stray_blocks import stray_blocks
from newsgen.check.stray_marks import stray_marks

#: The code of markup that is none.
STRAY_MARKUP = "stray-markup"
#: The code of lines that run together.
RUN_TOGETHER = "run-together"

_SLIPS: dict[str, tuple[Callable[[TypedText], Iterator[Slip]], ...]] = {
    STRAY_MARKUP: (stray_marks, stray_blocks),
    RUN_TOGETHER: (run_together,),
}
#: The codes of both.
MARKUP = frozenset(_SLIPS)


def stray_markup(manuscript: Manuscript, _: CheckContext) -> Iterator[Diagnostic]:
    """Find marks that readers see as they were typed."""
    yield from field_markup(manuscript)
    yield from _found(manuscript, STRAY_MARKUP)


def lines_run_together(manuscript: Manuscript, _: CheckContext) -> Iterator[Diagnostic]:
    """Find paragraphs that are lists, or several paragraphs."""
    return _found(manuscript, RUN_TOGETHER)


def _found(manuscript: Manuscript, code: str) -> Iterator[Diagnostic]:
    typed = TypedText(manuscript.body.text, manuscript.html.html)
    for slip in (slip for find in _SLIPS[code] for slip in find(typed)):
        line = manuscript.body.first_line + slip.line
        fixable = bool(slip.edits)
        yield Diagnostic(line, slip.message, slip.hint, slip.values, slip.column + 1, fixable)


def with_markup(
    lines: Sequence[str], ends: Sequence[str], html: str, codes: Iterable[str]
) -> tuple[list[str], list[str]]:
    """Return the lines of a text, and their ends, with the slips of some checks mended.

    `html` is what the text is rendered to. One kind after the other, as lines may be both.
    """
    new, new_ends = [*lines], [*ends]
    typed = TypedText("\n".join(lines), html)
    edits = [
        edit for code in codes for find in _SLIPS.get(code, ()) for slip in find(typed) for edit in slip.edits
    ]
    return mended(new, new_ends, edits)
