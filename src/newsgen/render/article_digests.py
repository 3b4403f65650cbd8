"""Digests of articles, as far as pages show them: what the keys of pages are made from."""

from __future__ import annotations

import marshal
from collections.abc import Mapping
from functools import cached_property, lru_cache
from typing import Protocol

from newsgen.cache import digest
from newsgen.model import ArticleEntry, EditionEntry
from newsgen.pages.paths import region_path
from newsgen.render.charts import Charts
from newsgen.render.links import Links
from newsgen.render.newsroom import Newsroom

_REMEMBERED = 65_536  # digests of articles, each used by a dozen lists


class ArticleEntries(Protocol):
    """What is known of all articles without their texts, by their keys."""

    @property
    def entries(self) -> Mapping[str, ArticleEntry]:
        """All articles, by their keys."""
        ...

    def entry(self, key: str, edition: str) -> EditionEntry:
        """Return an article in an edition; KeyError where it is not."""
        ...


class ArticleDigests:
    """Makes the digests of a newsroom's articles; `links` and `charts` are those of each edition."""

    def __init__(
        self,
        newsroom: Newsroom,
        articles: ArticleEntries,
        links: Mapping[str, Links],
        charts: Mapping[str, Charts],
    ) -> None:
        self._newsroom = newsroom
        self._articles = articles
        self._links = links
        self._charts = charts
        self._registered = lru_cache(_REMEMBERED)(self._said_by_registries)
        self.shown = lru_cache(_REMEMBERED)(self._shown)
        self.regions = lru_cache(self._regions)

    def title(self, key: str, edition: str) -> str:
        """Return an article's title."""
        return self._articles.entry(key, edition).title

    def item(self, key: str, edition: str) -> bytes:
        """Return a digest of all of an article but its text."""
        return self._articles.entry(key, edition).item

    def text(self, key: str, edition: str) -> bytes:
        """Return digests of an article with its text, of a length that is always the same."""
        entry = self._articles.entries[key]
        sizes = self._sizes(entry.pictures, entry.path, edition) if entry.pictures else bytes(16)
        charts = self._charts[edition].digest(entry.charts) if entry.charts else bytes(16)
        return self.shown(key, edition) + self._articles.entry(key, edition).body + sizes + charts

    @cached_property
    def sources(self) -> bytes:
        """A digest of all registered sources."""
        return digest(as_bytes(self._newsroom.registries.sources))

    def _regions(self, edition: str) -> bytes:
        """Return a digest of all regions, and of which have a list in an edition."""
        regions, editions_of = self._newsroom.registries.regions, self._newsroom.editions_of
        listed = [edition in editions_of.get(region_path(key), ()) for key in regions]
        return digest(as_bytes((regions, listed)))

    def _shown(self, key: str, edition: str) -> bytes:
        """Return a digest of what lists show of an article, and of where its links lead."""
        entry = self._articles.entries[key]
        outline = entry.outline
        assert outline is not None, key  # noqa: S101 - what could not be read has no key
        rights_class = self._newsroom.classes[edition].get(key)
        registered = self._registered(rights_class, outline.source.candidates, outline.regions, edition)
        leads = [self._links[edition].address(target, entry.path) for target in entry.links]
        image = self._sizes((entry.image,), entry.path, edition) if entry.image else b""
        item = self._articles.entry(key, edition).item
        return digest(item, registered, marshal.dumps(leads, 2), image)

    def _sizes(self, targets: tuple[str, ...], origin: str, edition: str) -> bytes:
        """Return a digest of the sizes that there are of pictures."""
        links = self._links[edition]
        return digest(as_bytes([links.picture(target, origin) for target in targets]))

    def _said_by_registries(
        self, rights_class: str | None, sources: tuple[str, ...], regions: tuple[str, ...], edition: str
    ) -> bytes:
        """Return a digest of what the registries say of an article."""
        registries = self._newsroom.registries
        return digest(
            (rights_class or "").encode(),
            *(as_bytes(registries.sources[source]) for source in sources),
            b"",  # a source is not a region
            *(as_bytes(registries.regions[region].name.of(edition)) for region in regions),
        )


def as_bytes(value: object) -> bytes:
    """Return bytes that say a value."""
    return repr(value).encode("utf-8", "surrogateescape")
