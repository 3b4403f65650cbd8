"""The list of an author."""

from __future__ import annotations

from newsgen.pages.paths import AUTHORS, author_path
from newsgen.render.kinds.lists import SpelledKind


class AuthorList(SpelledKind):
    """The articles that somebody wrote."""

    name = "author"
    word = "authors"
    index = AUTHORS

    def __init__(self) -> None:
        super().__init__(lambda labels: labels.authors, author_path)
