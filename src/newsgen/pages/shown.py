"""Which articles readers see at the moment of a build."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from newsgen.model import Outline, Status


def shown_articles(articles: Iterable[Outline], moment: datetime, drafts: bool) -> tuple[Outline, ...]:
    """Return the articles that are to be seen, the newest first.

    A draft is shown with `drafts` only, a scheduled article from its `publish_at`, any article until
    its `expires`.
    """
    shown = [article for article in articles if drafts or _is_shown(article, moment)]
    return tuple(sorted(shown, key=lambda article: (-_seconds(article.date), article.key)))


def _is_shown(article: Outline, moment: datetime) -> bool:
    if article.status is Status.DRAFT:
        return False
    if article.status is Status.SCHEDULED and (article.publish_at is None or moment < article.publish_at):
        return False
    return article.expires is None or moment < article.expires


def _seconds(date: datetime | None) -> float:
    return date.timestamp() if date else 0.0
