"""The page of a topic: an editor's text, and the articles that belong to it."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec.structs import replace

from newsgen.model import Page, Term
from newsgen.pages import Contents, PageGroup
from newsgen.pages.paths import TOPICS, tag_path, topic_path
from newsgen.render.edition import Edition
from newsgen.render.kinds.lists import ListKind
from newsgen.render.views import PageView


class TopicList(ListKind):
    """The articles that have any of the tags of a topic of content/topics.yaml, with a feed."""

    name = "topic"
    has_feed = True

    def pages(self, contents: Contents) -> Iterable[PageGroup]:
        """Give a list for each topic, also an empty one: its text stands there; and the index of them."""
        terms = {}
        for key, topic in contents.registries.topics.items():
            tags = set(map(tag_path, topic.tags))
            members = [
                item.key
                for item in contents.listed
                if not tags.isdisjoint(map(tag_path, item.in_edition(contents.edition).tags))
            ]
            terms[Term(topic.name.of(contents.edition), topic_path(key), len(members))] = members
        if terms:
            yield from self.indexed(contents, Term(contents.word("topics"), TOPICS), terms)

    def view(self, page: Page, edition: Edition) -> PageView:
        """Return a page of the list, with the editor's text."""
        introduction = edition.introductions.of_topic(page.first_path)
        return replace(super().view(page, edition), introduction=introduction)
