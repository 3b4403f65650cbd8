"""What there is at each address of the finished site."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from newsgen.pages.urls import output_path


@dataclass(frozen=True, slots=True)
class Addresses:
    """Tells in which editions a page exists.

    `files` is every path below the output folder; `others` are those that belong to no edition: files
    that are copied, earlier addresses, what is for machines.
    """

    files: AbstractSet[str]
    others: frozenset[str]
    editions: tuple[str, ...]
    default_edition: str

    def get(self, path: str, default: tuple[str, ...] = ()) -> tuple[str, ...]:
        """Return the editions that have a page at a path, in the order of the configuration."""
        outputs = [(tag, output_path(path, tag, self.default_edition)) for tag in self.editions]
        found = tuple(tag for tag, file in outputs if file in self.files and file not in self.others)
        return found or default

    def __getitem__(self, path: str) -> tuple[str, ...]:
        return self.get(path)
