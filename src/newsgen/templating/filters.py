"""What templates may do to a value with `|`, beside Jinja's own filters."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import datetime
from functools import lru_cache

from markupsafe import Markup, escape

from newsgen.cjk import is_wide
from newsgen.templating.qr import qr_code

# A clause with the mark at its end, and the brackets that close after it.
_CLAUSE = re.compile("[^，。：；！？]+[，。：；！？]*[」』”’》〉）】]*|[，。：；！？]+")
# What a title lists that has no clauses.
_ITEM = re.compile("[^、]+、*")

# Ems of lines that the style knows: a card's on a phone, the same in large type, a headline's, a column's.
_SIZES = (8, 10, 12, 18)

_REMEMBERED = 4_096  # headlines, of which most stand on several pages

_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


@lru_cache(_REMEMBERED, typed=True)  # what is markup already is not the text that reads the same
def _clauses(title: str) -> Markup:
    """Set each clause of a headline apart, so that its lines can break between clauses.

    CSS alone cannot: where words are kept whole (`word-break: keep-all`), a clause that is too long for its
    line is broken at the end of it, and perhaps one character is left over. So each says how long it is: the
    style keeps it on a line where there is room for that many characters. They stay in the line, for what is
    set as a box of its own is not found by a search in the page that goes over its end.
    """
    escaped = escape(title)
    parts = _CLAUSE.findall(title)
    if len(parts) < 2:  # a list of things has its pauses
        parts = _ITEM.findall(title)
    if len(parts) < 2:
        return escaped
    return Markup("").join(map(_clause, parts))


def _clause(text: str) -> Markup:
    length = sum(1 if is_wide(character) else 0.5 for character in text)
    fitting = next((size for size in _SIZES if length <= size), 0)
    return Markup('<span class="c{}">{}</span>').format(fitting, text) if fitting else escape(text)


def _whole(text: str, *words: str) -> Markup:
    """Keep words of a text on one line: Chinese may break anywhere, also in the name of what follows."""
    escaped = str(escape(text))
    for word in filter(None, map(str, map(escape, words))):
        escaped = escaped.replace(word, f'<span class="whole">{word}</span>')
    return Markup(escaped)  # noqa: S704 - escaped above


def _date(moment: datetime) -> str:
    return f"{moment.year}年{moment.month}月{moment.day}日"


def _datetime(moment: datetime) -> str:
    """Only the day where no time was given: midnight is what a date without a time stands for."""
    if (moment.hour, moment.minute) == (0, 0):
        return _date(moment)
    return f"{_date(moment)} {moment.hour:02}:{moment.minute:02}"


def _rfc822(moment: datetime) -> str:
    """As RSS has it, in English whatever the locale: `Mon, 02 Feb 2026 10:00:00 +0800` (RFC 5322, 3.3)."""
    day, month = _DAYS[moment.weekday()], _MONTHS[moment.month - 1]
    return f"{day}, {moment.day:02} {month} {moment.year:04} {moment:%H:%M:%S %z}"


def _iso(moment: datetime) -> str:
    return moment.isoformat(timespec="seconds")


def _iso_day(moment: datetime) -> str:
    return moment.date().isoformat()


#: The filters, by name.
FILTERS: Mapping[str, Callable[..., str]] = {
    "clauses": _clauses,
    "date": _date,
    "datetime": _datetime,
    "iso": _iso,
    "iso_day": _iso_day,
    "qr_code": qr_code,
    "rfc822": _rfc822,
    "whole": _whole,
}
