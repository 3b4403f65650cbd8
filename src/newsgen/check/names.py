"""Registered names in a form that nobody registered."""

from __future__ import annotations

from collections.abc import Iterator

from newsgen.check.context import CheckContext, Mention
from newsgen.check.finding import Diagnostic, values
from newsgen.check.manuscript import Manuscript
from newsgen.check.prose import Prose
from newsgen.problems import Severity
from newsgen.typography.around import is_han

_SURE = 3  # characters of a name that are found inside other words by chance no more: 對於丹麥 has 於丹


def name_form(manuscript: Manuscript, context: CheckContext) -> Iterator[Diagnostic]:
    """Find names whose characters are those of a registered one, but for their script or shape.

    A build puts most of them right, and then it is only a notice; others reach the readers.
    """
    article = manuscript.article
    said_of: set[str] = set()
    for prose in manuscript.texts:
        for mention in context.mentions(prose.said):
            typed = prose.text[mention.start : mention.end]
            if typed in said_of or not _is_other(typed, mention, prose, context):
                continue
            said_of.add(typed)
            is_set = context.is_set_right(typed, mention.names, article)
            yield _found(typed, mention, prose.line(mention.start), prose.column(mention.start), is_set)
    for credit in article.credits:
        for typed in filter(None, (credit.name, credit.organisation)):
            for mention in context.mentions(typed):
                whole = mention.end - mention.start == len(typed)
                if whole and typed not in (*mention.forms, *said_of) and not context.is_label(typed):
                    said_of.add(typed)
                    # In a byline only a registered form is exchanged.
                    yield _found(typed, mention, manuscript.html.line(credit.role.value), 0, is_set=False)


def _is_other(typed: str, mention: Mention, prose: Prose, context: CheckContext) -> bool:
    if typed in mention.forms or context.is_label(typed):
        return False
    if len(typed) >= _SURE:
        return True
    before, after = prose.said[mention.start - 1 : mention.start], prose.said[mention.end : mention.end + 1]
    return not any(char.isalnum() and is_han(char) for char in (before, after))


def _found(typed: str, mention: Mention, line: int, column: int, is_set: bool) -> Diagnostic:
    return Diagnostic(
        line,
        "the name {typed} is registered as {forms}",
        "a build sets the registered form; if this is another name, register it too"
        if is_set
        else "write it so, or register this form in content/names.yaml",
        values(typed=typed, forms="、".join(mention.forms)),
        column,
        severity=Severity.NOTICE if is_set else None,
    )
