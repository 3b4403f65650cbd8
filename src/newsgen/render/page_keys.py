"""A key for each page: a digest of everything that its file depends on."""

from __future__ import annotations

import marshal
from typing import Any

from newsgen.cache import digest
from newsgen.model import Page
from newsgen.render.article_digests import ArticleDigests, ArticleEntries, as_bytes
from newsgen.render.kinds import KINDS
from newsgen.render.newsroom import Newsroom
from newsgen.render.page import Renderer


class PageKeys:
    """Makes the keys of a newsroom's pages; made once in each process."""

    def __init__(self, newsroom: Newsroom, articles: ArticleEntries, renderer: Renderer) -> None:
        self._newsroom = newsroom
        self._renderer = renderer
        editions = {tag: renderer.edition(tag) for tag in newsroom.config.editions}
        # What a template may lead to by its path: that it is there, and in which editions.
        self._named_places = as_bytes(
            (
                [sorted(newsroom.own_pages[tag]) for tag in editions],
                sorted(path for path in newsroom.editions_of.others if path.endswith(".html")),
            )
        )
        self._digests = ArticleDigests(
            newsroom,
            articles,
            {tag: edition.links for tag, edition in editions.items()},
            {tag: edition.charts for tag, edition in editions.items()},
        )
        self._shared = {tag: self._of_all_pages(tag) for tag in editions}

    def __call__(self, page: Page) -> bytes:
        """Return the page's key; an empty one for a page that is never the same."""
        newsroom = self._newsroom
        if page.key in newsroom.unlisted:
            return b""  # which lists there are depends on the others; only drafts are built so
        kind = KINDS[page.kind]
        depends: Any = kind.depends(page, self._renderer.edition(page.edition), self._digests)
        # Version 2 of marshal is the last that does not look at references: equal values have equal bytes.
        said = marshal.dumps(
            (
                self._shared[page.edition] if kind.shares else b"",
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
                depends,
            ),
            2,
        )
        return digest(said)

    def _of_all_pages(self, edition: str) -> bytes:
        """Return a digest of what all pages of an edition have in common."""
        newsroom = self._newsroom
        registries = newsroom.registries
        return digest(
            as_bytes(newsroom.config.on_pages()),
            as_bytes(self._renderer.edition(edition).site),
            as_bytes({key: forms.of(edition) for key, forms in registries.strings.items()}),
            as_bytes(registries.notices),
            as_bytes((registries.authors, registries.series, registries.topics)),
            as_bytes(registries.sources[newsroom.config.operator]),
            as_bytes(edition in newsroom.plan.cards),
            as_bytes(newsroom.fingerprints),
            self._named_places,
        )
