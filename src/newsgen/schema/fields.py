"""A row of a table of fields -> its JSON Schema."""

from __future__ import annotations

from newsgen.problems import Translate
from newsgen.schema.registered import RegisteredWords
from newsgen.schema.shapes import (
    DATE,
    OPTIONAL,
    PARTIAL_DATE,
    REQUIRED,
    URL,
    WORDS,
    YES_OR_NO,
    Schema,
    check_levels,
    entries,
    forms,
    has_any,
    mapping,
    one_of,
    whole_number,
    words_of,
)
from newsgen.yamlfile.table import Field, Kind, Table


def table_schema(
    table: Table, known: RegisteredWords, translate: Translate, *, spelled: bool = False
) -> Schema:
    """Return the schema of a mapping that has the fields of a table, and those that are required; where they
    are `spelled`, by their Chinese names, too."""
    properties = {name: described(row, known, translate) for name, row in table.items()}
    if not spelled:
        return mapping(properties, [name for name, row in table.items() if row.required])
    spellings = {name: (name, *row.spellings) for name, row in table.items()}
    every = {each: properties[name] for name, found in spellings.items() for each in found}
    needed = [has_any(spellings[name]) for name, row in table.items() if row.required]
    return {**mapping(every), "allOf": needed} if needed else mapping(every)


def described(row: Field, known: RegisteredWords, translate: Translate, *, needed: str = "") -> Schema:
    """Return the schema of a field, with what an editor's program shows beside it.

    Its Chinese names stand together above its description: readers of either script find theirs. `needed`
    says when it is required, where that is not always.
    """
    about = translate(row.sentence)
    if needed:
        about = translate(needed).format(about=about)
    elif row.required:
        about = translate("{about}; required").format(about=about)
    elif row.default and row.kind in (Kind.NUMBER, Kind.YES_NO):
        about = translate("{about}; {default} if nothing is said").format(about=about, default=row.default)
    title = " ".join(dict.fromkeys(row.spellings[:2]))
    shape = _shape(row, known, translate, must=row.required and not needed)
    examples = {"examples": [row.example]} if row.example else {}
    return {"title": title, "description": about, **shape, **examples}


def _shape(row: Field, known: RegisteredWords, translate: Translate, *, must: bool) -> Schema:
    registered: tuple[str, ...] = getattr(known, row.known) if row.known else ()
    choices = (*(registered or row.choices), *row.words)
    one = REQUIRED if must else OPTIONAL
    match row.kind:
        case Kind.WORDS:
            return words_of(choices) if choices else WORDS
        case Kind.DATE:
            return DATE
        case Kind.PARTIAL_DATE:
            return PARTIAL_DATE
        case Kind.URL:
            return URL
        case Kind.CHOICE:
            return one_of(choices)
        case Kind.YES_NO:
            return YES_OR_NO
        case Kind.NUMBER:
            return whole_number(row.least)
        case Kind.FORMS:
            return forms(known.editions, one)
        case Kind.CLAUSES:
            clause = forms(known.editions)
            return {"anyOf": [{"type": "array", "items": clause}, clause]}
        case Kind.GROUP:
            whole = table_schema(row.fields, known, translate, spelled=row.spelled)
            short = row.fields.get(row.short)
            other = _shape(short, known, translate, must=False) if short else {"type": "null"}
            return {"anyOf": [whole, other]}
        case Kind.ENTRIES:
            return entries(table_schema(row.fields, known, translate, spelled=row.spelled), row.most)
        case Kind.LEVELS:
            return check_levels()
    if row.known == "sources":  # one that is not registered is only warned of
        return {"anyOf": [{"enum": list(choices)}, one]} if choices else one
    if choices:
        return one_of(choices)
    return {**one, "pattern": row.pattern} if row.pattern else one
