"""What a newsroom says of an author, a series or a topic, above the list of its articles."""

from __future__ import annotations

from newsgen.library import AUTHORS_FILE
from newsgen.model import Author, Forms
from newsgen.pages.paths import SERIES, TOPICS, author_path
from newsgen.problems import Problem
from newsgen.render.newsroom import Newsroom
from newsgen.render.targets import named_file
from newsgen.render.urls import Urls
from newsgen.render.views import IntroductionView


class Introductions:
    """Those of one edition, by the path of the list; None where nothing is said."""

    def __init__(self, newsroom: Newsroom, edition: str, urls: Urls) -> None:
        self._newsroom = newsroom
        self._edition = edition
        self._urls = urls
        self._authors = {
            author_path(name): author
            for author in newsroom.registries.authors.values()
            for name in (*author.name.all(), *author.aliases)
        }

    def of_author(self, path: str) -> IntroductionView | None:
        """Return role, portrait and text of whoever's list is at a path."""
        author = self._authors.get(path)
        if author is None:
            return None
        file = self._portrait(author)
        portrait = self._urls.file(file) if file else ""
        return IntroductionView(self._said(author.text), self._said(author.role), portrait)

    def of_series(self, path: str) -> IntroductionView | None:
        """Return the text of the series at a path."""
        series = self._newsroom.registries.series[path.removeprefix(SERIES).removesuffix("/")]
        return IntroductionView(self._said(series.text)) if series.text else None

    def of_topic(self, path: str) -> IntroductionView | None:
        """Return the text of the topic at a path."""
        topic = self._newsroom.registries.topics[path.removeprefix(TOPICS).removesuffix("/")]
        return IntroductionView(self._said(topic.text)) if topic.text else None

    def problems(self, path: str) -> list[Problem]:
        """Return a problem if the portrait of whoever's list is at a path is not there."""
        author = self._authors.get(path)
        if author is None or not author.portrait or self._portrait(author):
            return []
        return [_no_portrait(author)]

    def _portrait(self, author: Author) -> str | None:
        return named_file(author.portrait, AUTHORS_FILE, self._newsroom.files)

    def _said(self, forms: Forms | None) -> str:
        return forms.of(self._edition) if forms else ""


def _no_portrait(author: Author) -> Problem:
    return Problem(
        AUTHORS_FILE,
        author.line,
        "the portrait `{portrait}` of `{id}` is not there",
        "put the file at content/{portrait}",
        values=(("id", author.id), ("portrait", author.portrait)),
    )
