"""A Page -> its Output."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from markupsafe import Markup

from newsgen.files import CONFIG_FILE
from newsgen.model import Article, Body, Output, Page, Term
from newsgen.pages import CORRECTIONS, REGIONS, SECTIONS, output_path
from newsgen.problems import Problem
from newsgen.render.articles import ArticleView
from newsgen.render.crawlers import crawlers, licence_terms, own_holder, own_locations, tdm_reservation
from newsgen.render.edition import Edition
from newsgen.render.feeds import FEED_LANGUAGES, feed_view, in_full, json_feed, licence_link
from newsgen.render.link_check import AddressCheck
from newsgen.render.links import Links
from newsgen.render.newsroom import Newsroom
from newsgen.render.sitemap import sitemap_urls
from newsgen.render.template_errors import TemplateFailed
from newsgen.render.templates import Templates
from newsgen.render.views import PageView

#: Gives a text: takes the key of an article, and the edition.
ReadBody = Callable[[str, str], Body]

# What XML 1.0 (section 2.2) cannot hold at all, not even escaped.
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


def _with_links(article: Article, body: Body, links: Links) -> tuple[str, list[Problem]]:
    """Return a body with the addresses that its links mean, and a problem for each that leads nowhere."""
    html, problems = links.rewrite(body.html, article)
    if article.image:
        _, problem = links.resolve(article.image.src, article, article.line("image"), image=True)
        problems += [problem] if problem else []
    return html, problems


def _below(path: str, page: Page) -> tuple[Term, ...]:
    return tuple(term for term in page.terms if term.path.startswith(path))


@dataclass(frozen=True, slots=True)
class Rendered:
    """A page's file, or none where its template fails; and everything that is wrong with it.

    `dead` are addresses of this site that the page has from its templates and that lead nowhere.
    """

    output: Output | None
    problems: tuple[Problem, ...] = ()
    dead: tuple[str, ...] = ()


class Renderer:
    """Renders the pages of a newsroom; made once in each process.

    One that is not to draw gives cards without content: all that is known is what is wrong with them.
    """

    def __init__(self, newsroom: Newsroom, read_body: ReadBody, draws: bool = True) -> None:
        self._newsroom = newsroom
        self._draws = draws
        self._read_body = read_body
        self._templates = Templates(newsroom.template_folders)
        self._addresses = AddressCheck(newsroom)
        self._editions = {
            edition: Edition(newsroom, edition, self._templates) for edition in newsroom.config.editions
        }

    def edition(self, tag: str) -> Edition:
        """Return what the pages of an edition have in common."""
        return self._editions[tag]

    def template_digest(self, name: str) -> bytes:
        """Return a digest of a page's template, with all that it uses; empty for what code makes."""
        return self._templates.uses.digest(name) if name else b""

    def dead_addresses(self, html: str) -> tuple[str, ...]:
        """Return the addresses of this site that a finished page points to and that no output has."""
        return self._addresses.dead(html)

    def render(self, page: Page) -> Rendered:
        """Return a page's file; a template that fails is a problem, not an exception."""
        edition = self._editions[page.edition]
        if page.kind == "card":
            return self._card(page, edition)
        view = edition.page_view(page)
        problems: list[Problem] = []
        context = self._context(page, view, edition, problems)
        dead: tuple[str, ...] = ()
        if not page.template:
            text = json.dumps(context["json"], ensure_ascii=False, indent=1) + "\n"
        else:
            try:
                text = self._templates.render(page.template, {**edition.frame, "page": view, **context})
            except TemplateFailed as failed:
                return Rendered(None, (*problems, failed.problem))
            if page.template.endswith(".xml"):
                text = _NOT_XML.sub("", text)
            if page.template.endswith(".html"):
                dead = self._addresses.dead(text)
        path = output_path(page.path, page.edition, self._newsroom.config.default_edition)
        return Rendered(Output(path, text.encode("utf-8", "replace")), tuple(problems), dead)

    def _card(self, page: Page, edition: Edition) -> Rendered:
        problems = edition.cards.problems(page.key, page.origin, 0)
        if problems:  # once more, to say where the title stands
            line = self._read_body(page.key, page.edition).lines.get("title", 1)
            problems = edition.cards.problems(page.key, page.origin, line)
        drawn = edition.cards.draw(page.key) if self._draws else b""
        path = output_path(page.path, page.edition, self._newsroom.config.default_edition)
        return Rendered(Output(path, drawn), problems)

    def _context(
        self, page: Page, view: PageView, edition: Edition, problems: list[Problem]
    ) -> dict[str, object]:
        """Return what a page's template has beside the frame; `json` where there is no template."""
        match page.kind:
            case "article" | "page":
                article = self._article(page, edition, problems)
                if page.kind == "page":
                    return {"article": article, "structured": ""}
                structured = edition.structured(article, view)
                return {"article": article, "structured": structured}
            case "feed":
                return self._feed(page, view, edition)
            case "corrections" | "corrections_feed":
                return self._corrections(page, edition)
            case "sitemap":
                return {"urls": sitemap_urls(page, self._newsroom, edition.urls)}
            case "robots":
                problems += self._dead_references()
                return self._robots(edition)
            case "rsl":
                locations = own_locations(self._newsroom, edition.urls)
                machines = self._newsroom.config.machines
                return {
                    "locations": locations,
                    "terms": licence_terms(machines) if machines else {},
                    "holder": own_holder(self._newsroom, page.edition),
                }
            case "tdmrep":
                return {"json": tdm_reservation(self._newsroom, edition.urls)}
            case "redirect":
                return {"target": edition.urls.absolute(edition.urls.page(f"{page.key}/"))}
            case "terms":
                return {"terms": edition.term_links(page.terms)}
            case "feeds":
                return {
                    "sections": edition.term_links(_below(SECTIONS, page)),
                    "regions": edition.term_links(_below(REGIONS, page)),
                }
        return {
            "articles": tuple(map(edition.views.listed, page.items)),
            "pagination": edition.pagination(page),
            "language": FEED_LANGUAGES[page.edition],
        }

    def _article(self, page: Page, edition: Edition, problems: list[Problem]) -> ArticleView:
        item = edition.views.item(page.key)
        body = self._read_body(page.key, page.edition)
        html, found = _with_links(item.article, body, edition.links)
        if found:  # once more, to say where they stand
            where = replace(item.article, links=body.links, lines=body.lines)
            problems += _with_links(where, body, edition.links)[1]
        newer, older = (
            edition.views.link(self._newsroom.item(key, page.edition) if key else None)
            for key in edition.neighbours(page.key)
        )
        related = (
            edition.views.link(self._newsroom.item(key, page.edition)) for key in edition.related(page.key)
        )
        return ArticleView(
            page.key,
            edition.views,
            body=Markup(html),  # noqa: S704 - sanitized by the markup stage
            headings=body.headings,
            newer=newer,
            older=older,
            related=tuple(filter(None, related)),
        )

    def _feed(self, page: Page, view: PageView, edition: Edition) -> dict[str, object]:
        articles = []
        for item in edition.items(page):
            article = edition.views.listed(item.article.key)
            if in_full(article):
                body = self._read_body(item.article.key, page.edition)
                html = edition.links.for_feed(body.html, item.article)
                article = ArticleView(
                    item.article.key,
                    edition.views,
                    content=Markup(html),  # noqa: S704 - sanitized by the markup stage
                )
            articles.append(article)
        moments = [moment for article in articles if (moment := article.updated or article.date)]
        feed = feed_view(page.path, page.parent.path if page.parent else "", moments, edition.urls)
        if not page.template:
            return {"json": json_feed(feed, articles, edition.site, view, edition.urls.absolute)}

        def licence(article: ArticleView) -> str:
            return licence_link(article, edition.site)

        return {"feed": feed, "articles": tuple(articles), "licence": licence}

    def _corrections(self, page: Page, edition: Edition) -> dict[str, object]:
        corrections = edition.views.corrections(edition.items(page))
        moments = [correction.date for correction in corrections]
        return {
            "corrections": corrections,
            "feed": feed_view(page.path, CORRECTIONS, moments, edition.urls),
        }

    def _robots(self, edition: Edition) -> dict[str, object]:
        config = self._newsroom.config
        pages = [("sitemap.xml", config.default_edition), *self._newsroom.news_sitemaps]
        return {
            "sitemaps": [edition.urls.absolute(edition.urls.page(path, tag)) for path, tag in pages],
            "crawlers": crawlers(config.machines) if config.machines else (),
        }

    def _dead_references(self) -> list[Problem]:
        """Return a problem for each page that newsgen.yaml names, and that an edition does not have."""
        config = self._newsroom.config
        named = {"rights_page": config.rights_page, "licensing_page": config.licensing_page}
        if config.machines:
            named["policy"] = config.machines.policy
        return [
            Problem(
                CONFIG_FILE,
                0,
                "`{field}` is {address}, which the edition {edition} does not have",
                "name a page of content/pages by its path, such as /copyright/, or a whole address",
                values=(("address", target), ("edition", tag), ("field", field)),
            )
            for field, target in named.items()
            for tag in config.editions
            if target
            and not target.startswith(("https://", "http://"))
            and output_path(target.removeprefix("/").partition("#")[0], tag, config.default_edition)
            not in (self._newsroom.files if target.startswith("/") else ())
        ]
