"""What came of a content file: what is known of an article without its text."""

from __future__ import annotations

from msgspec import Struct

from newsgen.model.outline import Outline
from newsgen.problems import Problem


class EditionEntry(Struct, frozen=True, array_like=True):
    """An article in one edition: where the cache has it, and its text. The keys are digests of what they
    lead to, so that equal keys mean that nothing has changed."""

    edition: str
    title: str
    item: bytes
    body: bytes


class ArticleEntry(Struct, frozen=True, array_like=True):
    """What came of one file; `links` are the targets inside the site that it names, `pictures` those that
    its text shows, and `image` the one that stands for the article; `charts` is what it asks records for.

    There is no outline where the file could not be read at all.
    """

    path: str
    outline: Outline | None = None
    editions: tuple[EditionEntry, ...] = ()
    links: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()
    pictures: tuple[str, ...] = ()
    image: str = ""
    charts: tuple[str, ...] = ()
