"""The addresses that a site has given away, so that a new article takes another."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from itertools import count
from pathlib import Path

from newsgen.files import CONTENT, is_hidden, walk
from newsgen.library import asset_path, find_content, page_key, read_document
from newsgen.library.fields import ARTICLE
from newsgen.model import SourceFile
from newsgen.problems import Report
from newsgen.textfile import read_text
from newsgen.yamlfile import FieldReader

# Most files state no address of their own, and need not be read as fields.
_FIELDS = (ARTICLE["slug"], ARTICLE["aliases"])
_STATED = re.compile("|".join(name for field in _FIELDS for name in (field.name, *field.spellings)))


class TakenAddresses:
    """What is taken: keys of articles and pages, names of their files, former addresses, files beside them.

    Two addresses that differ only in letter case or Unicode normal form are one, as they are for a build.
    """

    def __init__(self, site: Path) -> None:
        self._taken = {_place(address) for address in _addresses(site)}

    def has(self, key: str) -> bool:
        """Whether a key such as `articles/2026/fund-matrix` is taken."""
        return _place(key) in self._taken

    def take(self, folder: str, slug: str) -> str:
        """Return the slug, with a number behind it where it is taken, and take it.

        `folder` is what stands before it in the key, such as `articles/2026`; empty for what has none.
        """
        before = f"{folder}/" if folder else ""
        numbered = (f"{slug}-{number}" for number in count(2))
        free = slug
        while self.has(before + free):
            free = next(numbered)
        self._taken.add(_place(before + free))
        return free


def _place(address: str) -> str:
    return unicodedata.normalize("NFC", address).casefold()


def _addresses(site: Path) -> Iterator[str]:
    paths = (f"{CONTENT}/{path}" for path, _ in walk(site / CONTENT, is_hidden))
    for file in find_content(paths):
        if file.kind == "asset":
            yield asset_path(file.path).removesuffix("/index.html")
            continue
        if file.kind == "records":
            continue  # no page is made of it
        yield page_key(file.path)
        slug, aliases = _stated(site, file.path)
        if slug:
            yield page_key(file.path, slug)
        yield from aliases


def _stated(site: Path, path: str) -> tuple[str, tuple[str, ...]]:
    """Return the slug and the former addresses that a file states."""
    unheard = Report(path)  # whoever builds or checks the site hears of what is wrong
    text = read_text(site / path, unheard)
    if text is None or not _STATED.search(text.partition("\n---")[0]):
        return "", ()
    document = read_document(SourceFile(path, text), unheard)
    if document is None:
        return "", ()
    fields = FieldReader(document.fields, unheard, ARTICLE)
    return fields.text("slug"), tuple(alias.strip("/") for alias in fields.texts("aliases"))
