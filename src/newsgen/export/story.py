"""An article as it leaves the site: what every format of it says."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from urllib.parse import urljoin

from msgspec import Struct

from newsgen.model import EditionArticle, KeyFigure, Outlet
from newsgen.render import ArticleView, Edition, Words
from newsgen.rights import Extent, extent
from newsgen.templating import FILTERS

#: The words that are said of an article, by their keys in strings.yaml.
_WORDS = (
    "colon",
    "corrections",
    "read_original",
    "read_on_site",
    "notes",
    "unsubscribe",
    "digest",
    "record_box",
)


class Lead(Struct, frozen=True):
    """The picture at the head of an article; its address has scheme and host."""

    src: str
    alt: str
    caption: str


class Story(Struct, frozen=True):
    """An article in one edition, outside its page. Every address has scheme and host.

    `body` is clean HTML, empty where only an `excerpt` may go. `byline` says whose it is, `dates` when it
    came out, `place` of which series it is a part and whether a live report goes on; `records` is what it
    states, a line each; `notice` are the lines under it. `words` are the edition's, by their keys in
    strings.yaml.
    """

    edition: str
    path: str
    key: str
    kicker: str
    title: str
    subtitle: str
    summary: str
    standfirst: bool
    byline: str
    dates: str
    place: tuple[str, ...]
    date: datetime | None
    url: str
    original_url: str
    body: str
    lead: Lead | None
    figures: tuple[KeyFigure, ...]
    records: tuple[str, ...]
    corrections: tuple[str, ...]
    notice_title: str
    notice: tuple[str, ...]
    site: str
    home: str
    base_url: str
    words: Mapping[str, str]

    @property
    def excerpt(self) -> bool:
        """Whether its terms let only the title, the summary and a link go."""
        return not self.body

    @property
    def link(self) -> str:
        """Where an excerpt leads: to where the article was first published, else to its page."""
        return self.original_url or self.url


def story_of(edition: Edition, key: str, outlet: Outlet) -> Story | None:
    """Return an article that an edition shows, as its terms let it go somewhere; None where nothing may."""
    article = edition.views.listed(key)
    item = edition.views.item(key)
    source = edition.newsroom.registries.source_of(item.article)
    how_much = extent(article.rights.rights_class, source.licence if source else None, outlet)
    if how_much is Extent.NOTHING:
        return None
    words = edition.words
    full = how_much is Extent.FULL
    rights = article.rights
    verbatim = (f"{words('notice_verbatim')}{words('colon')}",) if rights.verbatim else ()
    return Story(
        edition=edition.tag,
        path=item.article.path,
        key=key,
        kicker=article.kicker if full else "",
        title=article.title,
        subtitle=article.subtitle if full else "",
        summary=article.summary,
        standfirst=article.standfirst,
        byline=_byline(article, words),
        dates=_dates(article, words),
        place=tuple(_place(edition, key, words)) if full else (),
        date=article.date,
        url=article.absolute_url,
        original_url=article.original_url,
        body=_body(edition, item) if full else "",
        lead=_lead(article, edition, words) if full else None,
        figures=article.figures if full else (),
        records=tuple(_records(edition, item)) if full else (),
        corrections=tuple(
            f"{FILTERS['date'](correction.date)}{words('colon')}{correction.text}"
            for correction in article.corrections
        ),
        notice_title=words("notice"),
        notice=tuple(
            filter(
                None,
                (*verbatim, *rights.clauses, rights.credit, *rights.complaints, rights.copyright_line),
            )
        ),
        site=edition.site.title,
        home=edition.urls.absolute(edition.site.home_url),
        base_url=edition.newsroom.config.base_url,
        words={name: words(name) for name in _WORDS},
    )


def _body(edition: Edition, item: EditionArticle) -> str:
    body = edition.read_body(item.article.key, edition.tag)
    html = edition.charts.as_tables(edition.players.as_links(body.html))
    return edition.links.for_feed(html, item.article)


def _place(edition: Edition, key: str, words: Words) -> Iterator[str]:
    """Give the series that an article is a part of, and how a live report stands."""
    if series := edition.series(key):
        part = words("series_part", number=series.number, count=series.count)
        yield f"{words('series_named', title=series.title)}\N{IDEOGRAPHIC SPACE}{part}"
    if live := edition.views.item(key).article.live:
        yield words(f"live_{live}")


def _records(edition: Edition, item: EditionArticle) -> Iterator[str]:
    for record in map(edition.records.view, item.records):
        yield "\N{IDEOGRAPHIC SPACE}".join((record.name, *record.facts))


def _byline(article: ArticleView, words: Words) -> str:
    """Return whose an article is, in a line, as its page has it: 來源：江西日報　作者：楊靜　原標題：…"""
    parts = [f"{words('source')}{words('colon')}{article.rights.source}"]
    for credit in article.byline:
        names = words("name_separator").join(name.title for name in credit.names)
        parts.append(f"{credit.role}{words('colon')}{names}")
    if article.original_title:
        parts.append(f"{words('original_title')}{words('colon')}{article.original_title}")
    return "\N{IDEOGRAPHIC SPACE}".join(parts)


def _dates(article: ArticleView, words: Words) -> str:
    told = [FILTERS["datetime"](article.date)] if article.date else []
    if article.updated:
        told.append(f"{words('updated')}{words('colon')}{FILTERS['datetime'](article.updated)}")
    return "\N{IDEOGRAPHIC SPACE}".join(told)


def _lead(article: ArticleView, edition: Edition, words: Words) -> Lead | None:
    image = article.image
    if image is None or not image.src:
        return None
    said = [image.caption]
    said += [f"{words('image_credit')}{words('colon')}{image.credit}"] if image.credit else []
    said += [f"{words('source')}{words('colon')}{image.source}"] if image.source else []
    src = urljoin(article.absolute_url, edition.urls.absolute(image.src))
    return Lead(src, image.alt, "\N{IDEOGRAPHIC SPACE}".join(filter(None, said)))
