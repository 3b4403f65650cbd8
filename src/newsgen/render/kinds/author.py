"""The list of an author."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec.structs import replace

from newsgen.model import Page
from newsgen.pages.paths import AUTHORS, author_path
from newsgen.problems import Problem
from newsgen.render.edition import Edition
from newsgen.render.kinds.lists import SpelledKind
from newsgen.render.views import PageView


class AuthorList(SpelledKind):
    """The articles that somebody wrote, below what content/authors.yaml says of whoever it is."""

    name = "author"
    word = "authors"
    index = AUTHORS

    def __init__(self) -> None:
        super().__init__(lambda labels: labels.authors, author_path)

    def view(self, page: Page, edition: Edition) -> PageView:
        """Return a page of the list, with role, portrait and text."""
        introduction = edition.introductions.of_author(page.first_path)
        return replace(super().view(page, edition), introduction=introduction)

    def context(self, page: Page, edition: Edition, problems: list[Problem]) -> Mapping[str, object]:
        """Return the articles; report a portrait that is not there."""
        problems += edition.introductions.problems(page.first_path)
        return super().context(page, edition, problems)
