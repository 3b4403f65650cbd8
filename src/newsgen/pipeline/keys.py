"""A key for each page: a digest of everything that its file depends on."""

from __future__ import annotations

import marshal
from functools import lru_cache
from typing import Any

from newsgen.cache import digest
from newsgen.model import Page
from newsgen.pages import source_path
from newsgen.pipeline.article_store import Shelf
from newsgen.render import Newsroom, Renderer

_REMEMBERED = 65_536  # digests of articles, each used by a dozen lists
_WHOLE = ("sitemap", "robots", "rsl", "tdmrep")  # made from the plan as a whole


class PageKeys:
    """Makes the keys of a newsroom's pages; made once in each process."""

    def __init__(self, newsroom: Newsroom, shelf: Shelf, renderer: Renderer) -> None:
        self._newsroom = newsroom
        self._shelf = shelf
        self._renderer = renderer
        self._homepages = {
            source_path(source.id): source.homepage for source in newsroom.registries.sources.values()
        }
        self._frames = {tag: self._frame(tag) for tag in newsroom.config.editions}
        self._seen = lru_cache(_REMEMBERED)(self._article)
        self._around = lru_cache(_REMEMBERED)(self._registered)

    def __call__(self, page: Page) -> bytes:
        """Return the page's key; an empty one for a page that is never the same."""
        newsroom = self._newsroom
        if page.kind == "card":
            text = self._renderer.edition(page.edition).cards.text(page.key)
            return digest(b"card", _bytes((page.path, page.origin, text)))
        if page.key in newsroom.unlisted:
            return b""  # which lists there are depends on the others; only drafts are built so
        depends: Any = None
        if page.kind in _WHOLE:
            depends = newsroom.whole
        elif page.kind in ("article", "page"):
            depends = self._own(page)
        elif page.kind == "feed":
            depends = [self._text(key, page.edition) for key in page.items]
        elif page.kind != "redirect":
            depends = b"".join([self._seen(key, page.edition) for key in page.items])
        # Version 2 of marshal is the last that does not look at references: equal values have equal bytes.
        said = marshal.dumps(
            (
                self._frames[page.edition],
                self._renderer.template_digest(page.template),
                page.path,
                page.kind,
                page.title,
                page.items,
                page.number,
                page.last,
                page.first_path,
                [(term.label, term.path, term.count) for term in (*page.above, *page.terms)],
                len(page.above),
                page.key,
                newsroom.editions_of.get(page.path),
                self._homepages.get(page.first_path) if page.kind == "source" else None,
                depends,
            ),
            2,
        )
        return digest(said)

    def _own(self, page: Page) -> tuple[Any, ...]:
        """Return what an article's own page depends on, and no list."""
        edition = self._renderer.edition(page.edition)
        others = (*edition.neighbours(page.key), *edition.related(page.key))
        return (
            self._text(page.key, page.edition),
            others,
            [self._shelf.form(key, page.edition).title for key in others if key],
            page.key in self._newsroom.unindexed,
            page.key in self._newsroom.plan.cards.get(page.edition, ()),
        )

    def _text(self, key: str, edition: str) -> bytes:
        """Return digests of an article with its text, of a length that is always the same."""
        prepared = self._shelf.prepared[key]
        shown = self._pictures(prepared.pictures, prepared.path, edition) if prepared.pictures else bytes(16)
        return self._seen(key, edition) + self._shelf.form(key, edition).body + shown

    def _article(self, key: str, edition: str) -> bytes:
        """Return a digest of what lists show of an article, and of where its links lead."""
        prepared = self._shelf.prepared[key]
        outline = prepared.outline
        assert outline is not None, key  # noqa: S101 - what could not be read has no key
        rights_class = self._newsroom.classes[edition].get(key)
        around = self._around(rights_class, outline.source.candidates, outline.regions, edition)
        links = self._renderer.edition(edition).links
        leads = [links.address(target, prepared.path) for target in prepared.links]
        image = self._pictures((prepared.image,), prepared.path, edition) if prepared.image else b""
        return digest(self._shelf.form(key, edition).item, around, marshal.dumps(leads, 2), image)

    def _pictures(self, targets: tuple[str, ...], origin: str, edition: str) -> bytes:
        """Return a digest of the sizes that there are of pictures."""
        links = self._renderer.edition(edition).links
        return digest(_bytes([links.picture(target, origin) for target in targets]))

    def _registered(
        self, rights_class: str | None, sources: tuple[str, ...], regions: tuple[str, ...], edition: str
    ) -> bytes:
        """Return a digest of what the registries say of an article."""
        registries = self._newsroom.registries
        return digest(
            (rights_class or "").encode(),
            *(_bytes(registries.sources[source]) for source in sources),
            b"",  # a source is not a region
            *(_bytes(registries.regions[region].name.of(edition)) for region in regions),
        )

    def _frame(self, edition: str) -> bytes:
        """Return a digest of what all pages of an edition have in common."""
        newsroom = self._newsroom
        registries = newsroom.registries
        return digest(
            _bytes(newsroom.config),
            _bytes(self._renderer.edition(edition).site),
            _bytes({key: forms.of(edition) for key, forms in registries.strings.items()}),
            _bytes(registries.notices),
            _bytes(registries.sources[newsroom.config.operator]),
            _bytes(edition in newsroom.plan.cards),
            _bytes(newsroom.fingerprints),
        )


def _bytes(value: object) -> bytes:
    return repr(value).encode("utf-8", "surrogateescape")
