"""`-{ }-`, in which editors give each edition its own form: it is for a later stage, not for Markdown."""

from __future__ import annotations

import re

#: From `-{` to `}-` within one paragraph, as MediaWiki's LanguageConverter has it; not nested, without code.
VARIANT = r"-\{(?:(?!-\{|\}-|\n\n)[^`]){1,2000}+\}-"

_CAN_OPEN = re.compile(r"(?<=-)\{|^\{|^-$")


def as_typed(text: str) -> str:
    """Return a text of which every edition shows the `-{` that is in it, or at its edge, as it stands: by a
    `-{ }-` around its second character, which says that this is no form."""
    return _CAN_OPEN.sub(lambda found: f"-{{{found[0]}}}-", text)
