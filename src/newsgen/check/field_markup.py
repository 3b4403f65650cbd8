"""Markup in a title, and in what else has none: readers see it as it was typed."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsgen.check.finding import Diagnostic, values
from newsgen.check.manuscript import Manuscript
from newsgen.check.slip import shortened
from newsgen.yamlfile import Text

_FIELDS = ("title", "kicker", "subtitle", "summary", "original_title")
_MARKUP = re.compile(
    r"\*\*[^*\n]{1,100}\*\*|`[^`\n]{1,100}`|!?\[[^\[\]\n]{1,100}\]\([^()\s]{1,200}\)"
    r"|^#{1,6} |\\n(?![A-Za-z])|\{\{|\{%"
    r"|</?(?:a|b|br|center|em|font|h[1-6]|i|img|p|s|small|span|strong|sub|sup|u)"
    r"(?:\s+[a-z-]{1,20}=[^<>]{0,200})?\s?/?>"
    r"|&(?:#\d{1,7}|#x[0-9a-f]{1,6}|amp|lt|gt|quot|apos|nbsp|ldquo|rdquo|lsquo|rsquo|mdash|ndash|hellip|middot);",
    re.IGNORECASE,
)


def field_markup(manuscript: Manuscript) -> Iterator[Diagnostic]:
    """Find markup in the fields of an article that are shown as they are, the first in each."""
    for name in _FIELDS:
        node = manuscript.document.fields.entries.get(name)
        found = _MARKUP.search(node.value) if isinstance(node, Text) else None
        if found:
            yield Diagnostic(
                manuscript.document.fields.key_lines[name],
                "`{name}` has no markup, and readers see this as it is typed: {markup}",
                "write the words alone",
                values(name=name, markup=shortened(found[0])),
            )
