"""Articles by key, taken from the cache when they are asked for: a large site does not fit into memory."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache

from newsgen.cache import decoded
from newsgen.memo import Results
from newsgen.model import ArticleEntry, Body, EditionArticle, EditionEntry
from newsgen.pipeline.build_state import KnownFile

#: How many articles of an edition a process remembers, some 3 kB each. Pages that show the same articles are
#: made one soon after the other (`Plan.in_turn`).
REMEMBERED = 8_192


class ArticleStore:
    """Every article in every edition. `entries` is by the article's key."""

    def __init__(self, results: Results, entries: Mapping[str, ArticleEntry]) -> None:
        self.results = results
        self.entries = entries
        self._item = lru_cache(REMEMBERED)(self._load_item)

    def __reduce__(self) -> tuple[type[ArticleStore], tuple[Results, Mapping[str, ArticleEntry]]]:
        return type(self), (self.results, self.entries)

    def entry(self, key: str, edition: str) -> EditionEntry:
        """Return where an article is in an edition; KeyError where it is not."""
        for entry in self.entries[key].editions:
            if entry.edition == edition:
                return entry
        raise KeyError(key)

    def item(self, key: str, edition: str) -> EditionArticle:
        """Return an article in an edition; KeyError where there is none."""
        return self._item(self.entry(key, edition).item)

    def body(self, key: str, edition: str) -> Body:
        """Return the text of an article in an edition."""
        return decoded(self.results.need(self.entry(key, edition).body), Body)

    def _load_item(self, key: bytes) -> EditionArticle:
        return decoded(self.results.need(key), EditionArticle)


class StoredEntries(Mapping[str, ArticleEntry]):
    """What came of each file, by the article's key, read when it is asked for; `rows` are the keys of the
    results."""

    def __init__(self, results: Results, rows: Mapping[str, bytes]) -> None:
        self._results = results
        self._rows = rows
        self._load = lru_cache(REMEMBERED)(self._read)

    def __reduce__(self) -> tuple[type[StoredEntries], tuple[Results, Mapping[str, bytes]]]:
        return type(self), (self._results, self._rows)

    def __getitem__(self, key: str) -> ArticleEntry:
        return self._load(self._rows[key])

    def __iter__(self) -> Iterator[str]:
        return iter(self._rows)

    def __len__(self) -> int:
        return len(self._rows)

    def _read(self, row: bytes) -> ArticleEntry:
        return decoded(self._results.need(row), ArticleEntry)


def stored_entries(results: Results, files: Mapping[str, KnownFile]) -> StoredEntries:
    """Return what came of the articles among some content files."""
    return StoredEntries(results, {its.article: its.key for its in files.values() if its.article})


class ShownArticles(Mapping[str, EditionArticle]):
    """The articles of one edition that readers see, in order."""

    def __init__(self, store: ArticleStore, edition: str, keys: tuple[str, ...]) -> None:
        self._store = store
        self._edition = edition
        self._keys = keys
        self._shown = frozenset(keys)

    def __getitem__(self, key: str) -> EditionArticle:
        if key not in self._shown:
            raise KeyError(key)
        return self._store.item(key, self._edition)

    def __contains__(self, key: object) -> bool:
        return key in self._shown

    def __iter__(self) -> Iterator[str]:
        return iter(self._keys)

    def __len__(self) -> int:
        return len(self._keys)
