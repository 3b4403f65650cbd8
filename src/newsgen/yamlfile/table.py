"""What a file may have, said once: for its reader, its JSON Schema, docs/fields.md, and comments in files."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from enum import StrEnum

from msgspec import Struct

from newsgen.problems import nearest


class Kind(StrEnum):
    """What a field holds; the value is how docs/fields.md calls it, where the sentence does not."""

    TEXT = ""  # one value, on one line
    LINES = "may have several lines"
    WORDS = "list"
    DATE = "date"
    PARTIAL_DATE = "day, month or year"
    URL = "address"
    CHOICE = "one of"
    YES_NO = "yes or no"
    NUMBER = "number"
    FORMS = "text"  # one for every edition, or a form for each
    CLAUSES = "list of texts"
    GROUP = "fields"  # with fields of its own
    ENTRIES = "list of entries"  # each with fields of its own
    LEVELS = "a level for each check that is named"


class Field(Struct, frozen=True):
    """A field of a file that editors write.

    `chinese` are its names in Chinese with spaces between them, the usual one in Traditional first;
    `elsewhere` those that other programs have for it. `sentence` says what it is for, and is translated;
    `more` is what docs/fields.md adds, in English. `known` names the registered words that it takes.
    Where the inner `fields` are `spelled`, they go by their Chinese names, too, as those of an article do.
    `short` names the inner field that a list or a text stands for, in place of the fields.
    `words` are further spellings of the `choices`; `least` and `most` bound a number, or how many entries
    there may be; `pattern` is that of the schema.
    """

    name: str
    kind: Kind
    chinese: str
    sentence: str
    required: bool = False
    default: str = ""
    choices: tuple[str, ...] = ()
    words: Mapping[str, str] = {}
    least: int = 0
    most: int = 0
    pattern: str = ""
    example: str = ""
    known: str = ""
    fields: Mapping[str, Field] = {}
    spelled: bool = False
    short: str = ""
    elsewhere: str = ""
    more: str = ""

    @property
    def spellings(self) -> tuple[str, ...]:
        """The names in Chinese."""
        return tuple(self.chinese.split())


#: The fields of a file, or of an entry in one, by their names.
Table = Mapping[str, Field]


def table(*rows: Field) -> dict[str, Field]:
    """Return fields as a table, in their order."""
    return {row.name: row for row in rows}


def field_elsewhere(key: str, known: Table) -> Field | None:
    """Return the field that other programs call so, or that has this Chinese name."""
    word = key.casefold().replace("-", "_")
    return next((row for row in known.values() if word in (*row.elsewhere.split(), *row.spellings)), None)


def nearest_name(key: str, known: Table) -> str:
    """Return the name that a key may be a slip for, also in full-width letters; '' where there is none."""
    spellings = [spelling for row in known.values() for spelling in row.spellings]
    return "".join(nearest(unicodedata.normalize("NFKC", key).casefold(), [*known, *spellings]))
