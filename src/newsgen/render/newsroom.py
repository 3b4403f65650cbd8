"""Everything that is known once all articles are read: what a page may show and link to."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime

from msgspec import Struct

from newsgen.config import Config
from newsgen.library import Registries
from newsgen.model import Article, Body, EditionArticle, Outline, Picture, Rights, RightsClass, Searching
from newsgen.pages import Addresses, Plan, classify_articles, how_searched
from newsgen.problems import Problem
from newsgen.records import Entity
from newsgen.render.words import Words
from newsgen.rights import classify_facts, state_rights

#: Gives a text: takes the key of an article, and the edition.
ReadBody = Callable[[str, str], Body]


class Newsroom(Struct, frozen=True):
    """The whole site as metadata; texts are handed to the renderer one at a time.

    `moment` is what counts as now, in the site's time zone. `articles`, `classes`, `own_pages`,
    `record_files` (of content/records) and `expired`, the articles that are no longer offered, are by
    edition, then by key; articles stand newest first. `unlisted` are the keys of articles that no list
    shows, `unindexed` of those that are not for search engines. `files` is every path below the output
    folder that the build will write; `keys` tells the key of each content file's path, whether it is shown
    or not, and `unread` has those that could not be read. `lastmod` is the day that each article last
    changed, by key. `whole` is a digest of what files for machines are made from: every page, its class, its
    articles and their `lastmod`. `pictures` are those that are shown, by their path below the output folder;
    `fingerprints` has the second name of each style sheet and script, which changes with its content.
    `entities` are what articles have records of, by id.
    """

    config: Config
    moment: datetime
    registries: Registries
    articles: Mapping[str, Mapping[str, EditionArticle]]
    classes: Mapping[str, Mapping[str, RightsClass]]
    own_pages: Mapping[str, Mapping[str, EditionArticle]]
    record_files: Mapping[str, Mapping[str, EditionArticle]]
    expired: Mapping[str, Mapping[str, EditionArticle]]
    unlisted: frozenset[str]
    unindexed: frozenset[str]
    plan: Plan
    editions_of: Addresses
    files: frozenset[str]
    keys: Mapping[str, str]
    unread: frozenset[str]
    lastmod: Mapping[str, str]
    whole: bytes
    pictures: Mapping[str, Picture]
    fingerprints: Mapping[str, str] = {}
    entities: Mapping[str, Entity] = {}

    def item(self, key: str, edition: str) -> EditionArticle | None:
        """Return the article, own page or file of records with a key, where the edition shows it."""
        for there in (self.articles[edition], self.own_pages[edition], self.record_files[edition]):
            if key in there:
                return there[key]
        return None

    def shows(self, key: str, edition: str) -> bool:
        """Whether an edition shows the article or own page with a key; it need not be read for that."""
        return key in self.articles[edition] or key in self.own_pages[edition]

    def telling(self, edition: str) -> frozenset[str]:
        """Return the keys of all that states facts in an edition: listed articles, and files of records."""
        return frozenset(self.plan.listed[edition]).union(self.record_files[edition])

    def has_expired(self, key: str, edition: str) -> bool:
        """Whether an edition says of the article with a key that it is no longer offered."""
        return key in self.expired[edition]

    def searching(self, article: Article | Outline) -> Searching:
        """Return by how much readers can search an article, as its source's terms allow."""
        return how_searched(article, self.classes.values(), self.registries)

    def classified(self, article: Outline, edition: str) -> tuple[dict[str, RightsClass], list[Problem]]:
        """Return the rights class of an article as it is now, by its key, and what is wrong with it."""
        operator, today = self.config.operator, self.moment.date()
        return classify_articles([article], edition, self.registries, operator, today)

    def rights(self, item: EditionArticle, words: Words) -> Rights:
        """Return what an article's edition says of its rights, in the words of that edition."""
        is_article = item.article.kind != "records"
        return state_rights(
            item,
            self.classes[item.edition][item.article.key]
            if is_article
            else classify_facts(item.article.source, self.config.operator),
            self.registries.source_of(item.article),
            self.registries.sources[self.config.operator],
            self.config,
            self.registries.notices,
            item.edition,
            words,
        )
