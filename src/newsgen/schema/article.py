"""The JSON Schema of front matter."""

from __future__ import annotations

from collections.abc import Iterable

from newsgen.library.fields import ARTICLE, NAMES, PAGE
from newsgen.model import Status
from newsgen.problems import Translate, sentence
from newsgen.schema.fields import described
from newsgen.schema.registered import RegisteredWords
from newsgen.schema.shapes import REQUIRED, Schema, has_any, mapping
from newsgen.yamlfile.table import Table

_NEEDED = sentence("{about}; required, but for drafts")


def article_schema(known: RegisteredWords, translate: Translate) -> Schema:
    """Return the schema of an article's front matter, with every spelling of each field."""
    return {
        **_front_matter(ARTICLE, known, translate),
        "allOf": [
            {
                "if": _says("status", Status.DRAFT),
                "else": {"allOf": [*_titled(), has_any(_spellings("date")), has_any(_spellings("source"))]},
            },
            {"if": _says("status", Status.SCHEDULED), "then": has_any(_spellings("publish_at"))},
        ],
    }


def page_schema(known: RegisteredWords, translate: Translate) -> Schema:
    """Return the schema of the front matter of a page of the site itself: only its title is required."""
    return {**_front_matter(PAGE, known, translate), "allOf": _titled()}


def _titled() -> list[Schema]:
    """Return what holds where there must be a title, and it must say something."""
    spellings = _spellings("title")
    return [has_any(spellings), {"properties": dict.fromkeys(spellings, REQUIRED)}]


def _front_matter(table: Table, known: RegisteredWords, translate: Translate) -> Schema:
    definitions = {
        name: described(row, known, translate, needed=_NEEDED if row.required else "")
        for name, row in table.items()
    }
    references = {spelling: {"$ref": f"#/$defs/{name}"} for spelling, name in NAMES.items()}
    return {**mapping(references), "$defs": definitions}


def _spellings(name: str) -> tuple[str, ...]:
    return name, *ARTICLE[name].spellings


def _says(name: str, value: str) -> Schema:
    """Return a condition: the field is there, in any spelling, and has the value, in any of its words."""
    said: Iterable[str] = (value, *(word for word, meant in ARTICLE[name].words.items() if meant == value))
    says = {"enum": list(said)}
    return {
        "anyOf": [{"properties": {spelling: says}, "required": [spelling]} for spelling in _spellings(name)]
    }
