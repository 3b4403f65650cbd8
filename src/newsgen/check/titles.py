"""Titles and summaries."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsgen.check.context import CheckContext
from newsgen.check.finding import Diagnostic
from newsgen.check.manuscript import Manuscript
from newsgen.hanzi import fold

_FULL_STOP = re.compile(r"(?<!。)[。．]$|(?<=[\u3400-\u9fff])\.$")
_NOT_SAID = re.compile(r"[\W_]+")


def title_full_stop(manuscript: Manuscript, _: CheckContext) -> Iterator[Diagnostic]:
    """Find a title that ends like a sentence."""
    if _FULL_STOP.search(manuscript.title.text):
        yield Diagnostic(manuscript.title.line(0), "the title ends with a full stop", "titles have none")


def summary_is_title(manuscript: Manuscript, _: CheckContext) -> Iterator[Diagnostic]:
    """Find a summary that says no more than the title."""
    if manuscript.summary and _said(manuscript.summary.text) == _said(manuscript.title.text):
        yield Diagnostic(
            manuscript.summary.line(0),
            "the summary says the same as the title",
            "say what the article adds; without the field, its first sentences are shown",
        )


def _said(text: str) -> str:
    return _NOT_SAID.sub("", fold(text)).casefold()


def title_is_unsure(manuscript: Manuscript, context: CheckContext) -> bool:
    """Whether a conversion of the title has to choose between forms and is not sure; what is asked then, and
    whether somebody has decided it, is for the review to say."""
    title = manuscript.title.text
    return "-{" not in title and any(
        choice.doubtful
        for edition in manuscript.article.editions or context.editions
        for choice in context.converter(edition, manuscript.article).explain(title)
    )
