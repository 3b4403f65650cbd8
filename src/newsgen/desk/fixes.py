"""Where a finding stands in the form of an article, and what mends it there."""

from __future__ import annotations

from difflib import SequenceMatcher

from msgspec import Struct

from newsgen.desk.form import Form, FormValue


class FormPlace(Struct, frozen=True):
    """A field by its name, or a `line` of the text from 1; neither for what is of the whole article."""

    field: str = ""
    line: int = 0


class Mend(Struct, frozen=True):
    """What mends a finding: the `value` that its field is given, or the lines that stand for `count` lines of
    the text from `line` on."""

    value: FormValue | None = None
    line: int = 0
    count: int = 0
    lines: tuple[str, ...] = ()


def spot_of(form: Form, line: int) -> FormPlace:
    """Return where a line of the file is in its form."""
    if line and (form.whole or line >= form.line):
        return FormPlace(line=line - form.line + 1)
    above = [(at, name) for name, at in form.lines.items() if at <= line and name in form.values]
    return FormPlace(field=max(above)[1]) if above else FormPlace()


def mend_of(form: Form, mended: Form, spot: FormPlace) -> Mend | None:
    """Return what mends a spot, of all that is mended in an article; None where nothing of it is there."""
    if form.whole and not mended.whole:
        return None
    if spot.field:
        value = mended.values.get(spot.field)
        return Mend(value=value) if value != form.values.get(spot.field) else None
    if not spot.line:
        return None
    old, new = form.body.split("\n"), mended.body.split("\n")
    for kind, first, last, start, end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        at = spot.line - 1
        if kind == "equal" or not (first <= at < last or first == at == last):
            continue
        if last - first == end - start:
            return Mend(line=spot.line, count=1, lines=(new[start + at - first],))
        return Mend(line=first + 1, count=last - first, lines=tuple(new[start:end]))
    return None
