"""The entries of a live report: each heading of its text that begins with a time."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime, timedelta
from itertools import pairwise

from newsgen.markup import plain_text
from newsgen.model import Body
from newsgen.render.views import LiveEntryView

# 10:30, 5月13日10:30, 2026-05-13 10:30, 2026年5月13日 10:30
_TIME = re.compile(
    r"(?:(?:(?P<year>\d{4})[-年])?(?P<month>\d{1,2})[-月](?P<day>\d{1,2})日?\s*)?"
    r"(?P<hour>[01]?\d|2[0-3])[:：](?P<minute>[0-5]\d)(?!\d)"
)
_DAY = 24 * 60  # minutes
_HEADING = re.compile(r'<h([2-6]) id="([^"]*)">(.*?)</h\1>', re.DOTALL)


def live_entries(body: Body, start: datetime) -> tuple[str, tuple[LiveEntryView, ...]]:
    """Return the HTML of a live report with its times as `<time>`, and its entries in the order of the text.

    A time without a day is of the day of the entry before, in the order in which most reports stand, the
    newest first or the oldest; the first is of the day of `start`.
    """
    headings = {heading.anchor: heading.text for heading in body.headings}
    found = [match for match in _HEADING.finditer(body.html) if _TIME.match(headings.get(match[2], ""))]
    times = _times([headings[match[2]] for match in found], start)
    parts, entries, at = [], [], 0
    for number, (match, time) in enumerate(zip(found, times, strict=True)):
        said = _TIME.match(plain_text(match[3]))
        end = found[number + 1].start() if number + 1 < len(found) else len(body.html)
        text = " ".join(plain_text(body.html[match.end() : end]).split())
        title = _TIME.sub("", headings[match[2]], count=1).strip()
        entries.append(LiveEntryView(match[2], time, title, text))
        label = said[0].strip() if said else f"{time:%H:%M}"
        inner = (
            f'<time datetime="{time.isoformat()}">{label}</time> {_TIME.sub("", match[3], count=1).strip()}'
        )
        parts += [body.html[at : match.start()], f'<h{match[1]} id="{match[2]}">{inner}</h{match[1]}>']
        at = match.end()
    return "".join((*parts, body.html[at:])), tuple(entries)


def _times(headings: Sequence[str], start: datetime) -> list[datetime]:
    """Return the moment that each heading begins with."""
    times: list[datetime] = []
    stated = [match for heading in headings if (match := _TIME.match(heading))]
    falling = _is_falling(stated)
    day = start
    if falling and not any(match["day"] for match in stated):
        day = _days_on(start, _midnights(stated))
    for match in stated:
        moment = day.replace(hour=int(match["hour"]), minute=int(match["minute"]), second=0, microsecond=0)
        if match["day"]:
            moment = _on_day(moment, match)
        elif times and falling and moment > times[-1]:
            moment = _days_on(moment, -1)
        elif times and not falling and moment < times[-1]:
            moment = _days_on(moment, 1)
        times.append(moment)
        day = moment
    return times


def _days_on(moment: datetime, days: int) -> datetime:
    try:
        return moment + timedelta(days=days)
    except OverflowError:  # the last day that there is: a slip, which the date is told for
        return moment


def _on_day(moment: datetime, match: re.Match[str]) -> datetime:
    try:
        return moment.replace(
            year=int(match["year"] or moment.year), month=int(match["month"]), day=int(match["day"])
        )
    except ValueError:  # the 31st of February: as good as none
        return moment


def _is_falling(stated: Sequence[re.Match[str]]) -> bool:
    """Whether the newest entry stands first: whether all entries take less time when read so."""
    minutes = [_minutes(match) for match in stated]
    rising = sum(before > after for before, after in pairwise(minutes))
    falling = sum(before < after for before, after in pairwise(minutes))
    gone = minutes[-1] - minutes[0] if minutes else 0
    return falling * _DAY - gone < rising * _DAY + gone


def _midnights(stated: Sequence[re.Match[str]]) -> int:
    """Return how many midnights lie between entries of which the newest stands first."""
    return sum(_minutes(before) < _minutes(after) for before, after in pairwise(stated))


def _minutes(match: re.Match[str]) -> int:
    return int(match["hour"]) * 60 + int(match["minute"])
