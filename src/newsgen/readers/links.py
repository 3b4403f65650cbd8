"""The links of a received page -> addresses that can stand in an article."""

from __future__ import annotations

import re
from urllib.parse import quote, urljoin, urlsplit

_SCHEMES = ("http", "https", "mailto")


class PageLinks:
    """Reads links against a page's own address, `base`; it may be empty where nobody knows it.

    `unresolved` gathers those that lead nowhere for that reason: words and target.
    """

    def __init__(self, base: str) -> None:
        self.unresolved: list[str] = []
        self._base = base

    def target(self, href: str, text: str) -> str:
        """Return the address of a link with its words; empty where it leads to nothing that is the web's."""
        given, words = href.strip(), " ".join(text.split())
        try:
            target = urljoin(self._base, given)
        except ValueError:
            return ""
        if words and safe_link(target):
            return address(target)
        if words and given and not re.match(r"#|\w+:", given):
            self.unresolved.append(f"{words}: {given}")
        return ""


def safe_link(target: str) -> bool:
    """Whether a link leads to the web or to a mailbox."""
    try:
        parts = urlsplit(target)
    except ValueError:
        return False
    return parts.scheme in _SCHEMES and bool(parts.netloc or parts.path)


def address(target: str) -> str:
    """Return an address as it can stand in a link of Markdown."""
    return (
        quote(target, safe="%/:?#@!$&'+,;=~._-[]", encoding="utf-8", errors="replace")
        .replace("[", "%5B")
        .replace("]", "%5D")
    )
