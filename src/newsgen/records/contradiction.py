"""A problem of two places."""

from __future__ import annotations

from newsgen.problems import Message, Problem, Severity
from newsgen.records.entity import StatedRecord


def contradiction(
    at: StatedRecord,
    there: StatedRecord,
    message: str,
    hint: str,
    *,
    line: int = 0,
    there_line: int = 0,
    severity: Severity = Severity.ERROR,
    **values: str | Message,
) -> Problem:
    """Return a problem of one report with another one, whose place is the value `place` of the message; `id`
    is the record's. The lines are those of the records, where no other ones are given."""
    place = f"{there.path}:{there_line or there.record.line}"
    said = sorted({"id": at.record.id, "place": place, **values}.items())
    return Problem(at.path, line or at.record.line, message, hint, severity=severity, values=tuple(said))
