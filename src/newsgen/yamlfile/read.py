"""A YAML text -> fields, or a list."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from newsgen.problems import Report
from newsgen.yamlfile.nodes import Fields, Items, Node

#: The most lines and commas that a text of fields may have: a registry of fifty thousand names has as many.
MOST_ENTRIES = 200_000


def read_fields(
    text: str,
    report: Report,
    first_line: int = 1,
    known: Mapping[str, str] | None = None,
    inner: Collection[str] = (),
) -> Fields | None:
    """Parse a YAML mapping; None when there is none to be had, and then the report says why.

    `first_line` is the line of the file that the text starts at. `known` maps each accepted spelling of
    a top-level key to its name, e.g. `标题` to `title`; a key that is not in it stays as it is; `inner` are
    the spellings of fields within fields. After a slip in one line the rest is read all the same, so that
    one run reports every problem.
    """
    root = _parsed(text, report, first_line, known or {}, inner)
    if isinstance(root, Fields):
        return root
    if root is None:
        return None if report.failed else Fields({}, {}, first_line - 1)
    line = min(root.line, first_line + text.count("\n"))  # what is empty begins behind the end
    report.error(line, "expected fields, one `name: value` a line", "for example `title: 標題`")
    return None


def read_list(text: str, report: Report) -> tuple[Node, ...]:
    """Parse a YAML sequence; empty when there is none, and then the report says why."""
    root = _parsed(text, report, 1, {}, ())
    if isinstance(root, Items):
        return root.values
    if root is not None:
        report.error(1, "expected a list", "each entry starts with `- `")
    return ()


def _parsed(
    text: str, report: Report, first_line: int, known: Mapping[str, str], inner: Collection[str]
) -> Node | None:
    entries = text.count("\n") + text.count(",")
    if entries > MOST_ENTRIES:
        report.error(
            0,
            "there is more in this file than can be read: {count} lines and commas, where {most} are allowed",
            "look whether a program has written it; what nobody uses can go",
            count=str(entries),
            most=str(MOST_ENTRIES),
        )
        return None
    # Here, as a build that finds nothing changed reads no YAML, and need not load the parser.
    from newsgen.yamlfile.parse import read_nodes

    return read_nodes(text, report, first_line, known, inner)
