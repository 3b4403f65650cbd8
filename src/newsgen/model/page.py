"""What is to be written, and what has been."""

from __future__ import annotations

from msgspec import Struct

from newsgen.problems import Problem


class Term(Struct, frozen=True, array_like=True):
    """Something that articles are listed under: its label in an edition, its page, its articles."""

    label: str
    path: str
    count: int = 0


class Page(Struct, frozen=True, array_like=True):
    """One thing to be written, at one URL, in one edition.

    `path` is the URL without base and edition (`tags/基金/`, empty for home, `feed.xml` for a file);
    `template` renders it. A page about an article has its `key`, and its title is the
    article's; a list has the keys of its `items` and its place in the sequence that starts at `first_path`;
    `above` are the lists that it lies in, the outermost first, and `terms` those that lie in it, or that it
    tells of.
    `origin` is the file that an editor would have to change to move the page.
    """

    path: str
    edition: str
    kind: str
    template: str
    title: str = ""
    key: str = ""
    items: tuple[str, ...] = ()
    number: int = 1
    last: int = 1
    first_path: str = ""
    above: tuple[Term, ...] = ()
    terms: tuple[Term, ...] = ()
    origin: str = ""

    @property
    def parent(self) -> Term | None:
        """The list right above this one, if there is one."""
        return self.above[-1] if self.above else None

    @property
    def is_empty_list(self) -> bool:
        """Whether this is a list in which nothing stands yet: search engines are not told of it."""
        return bool(self.first_path) and not (self.items or self.terms)


class Output(Struct, frozen=True):
    """A page's finished file, or none where its template fails; and everything that is wrong with it.

    `dead` are addresses of this site that the page has from its templates and that lead nowhere.
    """

    content: bytes | None
    problems: tuple[Problem, ...] = ()
    dead: tuple[str, ...] = ()
