"""All pages of a site as one sequence, each made when it is asked for: a large site has half a million."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from itertools import accumulate

from msgspec import Struct

from newsgen.model import Page
from newsgen.pages.pagination import Listing


class ArticlePages(Struct, frozen=True, array_like=True, tag=True):
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

    def find(self, path: str, edition: str) -> int | None:
        """Return which of the pages is at a path in an edition, if any."""
        key, _, file = path.rpartition("/")
        return (
            self.keys.index(key)
            if (edition, file) == (self.edition, self.file) and key in self.keys
            else None
        )

    def turn(self, at: int) -> tuple[str, str]:
        """Return a page's edition, and the key of its article."""
        return self.edition, self.keys[at]

    def showing(self, keys: frozenset[str]) -> set[int]:
        """Return which of the pages are of these articles."""
        return {at for at, key in enumerate(self.keys) if key in keys}


class SinglePages(Struct, frozen=True, array_like=True, tag=True):
    """Pages that are unlike each other, such as the home page."""

    each: tuple[Page, ...] = ()

    def __len__(self) -> int:
        return len(self.each)

    def __getitem__(self, at: int) -> Page:
        return self.each[at]

    def __iter__(self) -> Iterator[Page]:
        return iter(self.each)

    def find(self, path: str, edition: str) -> int | None:
        """Return which of the pages is at a path in an edition, if any."""
        return next(
            (at for at, page in enumerate(self.each) if (page.path, page.edition) == (path, edition)), None
        )

    def turn(self, at: int) -> tuple[str, str]:
        """Return a page's edition, and the key of the first article that it shows, if any."""
        page = self.each[at]
        return page.edition, page.key or next(iter(page.items), "")

    def showing(self, keys: frozenset[str]) -> set[int]:
        """Return which of the pages show any of these articles."""
        return {
            at for at, page in enumerate(self.each) if page.key in keys or not keys.isdisjoint(page.items)
        }


#: Pages that are made from one thing: data, which the cache keeps.
PageGroup = Listing | ArticlePages | SinglePages


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

    def find(self, path: str, edition: str) -> int | None:
        """Return the place of the page at a path in an edition, if there is one."""
        for number, group in enumerate(self.groups):
            at = group.find(path, edition)
            if at is not None:
                return self.start(number) + at
        return None

    def __iter__(self) -> Iterator[Page]:
        for group in self.groups:
            for at in range(len(group)):
                yield group[at]

    def start(self, group: int) -> int:
        """Return the place of a group's first page."""
        return self._ends[group] - len(self.groups[group])
