"""The JSON Schemas of the registries in content/."""

from __future__ import annotations

from newsgen.config.fields import ID
from newsgen.library.registry_fields import AUTHOR, NAME, NOTICES, REGION, SERIES, SOURCE, TOPIC
from newsgen.library.strings import theme_words
from newsgen.problems import Translate
from newsgen.schema.fields import table_schema
from newsgen.schema.registered import RegisteredWords
from newsgen.schema.shapes import Schema, covering, forms, mapping
from newsgen.yamlfile.table import Table


def sources_schema(known: RegisteredWords, translate: Translate) -> Schema:
    """Return the schema of content/sources.yaml: sources by their ids."""
    return _by_id(SOURCE, known, translate)


def regions_schema(known: RegisteredWords, translate: Translate) -> Schema:
    """Return the schema of content/regions.yaml: regions by their ids."""
    return _by_id(REGION, known, translate)


def authors_schema(known: RegisteredWords, translate: Translate) -> Schema:
    """Return the schema of content/authors.yaml: authors by their ids."""
    return _by_id(AUTHOR, known, translate)


def series_schema(known: RegisteredWords, translate: Translate) -> Schema:
    """Return the schema of content/series.yaml: series by their ids."""
    return _by_id(SERIES, known, translate)


def topics_schema(known: RegisteredWords, translate: Translate) -> Schema:
    """Return the schema of content/topics.yaml: topics by their ids."""
    return _by_id(TOPIC, known, translate)


def names_schema(known: RegisteredWords, translate: Translate) -> Schema:
    """Return the schema of content/names.yaml: a list of names."""
    name = {**table_schema(NAME, known, translate), "minProperties": 1, **covering(known.editions)}
    return {"type": ["array", "null"], "items": name}


def strings_schema() -> Schema:
    """Return the schema of content/strings.yaml: words of the theme, each described by what it is now."""
    word: Schema = {"allOf": [{"$ref": "#/$defs/word"}]}
    words = {
        key: {"title": key, "description": " / ".join(text.all()), **word}
        for key, text in sorted(theme_words().items())
    }
    return {**mapping(words), "type": ["object", "null"], "$defs": {"word": forms()}}


def notices_schema(known: RegisteredWords, translate: Translate) -> Schema:
    """Return the schema of content/notices.yaml: the clauses of the copyright notices."""
    return {**table_schema(NOTICES, known, translate), "type": ["object", "null"]}


def _by_id(table: Table, known: RegisteredWords, translate: Translate) -> Schema:
    return {
        "type": ["object", "null"],
        "patternProperties": {f"^{ID}$": {"$ref": "#/$defs/entry"}},
        "additionalProperties": False,
        "$defs": {"entry": table_schema(table, known, translate)},
    }
