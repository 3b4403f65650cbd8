"""What the last build knows for whoever is writing: opened when it is asked for, anew after each build."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import TypeVar

from newsgen.cache import CACHE_FILE, Cache, CacheLost
from newsgen.desk.suggestions import Suggestion, Suggestions
from newsgen.desk.unsaved import ArticlePreview, UnsavedArticles
from newsgen.pipeline.build_state import load_state
from newsgen.preview.preview import Preview

Found = TypeVar("Found")


class NotYet(Exception):
    """No build has left anything that can be used now."""


class LastBuild:
    """Looks at unsaved articles, and for words; one request at a time. Methods raise NotYet."""

    def __init__(self, preview: Preview) -> None:
        self._preview = preview
        self._lock = threading.Lock()
        self._of = -1
        self._unsaved: UnsavedArticles | None = None
        self._suggestions: Suggestions | None = None

    def look(self, path: str, kind: str, text: str, edition: str) -> ArticlePreview:
        """Return what is known of an article with a text."""
        return self._fresh(lambda: self._opened().look(path, kind, text, edition))

    def suggest(self, field: str, typed: str) -> list[Suggestion]:
        """Return words for a field."""

        def found() -> list[Suggestion]:
            self._opened()
            if self._suggestions is None:
                self._suggestions = self._gathered()
            return self._suggestions.of(field, typed)

        return self._fresh(found)

    def _fresh(self, ask: Callable[[], Found]) -> Found:
        with self._lock:
            for _ in range(2):  # a build may have taken away what was open
                try:
                    return ask()
                except CacheLost:
                    self._close()
        raise NotYet

    def _close(self) -> None:
        if self._unsaved:
            self._unsaved.close()
        self._unsaved = self._suggestions = None

    def _opened(self) -> UnsavedArticles:
        if self._of != self._preview.builds:
            self._close()
        if self._unsaved is None:
            self._of = self._preview.builds
            self._unsaved = self._from_last()
        return self._unsaved

    def _from_last(self) -> UnsavedArticles:
        """Open what the last build has left."""
        options = self._preview.options
        if not (options.folder / CACHE_FILE).is_file():
            raise NotYet
        cache = Cache(options.folder / CACHE_FILE)
        try:
            state = load_state(cache)
            if state is None:
                raise NotYet
            return UnsavedArticles(options.site, options.folder, state)
        finally:
            cache.close()

    def _gathered(self) -> Suggestions:
        """Return the words that articles have."""
        built = self._preview.built
        if built is None:
            raise NotYet
        newsroom = built.newsroom
        labels = (entry.labels for entry in built.entries())
        return Suggestions(newsroom.config, newsroom.registries, labels)
