"""A key for each page: a digest of everything that its file depends on."""

from __future__ import annotations

import marshal
from functools import lru_cache

from newsgen.cache import digest
from newsgen.model import Article, Page, Script
from newsgen.pages import source_path
from newsgen.pipeline.shelf import Shelf
from newsgen.render import Newsroom, Renderer

_REMEMBERED = 65_536  # digests of articles, each used by a dozen lists
_WHOLE = ("sitemap", "robots", "rsl", "tdmrep")  # made from the plan as a whole


class PageKeys:
    """Makes the keys of a newsroom's pages; made once in each process."""

    def __init__(self, newsroom: Newsroom, shelf: Shelf, renderer: Renderer) -> None:
        self._newsroom = newsroom
        self._shelf = shelf
        self._renderer = renderer
        registries = newsroom.registries
        self._sources = {key: _bytes(source) for key, source in registries.sources.items()}
        self._regions = {
            (key, tag): _bytes(region.name.of(tag))
            for key, region in registries.regions.items()
            for tag in newsroom.config.editions
        }
        self._homepages = {source_path(source.id): source.homepage for source in registries.sources.values()}
        self._frames = {tag: self._frame(tag) for tag in newsroom.config.editions}
        self._seen = lru_cache(_REMEMBERED)(self._article)

    def __call__(self, page: Page) -> bytes:
        """Return the page's key; an empty one for a page that is never the same."""
        if page.key in self._newsroom.unlisted:
            return b""  # which lists there are depends on the others; only drafts are built so
        parts = [
            self._frames[page.edition],
            self._renderer.template_digest(page.template),
            _plain(page, self._newsroom.editions_of.get(page.path)),
        ]
        if page.kind in _WHOLE:
            parts.append(self._newsroom.whole)
        elif page.kind in ("article", "page"):
            parts += self._own(page)
        elif page.kind == "feed":
            for key in page.items:
                parts += (self._seen(key, page.edition), self._shelf.form(key, page.edition).body)
                parts.append(self._links(key, page.edition))
        elif page.kind != "redirect":
            parts += (self._seen(key, page.edition) for key in page.items)
        if page.kind == "source":
            parts.append(self._homepages.get(page.first_path, "").encode())
        return digest(*parts)

    def _own(self, page: Page) -> list[bytes]:
        """Return what an article's own page depends on, and no list."""
        edition = self._renderer.edition(page.edition)
        near = [self._shelf.form(key, page.edition) if key else None for key in edition.neighbours(page.key)]
        return [
            self._seen(page.key, page.edition),
            self._shelf.form(page.key, page.edition).body,
            self._links(page.key, page.edition),
            *(form.title.encode("utf-8", "surrogateescape") if form else b"" for form in near),
            *(key.encode("utf-8", "surrogateescape") for key in edition.neighbours(page.key)),
            b"noindex" if page.key in self._newsroom.unindexed else b"",
        ]

    def _article(self, key: str, edition: str) -> bytes:
        """Return a digest of what lists show of an article."""
        prepared = self._shelf.prepared[key]
        outline = prepared.outline
        assert outline is not None, key  # noqa: S101 - what could not be read has no key
        rights_class = self._newsroom.classes[edition].get(key)
        return digest(
            self._shelf.form(key, edition).item,
            rights_class.value.encode() if rights_class else b"",
            *(self._sources[source] for source in outline.source.candidates),
            *(self._regions[region, edition] for region in outline.regions),
            self._links(key, edition) if prepared.links else b"",
        )

    def _links(self, key: str, edition: str) -> bytes:
        """Return a digest of where an article's links lead."""
        prepared = self._shelf.prepared[key]
        if not prepared.links:
            return b""
        links = self._renderer.edition(edition).links
        article = Article(prepared.path, key, "article", Script.HANS, "")
        found = [links.resolve(target, article, line=1) for target in prepared.links]
        return _bytes([(address, problem is None) for address, problem in found])

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
        )


def _plain(page: Page, editions: tuple[str, ...]) -> bytes:
    """Return what a page's record says; in the version of marshal that does not look at references."""
    fields = (
        page.path,
        page.kind,
        page.title,
        page.items,
        page.number,
        page.last,
        page.first_path,
        [(term.label, term.path, term.count) for term in (page.parent, *page.terms) if term],
        bool(page.parent),
        page.key,
        editions,
    )
    return marshal.dumps(fields, 2)


def _bytes(value: object) -> bytes:
    return repr(value).encode("utf-8", "surrogateescape")
