"""Which checks of the desk are made, and how much their findings weigh."""

from __future__ import annotations

from msgspec import Struct

from newsgen.problems import Severity
from newsgen.yamlfile import FieldReader

#: What a check may be set to: not to be made, or how much what it finds weighs.
LEVELS = ("off", *(severity.value for severity in reversed(Severity)))


class CheckLevel(Struct, frozen=True):
    """What somebody has set a check to: None where it is off. The line is for what is no check's code."""

    code: str
    severity: Severity | None
    line: int


def read_checks(reader: FieldReader) -> tuple[CheckLevel, ...]:
    """Read `checks`: a level for each check that is named. Which codes there are, only the checks know."""
    entry = reader.mapping("checks")
    if entry is None:
        return ()
    levels = []
    for code in entry.fields.key_lines:
        level = entry.choice(code, LEVELS)
        if level:
            severity = None if level == "off" else Severity(level)
            levels.append(CheckLevel(code, severity, entry.line(code)))
    return tuple(levels)
