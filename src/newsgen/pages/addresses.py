"""What there is at each address of the finished site."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from functools import cached_property

from msgspec import Struct

from newsgen.pages.urls import edition_prefix, output_path


class Addresses(Struct, frozen=True, dict=True):
    """Tells in which editions a page exists.

    `files` is every path below the output folder; `others` are those that belong to no edition: files
    that are copied, earlier addresses, what is for machines.
    """

    files: AbstractSet[str]
    others: frozenset[str]
    editions: tuple[str, ...]
    default_edition: str

    @cached_property
    def _prefixes(self) -> tuple[tuple[str, str], ...]:
        return tuple((tag, edition_prefix(tag, self.default_edition)) for tag in self.editions)

    def get(self, path: str, default: tuple[str, ...] = ()) -> tuple[str, ...]:
        """Return the editions that have a page at a path, in the order of the configuration."""
        file = output_path(path, "", "")
        found = tuple(
            [
                tag
                for tag, prefix in self._prefixes
                if (there := prefix + file) in self.files and there not in self.others
            ]
        )
        return found or default

    def __getitem__(self, path: str) -> tuple[str, ...]:
        return self.get(path)
