"""What time changes."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from newsgen.model import (
    Article,
    Attribution,
    Body,
    Forms,
    Licence,
    Outline,
    Script,
    Source,
    Status,
    outline_of,
)
from newsgen.pages import NEWS_AGE, next_due, unchanged_until

_ZONE = ZoneInfo("Asia/Shanghai")
_NOON = datetime(2026, 1, 5, 4, tzinfo=UTC)
_HOUR = timedelta(hours=1)


def _outline(status: Status = Status.PUBLISHED, **fields: Any) -> Outline:
    article = Article("content/articles/a.md", "articles/a", "article", Script.HANT, "題", status=status)
    made = Article(**{name: getattr(article, name) for name in Article.__struct_fields__} | fields)
    return outline_of(made, Body(""), ())


def _sources(**fields: date | None) -> dict[str, Source]:
    return {"daily": Source("daily", Forms(everywhere="日報"), licence=Licence("L", **fields))}  # type: ignore[arg-type] # dates only


@pytest.mark.parametrize(
    ("outline", "due"),
    [
        (_outline(Status.SCHEDULED, publish_at=_NOON + _HOUR), _NOON + _HOUR),
        (_outline(Status.SCHEDULED, publish_at=_NOON), None),
        (_outline(Status.DRAFT, publish_at=_NOON + _HOUR, expires=_NOON + _HOUR), None),
        (_outline(expires=_NOON + _HOUR), _NOON + _HOUR),
        (_outline(expires=_NOON - _HOUR), None),
        (_outline(date=_NOON + _HOUR), None),
    ],
)
def test_an_article_is_due_when_readers_see_it_come_or_go(outline: Outline, due: datetime | None) -> None:
    assert next_due([outline], {}, _ZONE, _NOON) == due


def test_a_licence_ends_with_its_last_day_where_the_site_is() -> None:
    ends = datetime(2026, 1, 6, tzinfo=_ZONE)
    items = [_outline(source=Attribution("日報", ("daily",)))]
    assert next_due(items, _sources(expires=date(2026, 1, 5)), _ZONE, _NOON) == ends
    assert next_due(items, _sources(expires=date(2026, 1, 5)), _ZONE, ends) is None
    assert next_due(items, _sources(valid_from=date(2026, 1, 6)), _ZONE, _NOON) == ends
    assert next_due(items, _sources(expires=date.max), _ZONE, _NOON) is None
    assert next_due([_outline()], _sources(expires=date(2026, 1, 5)), _ZONE, _NOON) is None


def test_the_earliest_counts() -> None:
    later, sooner = (_outline(expires=_NOON + n * _HOUR) for n in (2, 1))
    assert next_due([later, sooner], {}, _ZONE, _NOON) == _NOON + _HOUR


def test_a_site_changes_when_an_article_is_no_news_any_longer() -> None:
    news = _outline(date=_NOON - _HOUR)
    until = unchanged_until([news], {}, _ZONE, _NOON)
    assert until is not None
    assert until > _NOON - _HOUR + NEWS_AGE
    assert unchanged_until([news], {}, _ZONE, until) is None


def test_the_last_day_that_there_is_is_a_day() -> None:
    last = datetime(9999, 12, 31, 23, 59, tzinfo=_ZONE)
    assert unchanged_until([_outline(date=last)], {}, _ZONE, _NOON) == last
    assert unchanged_until([_outline(expires=last)], {}, _ZONE, _NOON) is not None
