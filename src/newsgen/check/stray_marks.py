"""Marks in a line that look like markup, and are printed as they were typed."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsgen.check.finding import values
from newsgen.check.link_rules import LINKS
from newsgen.check.mark_rules import MARKS
from newsgen.check.program_rules import PROGRAMS
from newsgen.check.rule import Rule
from newsgen.check.slip import CONTAINERS, Edit, Slip, TypedText, shortened

#: What none of the rules is without.
_SIGNS = re.compile(r"\.\. |8<|———|＝＝＝|[<#＃＊*～｀`·‘’'＇＜＞－＿＋+［【\[（=\{:!?@$%\\^~|\u3000]")
_RULES = (*MARKS, *PROGRAMS, *LINKS)


def stray_marks(typed: TypedText) -> Iterator[Slip]:
    """Give the slips of single lines: in order of the lines, and no two at one place."""
    for number, line in enumerate(typed.lines):
        if not _SIGNS.search(line):
            continue
        inner = CONTAINERS.sub("", line)
        lead = len(line) - len(inner)
        taken: set[int] = set()
        elements: set[str] = set()
        for rule in _RULES:
            for found in rule.pattern.finditer(inner):
                place = range(found.start(), found.end())
                if not taken.isdisjoint(place) or rule.is_right(found) or not typed.is_seen(rule.seen(found)):
                    continue
                taken.update(place)
                element = found.groupdict().get("element", "").lower()
                if element and element in elements:
                    continue  # its end, or the same again
                elements.add(element)
                yield _slip(rule, found, number, lead)


def _slip(rule: Rule, found: re.Match[str], number: int, lead: int) -> Slip:
    markup = found[0].strip()
    right = rule.mend(found) if rule.mend else None
    named = found.groupdict()
    label = {"label": named["name"] or named["text"]} if "name" in named else {}
    shown = {"markup": shortened(markup), "right": shortened(right or ""), **label}
    edits = () if right is None else (Edit(number, lead + found.start(), lead + found.end(), right),)
    return Slip(number, lead + found.start(), rule.message, rule.hint, values(**shown), edits)
