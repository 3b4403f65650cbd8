"""The records that stages hand to each other. All are frozen and picklable.

SourceFile -> Article -> EditionArticle -> Page -> Output: a stage takes one and returns the next.
What a record holds is metadata; the long text of an article travels beside it as a `Body`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

#: The editions that a site may have, by BCP 47 tag.
EDITIONS = ("zh-Hans", "zh-Hant", "zh-Hant-TW", "zh-Hant-HK")

# Where an edition has no form of its own, the nearest edition of the same script lends one.
_NEAREST = {
    "zh-Hans": ("zh-Hans",),
    "zh-Hant": ("zh-Hant", "zh-Hant-TW", "zh-Hant-HK"),
    "zh-Hant-TW": ("zh-Hant-TW", "zh-Hant", "zh-Hant-HK"),
    "zh-Hant-HK": ("zh-Hant-HK", "zh-Hant", "zh-Hant-TW"),
}


class Script(StrEnum):
    """The script that a text was typed in, by its ISO 15924 code."""

    HANS = "Hans"
    HANT = "Hant"


class Status(StrEnum):
    """Where an article stands: only a published one, or a scheduled one whose time has come, is shown."""

    PUBLISHED = "published"
    DRAFT = "draft"
    SCHEDULED = "scheduled"


class RightsClass(StrEnum):
    """What the site may claim for an article; follows from its source."""

    OWN = "own"
    LICENSED = "licensed"
    REPRINTED = "reprinted"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Forms:
    """A text that people have fixed for each edition; never converted by machine.

    `everywhere` is the form of every edition that `by_edition` does not cover.
    """

    by_edition: tuple[tuple[str, str], ...] = ()
    everywhere: str | None = None

    def of(self, edition: str) -> str:
        """Return the edition's form, else the nearest of its script, else KeyError."""
        forms = dict(self.by_edition)
        for tag in _NEAREST[edition]:
            if tag in forms:
                return forms[tag]
        if self.everywhere is None:
            raise KeyError(edition)
        return self.everywhere

    def covers(self, edition: str) -> bool:
        """Whether `of` has an answer for the edition."""
        return self.everywhere is not None or any(tag in dict(self.by_edition) for tag in _NEAREST[edition])

    def all(self) -> tuple[str, ...]:
        """Return every form, each once."""
        forms = [form for _, form in self.by_edition]
        return tuple(dict.fromkeys([*forms, self.everywhere] if self.everywhere is not None else forms))


# --- registries: what a newsroom fixes once -------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Licence:
    """A permission that the site holds to publish a source's articles."""

    id: str
    editions: tuple[str, ...] = ()  # empty: every edition
    valid_from: date | None = None
    expires: date | None = None  # the last day
    credit: Forms | None = None  # the wording that the licence demands
    scope: str = ""
    territory: str = ""
    line: int = 0


@dataclass(frozen=True, slots=True)
class Source:
    """Who an article comes from (稿源), and on what terms."""

    id: str
    name: Forms
    aliases: tuple[str, ...] = ()
    third_party_labels: tuple[str, ...] = ()  # labels that mark a piece as somebody else's
    kind: str = ""
    homepage: str = ""
    holder: Forms | None = None  # who holds the rights, where it is stated
    licence: Licence | None = None
    line: int = 0


@dataclass(frozen=True, slots=True)
class Name:
    """A person, organisation, place or brand with a fixed form in each edition."""

    forms: Forms
    aliases: tuple[str, ...] = ()
    kind: str = ""
    line: int = 0


@dataclass(frozen=True, slots=True)
class Region:
    """A place that articles are listed under; `parent` is the id of the one it lies in."""

    id: str
    name: Forms
    aliases: tuple[str, ...] = ()
    parent: str | None = None
    kind: str = ""
    adcodes: tuple[str, ...] = ()  # GB/T 2260 codes; a functional zone has those it lies over
    line: int = 0


# --- an article, stage by stage -------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A Markdown file as read; `path` is relative to the site, with forward slashes."""

    path: str
    text: str


