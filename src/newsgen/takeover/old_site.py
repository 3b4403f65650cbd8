"""The site of another generator, as its module has found it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path

from msgspec import Struct

from newsgen.problems import Explained
from newsgen.yamlfile.write import Value


class NotThatSite(Explained):
    """The folder holds no site of the generator that was named."""


class OldText(Struct, frozen=True):
    """A text of the old site, and what its place says of it.

    `path` is relative to the site, with forward slashes; `kind` is `article`, `page`, or `dated`: an article
    if it has a date, else a page. `fields` hold for the text unless its own front matter says otherwise.
    `beside` is the folder whose files are of this text alone; empty for none.
    """

    path: str
    kind: str
    date: str = ""
    slug: str = ""
    draft: bool = False
    categories: tuple[str, ...] = ()
    fields: Mapping[str, Value] = {}
    beside: str = ""


class OldFiles(Struct, frozen=True):
    """The files of an old site, sorted as they are found; what each list has is as in `OldSite`."""

    texts: list[OldText] = []
    shared: dict[str, str] = {}
    unread: list[str] = []
    data: list[str] = []


class AddressParts(Struct, frozen=True):
    """What an address is made of: `fields` are as they were written, the rest is what they come to."""

    text: OldText
    fields: Mapping[str, Value]
    title: str
    date: datetime | None
    slug: str
    categories: tuple[str, ...]


class Syntax(Struct, frozen=True):
    """What a generator reads beside Markdown.

    `liquid` are `{% … %}` and `{{ … }}`, `shortcodes` Hugo's, `containers` `:::`, `admonitions` `!!!`,
    `interpolation` `{{ … }}` alone. With `breaks`, each line end within a paragraph was one to readers.
    """

    liquid: bool = False
    shortcodes: bool = False
    containers: bool = False
    admonitions: bool = False
    interpolation: bool = False
    breaks: bool = False


class SiteInfo(Struct, frozen=True):
    """What a site says of itself: `address` is where it is, without a slash at the end; empty where nobody
    says."""

    title: str
    description: str = ""
    address: str = ""
    timezone: str = ""

    @property
    def base_path(self) -> str:
        """The path of the site at its host: empty at the root, else such as `/blog`."""
        rest = self.address.partition("://")[2]
        return f"/{rest.partition('/')[2]}" if "/" in rest else ""


def _as_typed(target: str, _path: str) -> str:
    return target


class OldSite(Struct, frozen=True):
    """A site to take over.

    `data` are files of data, from which its programs make parts of pages.
    `shared` are files for all, by their paths on the site, without a slash before; those of pictures and
    documents are copied. `unread` are texts that are no Markdown, where only texts lie.
    `addresses` gives the paths of a text's page, the first being its own; `target` turns a link as typed
    into one to a file (`file:PATH`) or an address. `separators` are the lines where an excerpt ends.
    Tags are `spaced` where a value such as `a b` is two of them; `bare` front matter has no first fence,
    `headers` are lines of `Key: value`.
    """

    root: Path
    about: SiteInfo
    texts: tuple[OldText, ...]
    shared: Mapping[str, str]
    addresses: Callable[[AddressParts], tuple[str, ...]]
    syntax: Syntax = Syntax()
    target: Callable[[str, str], str] = _as_typed
    separators: tuple[str, ...] = ("<!--more-->",)
    spaced: bool = False
    bare: bool = False
    headers: bool = False
    unread: tuple[str, ...] = ()
    data: tuple[str, ...] = ()
    titles: Mapping[str, str] = {}  # by path, from the navigation
