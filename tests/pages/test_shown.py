"""What readers see at the moment of a build."""

from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsgen.model import Article, Body, Outline, Script, Status, outline_of
from newsgen.pages.shown import ahead_of_time, shown_articles

_NOON = datetime(2026, 1, 2, 12, tzinfo=ZoneInfo("Asia/Shanghai"))
_HOUR = timedelta(hours=1)


def _article(
    key: str = "a",
    date: datetime | None = _NOON,
    status: Status = Status.PUBLISHED,
    publish_at: datetime | None = None,
    expires: datetime | None = None,
) -> Outline:
    article = Article(
        f"content/{key}.md",
        key,
        "article",
        Script.HANS,
        key,
        date=date,
        status=status,
        publish_at=publish_at,
        expires=expires,
    )
    return outline_of(article, Body(""), ())


@pytest.mark.parametrize(
    ("article", "shown"),
    [
        (_article(), True),
        (_article(date=_NOON + _HOUR), True),
        (_article(status=Status.DRAFT), False),
        (_article(status=Status.SCHEDULED, publish_at=_NOON + _HOUR), False),
        (_article(status=Status.SCHEDULED, publish_at=_NOON), True),
        (_article(status=Status.SCHEDULED, publish_at=_NOON - _HOUR), True),
        (_article(status=Status.SCHEDULED), False),
        (_article(expires=_NOON + _HOUR), True),
        (_article(expires=_NOON), False),
        (_article(expires=_NOON - _HOUR), False),
        (_article(status=Status.SCHEDULED, publish_at=_NOON - _HOUR, expires=_NOON), False),
        (_article(status=Status.DRAFT, publish_at=_NOON - _HOUR), False),
    ],
)
def test_an_article_is_shown_from_its_time_until_its_end(article: Outline, shown: bool) -> None:
    assert shown_articles([article], _NOON, drafts=False) == ((article,) if shown else ())
    assert shown_articles([article], _NOON, drafts=True) == (article,)


@given(
    st.permutations([_article(f"k{n}", _NOON + _HOUR * (n // 3)) for n in range(9)] + [_article("old", None)])
)
def test_the_newest_comes_first_whatever_the_order_of_reading(articles: list[Outline]) -> None:
    shown = shown_articles(articles, _NOON, drafts=False)
    assert [article.key for article in shown] == ["k6", "k7", "k8", "k3", "k4", "k5", "k0", "k1", "k2", "old"]


@pytest.mark.parametrize(
    ("article", "told"),
    [
        (_article(date=_NOON + _HOUR), True),
        (_article(date=_NOON.replace(year=2062)), True),
        (_article(date=_NOON), False),
        (_article(date=None), False),
        (_article(date=_NOON + _HOUR, status=Status.DRAFT), False),
        (_article(date=_NOON + _HOUR, status=Status.SCHEDULED, publish_at=_NOON + _HOUR), False),
    ],
)
def test_a_date_to_come_without_a_schedule_is_told(article: Outline, told: bool) -> None:
    problems = list(ahead_of_time([article], _NOON))
    assert [(problem.path, problem.line) for problem in problems] == [("content/a.md", 1)] * told
