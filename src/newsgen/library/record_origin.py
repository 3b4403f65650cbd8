"""Where facts of content/records are from."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from newsgen.config import Config
from newsgen.library.lookup import Lookup
from newsgen.library.registries import Registries
from newsgen.model import Attribution
from newsgen.problems import sentence
from newsgen.yamlfile import FieldReader

#: What is told of a source that may be any of several, and what to do.
AMBIGUOUS_SOURCE = sentence("the source `{source}` may be any of these: {candidates}")
NAME_ONE = sentence("name one of them by its id")


class Origin(NamedTuple):
    """Whose facts these are, where they can be read, and when they were reported."""

    source: Attribution = Attribution()
    url: str = ""
    date: date | None = None


def read_origin(reader: FieldReader, config: Config, registries: Registries) -> Origin:
    """Read what a file, or a record in it, says of where it is from; a source that may be any of several is
    a problem."""
    source = Lookup(reader, config, registries).source()
    if len(source.candidates) > 1:
        reader.report.error(
            reader.line("source"),
            AMBIGUOUS_SOURCE,
            NAME_ONE,
            source=source.typed,
            candidates=", ".join(source.candidates),
        )
    moment = reader.date("date", config.timezone)
    return Origin(source, reader.url("source_url"), moment.date() if moment else None)


def read_own_origin(entry: FieldReader, config: Config, registries: Registries, of_file: Origin) -> Origin:
    """Read where one record is from: what it does not say itself, its file says for all."""
    own = read_origin(entry, config, registries)
    # An address is of its source: the file's says nothing of another one.
    url = own.url or ("" if own.source.typed else of_file.url)
    origin = Origin(own.source if own.source.typed else of_file.source, url, own.date or of_file.date)
    lacking = {"source": not origin.source.typed, "date": origin.date is None}
    for name in lacking:
        # One that was said and is wrong has been told of.
        if lacking[name] and entry.node(name) is None:
            entry.report.error(
                entry.fields.line,
                "`{name}` is said neither of this record nor of the whole file",
                "add a line `{name}: …` to the record, or at the top of the file",
                name=name,
            )
    return origin
