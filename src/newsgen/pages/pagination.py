"""A list of articles, cut into pages."""

from __future__ import annotations

from msgspec import Struct

from newsgen.model import Page, Term
from newsgen.pages.article_keys import ArticleKeys


def numbered_path(path: str, number: int) -> str:
    """Return the path of a page of the list at `path`, counted from 1: the first is the list itself."""
    return path if number == 1 else f"{path}page/{number}/"


class Listing(Struct, frozen=True, array_like=True, tag=True):
    """A list of articles in pages of `size`; or, without articles, of lists: its `terms`.

    A sequence of its pages: there is at least one. `has_feed` tells whether the list has a feed of its own.
    """

    edition: str
    kind: str
    template: str
    size: int
    path: str
    title: str
    items: ArticleKeys = ArticleKeys()
    above: tuple[Term, ...] = ()
    terms: tuple[Term, ...] = ()
    has_feed: bool = False

    def __len__(self) -> int:
        return max(1, -(-len(self.items) // self.size))

    def __getitem__(self, at: int) -> Page:
        return Page(
            path=numbered_path(self.path, at + 1),
            edition=self.edition,
            kind=self.kind,
            template=self.template,
            title=self.title,
            items=self.items[at * self.size : (at + 1) * self.size],
            number=at + 1,
            last=len(self),
            first_path=self.path,
            above=self.above,
            terms=self.terms,
            origin=f"the list {self.title}",
        )

    def find(self, path: str, edition: str) -> int | None:
        """Return which of the pages is at a path in an edition, if any."""
        if edition != self.edition or not path.startswith(self.path):
            return None
        number = path.removeprefix(f"{self.path}page/").removesuffix("/")
        at = int(number) - 1 if number.isdecimal() else 0
        return at if at < len(self) and path == numbered_path(self.path, at + 1) else None

    def turn(self, at: int) -> tuple[str, str]:
        """Return a page's edition, and the key of the first article that it shows, if any."""
        return self.edition, self.items[at * self.size] if self.items else ""

    def showing(self, keys: frozenset[str]) -> set[int]:
        """Return which of the pages show any of these articles."""
        if not self.items.has_any(keys):
            return set()
        return {at // self.size for at, key in enumerate(self.items) if key in keys}
