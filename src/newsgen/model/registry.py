"""What a newsroom fixes once: sources, names, regions, and texts with a form per edition."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from msgspec import Struct

#: The editions that a site may have, by BCP 47 tag.
EDITIONS = ("zh-Hans", "zh-Hant", "zh-Hant-TW", "zh-Hant-HK")

#: Where an edition has no form of its own, the nearest edition of the same script lends one.
NEAREST_EDITIONS = {
    "zh-Hans": ("zh-Hans",),
    "zh-Hant": ("zh-Hant", "zh-Hant-TW", "zh-Hant-HK"),
    "zh-Hant-TW": ("zh-Hant-TW", "zh-Hant", "zh-Hant-HK"),
    "zh-Hant-HK": ("zh-Hant-HK", "zh-Hant", "zh-Hant-TW"),
}


class Forms(Struct, frozen=True, array_like=True):
    """A text that people have fixed for each edition; never converted by machine.

    `everywhere` is the form of every edition that `by_edition` does not cover.
    """

    by_edition: tuple[tuple[str, str], ...] = ()
    everywhere: str | None = None

    def of(self, edition: str) -> str:
        """Return the edition's form, else the nearest of its script, else KeyError."""
        forms = dict(self.by_edition)
        for tag in NEAREST_EDITIONS[edition]:
            if tag in forms:
                return forms[tag]
        if self.everywhere is None:
            raise KeyError(edition)
        return self.everywhere

    def covers(self, edition: str) -> bool:
        """Whether `of` has an answer for the edition."""
        tags = {tag for tag, _ in self.by_edition}
        return self.everywhere is not None or not tags.isdisjoint(NEAREST_EDITIONS[edition])

    def all(self) -> tuple[str, ...]:
        """Return every form, each once."""
        forms = [form for _, form in self.by_edition]
        return tuple(dict.fromkeys([*forms, self.everywhere] if self.everywhere is not None else forms))


class Indexing(StrEnum):
    """Which search engines an article is offered to: all, all but news search, none."""

    ALL = "all"
    NO_NEWS = "no_news"
    NONE = "none"


class Searching(StrEnum):
    """What the site's own search finds an article by: all its text, title and excerpt only, nothing."""

    FULL = "full"
    EXCERPT = "excerpt"
    NONE = "none"


class Outlet(StrEnum):
    """Where an article goes beside its page: to the readers of feeds, of the WeChat account, of the
    newsletter; as text to news agencies, as a Word file to print."""

    FEED = "feed"
    WECHAT = "wechat"
    EMAIL = "email"
    TEXT = "text"
    DOCX = "docx"


class Licence(Struct, frozen=True, array_like=True):
    """A permission that the site holds to publish a source's articles."""

    id: str
    editions: tuple[str, ...] = ()  # empty: every edition
    valid_from: date | None = None
    expires: date | None = None  # the last day
    credit: Forms | None = None  # the wording that the licence demands
    scope: str = ""
    territory: str = ""
    url: str = ""  # where the licence can be read
    may_reprint: bool = False  # whether others may take the article over from this site
    outlets: tuple[Outlet, ...] = ()  # where else the text may go in full; empty: not said
    indexing: Indexing = Indexing.NO_NEWS
    search: Searching = Searching.FULL
    line: int = 0


class Source(Struct, frozen=True, array_like=True):
    """Who an article comes from (稿源), and on what terms."""

    id: str
    name: Forms
    aliases: tuple[str, ...] = ()
    third_party_labels: tuple[str, ...] = ()  # labels that mark a piece as somebody else's
    kind: str = ""
    homepage: str = ""
    feed: str = ""
    indexing: Indexing | None = None  # what the source asks for, where it asks for more than its class
    search: Searching | None = None  # the same of the site's own search
    repair: str = ""  # how far careless Traditional of this source is put right; empty: `safe`
    holder: Forms | None = None  # who holds the rights, where it is stated
    licence: Licence | None = None
    line: int = 0


class Notices(Struct, frozen=True, array_like=True):
    """The clauses of the copyright notice of each class, and of how to complain under any of them."""

    own: tuple[Forms, ...] = ()
    licensed: tuple[Forms, ...] = ()
    licensed_reprint: tuple[Forms, ...] = ()  # where the licence lets others reprint
    reprinted: tuple[Forms, ...] = ()
    complaints: tuple[Forms, ...] = ()


class StyleWord(Struct, frozen=True, array_like=True):
    """A word that a newsroom avoids, in its spellings: what it writes instead, if anything, and why; `unless`
    are longer words that have it and are right."""

    avoid: tuple[str, ...]
    write: str = ""
    why: str = ""
    unless: tuple[str, ...] = ()
    line: int = 0


class HouseStyle(Struct, frozen=True, array_like=True):
    """How a newsroom writes: words, units behind numbers, the form of days (`han`, `iso`, or any)."""

    words: tuple[StyleWord, ...] = ()
    units: tuple[StyleWord, ...] = ()
    dates: str = ""


class Name(Struct, frozen=True, array_like=True):
    """A person, organisation, place or brand with a fixed form in each edition."""

    forms: Forms
    kind: str = ""
    line: int = 0


class Author(Struct, frozen=True, array_like=True):
    """Who signs articles, a person or a desk: `role` and `text` are what the page of it says, `portrait` is a
    file, as the registry names it."""

    id: str
    name: Forms
    aliases: tuple[str, ...] = ()
    role: Forms | None = None
    text: Forms | None = None
    portrait: str = ""
    line: int = 0


class Series(Struct, frozen=True, array_like=True):
    """Articles that are read in an order of their own; `text` stands above their list."""

    id: str
    name: Forms
    text: Forms | None = None
    line: int = 0


class Topic(Struct, frozen=True, array_like=True):
    """A matter that the newsroom follows: the articles that have any of `tags`, below an editor's `text`."""

    id: str
    name: Forms
    text: Forms | None = None
    tags: tuple[str, ...] = ()
    line: int = 0


class Region(Struct, frozen=True, array_like=True):
    """A place that articles are listed under; `parent` is the id of the one it lies in."""

    id: str
    name: Forms
    aliases: tuple[str, ...] = ()
    parent: str | None = None
    kind: str = ""
    adcodes: tuple[str, ...] = ()  # GB/T 2260 codes; a functional zone has those it lies over
    line: int = 0
    parent_line: int = 0
