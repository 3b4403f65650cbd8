"""`make fields`: the tables of fields -> docs/fields.md, between the marks that it has for each."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from newsgen.config.fields import SITE
from newsgen.config.group_fields import HOME_BLOCK
from newsgen.library.fields import ARTICLE
from newsgen.library.record_fields import RECORD_WITH_ORIGIN, RECORDS_FILE
from newsgen.library.registry_fields import (
    AUTHOR,
    NAME,
    NOTICES,
    PERMITTED,
    REGION,
    REVIEWED,
    SERIES,
    SOURCE,
    STYLE,
    TOPIC,
)
from newsgen.yamlfile.table import Field, Kind, Table

PAGE = Path(__file__).parents[1] / "docs/fields.md"
#: Each table by its mark.
TABLES: dict[str, Table] = {
    "article": ARTICLE,
    "newsgen.yaml": SITE,
    "home-block": HOME_BLOCK,
    "sources": SOURCE,
    "names": NAME,
    "style": STYLE,
    "regions": REGION,
    "records": RECORDS_FILE,
    "record": RECORD_WITH_ORIGIN,
    "authors": AUTHOR,
    "series": SERIES,
    "topics": TOPIC,
    "notices": NOTICES,
    "permitted-sources": PERMITTED,
    "reviewed": REVIEWED,
}
_MARKED = re.compile(r"(<!-- fields: (?P<name>\S+) -->\n).*?(<!-- end -->)", re.DOTALL)


def with_tables(page: str) -> str:
    """Return the page with every table as the program has it."""
    return _MARKED.sub(lambda found: found[1] + _table(found["name"]) + found[3], page)


def _table(name: str) -> str:
    rows = [
        f"| `{row.name}` | {' '.join(row.spellings)} | {_what(row, drafts=name == 'article')} |\n"
        for row in TABLES[name].values()
    ]
    return "".join(["| field | Chinese | what |\n| --- | --- | --- |\n", *rows])


def _what(row: Field, *, drafts: bool) -> str:
    return "; ".join(_parts(row, drafts=drafts))


def _parts(row: Field, *, drafts: bool) -> Iterator[str]:
    yield row.sentence
    if row.required:
        yield "required, but for drafts" if drafts else "required"
    if row.choices:
        yield f"{row.kind.value}: {', '.join(f'`{choice}`' for choice in row.choices)}"
    elif row.kind.value and not row.fields:
        yield row.kind.value
    if row.fields:
        yield f"{row.kind.value}: {', '.join(_inner(field) for field in row.fields.values())}"
    if row.default:
        yield f"default `{row.default}`"
    if row.more:
        yield row.more


def _inner(row: Field) -> str:
    """Return a field of a field: its name, and what it is for."""
    about = row.sentence[:1].lower() + row.sentence[1:]
    if row.kind in (Kind.CHOICE, Kind.YES_NO, Kind.WORDS, Kind.FORMS) and row.kind.value not in about:
        about += f"; {row.kind.value}" + (f" {', '.join(row.choices)}" if row.choices else "")
    said = [
        about,
        *(["required"] if row.required else []),
        *([f"default {row.default}"] if row.default else []),
    ]
    return f"`{row.name}` ({'; '.join([*said, *([row.more] if row.more else [])])})"


if __name__ == "__main__":
    PAGE.write_text(with_tables(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
