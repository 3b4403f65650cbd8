"""A text of the old site, at its place in the new one; and where each old address, file and slug has gone."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import datetime
from functools import cached_property
from pathlib import PurePosixPath
from urllib.parse import unquote

from msgspec import Struct

from newsgen.markup import render_markdown
from newsgen.model import Heading
from newsgen.takeover.fields import TakenFields
from newsgen.takeover.lines import OldLine, joined
from newsgen.takeover.old_site import OldText

_NOT_WORD = re.compile(r"[\W_]+")
_NUMBERED = re.compile(r"-(\d+)$")


class TakenText(Struct, frozen=True, eq=False, dict=True):
    """A text and what is known of it: `path` is that of the new file, `addresses` are its old ones, the
    first its own. `lines` are those of the text in Markdown, `ids` the ids that headings had, with their
    words."""

    old: OldText
    fields: TakenFields
    title: str
    kind: str
    date: datetime | None = None
    has_time: bool = False
    slug: str = ""
    path: str = ""
    addresses: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    lines: tuple[OldLine, ...] = ()
    ids: dict[str, str] = {}
    summary: str = ""
    draft: bool = False

    @cached_property
    def _headings(self) -> tuple[Heading, ...]:
        return render_markdown(joined(self.lines)).body.headings

    def anchor(self, fragment: str) -> str:
        """Return the id here of the heading that a fragment of an old link names; empty where none is it."""
        fragment = unquote(fragment)
        wanted = [self.ids.get(fragment, fragment)]
        numbered = _NUMBERED.search(wanted[0])
        number = int(numbered[1]) if numbered else 0
        alike = self._alike(wanted[0])
        if alike:
            return alike[0]
        alike = self._alike(_NUMBERED.sub("", wanted[0])) if numbered else []
        return alike[min(number, len(alike) - 1)] if alike else ""

    def _alike(self, words: str) -> list[str]:
        key = bare_words(words)
        found = [heading.anchor for heading in self._headings if bare_words(heading.text) == key]
        return found if key else []


class Index:
    """Finds texts by what a link may name them: an old address, a file, a slug."""

    def __init__(self, texts: Iterable[TakenText]) -> None:
        self.texts = tuple(texts)
        self._by_address: dict[str, TakenText] = {}
        self._by_file: dict[str, TakenText] = {}
        self._by_name: dict[str, TakenText] = {}
        for text in self.texts:
            self._by_file[text.old.path] = text
            stem = PurePosixPath(text.old.path)
            names = (
                text.old.slug,
                text.slug,
                stem.stem,
                text.old.slug.rpartition("/")[2],
                stem.parent.name if stem.stem == "index" else "",
            )
            for name in filter(None, names):
                self._by_name.setdefault(name.casefold(), text)
            for address in (*text.addresses, *text.fields.aliases):
                self._by_address.setdefault(bare_address(address), text)

    def at(self, address: str) -> TakenText | None:
        """Return the text that was at an old address, whatever its end."""
        return self._by_address.get(bare_address(address))

    def file(self, path: str) -> TakenText | None:
        """Return the text that was in an old file; `.md` and `index` may be left out."""
        path = path.rstrip("/")
        names = (
            path,
            f"{path}.md",
            f"{path}/index.md",
            f"{path}/README.md",
            f"{path}/_index.md",
            f"{path.removesuffix('.html')}.md",
        )
        return next((found for name in names if (found := self._by_file.get(name))), None)

    def named(self, name: str) -> TakenText | None:
        """Return the text with a slug, or in a file with that name."""
        name = name.strip("/").removesuffix(".md")
        found = self._by_name.get(name.casefold()) or self._by_name.get(name.rpartition("/")[2].casefold())
        return found or self._by_name.get(
            re.sub(r"^\d{4}-\d\d?-\d\d?-", "", name.rpartition("/")[2]).casefold()
        )


def bare_address(address: str) -> str:
    """Return the form in which two spellings of an address are one."""
    path = unquote(address).strip("/").removesuffix("index.html").strip("/")
    return path.removesuffix(".html").casefold()


def bare_words(text: str) -> str:
    """Return the form in which two spellings of a title are one."""
    return _NOT_WORD.sub("", text).casefold()
