"""Articles by key, taken from the cache when they are asked for: a large site does not fit into memory."""

from __future__ import annotations

import pickle
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Protocol

from newsgen.model import Body, EditionArticle
from newsgen.pipeline.article_task import Form, Prepared

#: How many articles of an edition a process remembers, some 3 kB each. Pages that show the same articles are
#: made one soon after the other (`Plan.in_turn`).
REMEMBERED = 8_192


class Results(Protocol):
    """Where results are: the cache, or what was sent of it."""

    def need(self, key: bytes) -> bytes:
        """Return a result; CacheLost when it is not there."""
        ...

    def hold(self) -> None:
        """Say that many are going to be read, and none written."""
        ...


class Shelf:
    """Every article in every edition. `prepared` is by the article's key."""

    def __init__(self, cache: Results, prepared: Mapping[str, Prepared]) -> None:
        self.cache = cache
        self.prepared = prepared
        self._item = lru_cache(REMEMBERED)(self._load_item)

    def __reduce__(self) -> tuple[type[Shelf], tuple[Results, Mapping[str, Prepared]]]:
        return type(self), (self.cache, self.prepared)

    def form(self, key: str, edition: str) -> Form:
        """Return where an article's form is; KeyError where there is none."""
        for form in self.prepared[key].forms:
            if form.edition == edition:
                return form
        raise KeyError(key)

    def item(self, key: str, edition: str) -> EditionArticle:
        """Return an article in an edition; KeyError where there is none."""
        return self._item(self.form(key, edition).item)

    def body(self, key: str, edition: str) -> Body:
        """Return the text of an article in an edition."""
        body: Body = pickle.loads(self.cache.need(self.form(key, edition).body))  # noqa: S301 - our own, with a checksum
        return body

    def _load_item(self, key: bytes) -> EditionArticle:
        item: EditionArticle = pickle.loads(self.cache.need(key))  # noqa: S301 - our own, with a checksum
        return item


class ShelfItems(Mapping[str, EditionArticle]):
    """The articles of one edition that readers see, in order."""

    def __init__(self, shelf: Shelf, edition: str, keys: tuple[str, ...]) -> None:
        self._shelf = shelf
        self._edition = edition
        self._keys = keys
        self._shown = frozenset(keys)

    def __getitem__(self, key: str) -> EditionArticle:
        if key not in self._shown:
            raise KeyError(key)
        return self._shelf.item(key, self._edition)

    def __contains__(self, key: object) -> bool:
        return key in self._shown

    def __iter__(self) -> Iterator[str]:
        return iter(self._keys)

    def __len__(self) -> int:
        return len(self._keys)


class StoredPrepared(Mapping[str, Prepared]):
    """What came of each file in an earlier build, by the article's key; `rows` are the keys in the cache."""

    def __init__(self, cache: Results, rows: Mapping[str, bytes]) -> None:
        self._cache = cache
        self._rows = rows
        self._load = lru_cache(REMEMBERED)(self._read)

    def __reduce__(self) -> tuple[type[StoredPrepared], tuple[Results, Mapping[str, bytes]]]:
        return type(self), (self._cache, self._rows)

    def __getitem__(self, key: str) -> Prepared:
        return self._load(self._rows[key])

    def __iter__(self) -> Iterator[str]:
        return iter(self._rows)

    def __len__(self) -> int:
        return len(self._rows)

    def _read(self, row: bytes) -> Prepared:
        prepared: Prepared = pickle.loads(self._cache.need(row))  # noqa: S301 - our own, with a checksum
        return prepared
