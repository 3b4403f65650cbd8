"""What time changes: when the next article is due or expires, and how long a site stays as it is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime, time, timedelta, tzinfo

from newsgen.model import Outline, Source, Status

#: How far back the news sitemap reaches (Google, "News sitemaps").
NEWS_AGE = timedelta(days=2)
_INSTANT = timedelta(microseconds=1)


def next_due(
    outlines: Sequence[Outline], sources: Mapping[str, Source], zone: tzinfo, moment: datetime
) -> datetime | None:
    """Return when readers next see another site, though nobody edits it: a scheduled article appears, one
    expires, a licence begins or ends. None where nothing is due.

    `moment` counts as now; licences of the articles' sources begin and end with the day in the site's time
    zone.
    """
    return min(_after(moment, _due(outlines, sources, zone)), default=None)


def unchanged_until(
    outlines: Sequence[Outline], sources: Mapping[str, Source], zone: tzinfo, moment: datetime
) -> datetime | None:
    """Return until when a build gives the same files; None for ever.

    That is no later than `next_due`, and besides, articles leave the news sitemap, and dates cease to lie in
    the future.
    """
    return min(_after(moment, [*_due(outlines, sources, zone), *_dates(outlines, moment)]), default=None)


def _after(moment: datetime, moments: Iterable[datetime]) -> Iterator[datetime]:
    return (each for each in moments if each > moment)


def _due(outlines: Iterable[Outline], sources: Mapping[str, Source], zone: tzinfo) -> Iterator[datetime]:
    used = dict.fromkeys(name for item in outlines for name in item.source.candidates)
    for item in outlines:
        if item.status is Status.SCHEDULED and item.publish_at:
            yield item.publish_at
        if item.status is not Status.DRAFT and item.expires:
            yield item.expires
    for name in used:
        licence = sources[name].licence
        if licence and licence.valid_from:
            yield _beginning(licence.valid_from, zone)
        if licence and licence.expires and licence.expires < date.max:
            yield _beginning(licence.expires + timedelta(days=1), zone)


def _dates(outlines: Iterable[Outline], moment: datetime) -> Iterator[datetime]:
    for item in outlines:
        if item.date:
            yield item.date
            if item.date <= moment:  # a date to come may be the last that there is
                yield item.date + NEWS_AGE + _INSTANT  # until then, and then too, it is news


def _beginning(day: date, zone: tzinfo) -> datetime:
    return datetime.combine(day, time(), zone)
