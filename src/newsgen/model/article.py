"""An article, stage by stage."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum
from functools import cache

from msgspec import Struct

from newsgen.model.attribution import Attribution
from newsgen.model.record import Record
from newsgen.model.registry import Indexing


class Script(StrEnum):
    """The script that a text was typed in, by its ISO 15924 code."""

    HANS = "Hans"
    HANT = "Hant"


@cache
def script_of_edition(edition: str) -> Script:
    """Return the script that an edition is in, by its BCP 47 tag."""
    return Script(edition.split("-")[1])


class Status(StrEnum):
    """Where an article stands: only a published one, or a scheduled one whose time has come, is shown."""

    PUBLISHED = "published"
    DRAFT = "draft"
    SCHEDULED = "scheduled"


class Live(StrEnum):
    """Whether a live report is still being continued."""

    ONGOING = "ongoing"
    ENDED = "ended"


class Role(StrEnum):
    """What somebody did for an article; the word for it is `role_…` in strings.yaml."""

    AUTHOR = "author"
    REPORTER = "reporter"
    MEDIA_REPORTER = "media_reporter"
    CORRESPONDENT = "correspondent"
    INTERN = "intern"
    TRANSLATOR = "translator"
    PHOTOGRAPHER = "photographer"
    EDITOR = "editor"
    RESPONSIBLE_EDITOR = "responsible_editor"
    PROOFREADER = "proofreader"
    REVIEWER = "reviewer"


class RightsClass(StrEnum):
    """What the site may claim for an article; follows from its source."""

    OWN = "own"
    LICENSED = "licensed"
    REPRINTED = "reprinted"
    UNKNOWN = "unknown"


class SourceFile(Struct, frozen=True, array_like=True):
    """A Markdown file as read; `path` is relative to the site, with forward slashes."""

    path: str
    text: str


class Link(Struct, frozen=True, array_like=True):
    """A link or image that an author wrote, with the line that it stands in."""

    target: str
    line: int


class Image(Struct, frozen=True, array_like=True):
    """An article's picture."""

    src: str
    alt: str = ""
    caption: str = ""
    credit: str = ""
    source: str = ""


class Correction(Struct, frozen=True, array_like=True):
    """What was wrong, and when it was put right."""

    date: datetime
    text: str


class KeyFigure(Struct, frozen=True, array_like=True):
    """A number that an article is about, as it is shown (`45 188 635人`), what it counts, and a remark."""

    value: str
    label: str
    note: str = ""


class Provenance(Struct, frozen=True, array_like=True):
    """The file that an article was imported from: its name, the SHA-256 of its bytes, and when."""

    file: str
    sha256: str
    time: datetime | None = None


class Credit(Struct, frozen=True, array_like=True):
    """A name in a byline, and the role, with the paper it was had at if that is said; only the name is
    the name. `is_person` is found out for editions: who is none is a desk, a paper, an office."""

    name: str
    role: Role = Role.AUTHOR
    organisation: str = ""
    is_person: bool = False


class Heading(Struct, frozen=True, array_like=True):
    """A heading of a body: `level` as in HTML, `anchor` the id that it can be linked by."""

    level: int
    anchor: str
    text: str


class Body(Struct, frozen=True, array_like=True):
    """An article's text as clean HTML, in one script; large, so it is streamed, not kept.

    `links` and `lines` tell where in the file things stand: the links of the text, and each field. They go
    with the text, so that an article stays the same when its lines move.
    """

    html: str
    headings: tuple[Heading, ...] = ()
    links: tuple[Link, ...] = ()
    lines: Mapping[str, int] = {}

    def line(self, name: str) -> int:
        """Return the line of a field; 1 where the field is not given."""
        return self.lines.get(name, 1)


class Article(Struct, frozen=True, array_like=True):
    """One Markdown file: an article, or a page of the site itself (`kind` is then `page`); or a file of
    content/records (`records`), which has nothing but `records`, and no page.

    `key` is the path of its page without the edition: `articles/2026/fund-matrix`. Texts are as
    typed; ids (`section`, `regions`) refer to registries.
    """

    path: str
    key: str
    kind: str
    script: Script
    title: str
    date: datetime | None = None
    source: Attribution = Attribution()
    credits: tuple[Credit, ...] = ()
    summary: str = ""
    standfirst: bool = False  # whether the summary stands above the text, which does not begin with it
    section: str | None = None
    regions: tuple[str, ...] = ()
    industries: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    original_title: str = ""
    original_url: str = ""
    copyright: str = ""
    copyright_script: Script = Script.HANS
    aliases: tuple[str, ...] = ()
    status: Status = Status.PUBLISHED
    publish_at: datetime | None = None
    expires: datetime | None = None
    updated: datetime | None = None
    corrections: tuple[Correction, ...] = ()
    editions: tuple[str, ...] = ()
    repair: str = ""  # how far careless Traditional is put right; empty: as the source says
    image: Image | None = None
    figures: tuple[KeyFigure, ...] = ()
    records: tuple[Record, ...] = ()
    imported: Provenance | None = None  # for the newsroom only: no page shows it
    kicker: str = ""  # a line above the title (引題)
    subtitle: str = ""  # a line below it (副題)
    series: str = ""  # an id
    part: int = 0  # the place in the series, from 1; 0: by its date
    indexing: Indexing = Indexing.ALL
    live: str = ""  # a value of `Live`, of a report that is continued as things happen

    @property
    def changed(self) -> datetime | None:
        """When the article last changed, by its `updated` or a correction; None if it never did."""
        changes = [correction.date for correction in self.corrections]
        changes += [self.updated] if self.updated else []
        # A correction that has only a day begins at midnight, and may so lie before the article itself.
        return max([*changes, self.date] if self.date else changes) if changes else None


class EditionArticle(Struct, frozen=True, array_like=True):
    """An article in one edition: the texts that readers see, in its script."""

    article: Article
    edition: str
    title: str
    summary: str
    credits: tuple[Credit, ...] = ()
    source: str = ""  # the label that the source goes by, where no registered name says it
    original_title: str = ""
    tags: tuple[str, ...] = ()
    industries: tuple[str, ...] = ()
    corrections: tuple[Correction, ...] = ()
    image: Image | None = None
    figures: tuple[KeyFigure, ...] = ()
    records: tuple[Record, ...] = ()
    kicker: str = ""
    subtitle: str = ""


class Rights(Struct, frozen=True, array_like=True):
    """What an article's source allows, and how it is said in one edition.

    `source` is how the byline names the source, `source_name` its bare name. `clauses` is the notice,
    clause by clause; `verbatim` tells that it is an author's own wording, in `language`; `complaints` says
    how to reach the operator, whatever the notice. `licence_url` is where the licence can be read, if
    anywhere.
    """

    rights_class: RightsClass
    source: str
    source_name: str = ""
    holder: str = ""
    credit: str = ""
    clauses: tuple[str, ...] = ()
    verbatim: bool = False
    language: str = ""
    complaints: tuple[str, ...] = ()
    copyright_line: str = ""
    year: int | None = None
    licence_url: str = ""
    indexing: Indexing = Indexing.ALL
