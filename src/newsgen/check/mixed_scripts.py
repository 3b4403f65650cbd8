"""Simplified and Traditional characters in one text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from newsgen.check.context import CheckContext
from newsgen.check.finding import Diagnostic, values
from newsgen.check.manuscript import Manuscript
from newsgen.check.prose import APART, Prose
from newsgen.hanzi import fold_in_place, telling_places
from newsgen.markup.verbatim import without
from newsgen.typography import Typesetter

# What is quoted, or explained in brackets, may well be in the other script; so may what stands for a picture,
# and what others call themselves and their pages; a line of Japanese has the characters of both.
_QUOTED = re.compile(
    r"“[^“”\n]*+”|「[^「」\n]*+」|『[^『』\n]*+』|《[^《》\n]*+》|〈[^〈〉\n]*+〉"
    r"|（[^（）\n]{1,40}+）|\([^()\n]{1,40}+\)"
)
_APART = re.compile(
    r"!\[[^\[\]\n]*+\]|\[[^\[\]\n]*+\]\(https?:|@[\w-]++"
    r"|^[^\n\u3041-\u30fa]*+[\u3041-\u30fa][^\n]+$",
    re.MULTILINE,
)
_TURNED = Typesetter(punctuation=False)
# Shapes that fonts and input methods of either script have: they tell of no other script.
_SHAPES = frozenset("内没户温黄吕静净争别兑册并庄恒噁")
_FEW = 3  # different characters of the other script that are no accident of a name
_SHARE = 100  # one character of the other script in so many is no accident, and no name
_SHOWN = 8  # characters and lines that are told


def mixed_scripts(manuscript: Manuscript, context: CheckContext) -> Iterator[Diagnostic]:
    """Find characters that only the script has in which the text is not.

    Of all characters that tell a script. It counts where both forms of one character stand in the text, or
    where there are several such characters and they are some share of all: a few may be part of a name.
    """
    found: dict[str, list[tuple[Prose, int]]] = {"Hans": [], "Hant": []}
    for prose in manuscript.texts:
        said = _without_names(prose, manuscript, context)
        for script, places in found.items():
            places += (
                (prose, place) for place in telling_places(said, script) if prose.text[place] not in _SHAPES
            )
    other, main = sorted(found, key=lambda script: len(found[script]))
    if not found[other]:
        return
    here = list(dict.fromkeys(prose.text[place] for prose, place in found[other]))
    both = {fold_in_place(prose.text[place]) for prose, place in found[main]}
    is_slip = any(fold_in_place(char) in both for char in here)
    if not is_slip and (len(here) < _FEW or len(found[other]) * _SHARE < len(found[main])):
        return
    first, place = found[other][0]
    lines = list(dict.fromkeys(str(prose.line(place)) for prose, place in found[other]))
    yield Diagnostic(
        first.line(place),
        "the text is in Traditional characters, but for Simplified ones: {characters} (line {lines})"
        if main == "Hant"
        else "the text is in Simplified characters, but for Traditional ones: {characters} (line {lines})",
        "put it into one script; what is to stay goes into quotation marks, or -{{ }}-",
        values(characters=_some(here, ""), lines=_some(lines, ", ")),
        first.column(place),
    )


def _some(items: list[str], between: str) -> str:
    return between.join(islice(items, _SHOWN)) + ("…" if len(items) > _SHOWN else "")


def _without_names(prose: Prose, manuscript: Manuscript, context: CheckContext) -> str:
    """Return what a text says of its own, in place: no quotations, and no names."""
    said = without(prose.said, (match.span() for match in _APART.finditer(prose.text)), APART)
    said = _QUOTED.sub(_blank, _TURNED.set(said, "zh-Hans"))
    said = without(said, ((start, end) for start, end, _ in context.mentions(prose.said)), APART)
    for credit in manuscript.article.credits:
        for name in filter(None, (credit.name, credit.organisation)):
            said = said.replace(name, APART * len(name))
    return said


def _blank(match: re.Match[str]) -> str:
    return APART * len(match[0])
