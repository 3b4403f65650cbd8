"""A rule of what looks like markup and is not: a pattern of a line, and what is said of it."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from newsgen.problems import sentence

#: The file names of pictures end so.
PICTURE = r"\.(?:jpe?g|png|gif|webp|avif|svg)"


def whole(found: re.Match[str]) -> str:
    """Return all that was found: a reader must see each character of it as it was typed."""
    return found[0]


def nothing(_: re.Match[str]) -> str:
    """Return no text: what was found is wrong whatever a reader sees of it."""
    return ""


def marks(found: re.Match[str]) -> str:
    """Return what stands before the words that marks enclose, or all where they enclose none."""
    typed = found[0].strip().lstrip("> ")
    inner = found[1] if found.re.groups and "element" not in found.re.groupindex else None
    return typed.split(inner)[0] if inner and not typed.startswith(inner) else typed


class Rule(NamedTuple):
    """What a slip looks like in a line, without the marks of the lists and quotations that it stands in; what
    is said of it, and what it is made by --fix: None where nobody knows. It is a slip where readers see
    what `seen` returns, and `is_right` does not hold."""

    pattern: re.Pattern[str]
    message: str
    hint: str
    mend: Callable[[re.Match[str]], str | None] | None = None
    is_right: Callable[[re.Match[str]], bool] = lambda _: False
    seen: Callable[[re.Match[str]], str] = marks


NO_LINK = sentence("this is no link and no picture: {markup}")
WIDE = sentence("full-width marks are no markup: {markup}")
OTHER = sentence("markup that newsgen does not know stands in the text: {markup}")
AS_TYPED = sentence("readers see it as it is typed: write it as Markdown, or delete it")
DELETE = sentence("readers see it as it is typed: delete it")
TYPE = sentence("readers see it as it is typed; type {right}")


def otherwise(pattern: str, right: str) -> Rule:
    """Return the rule of a mark of other programs that Markdown has in another way: `right`, as `expand` of a
    match takes it."""
    return Rule(re.compile(pattern), OTHER, TYPE, lambda found: found.expand(right), seen=whole)
