"""Texts with `{placeholders}`: only those that somebody will fill."""

from __future__ import annotations

from collections.abc import Iterable
from string import Formatter

from newsgen.model import Forms
from newsgen.problems import Report


def placeholders(forms: Forms) -> set[str]:
    """Return the names of the placeholders in any form; a single brace counts as one that nobody knows."""
    found: set[str] = set()
    for form in forms.all():
        try:
            found |= {name for _, name, _, _ in Formatter().parse(form) if name is not None}
        except ValueError:
            found.add(form)
    return found


def check_placeholders(forms: Forms, allowed: Iterable[str], what: str, line: int, report: Report) -> bool:
    """Report each placeholder that is not allowed; return whether all are."""
    allowed = sorted(allowed)
    unknown = sorted(placeholders(forms) - set(allowed))
    for name in unknown:
        report.error(
            line,
            "`{key}` cannot have the placeholder {name}",
            "it can have: {allowed}",
            key=what,
            name="{" + name + "}",
            allowed=", ".join("{" + name + "}" for name in allowed) or "none",
        )
    return not unknown
