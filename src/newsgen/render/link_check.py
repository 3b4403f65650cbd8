"""Addresses of this site that a finished page points to, and that no output has."""

from __future__ import annotations

import re
from urllib.parse import unquote

from newsgen.markup import unescape
from newsgen.pages import output_path
from newsgen.render.newsroom import Newsroom
from newsgen.render.targets import POINTERS

_REMEMBERED = 65_536  # values of attributes that need not be looked up again
_NAMES = sorted({name for names in POINTERS.values() for name in names})
# The value of whatever looks like such an attribute. It begins with the two characters that are quickly found
# in a page; what stands before them is looked at afterwards.
_TYPED = re.compile('="(?:{})([^"]*+)"'.format("|".join(f"(?<={name}..)" for name in _NAMES)).encode())
_POINTING = [
    re.compile(rf"""<{element}\b(?:[^<>"]|"[^"]*+")*?\s{name}="([^"]*+)\"""")
    for element, names in POINTERS.items()
    for name in names
]


class AddressCheck:
    """Finds dead addresses, page after page; remembers from one to the next what it has looked up."""

    def __init__(self, newsroom: Newsroom) -> None:
        self._files = newsroom.files
        self._base = newsroom.config.base_path
        self._site = newsroom.config.base_url
        self._origin = self._site.removesuffix(self._base)
        self._fine: set[bytes] = set()

    def dead(self, html: bytes) -> tuple[str, ...]:
        """Return the addresses of this site that a page points to, as it is written, and that are dead."""
        # Whatever looks like an address is looked up; only if one is dead, it is made sure that it is in a
        # tag and not in a text. That is quicker than to read every tag of every page.
        new = set(_TYPED.findall(html)) - self._fine
        suspects = {value: address for value in new if (address := self._dead(value.decode()))}
        if len(self._fine) > _REMEMBERED:
            self._fine.clear()
        self._fine.update(new.difference(suspects))
        if not suspects:
            return ()
        text = html.decode()
        found = {value.encode() for pointing in _POINTING for value in pointing.findall(text)}
        return tuple(sorted({suspects[value] for value in found if value in suspects}))

    def _dead(self, value: str) -> str:
        """Return the address that the value of an attribute has, if it is one of this site and dead."""
        address = unescape(value).partition("#")[0].partition("?")[0]
        if address.startswith(self._site):
            address = address[len(self._origin) :]
        if not address.startswith("/") or address.startswith("//"):
            return ""  # of another site, perhaps of the same host; or on the same page
        path = unquote(address)
        if path.startswith(self._base) and output_path(path[len(self._base) :], "", "") in self._files:
            return ""
        return address
