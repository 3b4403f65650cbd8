"""Addresses of one edition, as its pages print them."""

from __future__ import annotations

import re
from functools import lru_cache
from urllib.parse import quote, urljoin

from newsgen.config import Config
from newsgen.pages import Addresses, url_path

_PARTS = re.compile(r"([^?#]*)(.*)", re.DOTALL)  # a path, and what comes after it


@lru_cache(65_536)  # lists name the same pages over and over, and so does each edition
def _quoted(path: str) -> str:
    return quote(path, safe="/~")


class Urls:
    """Turns paths inside the program into what a browser asks for, in one edition."""

    def __init__(self, config: Config, edition: str) -> None:
        self._config = config
        self._origin = config.base_url.removesuffix(config.base_path)
        self._prefixes = {
            tag: url_path("", tag, config.default_edition, config.base_path) for tag in config.editions
        }
        self.edition = edition

    def page(self, path: str, edition: str = "") -> str:
        """Return the address of a page, from the root of the host; of this edition if none is named."""
        return self._prefixes[edition or self.edition] + _quoted(path)

    def file(self, path: str) -> str:
        """Return the address of a file that all editions share, such as `/assets/style.css`."""
        return _quoted(self._config.base_path + path.lstrip("/"))

    def named(self, typed: str, editions_of: Addresses) -> str:
        """Return the address of a path of the site, as a template or newsgen.yaml names it: of a page in this
        edition, else in the first that has it; of anything else as a file that all share."""
        path, behind = _PARTS.fullmatch(typed.lstrip("/")).groups()  # type: ignore[union-attr] # fits any text
        editions = editions_of.get(path)
        if not editions:
            return self.file(path) + behind
        return self.page(path, self.edition if self.edition in editions else editions[0]) + behind

    def reference(self, target: str) -> str:
        """Return the absolute address of a page that newsgen.yaml names by its path, or by an address."""
        if not target.startswith("/"):
            return target
        path, hash_, fragment = target[1:].partition("#")
        return self.absolute(self.page(path)) + hash_ + fragment

    def absolute(self, address: str) -> str:
        """Return an address with scheme and host."""
        if address.startswith("/") and not address.startswith("//"):
            return self._origin + address
        return urljoin(self._config.base_url, address)
