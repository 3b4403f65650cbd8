"""What a page's own style sheet hides."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress

import tinycss2
from bs4 import BeautifulSoup
from bs4.element import Tag
from tinycss2 import ast

_HIDDEN_BY = frozenset(("display", "visibility", "font-size"))
_HIDING = frozenset(("none", "hidden", "0", "0px", "0pt", "0em", "0rem"))
# Selectors by names and places: what pages hide text by.
_NAME = r"[^\W\d][\w-]*"
_ONE = rf"(?:{_NAME}(?:[.#]{_NAME})*|(?:[.#]{_NAME})+)"
_PLAIN = re.compile(rf"{_ONE}(?:(?:\s*>\s*|\s+){_ONE})*")
_MOST = 100  # rules


def hidden_elements(soup: BeautifulSoup) -> Iterator[Tag]:
    """Give the elements of a page that its style sheets hide, the outermost of each.

    One that has most of the page's words is none of them: a script shows it, once it is loaded.
    """
    hidden: dict[int, tuple[Tag, bool]] = {}
    sheets = "\n".join(sheet.get_text() for sheet in soup.find_all("style"))
    wanted = list(_rules(sheets))
    if not any(hides for _, hides in wanted):
        return
    for selectors, hides in wanted[:_MOST]:
        for selector in selectors.split(","):
            if _PLAIN.fullmatch(selector.strip()):
                hidden |= {id(each): (each, hides) for each in soup.select(selector.strip())}
    most = len(soup.get_text()) // 2
    for element, hides in hidden.values():
        around = any(hidden.get(id(parent), (parent, False))[1] for parent in element.parents)
        if hides and not around and len(element.get_text()) <= most:
            yield element


def _rules(sheet: str) -> Iterator[tuple[str, bool]]:
    """Give the selectors of each rule for all media that shows or hides, and whether it hides."""
    for rule in tinycss2.parse_stylesheet(sheet, skip_comments=True, skip_whitespace=True):
        if not isinstance(rule, ast.QualifiedRule):
            continue
        with suppress(RecursionError):  # brackets within brackets, thousands of them: no rule that hides
            said = [
                tinycss2.serialize(each.value).strip().lower()
                for each in tinycss2.parse_blocks_contents(rule.content)
                if isinstance(each, ast.Declaration) and each.lower_name in _HIDDEN_BY
            ]
            if said:
                yield tinycss2.serialize(rule.prelude).strip(), said[-1] in _HIDING
