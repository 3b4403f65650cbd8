"""The list of news units that may be reprinted, where a newsroom keeps one."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from msgspec import Struct

from newsgen.config import Config
from newsgen.hanzi import fold
from newsgen.library.registry_fields import PERMITTED
from newsgen.problems import Problem, Report
from newsgen.textfile import read_text
from newsgen.yamlfile import FieldReader, read_fields

#: Where the list is; the authorities publish a new one from time to time, so it bears a date.
PERMITTED_FILE = "content/permitted-sources.yaml"


class PermittedSources(Struct, frozen=True):
    """The units of the list as of a day; `names` are folded."""

    as_of: date
    names: frozenset[str]

    def has(self, *labels: str) -> bool:
        """Whether any of a source's labels is in the list."""
        return any(fold(label).strip() in self.names for label in labels)


def read_permitted(site: Path, config: Config) -> tuple[PermittedSources | None, tuple[Problem, ...]]:
    """Read the list: `as_of` (a date) and `names`; None where the newsroom keeps none."""
    report = Report(PERMITTED_FILE)
    path = site / PERMITTED_FILE
    text = read_text(path, report) if path.exists() else None
    fields = read_fields(text, report) if text is not None else None
    if fields is None:
        return None, report.problems
    reader = FieldReader(fields, report, PERMITTED)
    as_of = reader.date("as_of", config.timezone)
    names = frozenset(fold(name).strip() for name in reader.texts("names"))
    if not names and not reader.lacks("names"):
        reader.require("names")
    reader.url("origin")
    reader.finish()
    return (PermittedSources(as_of.date(), names) if as_of and names else None), report.problems
