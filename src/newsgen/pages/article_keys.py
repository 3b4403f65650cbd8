"""The keys of a list's articles."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import overload

from msgspec import Struct

_PARTED = "//"  # which no key has in it: it is a path
_FEW = 8  # keys that are looked for in the text; of more, each would be looked for in all of it


class ArticleKeys(Struct, frozen=True, array_like=True):
    """Keys of articles, in order; how many, and one text.

    They are taken apart when they are asked for. A large site has each key in a dozen lists, and after an
    edit hardly any list is looked into.
    """

    count: int = 0
    joined: str = ""

    @staticmethod
    def of(keys: Iterable[str]) -> ArticleKeys:
        """Return these keys."""
        each = tuple(keys)
        return ArticleKeys(len(each), f"{_PARTED}{_PARTED.join(each)}{_PARTED}" if each else "")

    def __len__(self) -> int:
        return self.count

    def __iter__(self) -> Iterator[str]:
        return iter(_parts(self.joined))

    @overload
    def __getitem__(self, at: int) -> str: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[str, ...]: ...
    def __getitem__(self, at: int | slice) -> str | tuple[str, ...]:
        return _parts(self.joined)[at]

    def has_any(self, keys: frozenset[str]) -> bool:
        """Whether any of some keys is among them."""
        if len(keys) > _FEW:
            return not keys.isdisjoint(self)
        return any(f"{_PARTED}{key}{_PARTED}" in self.joined for key in keys)


@lru_cache(maxsize=256)  # most pages of a list are made one after the other
def _parts(joined: str) -> tuple[str, ...]:
    return tuple(joined.removeprefix(_PARTED).removesuffix(_PARTED).split(_PARTED)) if joined else ()
