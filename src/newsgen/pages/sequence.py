"""All pages of a site as one sequence, each made when it is asked for: a large site has half a million."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate
from typing import Protocol

from newsgen.model import Page


class PageGroup(Protocol):
    """Pages that are made from one thing."""

    def __len__(self) -> int: ...

    def __getitem__(self, at: int) -> Page:
        """Return a page of the group."""
        ...

    def turn(self, at: int) -> tuple[str, str]:
        """Return a page's edition, and the key of the first article that it shows, if any."""
        ...

    def showing(self, keys: frozenset[str]) -> set[int]:
        """Return which of the pages show any of these articles."""
        ...


@dataclass(frozen=True, slots=True)
class ArticlePages:
    """The pages of one edition's articles, or of the site itself: one each; or a `file` beside each page."""

    edition: str
    kind: str
    template: str
    keys: tuple[str, ...]
    origins: tuple[str, ...]
    file: str = ""

    def __len__(self) -> int:
        return len(self.keys)

    def __getitem__(self, at: int) -> Page:
        key = self.keys[at]
        path = f"{key}/{self.file}"
        return Page(path, self.edition, self.kind, self.template, key=key, origin=self.origins[at])

    def turn(self, at: int) -> tuple[str, str]:
        """Return a page's edition, and the key of its article."""
        return self.edition, self.keys[at]

    def showing(self, keys: frozenset[str]) -> set[int]:
        """Return which of the pages are of these articles."""
        return {at for at, key in enumerate(self.keys) if key in keys}


class SinglePages:
    """Pages that are unlike each other, such as the home page."""

    def __init__(self, pages: tuple[Page, ...]) -> None:
        self._pages = pages

    def __len__(self) -> int:
        return len(self._pages)

    def __getitem__(self, at: int) -> Page:
        return self._pages[at]

    def __iter__(self) -> Iterator[Page]:
        return iter(self._pages)

    def turn(self, at: int) -> tuple[str, str]:
        """Return a page's edition, and the key of the first article that it shows, if any."""
        page = self._pages[at]
        return page.edition, page.key or next(iter(page.items), "")

    def showing(self, keys: frozenset[str]) -> set[int]:
        """Return which of the pages show any of these articles."""
        return {
            at for at, page in enumerate(self._pages) if page.key in keys or not keys.isdisjoint(page.items)
        }


class PageSequence:
    """The pages of several groups, one after the other."""

    def __init__(self, groups: tuple[PageGroup, ...]) -> None:
        self.groups = groups
        self._ends = tuple(accumulate(map(len, groups)))

    def __len__(self) -> int:
        return self._ends[-1] if self._ends else 0

    def __getitem__(self, at: int) -> Page:
        group = bisect_right(self._ends, at)
        return self.groups[group][at - self.start(group)]

    def turn(self, at: int) -> tuple[str, str]:
        """Return a page's edition, and the key of the first article that it shows, if any."""
        group = bisect_right(self._ends, at)
        return self.groups[group].turn(at - self.start(group))

    def __iter__(self) -> Iterator[Page]:
        for group in self.groups:
            for at in range(len(group)):
                yield group[at]

    def start(self, group: int) -> int:
        """Return the place of a group's first page."""
        return self._ends[group] - len(self.groups[group])
