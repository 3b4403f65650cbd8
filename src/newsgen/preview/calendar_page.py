"""The calendar: what appears and what is taken down, by months, and all that is still to come as a list."""

from __future__ import annotations

import calendar
from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, datetime

from msgspec import Struct
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from newsgen.cache import CacheLost
from newsgen.pipeline import clock
from newsgen.preview.built_site import BuiltArticle
from newsgen.preview.preview import Preview
from newsgen.preview.responses import own_page
from newsgen.preview.views import ROOT

_FIRST, _LAST = date(1900, 1, 1), date(2200, 12, 31)
_AHEAD = 200  # entries of the list


class Due(Struct, frozen=True):
    """What happens to an article at a moment, in the site's time zone: it appears, or is taken down."""

    moment: datetime
    entry: BuiltArticle
    ends: bool


class Day(Struct, frozen=True):
    """A day of the grid, with what is due on it; `outside` the month that is shown."""

    date: date
    due: tuple[Due, ...]
    outside: bool
    today: bool


def due_of(entries: Iterable[BuiltArticle]) -> list[Due]:
    """Return all that is due or was, in order: when scheduled articles appear, and when any is taken down."""
    found = []
    for entry in entries:
        if entry.marks.scheduled:
            found.append(Due(entry.marks.scheduled, entry, ends=False))
        if entry.expires and not entry.marks.draft:
            found.append(Due(entry.expires, entry, ends=True))
    return sorted(found, key=lambda due: (due.moment, due.entry.key))


def weeks_of(month: date, due: Iterable[Due], today: date) -> list[list[Day]]:
    """Return the weeks of a month, from Monday to Sunday."""
    by_day: dict[date, list[Due]] = defaultdict(list)
    for each in due:
        by_day[each.moment.date()].append(each)
    weeks = calendar.Calendar().monthdatescalendar(month.year, month.month)
    return [
        [Day(day, tuple(by_day.get(day, ())), day.month != month.month, day == today) for day in week]
        for week in weeks
    ]


class CalendarPage:
    """Answers with the calendar."""

    def __init__(self, preview: Preview) -> None:
        self._preview = preview

    def routes(self) -> Sequence[BaseRoute]:
        """Return the addresses."""
        return (Route(f"{ROOT}calendar/", self.page),)

    def page(self, request: Request) -> Response:
        """Answer with a month."""
        preview, views = self._preview, self._preview.views
        seen = preview.version_of_desk()
        built = preview.built
        try:
            due = due_of(built.entries()) if built else []
        except CacheLost:  # a new build is about to say so
            built = None
        if built is None:
            return preview.waiting_page(seen, site=False)
        now = clock().astimezone(built.newsroom.config.timezone)
        month = _month(request.query_params.get("month", "")) or now.date().replace(day=1)
        content = views.page(
            "calendar.html",
            seen,
            here="calendar/",
            month=month,
            before=_moved(month, -1),
            after=_moved(month, 1),
            weeks=weeks_of(month, due, now.date()),
            ahead=[each for each in due if each.moment > now][:_AHEAD],
            zone=str(built.newsroom.config.timezone),
            tag=built.editions[0],
        )
        return own_page(content)


def _month(asked: str) -> date | None:
    try:
        found = date.fromisoformat(f"{asked}-01")
    except ValueError:
        return None
    return found if _FIRST <= found <= _LAST else None


def _moved(month: date, by: int) -> date | None:
    at = month.year * 12 + month.month - 1 + by
    moved = date(at // 12, at % 12 + 1, 1)
    return moved if _FIRST <= moved <= _LAST else None
