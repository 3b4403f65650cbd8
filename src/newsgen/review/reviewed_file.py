"""content/reviewed.yaml, with what has been accepted: a line for each context, in order.

Only the lines in question are touched, so that two people who review on two branches seldom meet in a line,
and what anybody wrote beside them stays.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from newsgen.library import Accepted
from newsgen.model import EDITIONS
from newsgen.problems import Report
from newsgen.yamlfile import Fields, Text, read_list
from newsgen.yamlfile.write import flow_mapping

_HEADER = (
    "# Conversions that somebody looked at and found right, kept by `newsgen review`: the place in its\n"
    "# context, and the form that is right there in each edition. What is deleted here is asked again.\n"
)
_LINE = re.compile(r"- \{context: .*\}\s*")


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
        there = _read(line)
        known = there.pop("context", "")
        if not known:
            continue
        if known == context and all(there.get(edition, form) == form for edition, form in forms.items()):
            lines[at] = _line(context, there | forms)
            return
        if known > context or (known == context and _line(context, forms) < line):
            place = min(place, at)
    lines.insert(place, _line(context, forms))


def _read(line: str) -> dict[str, str]:
    """Return what a line says, if it is one of those that are kept here: a context and its forms."""
    return dict(_said(line)) if _LINE.fullmatch(line) else {}


@lru_cache(65_536)
def _said(line: str) -> tuple[tuple[str, str], ...]:
    report = Report("")  # a build tells of what is wrong; here such a line is left alone
    (node, *_) = (*read_list(line, report), None)
    if report.problems or not isinstance(node, Fields):
        return ()
    return tuple((key, item.value) for key, item in node.entries.items() if isinstance(item, Text))


def _line(context: str, forms: dict[str, str]) -> str:
    ordered = {edition: forms[edition] for edition in EDITIONS if edition in forms}
    return f"- {flow_mapping({'context': context, **ordered})}"
