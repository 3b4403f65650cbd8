"""What readers see at the moment of a build."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from datetime import datetime

from msgspec import Struct

from newsgen.model import ArticleEntry, Outline, Status
from newsgen.problems import Problem


class Chosen(Struct, frozen=True):
    """What readers see at the moment that a site is built for, with `drafts` or without.

    `outlines` are those of all articles and pages, `shown` of the articles that are shown, the newest first,
    `expired` of those that are no longer offered, `own` of the site's own pages that are shown; `unpromised`
    are the keys of what is shown with drafts only, `unread` the paths of files that could not be read;
    `record_files` are the files of content/records.
    """

    moment: datetime
    outlines: tuple[Outline, ...]
    shown: tuple[Outline, ...]
    expired: tuple[Outline, ...] = ()
    own: tuple[Outline, ...] = ()
    record_files: tuple[Outline, ...] = ()
    unpromised: frozenset[str] = frozenset()
    unread: tuple[str, ...] = ()
    drafts: bool = False


def choose_shown(entries: Collection[ArticleEntry], moment: datetime, drafts: bool) -> Chosen:
    """Choose what is shown at a moment."""
    outlines = tuple(item.outline for item in entries if item.outline)
    articles = [item for item in outlines if item.kind == "article"]
    pages = [item for item in outlines if item.kind == "page"]
    own = tuple(item for item in pages if is_shown(item, moment, drafts))
    shown = shown_articles(articles, moment, drafts)
    promised = (
        *shown_articles([*articles, *pages], moment, False),
        *expired_articles([*articles, *pages], moment, False),
    )
    only_drafts = {item.key for item in (*shown, *own)} - {item.key for item in promised}
    return Chosen(
        moment,
        outlines,
        shown,
        expired_articles([*articles, *pages], moment, drafts),
        own,
        tuple(item for item in outlines if item.kind == "records"),
        frozenset(only_drafts) if drafts else frozenset(),
        tuple(item.path for item in entries if item.outline is None),
        drafts,
    )


def shown_articles(articles: Iterable[Outline], moment: datetime, drafts: bool) -> tuple[Outline, ...]:
    """Return the articles that are to be seen, the newest first.

    A draft is shown with `drafts` only, a scheduled article from its `publish_at`, any article until
    its `expires`.
    """
    shown = [article for article in articles if is_shown(article, moment, drafts)]
    return tuple(sorted(shown, key=lambda article: (-_seconds(article.date), article.key)))


def is_shown(article: Outline, moment: datetime, drafts: bool) -> bool:
    """Whether an article, or a page of the site's own, is to be seen."""
    return drafts or (_was_shown(article, moment) and (article.expires is None or moment < article.expires))


def expired_articles(articles: Iterable[Outline], moment: datetime, drafts: bool) -> tuple[Outline, ...]:
    """Return the articles that readers could see once and cannot any more, by key; none with `drafts`, which
    shows them all."""
    gone = (
        article
        for article in articles
        if not drafts and _was_shown(article, moment) and not is_shown(article, moment, drafts)
    )
    return tuple(sorted(gone, key=lambda article: article.key))


def ahead_of_time(articles: Iterable[Outline], moment: datetime) -> Iterator[Problem]:
    """Give a problem for each published article whose date lies ahead of the moment of a build.

    A mistyped year, or an embargo that nobody has told the program of: either way it must not go out.
    """
    for article in articles:
        if article.date and article.status is Status.PUBLISHED and article.date > moment:
            yield Problem(
                article.path,
                article.date_line,
                "the date of this article is still to come, and it is not scheduled",
                "correct `date`; or add `status: scheduled`, and `publish_at` with the time",
            )


def _was_shown(article: Outline, moment: datetime) -> bool:
    """Whether the time of an article has come; it may have passed."""
    if article.status is Status.DRAFT:
        return False
    if article.status is Status.SCHEDULED:
        return article.publish_at is not None and article.publish_at <= min(moment, article.expires or moment)
    return True


def _seconds(date: datetime | None) -> float:
    return date.timestamp() if date else 0.0
