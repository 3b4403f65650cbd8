"""`-{ }-`, as MediaWiki's editors know it: a text that has its own form in each edition.

`-{原樣}-` is left as it stands; `-{zh-Hans:软件; zh-Hant:軟體}-` shows the form of the edition that is
read. Tags are those of the editions and MediaWiki's own (zh-cn, zh-tw, zh-hk, …), in any case; an edition
without a form takes the nearest one, and says which. Flags before `|`: `R` and none show the text, `A`
shows it and makes it a rule for the whole text, `H` makes the rule and shows nothing, `T` (a title) shows
nothing. After MediaWiki's manual, Writing systems/Syntax.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from newsgen.model import EDITIONS, NEAREST_EDITIONS

# MediaWiki's tags, and the edition that each speaks for.
_TAGS = {
    "zh-hans": "zh-Hans",
    "zh-cn": "zh-Hans",
    "zh-sg": "zh-Hans",
    "zh-my": "zh-Hans",
    "zh-hant": "zh-Hant",
    "zh-tw": "zh-Hant-TW",
    "zh-hant-tw": "zh-Hant-TW",
    "zh-hk": "zh-Hant-HK",
    "zh-hant-hk": "zh-Hant-HK",
    "zh-mo": "zh-Hant-HK",
    "zh": "*",
}
# In which order another edition's form stands in, before the one for all (`zh`).
_NEAREST = {edition: (*nearest, "*", *EDITIONS) for edition, nearest in NEAREST_EDITIONS.items()}
_SHOWN = {"": True, "R": True, "A": True, "H": False, "T": False}
# Compiled at their first use (`re` keeps them): most texts have no rule, and start-up counts.
_MARK = r"-\{|\}-"
_FLAG = r"\s*([A-Za-z;\s]*?)\s*\|"
_FORM = r"\s*([A-Za-z][A-Za-z-]*)\s*:"


class RuleError(ValueError):
    """A `-{ }-` that cannot be read: `offset` in the text, `message` with `values` to fill in."""

    def __init__(self, offset: int, message: str, **values: str) -> None:
        self.offset = offset
        self.message = message
        self.values = values
        super().__init__(f"{message.format(**values)} (at {offset})")


class VariantRule(NamedTuple):
    """One `-{ }-`: where it stands, its flag, and its forms by edition (`*` for all)."""

    start: int
    end: int
    flag: str
    forms: tuple[tuple[str, str], ...]

    @property
    def everywhere(self) -> bool:
        """Whether it is a rule for the whole text, as a name is."""
        return self.flag in ("A", "H")

    def of(self, edition: str) -> tuple[str, str]:
        """Return the form for an edition, and the edition (or `*`) whose form it is."""
        forms = dict(self.forms)
        tag = next(tag for tag in _NEAREST[edition] if tag in forms)
        return forms[tag], tag

    def shown(self, edition: str) -> str:
        """Return what stands in the page in place of the rule."""
        return self.of(edition)[0] if _SHOWN[self.flag] else ""

    def name(self) -> dict[str, str]:
        """Return the forms as `NameTable` takes them."""
        return dict(self.forms)


def rules(text: str) -> list[VariantRule]:
    """Return the rules of a text, in order. Raises RuleError for the first that cannot be read."""
    found = []
    opened: int | None = None
    for mark in re.finditer(_MARK, text):
        if mark.group() == "-{":
            if opened is not None:
                raise RuleError(mark.start(), "`-{{` inside another `-{{`")
            opened = mark.start()
        elif opened is not None:
            found.append(_rule(text, opened, mark.end()))
            opened = None
    if opened is not None:
        raise RuleError(opened, "`-{{` without `}}-`")
    return found


def pieces(text: str) -> Iterator[str | VariantRule]:
    """Yield the text between the rules, and the rules, in order."""
    done = 0
    for rule in rules(text):
        if rule.start > done:
            yield text[done : rule.start]
        yield rule
        done = rule.end
    if done < len(text):
        yield text[done:]


def _rule(text: str, start: int, end: int) -> VariantRule:
    inside = text[start + 2 : end - 2]
    at = 0
    flag = ""
    flagged = re.match(_FLAG, inside)
    if flagged:
        flag, at = flagged.group(1).upper(), flagged.end()
        if flag not in _SHOWN:
            raise RuleError(start, "unknown flag `{flag}` in `-{{ }}-`", flag=flagged.group(1))
    forms = _forms(inside[at:], start + 2 + at)
    if not any(form for _, form in forms):
        raise RuleError(start, "`-{{ }}-` with nothing in it")
    if flag in ("A", "H") and len(forms) < 2:
        raise RuleError(start, "a rule for the whole text needs a form for each edition")
    return VariantRule(start, end, flag, forms)


def _forms(inside: str, offset: int) -> tuple[tuple[str, str], ...]:
    """Return the forms by edition; a text without tags is the form of all."""
    first = re.match(_FORM, inside)
    if not first or first.group(1).lower().partition("-")[0] != "zh":
        return (("*", inside),)
    forms: dict[str, str] = {}
    at = 0
    # A `;` ends a form only before another tag or the end: it may stand in HTML entities.
    for part in re.split(r";(?=\s*(?:[A-Za-z][A-Za-z-]*\s*:|$))", inside):
        tagged = re.match(_FORM, part)
        if tagged:
            edition = _TAGS.get(tagged.group(1).lower())
            if edition is None:
                raise RuleError(
                    offset + at + tagged.start(1), "unknown edition `{tag}` in `-{{ }}-`", tag=tagged.group(1)
                )
            if edition in forms and forms[edition] != part[tagged.end() :].strip():
                raise RuleError(
                    offset + at + tagged.start(1), "two forms for `{tag}` in `-{{ }}-`", tag=tagged.group(1)
                )
            forms[edition] = part[tagged.end() :].strip()
        elif part.strip():
            raise RuleError(offset + at, "`{part}` has no edition in `-{{ }}-`", part=part.strip())
        at += len(part) + 1
    return tuple(forms.items())
