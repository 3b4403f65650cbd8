"""Texts that have one form, or a form per edition."""

from __future__ import annotations

from msgspec.structs import replace

from newsgen.model import EDITIONS, Forms
from newsgen.problems import Report
from newsgen.yamlfile import FieldReader, Fields, Node, Text
from newsgen.yamlfile.table import Field, Kind, table

#: The fields of a text that has a form for each edition.
FORMS = table(*(Field(tag, Kind.TEXT, tag, "The form in this edition") for tag in EDITIONS))


def read_forms(reader: FieldReader, name: str, editions: tuple[str, ...]) -> Forms | None:
    """Read a text that is either one form for every edition, or a form per edition.

    Reports editions of the site that no form covers; None when the field is missing.
    """
    node = reader.node(name)
    if reader.lacks(name) or node is None:
        return None
    return forms_of(node, name, reader.line(name), reader.report, editions)


def forms_of(node: Node, name: str, line: int, report: Report, editions: tuple[str, ...]) -> Forms | None:
    """Return a node as a text of the field `name`; None, with a problem at `line`, when it is none."""
    if isinstance(node, Text):
        return Forms(everywhere=node.value.strip())
    if not isinstance(node, Fields):
        report.error(line, "`{name}` is a text, or a text per edition", name=name)
        return None
    inner = FieldReader(node, report, FORMS)
    forms = Forms(tuple((tag, form) for tag in EDITIONS if (form := inner.text(tag, lines=True))))
    inner.finish()
    missing = [tag for tag in editions if not forms.covers(tag)]
    if missing:
        report.error(
            line,
            "`{name}` has no form for {missing}",
            "add `{first}: …` to it",
            name=name,
            missing=", ".join(missing),
            first=missing[0],
        )
        return replace(forms, everywhere=forms.all()[0] if forms.all() else "")
    return forms
