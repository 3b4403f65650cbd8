"""A file of content/records -> its records, each with where it is from."""

from __future__ import annotations

import unicodedata

from newsgen.config import Config
from newsgen.hanzi import script_of
from newsgen.library.record_fields import RECORDS_FILE
from newsgen.library.record_origin import read_origin
from newsgen.library.records import read_records
from newsgen.library.registries import Registries
from newsgen.model import Article, Body, Script, SourceFile
from newsgen.problems import Report
from newsgen.yamlfile import FieldReader, read_fields
from newsgen.yamlfile.spellings import inner_names

#: The names of its fields, by each spelling.
_NAMES = {spelling: name for name, row in RECORDS_FILE.items() for spelling in (name.lower(), *row.spellings)}

_INNER_NAMES = inner_names(RECORDS_FILE)


def read_record_file(
    file: SourceFile, report: Report, config: Config, registries: Registries
) -> tuple[Article, Body] | None:
    """Read a file that states facts which no article reports, or which are kept apart from them.

    It goes on its way as an article does, without text, and with no page. None where it cannot be read;
    `report` then says why.
    """
    fields = read_fields(file.text, report, known=_NAMES, inner=_INNER_NAMES)
    if fields is None:
        return None
    reader = FieldReader(fields, report, RECORDS_FILE)
    reader.lacks("records")
    origin = read_origin(reader, config, registries)
    records = read_records(reader, config, registries, origin)
    reader.finish()
    article = Article(
        path=file.path,
        # No page's key begins so.
        key=f"/{unicodedata.normalize('NFC', file.path)}",
        kind="records",
        script=Script(script_of(file.text)),
        title="",
        records=records,
    )
    return article, Body("", lines=fields.key_lines)
