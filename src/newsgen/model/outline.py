"""What the whole needs to know of one article: enough for lists, addresses and classes, and no more."""

from __future__ import annotations

from datetime import datetime
from typing import Any, TypeVar

from msgspec import Struct
from msgspec.structs import replace

from newsgen.model.article import Article, Body, EditionArticle, Role, Status
from newsgen.model.attribution import Attribution
from newsgen.model.record import Record
from newsgen.model.registry import Indexing

_Value = TypeVar("_Value")

#: The roles of those who wrote an article: they are listed, not who edited or illustrated it.
AUTHORING = (Role.AUTHOR, Role.REPORTER, Role.MEDIA_REPORTER, Role.CORRESPONDENT, Role.INTERN)


class Labels(Struct, frozen=True, array_like=True):
    """The words that an article is listed under in one edition."""

    edition: str
    tags: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    industries: tuple[str, ...] = ()


class Outline(Struct, frozen=True, array_like=True):
    """What plans are made from: two articles with equal outlines have the same pages in the same lists.

    Its fields are those of `Article`, but for `changed`, when the article last changed, if it ever did;
    `corrected`, whether it has corrections; `labels`, one for each edition that has the article; and the
    lines that problems are reported at.
    """

    path: str
    key: str
    kind: str
    status: Status
    date: datetime | None
    publish_at: datetime | None
    expires: datetime | None
    changed: datetime | None
    corrected: bool
    source: Attribution
    copyright: str
    section: str | None
    regions: tuple[str, ...]
    aliases: tuple[str, ...]
    labels: tuple[Labels, ...]
    source_line: int
    copyright_line: int
    date_line: int
    records: tuple[Record, ...] = ()
    series: str = ""
    part: int = 0
    indexing: Indexing = Indexing.ALL
    changed_line: int = 1

    @property
    def editions(self) -> tuple[str, ...]:
        """The editions that have the article."""
        return tuple(labels.edition for labels in self.labels)

    def is_moved(self, other: Outline) -> bool:
        """Whether another outline of the article tells only that it stands elsewhere: in other lists, or at
        another place in them. A plan that was made of this one has its page all the same."""
        return self.editions == other.editions and self == replace(
            other,
            date=self.date,
            changed=self.changed,
            corrected=self.corrected,
            section=self.section,
            regions=self.regions,
            aliases=self.aliases,
            labels=self.labels,
            source_line=self.source_line,
            copyright_line=self.copyright_line,
            date_line=self.date_line,
            changed_line=self.changed_line,
        )

    def sharing(self, known: dict[object, Any]) -> Outline:
        """Return the same outline, made of the values in `known` wherever they are equal to its own; others
        are added. Ten thousand outlines have a few hundred tags, and hardly more sources and regions."""

        def share(value: _Value) -> _Value:
            shared: _Value = known.setdefault(value, value)
            return shared

        def words(given: tuple[str, ...]) -> tuple[str, ...]:
            return share(tuple(map(share, given)))

        return replace(
            self,
            kind=share(self.kind),
            source=share(self.source),
            section=share(self.section),
            regions=share(self.regions),
            labels=tuple(
                Labels(
                    share(labels.edition),
                    words(labels.tags),
                    share(labels.authors),
                    words(labels.industries),
                )
                for labels in self.labels
            ),
        )

    def in_edition(self, edition: str) -> Labels:
        """Return the words that the article is listed under in an edition that has it."""
        return next(labels for labels in self.labels if labels.edition == edition)


def outline_of(article: Article, body: Body, editions: tuple[EditionArticle, ...]) -> Outline:
    """Return the outline of an article with its form in each edition; `body` tells where its fields stand."""
    return Outline(
        path=article.path,
        key=article.key,
        kind=article.kind,
        status=article.status,
        date=article.date,
        publish_at=article.publish_at,
        expires=article.expires,
        changed=article.changed,
        corrected=bool(article.corrections),
        source=article.source,
        copyright=article.copyright,
        section=article.section,
        regions=article.regions,
        aliases=article.aliases,
        labels=tuple(Labels(item.edition, item.tags, _authors(item), item.industries) for item in editions),
        records=article.records,
        series=article.series,
        part=article.part,
        indexing=article.indexing,
        source_line=body.line("source"),
        copyright_line=body.line("copyright"),
        date_line=body.line("date"),
        changed_line=body.line("updated" if article.changed == article.updated else "corrections"),
    )


def _authors(item: EditionArticle) -> tuple[str, ...]:
    return tuple(dict.fromkeys(credit.name for credit in item.credits if credit.role in AUTHORING))
