"""`make messages`: the messages of the source -> newsgen.po -> a compiled catalogue for each script.

newsgen.po is written by people, in Traditional Chinese; what is new in the source is added to it without a
translation, what is gone from the source goes to its end (`#~`), until somebody deletes it there. The
Simplified catalogue is converted from it.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from babel.messages import Catalog
from babel.messages.catalog import Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

import foreign
from gather import gather
from newsgen.init.own_text import own_text
from newsgen.messages import DOMAIN, FOLDER, locale_name

PO = FOLDER / f"{DOMAIN}.po"
#: The language that newsgen.po is written in, and the one that is made from it.
WRITTEN, MADE = "zh-Hant", "zh-Hans"

_HEADER = """\
# What newsgen says, in Traditional Chinese; the Simplified catalogue is converted from it by `make messages`.
# Code in backticks and {placeholders} stay as they are."""


def template() -> Catalog:
    """Return every message that can be said, without translations."""
    catalog = _Catalog(WRITTEN)
    found = gather(FOLDER.parent)
    for message, files in found.messages.items():
        key = (message, found.plurals[message]) if message in found.plurals else message
        catalog.add(key, locations=[(file, 0) for file in sorted(files)])
    others: dict[str, tuple[str | tuple[str, str], ...]] = {
        "argparse": (*foreign.ARGPARSE, *foreign.ARGPARSE_COUNTED),
        "libyaml": foreign.LIBYAML,
        "the C library": foreign.SYSTEM,
        "SQLite": foreign.SQLITE,
    }
    for who, messages in others.items():
        for each in messages:
            catalog.add(each, auto_comments=[f"said by {who}"])
    return catalog


def current() -> Catalog:
    """Return newsgen.po brought up to date with the source; translations of changed messages are `fuzzy`."""
    catalog = _Catalog(WRITTEN)
    with PO.open("rb") as file:
        before = read_po(file, locale=locale_name(WRITTEN), domain=DOMAIN)
    # What was gone from the source and comes back finds its translation again.
    for message in (*before, *before.obsolete.values()):
        if message.id:
            catalog[message.id] = message
    catalog.update(template())
    return catalog


def written(catalog: Catalog) -> bytes:
    """Return a catalogue as newsgen.po has it."""
    out = BytesIO()
    write_po(out, catalog, width=100, no_location=True, sort_output=True)
    return out.getvalue()


def compiled(catalog: Catalog) -> Iterator[tuple[Path, bytes]]:
    """Give the compiled catalogue of each script, and where it lies."""
    for language, said in ((WRITTEN, catalog), (MADE, converted(catalog))):
        out = BytesIO()
        write_mo(out, said)
        yield FOLDER / locale_name(language) / "LC_MESSAGES" / f"{DOMAIN}.mo", out.getvalue()


def converted(catalog: Catalog) -> Catalog:
    """Return a catalogue in the other script, with its region's words."""
    made = _Catalog(MADE)
    for message in catalog:
        if message.id:
            said = [own_text(each, MADE) for each in strings(message)]
            made.add(message.id, tuple(said) if message.pluralizable else said[0])
    return made


class _Catalog(Catalog):
    """A catalogue whose header is the same on every day, with every version of Babel."""

    def __init__(self, language: str) -> None:
        super().__init__(locale_name(language), DOMAIN, _HEADER, fuzzy=False)

    @property
    def mime_headers(self) -> list[tuple[str, str]]:
        """Give what gettext wants to know: the language, the encoding, how many plurals there are."""
        return [
            ("Language", str(self.locale)),
            ("Content-Type", "text/plain; charset=utf-8"),
            ("Plural-Forms", "nplurals=1; plural=0;"),
        ]


def main() -> int:
    """Bring everything up to date; say what is left to translate."""
    catalog = current()
    PO.write_bytes(written(catalog))
    for path, content in compiled(catalog):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    open_ones = [
        message for message in catalog if message.id and (message.fuzzy or not all(strings(message)))
    ]
    for message in open_ones:
        print(f"{'check' if message.fuzzy else 'translate'}: {message.id}")
    return int(bool(open_ones))


def strings(message: Message) -> tuple[str, ...]:
    """Return a message's translations: one for each form of its plural."""
    said = message.string
    return (said or "",) if said is None or isinstance(said, str) else tuple(said)


if __name__ == "__main__":
    sys.exit(main())