@dataclass(frozen=True, slots=True)
class Link:
    """A link or image that an author wrote, with the line that it stands in."""

    target: str
    line: int


@dataclass(frozen=True, slots=True)
class Image:
    """An article's picture."""

    src: str
    alt: str = ""
    caption: str = ""
    credit: str = ""


@dataclass(frozen=True, slots=True)
class Correction:
    """What was wrong, and when it was put right."""

    date: datetime
    text: str


@dataclass(frozen=True, slots=True)
class Attribution:
    """The source as the article names it: `typed`, and the registered source that it resolves to.

    `candidates` has one id for a registered source, none for one that is not, and several where the
    label belongs to several: then nobody can say whose it is.
    """

    typed: str = ""
    candidates: tuple[str, ...] = ()
    third_party: bool = False


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of a body: `level` as in HTML, `anchor` the id that it can be linked by."""

    level: int
    anchor: str
    text: str


@dataclass(frozen=True, slots=True)
class Body:
    """An article's text as clean HTML, in one script; large, so it is streamed, not kept."""

    html: str
    headings: tuple[Heading, ...] = ()


@dataclass(frozen=True, slots=True)
class Article:
    """One Markdown file: an article, or a page of the site itself (`kind` is then `page`).

    `key` is the path of its page without the edition: `articles/2026/fund-matrix`. Texts are as
    typed; ids (`section`, `regions`) refer to registries. `lines` holds the line of each field.
    """

    path: str
    key: str
    kind: str
    script: Script
    title: str
    date: datetime | None = None
    source: Attribution = Attribution()
    authors: tuple[str, ...] = ()
    editors: tuple[str, ...] = ()
    summary: str = ""
    section: str | None = None
    regions: tuple[str, ...] = ()
    industries: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    original_title: str = ""
    original_url: str = ""
    copyright: str = ""
    aliases: tuple[str, ...] = ()
    status: Status = Status.PUBLISHED
    publish_at: datetime | None = None
    expires: datetime | None = None
    updated: datetime | None = None
    corrections: tuple[Correction, ...] = ()
    editions: tuple[str, ...] = ()
    image: Image | None = None
    records: tuple[Mapping[str, str], ...] = ()
    links: tuple[Link, ...] = ()
    lines: Mapping[str, int] = field(default_factory=dict)

    def line(self, name: str) -> int:
        """Return the line of a field; 1 where the field is not given."""
        return self.lines.get(name, 1)


@dataclass(frozen=True, slots=True)
class EditionArticle:
    """An article in one edition: the texts that readers see, in its script."""

    article: Article
    edition: str
    title: str
    summary: str
    authors: tuple[str, ...] = ()
    editors: tuple[str, ...] = ()
    source: str = ""
    original_title: str = ""
    tags: tuple[str, ...] = ()
    industries: tuple[str, ...] = ()
    corrections: tuple[Correction, ...] = ()
    image: Image | None = None


@dataclass(frozen=True, slots=True)
class Rights:
    """What an article's source allows, and how it is said in one edition.

    `clauses` is the notice, clause by clause; `verbatim` tells that it is an author's own wording.
    """

    rights_class: RightsClass
    source: str
    holder: str = ""
    credit: str = ""
    clauses: tuple[str, ...] = ()
    verbatim: bool = False
    copyright_line: str = ""


# --- pages ----------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Page:
    """One thing to be written, at one URL, in one edition.

    `path` is the URL without base and edition (`tags/基金/`, empty for home, `feed.xml` for a file);
    `template` renders it; `items` are the keys of the articles that it lists.
    """

    path: str
    edition: str
    template: str
    title: str
    kind: str
    key: str = ""
    items: tuple[str, ...] = ()
    number: int = 1
    last: int = 1
    first_path: str = ""
    editions: tuple[str, ...] = ()
    terms: tuple[tuple[str, str, int], ...] = ()
    origin: str = ""


@dataclass(frozen=True, slots=True)
class Output:
    """A finished file: its place below the output folder, and its bytes."""

    path: str
    content: bytes
