"""content/reviewed.yaml, with what has been accepted: a line for each context, in order.

Only the lines in question are touched, so that two people who review on two branches seldom meet in a line,
and what anybody wrote beside them stays.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from newsgen.library import Accepted
from newsgen.model import EDITIONS
from newsgen.review.yamlline import entry, value

_HEADER = (
    "# Conversions that somebody looked at and found right, kept by `newsgen review`: the place in its\n"
    "# context, and the form that is right there in each edition. What is deleted here is asked again.\n"
)
_SCALAR = r'(?:"(?:[^"\\]|\\.)*"|[^\s,{}"][^,{}"]*)'
_LINE = re.compile(rf"- \{{context: (?P<context>{_SCALAR})(?P<forms>(?:, [A-Za-z-]+: {_SCALAR})*)\}}\s*")
_FORM = re.compile(rf", ([A-Za-z-]+): ({_SCALAR})")


def with_accepted(text: str, accepted: Iterable[Accepted]) -> str:
    """Return the file's text (empty where there is none) with further places accepted."""
    lines = (text or _HEADER).removesuffix("\n").split("\n")
    wanted: dict[str, dict[str, str]] = {}
    for context, edition, form in accepted:
        wanted.setdefault(context, {})[edition] = form
    for context, forms in sorted(wanted.items()):
        _put(lines, context, forms)
    return "\n".join(lines) + "\n"


def _put(lines: list[str], context: str, forms: dict[str, str]) -> None:
    place = len(lines)
    for at, line in enumerate(lines):
        found = _LINE.fullmatch(line)
        if found is None:
            continue
        known = value(found["context"])
        if known == context:
            there = {edition: value(form) for edition, form in _FORM.findall(found["forms"])}
            if all(there.get(edition, form) == form for edition, form in forms.items()):
                lines[at] = _line(context, there | forms)
                return
        if known > context or (known == context and _line(context, forms) < line):
            place = min(place, at)
    lines.insert(place, _line(context, forms))


def _line(context: str, forms: dict[str, str]) -> str:
    ordered = {edition: forms[edition] for edition in EDITIONS if edition in forms}
    return f"- {entry({'context': context, **ordered})}"
