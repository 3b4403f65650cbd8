"""What a page's own style sheet hides."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bs4 import BeautifulSoup
from bs4.element import Tag

_COMMENT = re.compile(r"/\*(?:[^*]|\*(?!/))*(?:\*/)?")
_BRACE = re.compile(r"[{}]")
_SHOWN = re.compile(r"(?:^|[;\s])(?:display|visibility|font-size)\s*:\s*([\w.]+)", re.IGNORECASE)
_HIDING = frozenset(("none", "hidden", "0", "0px", "0pt", "0em", "0rem"))
_PLAIN = re.compile(r"[\w.#][\w\s.#>-]{0,100}")  # selectors by names and places: what pages hide text by
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
                hidden |= {id(each): (each, hides) for each in _found(soup, selector.strip())}
    most = len(soup.get_text()) // 2
    for element, hides in hidden.values():
        around = any(hidden.get(id(parent), (parent, False))[1] for parent in element.parents)
        if hides and not around and len(element.get_text()) <= most:
            yield element


def _found(soup: BeautifulSoup, selector: str) -> list[Tag]:
    try:
        return list(soup.select(selector))
    except Exception:  # noqa: BLE001 - what is no selector to the library selects nothing
        return []


def _rules(sheet: str) -> Iterator[tuple[str, bool]]:
    """Give the selectors of each rule for all media that shows or hides, and whether it hides."""
    sheet = _COMMENT.sub("", sheet)
    level = start = 0
    head, begins = "", 0
    for brace in _BRACE.finditer(sheet):
        if brace[0] == "{":
            if not level:
                head, begins = sheet[start : brace.start()].strip(), brace.end()
            level += 1
        elif level:
            level -= 1
            said = _SHOWN.findall(sheet[begins : brace.start()]) if not level and head[:1] != "@" else []
            if said:
                yield head, said[-1].lower() in _HIDING
            start = brace.end()
