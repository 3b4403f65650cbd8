"""Which file has which schema, and the text of it."""

from __future__ import annotations

import json
from collections.abc import Callable

from msgspec import Struct

from newsgen.config.fields import SITE
from newsgen.library.record_fields import RECORDS_FILE
from newsgen.library.registry_fields import PERMITTED, STYLE
from newsgen.problems import Translate
from newsgen.schema.article import article_schema, page_schema
from newsgen.schema.fields import table_schema
from newsgen.schema.registered import RegisteredWords
from newsgen.schema.registries import (
    authors_schema,
    names_schema,
    notices_schema,
    regions_schema,
    series_schema,
    sources_schema,
    strings_schema,
    topics_schema,
)
from newsgen.schema.shapes import Schema

#: The drafts of JSON Schema that can be asked for, each with its identifier.
DRAFTS = {
    "2020-12": "https://json-schema.org/draft/2020-12/schema",
    "07": "http://json-schema.org/draft-07/schema#",
}


class SchemaFile(Struct, frozen=True):
    """What a schema is for: the files of a site, and what makes it."""

    files: str
    make: Callable[[RegisteredWords, Translate], Schema]


#: Every schema, by its name.
SCHEMAS = {
    "article": SchemaFile("content/articles/**/*.md", article_schema),
    "page": SchemaFile("content/pages/**/*.md", page_schema),
    # Which editions there are is said in the file itself.
    "newsgen": SchemaFile(
        "newsgen.yaml", lambda _known, translate: table_schema(SITE, RegisteredWords(), translate)
    ),
    "sources": SchemaFile("content/sources.yaml", sources_schema),
    "names": SchemaFile("content/names.yaml", names_schema),
    "regions": SchemaFile("content/regions.yaml", regions_schema),
    "records": SchemaFile(
        "content/records/**/*.yaml",
        lambda known, translate: table_schema(RECORDS_FILE, known, translate, spelled=True),
    ),
    "authors": SchemaFile("content/authors.yaml", authors_schema),
    "series": SchemaFile("content/series.yaml", series_schema),
    "topics": SchemaFile("content/topics.yaml", topics_schema),
    "strings": SchemaFile("content/strings.yaml", lambda _known, _translate: strings_schema()),
    "notices": SchemaFile("content/notices.yaml", notices_schema),
    "style": SchemaFile(
        "content/style.yaml",
        lambda known, translate: {**table_schema(STYLE, known, translate), "type": ["object", "null"]},
    ),
    "permitted-sources": SchemaFile(
        "content/permitted-sources.yaml",
        lambda known, translate: table_schema(PERMITTED, known, translate),
    ),
}


def schema_text(name: str, known: RegisteredWords, translate: Translate = str, draft: str = "2020-12") -> str:
    """Return the JSON of a schema; `known` are the words that a site has registered.

    Raises KeyError where there is no schema of that name, or no such draft.
    """
    file = SCHEMAS[name]
    schema = {"$schema": DRAFTS[draft], "title": file.files, **file.make(known, translate)}
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"
