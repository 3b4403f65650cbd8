"""content/reviewed.yaml -> the conversions that editors have looked at and found right."""

from __future__ import annotations

from pathlib import Path

from newsgen.library.registry_fields import REVIEWED
from newsgen.model import EDITIONS
from newsgen.problems import Problem, Report
from newsgen.textfile import read_text
from newsgen.yamlfile import FieldReader, Fields, read_list

#: Where `newsgen review` keeps what was decided.
REVIEWED_FILE = "content/reviewed.yaml"

#: A place in its context (`一【只】股票`), an edition, and the form that is right there.
Accepted = tuple[str, str, str]


def read_reviewed(site: Path) -> tuple[frozenset[Accepted], tuple[Problem, ...]]:
    """Return what was accepted in a site, nothing where there is no such file; and what is wrong in it.

    A context that is given twice, as after a merge, counts with all its forms.
    """
    path = site / REVIEWED_FILE
    return read_reviewed_file(path) if path.exists() else (frozenset(), ())


def read_reviewed_file(path: Path) -> tuple[frozenset[Accepted], tuple[Problem, ...]]:
    """Do the same for a file anywhere."""
    report = Report(REVIEWED_FILE)
    text = read_text(path, report)
    found: set[Accepted] = set()
    for item in read_list(text, report) if text is not None else ():
        if not isinstance(item, Fields):
            report.error(
                item.line,
                "an entry has a context, and a form for each edition",
                "for example `- {{context: 一【只】股票, zh-Hant: 隻}}`",
            )
            continue
        entry = FieldReader(item, report, REVIEWED)
        context = entry.text("context")
        if context and context.partition("【")[2].partition("】")[0] == "":
            report.error(
                entry.line("context"),
                "`{context}` does not say which character is meant",
                "put it between 【 and 】",
                context=context,
            )
        found |= {(context, tag, form) for tag in EDITIONS if (form := entry.text(tag))}
        entry.finish()
    return frozenset(found), report.problems
