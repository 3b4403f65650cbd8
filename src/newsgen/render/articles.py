"""Articles as templates see them."""

from __future__ import annotations

from dataclasses import replace

from newsgen.model import Article, EditionArticle, Image, Rights, RightsClass, Role
from newsgen.pages import region_path, section_path, tag_path
from newsgen.render.links import Links
from newsgen.render.newsroom import Newsroom
from newsgen.render.urls import Urls
from newsgen.render.views import ArticleView, CreditView, LinkView
from newsgen.render.words import Words
from newsgen.rights import state_rights


_AUTHORS = (Role.AUTHOR, Role.REPORTER, Role.MEDIA_REPORTER, Role.CORRESPONDENT)


class ArticleViews:
    """Makes the views of one edition's articles."""

    def __init__(self, newsroom: Newsroom, edition: str, urls: Urls, words: Words, links: Links) -> None:
        self._newsroom = newsroom
        self._edition = edition
        self._urls = urls
        self._words = words
        self._links = links
        self._sections = {
            section.id: LinkView(section.name.of(edition), urls.page(section_path(section.id)))
            for section in newsroom.config.sections
        }

    def rights(self, article: Article) -> Rights:
        """Return what the edition says of an article's rights; the site's own pages carry no notice."""
        operator = self._newsroom.registries.sources[self._newsroom.config.operator]
        if article.kind == "page":
            return Rights(RightsClass.OWN, operator.name.of(self._edition))
        return state_rights(
            article,
            self._newsroom.classes[self._edition][article.key],
            self._newsroom.registries.source_of(article),
            operator,
            self._newsroom.config,
            self._newsroom.registries.notices,
            self._edition,
            self._words,
        )

    def view(self, item: EditionArticle) -> ArticleView:
        """Return an article as lists and feeds show it."""
        article = item.article
        source = self._newsroom.registries.source_of(article)
        rights = self.rights(article)
        address = self._urls.page(f"{article.key}/")
        return ArticleView(
            title=item.title,
            url=address,
            absolute_url=self._urls.absolute(address),
            summary=item.summary,
            date=article.date,
            updated=article.updated,
            source=source.name.of(self._edition) if source else article.source.typed,
            source_url=source.homepage if source else "",
            byline=self._byline(item, rights),
            authors=tuple(credit.name for credit in item.credits if credit.role in _AUTHORS),
            original_title=item.original_title,
            original_url=article.original_url,
            section=self._sections.get(article.section or ""),
            regions=tuple(map(self._region, article.regions)),
            tags=tuple(LinkView(tag, self._urls.page(tag_path(tag))) for tag in item.tags),
            industries=item.industries,
            image=self._image(item),
            rights=rights,
            corrections=item.corrections,
        )

    def link(self, item: EditionArticle | None) -> LinkView | None:
        """Return a link to an article."""
        return LinkView(item.title, self._urls.page(f"{item.article.key}/")) if item else None

    def _byline(self, item: EditionArticle, rights: Rights) -> tuple[CreditView, ...]:
        """Group the names by role; whoever writes for the site itself is called a reporter (記者)."""
        groups: dict[Role, list[str]] = {}
        for credit in item.credits:
            own = credit.role is Role.AUTHOR and rights.rights_class is RightsClass.OWN
            groups.setdefault(Role.REPORTER if own else credit.role, []).append(credit.name)
        return tuple(CreditView(self._words(f"role_{role}"), tuple(names)) for role, names in groups.items())

    def _region(self, region: str) -> LinkView:
        name = self._newsroom.registries.regions[region].name
        return LinkView(name.of(self._edition), self._urls.page(region_path(region)))

    def _image(self, item: EditionArticle) -> Image | None:
        image = item.image
        if image is None:
            return None
        # A dead address is reported once, on the article's own page.
        address, _ = self._links.resolve(image.src, item.article)
        return replace(image, src=address)
