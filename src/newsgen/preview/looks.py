"""What the last build knows for whoever is writing: opened when it is asked for, anew after each build."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TypeVar

from newsgen.cache import CACHE_FILE, Cache, CacheLost, decoded
from newsgen.desk.suggestions import Suggestion, Suggestions
from newsgen.desk.unsaved import Look, UnsavedArticles
from newsgen.model import ArticleEntry, Labels
from newsgen.pipeline.build_state import BuildState, load_state
from newsgen.preview.preview import Preview

Found = TypeVar("Found")


class NotYet(Exception):  # noqa: N818 - it says what it is
    """No build has left anything that can be used now."""


class Looks:
    """Looks at unsaved articles, and for words; one request at a time. Methods raise NotYet."""

    def __init__(self, preview: Preview) -> None:
        self._preview = preview
        self._lock = threading.Lock()
        self._of = -1
        self._unsaved: UnsavedArticles | None = None
        self._suggestions: Suggestions | None = None
        self._labels: dict[bytes, tuple[Labels, ...]] = {}

    def look(self, path: str, kind: str, text: str, edition: str) -> Look:
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
            options = self._preview.options
            with self._last() as (_, state):
                self._unsaved = UnsavedArticles(options.site, options.folder, state)
        return self._unsaved

    @contextmanager
    def _last(self) -> Iterator[tuple[Cache, BuildState]]:
        """Open what the last build has left."""
        file = self._preview.options.folder / CACHE_FILE
        if not file.is_file():
            raise NotYet
        cache = Cache(file)
        try:
            state = load_state(cache)
            if state is None:
                raise NotYet
            yield cache, state
        finally:
            cache.close()

    def _gathered(self) -> Suggestions:
        """Return the words that articles have, of those that are new since the last time read anew."""
        with self._last() as (cache, state):
            rows = {its.key for its in state.files().values() if its.article}
            before = self._labels
            self._labels = {row: before[row] if row in before else _labels(cache, row) for row in rows}
            settings = state.settings(self._preview.options.site)
        return Suggestions(settings.config, settings.registries, self._labels.values())


def _labels(cache: Cache, row: bytes) -> tuple[Labels, ...]:
    outline = decoded(cache.need(row), ArticleEntry).outline
    return outline.labels if outline else ()
