"""The clauses of the copyright notices: the theme's, and a publisher's own in their place."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from newsgen.config import forms_of
from newsgen.library.placeholders import check_placeholders
from newsgen.library.registry_fields import NOTICES
from newsgen.model import EDITIONS, Forms, Notices
from newsgen.problems import Problem, Report
from newsgen.textfile import read_text
from newsgen.theme import theme_folder
from newsgen.yamlfile import FieldReader, Items, read_fields

#: Where a publisher replaces the clauses, class by class.
NOTICES_FILE = "content/notices.yaml"

#: What a clause may speak of.
PLACEHOLDERS = ("contact", "credit", "holder", "operator", "source", "year")


def read_notices(site: Path, editions: tuple[str, ...]) -> tuple[Notices, tuple[Problem, ...]]:
    """Return the clauses of each class, and what is wrong with them.

    A class that the site's file has replaces the theme's clauses of that class, all of them, in as many
    as it likes; the forms are printed as they stand and never converted.
    """
    theme_report, site_report = Report("templates/notices.yaml"), Report(NOTICES_FILE)
    lists = _read(theme_folder("templates") / "notices.yaml", theme_report, EDITIONS)
    if (site / NOTICES_FILE).exists():
        lists = {**lists, **_read(site / NOTICES_FILE, site_report, editions)}
    notices = Notices(**{name: lists.get(name, ()) for name in NOTICES})
    return notices, (*theme_report.problems, *site_report.problems)


def _read(path: Path, report: Report, editions: tuple[str, ...]) -> Mapping[str, tuple[Forms, ...]]:
    text = read_text(path, report)
    fields = read_fields(text, report) if text is not None else None
    if fields is None:
        return {}
    reader = FieldReader(fields, report, NOTICES)
    lists = {name: _clauses(reader, name, editions) for name in NOTICES if name in fields.key_lines}
    reader.finish()
    return lists


def _clauses(reader: FieldReader, name: str, editions: tuple[str, ...]) -> tuple[Forms, ...]:
    node = reader.node(name)
    if node is None:
        if name != "complaints":
            reader.report.error(
                reader.line(name), "`{name}` has no clauses", "leave it out for the theme's", name=name
            )
        return ()
    clauses = []
    for item in node.values if isinstance(node, Items) else (node,):
        forms = forms_of(item, name, item.line, reader.report, editions)
        if forms and check_placeholders(forms, PLACEHOLDERS, name, item.line, reader.report):
            clauses.append(forms)
    return tuple(clauses)
