"""Titles and summaries."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsgen.desk.check.finding import Found, values
from newsgen.desk.check.manuscript import Manuscript
from newsgen.desk.check.newsdesk import Newsdesk
from newsgen.hanzi import fold

_FULL_STOP = re.compile(r"(?<!。)[。．]$|(?<=[\u3400-\u9fff])\.$")
_NOT_SAID = re.compile(r"[\W_]+")


def title_full_stop(manuscript: Manuscript, _: Newsdesk) -> Iterator[Found]:
    """Find a title that ends like a sentence."""
    if _FULL_STOP.search(manuscript.title.text):
        yield Found(manuscript.title.line(0), "the title ends with a full stop", "titles have none")


def summary_is_title(manuscript: Manuscript, _: Newsdesk) -> Iterator[Found]:
    """Find a summary that says no more than the title."""
    if manuscript.summary and _said(manuscript.summary.text) == _said(manuscript.title.text):
        yield Found(
            manuscript.summary.line(0),
            "the summary says the same as the title",
            "say what the article adds; without the field, its first sentences are shown",
        )


def _said(text: str) -> str:
    return _NOT_SAID.sub("", fold(text)).casefold()


def title_conversion(manuscript: Manuscript, newsdesk: Newsdesk) -> Iterator[Found]:
    """Find characters of a title that have several forms in an edition, where the choice is not sure."""
    title = manuscript.title.text
    if "-{" in title:
        return  # somebody has looked at it
    doubts: dict[tuple[str, str, tuple[str, ...], int], list[str]] = {}
    for edition in manuscript.article.editions or newsdesk.editions:
        for choice in newsdesk.converter(edition, manuscript.article).explain(title):
            if choice.doubtful:
                others = tuple(form for form in choice.candidates if form != choice.chosen)
                doubts.setdefault((choice.given, choice.chosen, others, choice.start), []).append(edition)
    for (given, chosen, others, start), editions in doubts.items():
        yield Found(
            manuscript.title.line(0),
            "in {editions}, {given} of the title stays as it is; it may have to be {others}: {example}"
            if given == chosen
            else "in {editions}, {given} of the title turns {chosen}; it may have to be {others}: {example}",
            "if it is wrong, write -{{zh-Hans:…; zh-Hant:…}}-, or register the name",
            values(
                editions=", ".join(editions),
                given=given,
                chosen=chosen,
                others="、".join(others),
                example=title[max(start - 4, 0) : start + 5],
            ),
        )
