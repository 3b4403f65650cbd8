"""A list of names -> their records."""

from __future__ import annotations

from pathlib import Path

from newsgen.library.entries import read_name
from newsgen.model import Name
from newsgen.problems import Report
from newsgen.textfile import read_text
from newsgen.yamlfile import FieldReader, Fields, read_list


def read_names(path: Path, report: Report, editions: tuple[str, ...]) -> tuple[Name, ...]:
    """Return the names in a file like content/names.yaml; `report` says what is wrong in it.

    A name without a form for each of the editions is left out, with a problem.
    """
    text = read_text(path, report)
    names = []
    for item in read_list(text, report) if text is not None else ():
        if isinstance(item, Fields):
            names.append(read_name(FieldReader(item, report), editions))
        else:
            report.error(
                item.line,
                "an entry has a form for each edition",
                "for example `- {{zh-Hans: 余承东, zh-Hant: 余承東}}`",
            )
    return tuple(name for name in names if name is not None)
