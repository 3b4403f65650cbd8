"""Addresses of one edition, as its pages print them."""

from __future__ import annotations

from functools import lru_cache
from urllib.parse import quote, urljoin

from newsgen.config import Config
from newsgen.pages import url_path

_REMEMBERED = 65_536  # addresses; lists name the same ones over and over


class Urls:
    """Turns paths inside the program into what a browser asks for, in one edition."""

    def __init__(self, config: Config, edition: str) -> None:
        self._config = config
        self._origin = config.base_url.removesuffix(config.base_path)
        self._page = lru_cache(_REMEMBERED)(self._url_path)
        self.edition = edition

    def page(self, path: str, edition: str = "") -> str:
        """Return the address of a page, from the root of the host; of this edition if none is named."""
        return self._page(path, edition or self.edition)

    def _url_path(self, path: str, edition: str) -> str:
        return url_path(path, edition, self._config.default_edition, self._config.base_path)

    def file(self, path: str) -> str:
        """Return the address of a file that all editions share, such as `/assets/style.css`."""
        return quote(self._config.base_path + path.lstrip("/"), safe="/~")

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
