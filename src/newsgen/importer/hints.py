"""What a page's head says beside the text -> the fields that the text does not give."""

from __future__ import annotations

import re
from collections.abc import Mapping

from newsgen.importer.extracted import Extracted
from newsgen.importer.labels import people
from newsgen.problems import Report
from newsgen.readers import Hint
from newsgen.readers.dates import tidy_date

# What content management systems put there for want of a name.
_NO_PERSON = re.compile(
    r"[報报網网社台刊局委辦办]$|網絡|网络|未知|佚名|[編编][輯辑]|小[編编]|管理員|管理员|原創|原创|本站|admin"
)


def take_hints(given: Mapping[str, Hint], found: Extracted, report: Report) -> None:
    """Take the values of a head that are better than none, or than those of the text."""
    if "date" in given and (when := tidy_date(given["date"].value)):
        earlier = str(found.values.get("date", ""))
        if ":" not in earlier and re.findall(r"\d+", when)[:3] == re.findall(r"\d+", earlier)[:3]:
            del found.values["date"]  # the same day, and here perhaps with the hour
        found.offer("date", when, given["date"].origin)
    if "original_url" in given:
        found.offer("original_url", given["original_url"].value, given["original_url"].origin)
    _take_author(given, found)
    if "source" in given and not found.sources:
        found.offer("source", given["source"].value, given["source"].origin)
    if not found.vague or "source" in found.values:
        return
    report.warning(
        0,
        "the source is only called {source}, which says nothing here",
        "write down whose text it is",
        source=found.vague,
    )
    if "site" in given and found.vague.startswith("本"):
        found.offer("source", given["site"].value, given["site"].origin)


def _take_author(given: Mapping[str, Hint], found: Extracted) -> None:
    hint = given.get("author")
    page = given["page"].value if "page" in given else ""
    if hint and hint.value not in page and re.fullmatch(r"[一-鿿·、，,\s]{2,30}", hint.value):
        names = people(hint.value)
        if all(2 <= len(name) <= 4 and not _NO_PERSON.search(name) for name in names):
            found.offer("author", names, hint.origin)
