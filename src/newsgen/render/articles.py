"""Articles as templates see them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache

from newsgen.model import AUTHORING, Correction, Credit, EditionArticle, Image, Rights, RightsClass, Role
from newsgen.pages import (
    author_path,
    listed_source,
    region_path,
    section_path,
    source_path,
    tag_path,
)
from newsgen.render.links import Links
from newsgen.render.newsroom import Newsroom
from newsgen.render.urls import Urls
from newsgen.render.views import AgentView, ArticleView, CorrectionView, CreditView, LinkView
from newsgen.render.words import Words

_EDITORS = (Role.EDITOR, Role.RESPONSIBLE_EDITOR)


def notice_text(rights: Rights) -> str:
    """Return the notice as one text, for machines: what readers see under the article."""
    return " ".join(filter(None, (*rights.clauses, rights.credit, rights.copyright_line)))


_REMEMBERED = 4_096  # views; an article stands in a dozen lists, most of them near each other


class ArticleViews:
    """Makes the views of one edition's articles."""

    def __init__(self, newsroom: Newsroom, edition: str, urls: Urls, words: Words, links: Links) -> None:
        self._newsroom = newsroom
        self._edition = edition
        self._urls = urls
        self._words = words
        self._links = links
        self._seen = lru_cache(_REMEMBERED)(self._view)
        self._sections = {
            section.id: LinkView(section.name.of(edition), urls.page(section_path(section.id)))
            for section in newsroom.config.sections
        }

    def rights(self, item: EditionArticle) -> Rights:
        """Return what the edition says of an article's rights; the site's own pages carry no notice."""
        article = item.article
        if article.kind == "page":
            operator = self._newsroom.registries.sources[self._newsroom.config.operator]
            return Rights(RightsClass.OWN, operator.name.of(self._edition))
        return self._newsroom.rights(item, self._words)

    def view(self, item: EditionArticle) -> ArticleView:
        """Return an article as lists and feeds show it."""
        return self._seen(item.article.key)

    def _view(self, key: str) -> ArticleView:
        item = self._newsroom.item(key, self._edition)
        assert item is not None, key  # noqa: S101 - only what the edition shows is viewed
        article = item.article
        source = listed_source(article, self._newsroom.registries)
        rights = self.rights(item)
        address = self._urls.page(f"{article.key}/")
        return ArticleView(
            title=item.title,
            url=address,
            absolute_url=self._urls.absolute(address),
            summary=item.summary,
            date=article.date,
            updated=article.changed,
            source=rights.source_name,
            source_url=source.homepage if source else "",
            source_feed=source.feed if source else "",
            source_list=self._list_url(source_path(source.id)) if source else "",
            byline=self._byline(item, rights),
            authors=tuple(credit.name for credit in item.credits if credit.role in AUTHORING),
            agents=tuple(self._agent(credit, rights) for credit in item.credits),
            original_title=item.original_title,
            original_url=article.original_url,
            section=self._sections.get(article.section or ""),
            regions=self._lists((self._region(region), region_path(region)) for region in article.regions),
            tags=self._lists((tag, tag_path(tag)) for tag in item.tags),
            industries=item.industries,
            image=self._image(item),
            rights=rights,
            notice=notice_text(rights),
            corrections=_anchored(item.corrections),
        )

    def corrections(self, items: Iterable[EditionArticle]) -> tuple[CorrectionView, ...]:
        """Return all corrections of articles, the newest first, each with a link into its article."""
        found = []
        for item in items:
            link = LinkView(item.title, self._urls.page(f"{item.article.key}/"))
            for correction in _anchored(item.corrections):
                address = f"{self._urls.absolute(link.url)}#{correction.anchor}"
                found.append(replace(correction, article=link, absolute_url=address))
        return tuple(
            sorted(found, key=lambda correction: (-correction.date.timestamp(), correction.absolute_url))
        )

    def link(self, item: EditionArticle | None) -> LinkView | None:
        """Return a link to an article."""
        return LinkView(item.title, self._urls.page(f"{item.article.key}/")) if item else None

    def _byline(self, item: EditionArticle, rights: Rights) -> tuple[CreditView, ...]:
        groups: dict[str, list[LinkView]] = {}
        for credit in item.credits:
            label = credit.organisation + self._words(f"role_{_role(credit, rights)}")
            groups.setdefault(label, []).append(LinkView(credit.name, self._author_url(credit)))
        return tuple(CreditView(label, tuple(names)) for label, names in groups.items())

    def _agent(self, credit: Credit, rights: Rights) -> AgentView:
        is_person = credit.is_person
        role = _role(credit, rights)
        if credit.role in AUTHORING:
            part = "author"
        else:  # of an editor schema.org expects that it is a person
            part = "editor" if credit.role in _EDITORS and is_person else "contributor"
        job = self._words(f"role_{role}") if is_person and role is not Role.AUTHOR else ""
        return AgentView(credit.name, is_person, part, job, self._author_url(credit))

    def _region(self, region: str) -> str:
        return self._newsroom.registries.regions[region].name.of(self._edition)

    def _lists(self, lists: Iterable[tuple[str, str]]) -> tuple[LinkView, ...]:
        """Return links to those lists that there are: one of unlisted articles only is none."""
        links = (LinkView(title, self._list_url(path)) for title, path in lists)
        return tuple(link for link in links if link.url)

    def _list_url(self, path: str) -> str:
        there = self._edition in self._newsroom.editions_of.get(path, ())
        return self._urls.page(path) if there else ""

    def _author_url(self, credit: Credit) -> str:
        """Return the address of the list of whoever wrote an article; of nobody else there is one."""
        return self._list_url(author_path(credit.name)) if credit.role in AUTHORING else ""

    def _image(self, item: EditionArticle) -> Image | None:
        image = item.image
        if image is None:
            return None
        # A dead address is reported once, on the article's own page.
        address, _ = self._links.resolve(image.src, item.article)
        return replace(image, src=address)


def _role(credit: Credit, rights: Rights) -> Role:
    """Return the role that a byline shows: whoever writes for the site itself is called a reporter (記者)."""
    own = credit.role is Role.AUTHOR and rights.rights_class is RightsClass.OWN
    return Role.REPORTER if own else credit.role


def _anchored(corrections: Iterable[Correction]) -> tuple[CorrectionView, ...]:
    """Give each correction an id by its day, so that a link to it lasts when others are added."""
    days: Counter[str] = Counter()
    views = []
    for correction in corrections:
        day = f"{correction.date:%Y-%m-%d}"
        days[day] += 1
        suffix = f"-{days[day]}" if days[day] > 1 else ""
        views.append(CorrectionView(correction.date, correction.text, f"correction-{day}{suffix}"))
    return tuple(views)
