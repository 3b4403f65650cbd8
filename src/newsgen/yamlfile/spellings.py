"""Fields by the names of their table, where an editor has typed the Chinese ones."""

from __future__ import annotations

from newsgen.invisible import without_invisible
from newsgen.problems import Report
from newsgen.yamlfile.nodes import Fields
from newsgen.yamlfile.table import Table


def named(fields: Fields, table: Table, report: Report) -> Fields:
    """Return fields by their names in a table, where they have their Chinese ones."""
    names = {spelling: row.name for row in table.values() for spelling in row.spellings}
    typed: dict[str, str] = {}
    for key, line in fields.key_lines.items():
        name = names.get(without_invisible(key).strip(), key)
        if name in typed:
            tell_twice(report, line, key, fields.key_lines[typed[name]], typed[name])
            continue
        typed[name] = key
    return Fields(
        {name: fields.entries[key] for name, key in typed.items() if key in fields.entries},
        {name: fields.key_lines[key] for name, key in typed.items()},
        fields.line,
    )


def inner_names(table: Table) -> frozenset[str]:
    """Return what the fields within the fields of a table are called, however deep they lie."""
    found: set[str] = set()
    for row in table.values():
        for inner in row.fields.values():
            found |= {inner.name, *(inner.spellings if row.spelled else ())}
        found |= inner_names(row.fields)
    return frozenset(found)


def tell_twice(report: Report, line: int, key: str, first: int, earlier: str) -> None:
    """Tell of a field that stands twice: here as `key`, on the line `first` as `earlier`."""
    report.error(
        line,
        "`{key}` is given twice: first on line {first} as `{earlier}`",
        "keep one of them",
        key=key,
        first=str(first),
        earlier=earlier,
    )
