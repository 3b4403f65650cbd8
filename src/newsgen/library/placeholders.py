"""Texts with `{placeholders}`: only those that somebody will fill."""

from __future__ import annotations

from collections.abc import Iterable
from string import Formatter

from newsgen.model import Forms
from newsgen.problems import Report


def placeholders(forms: Forms) -> set[str]:
    """Return the names of the placeholders in any form.

    With a format or a conversion (`{year:>5}`, `{year!r}`) it is one that nobody knows. Raises ValueError
    for a brace without a partner.
    """
    parsed = [field for form in forms.all() for field in Formatter().parse(form)]
    return {
        name + (f"!{conversion}" if conversion else "") + (f":{form}" if form else "")
        for _, name, form, conversion in parsed
        if name is not None
    }


def check_placeholders(forms: Forms, allowed: Iterable[str], what: str, line: int, report: Report) -> bool:
    """Report each placeholder that is not allowed; return whether all are."""
    allowed = sorted(allowed)
    try:
        unknown = sorted(placeholders(forms) - set(allowed))
    except ValueError:
        report.error(
            line,
            "a brace in `{key}` has no partner",
            "double a brace that is to be shown: {{{{ or }}}}",
            key=what,
        )
        return False
    for name in unknown:
        report.error(
            line,
            "`{key}` cannot have the placeholder {name}",
            "it can have: {allowed}" if allowed else "it can have none",
            key=what,
            name="{" + name + "}",
            allowed=", ".join("{" + name + "}" for name in allowed),
        )
    return not unknown
