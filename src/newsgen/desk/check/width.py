"""Half-width marks of Chinese in a Markdown text, set full-width in their places."""

from __future__ import annotations

from newsgen.desk.check.prose import prose_of
from newsgen.typography import Typesetter
from newsgen.typography.typesetter import applied

_TYPESETTER = Typesetter(quotes=False)


def widened(text: str) -> str:
    """Return a Markdown text with the half-width marks of its Chinese full-width, as a build sets them."""
    return applied(text, _TYPESETTER.plan(prose_of(text)).edits("zh-Hans"))
