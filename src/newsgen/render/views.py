"""What templates see: plain values and ready URLs, described in docs/templates.md.

They are not frozen, for a frozen record takes three times as long to make, and a page needs a dozen. Nobody
changes them all the same: a template cannot.
"""

from __future__ import annotations

from datetime import datetime

from markupsafe import Markup
from msgspec import Struct

from newsgen.config import Analytics


class LinkView(Struct):
    """A link with its words; `count` is the number of articles behind it, in lists of lists."""

    title: str
    url: str
    count: int = 0


class IntroductionView(Struct):
    """What the newsroom says above a list of articles: of an author also the role, and the address of a
    portrait; empty where nothing is said."""

    text: str
    role: str = ""
    portrait: str = ""


class SeriesView(Struct):
    """The place of an article in its series, counted from 1, of so many parts; the parts just before and just
    after it, where there are any."""

    title: str
    url: str
    number: int
    count: int
    before: LinkView | None
    after: LinkView | None


class LiveEntryView(Struct):
    """An entry of a live report: the id of its heading, when it was written, its title and its text."""

    anchor: str
    time: datetime
    title: str
    text: str


class OwnPageView(Struct):
    """A page of content/pages/ with what its `summary` says, or begins with."""

    title: str
    url: str
    summary: str


class TrailView(Struct):
    """The way to a page: links from the home page to the page above it, and what it calls the page itself."""

    links: tuple[LinkView, ...]
    here: str


class ImageView(Struct):
    """An article's picture: its addresses on the site, and what it shows.

    `width` and `height` are 0 where they are not known; `srcset` and `sizes` are empty where there is one
    size only.
    """

    src: str
    alt: str = ""
    caption: str = ""
    credit: str = ""
    source: str = ""
    width: int = 0
    height: int = 0
    srcset: str = ""
    sizes: str = ""


class CardView(Struct):
    """The picture that previews of a page show elsewhere; its `url` has scheme and host."""

    url: str
    width: int
    height: int
    alt: str


class EditionView(Struct):
    """A page in one edition, as the script switch and `hreflang` need it; `locale` is what Open Graph calls
    the edition."""

    tag: str
    label: str
    locale: str
    url: str
    absolute_url: str
    current: bool


class PageView(Struct):
    """The page that is being rendered; `locale` is what Open Graph calls its edition.

    `section_url` is the section that it lists, or that its article is in; `source_url` the source that it
    lists, `homepage` the source's own page; `feed_url` is that of the list's own feed; `introduction` is what
    stands above it. `trail` leads to the page, none to the home page, and `breadcrumbs` says so to machines.
    `card` is for previews, none where the site has no cards and the page no picture.
    """

    kind: str
    title: str
    url: str
    absolute_url: str
    lang: str
    locale: str
    edition: str
    editions: tuple[EditionView, ...]
    noindex: bool
    parent: LinkView | None
    children: tuple[LinkView, ...]
    trail: TrailView | None
    breadcrumbs: str
    card: CardView | None = None
    section_url: str = ""
    source_url: str = ""
    homepage: str = ""
    feed_url: str = ""
    introduction: IntroductionView | None = None


class FilingView(Struct):
    """A filing or licence of the operator, as a mainland site's footer shows it."""

    label: str
    number: str
    url: str


class SiteView(Struct):
    """What every page of an edition shows of the site, and what a browser is told of it.

    `custom_style_url` is that of the site's own additions to the style sheet, empty where there are none.
    """

    title: str
    description: str
    home_url: str
    feed_url: str
    rss_url: str
    json_feed_url: str
    corrections_url: str
    corrections_feed_url: str
    manifest_url: str
    rights_url: str
    licensing_url: str
    rsl_url: str
    operator: str
    operator_url: str
    email: str
    phone: str
    address: str
    sections: tuple[LinkView, ...]
    menu: tuple[LinkView, ...]
    social: tuple[LinkView, ...]
    logo_url: str
    logo_absolute_url: str
    analytics: Analytics | None
    font_style: Markup
    preloaded_fonts: tuple[str, ...]
    pages: tuple[OwnPageView, ...]
    feeds_url: str
    data_url: str
    search_url: str
    kept_url: str
    worker_url: str
    share: tuple[str, ...]
    large_type: bool
    open_search_url: str
    regions_url: str
    industries_url: str
    tags_url: str
    sources_url: str
    authors_url: str
    series_url: str
    topics_url: str
    archive_url: str
    filings: tuple[FilingView, ...]
    emphasis: str
    content_policy: str
    first_script: Markup
    custom_style_url: str


class CreditView(Struct):
    """A role in a byline, and those who had it: each a link to the list of what they wrote, without a URL
    where there is none."""

    role: str
    names: tuple[LinkView, ...]


class AgentView(Struct):
    """Somebody who made an article, as machines are told: `part` is what schema.org calls the share in it;
    `job` is the role's word, of persons only; `url` is the list of what they wrote, if there is one."""

    name: str
    is_person: bool
    part: str
    job: str = ""
    url: str = ""


class CorrectionView(Struct):
    """What was wrong, and when it was put right; `anchor` is its id on the article's page.

    In lists of corrections `article` is the article, and `absolute_url` leads to the correction in it.
    """

    date: datetime
    text: str
    anchor: str
    article: LinkView | None = None
    absolute_url: str = ""


class FeedView(Struct):
    """The feed itself."""

    id: str
    updated: datetime
    self_url: str
    html_url: str
    language: str


class CrawlerView(Struct):
    """The crawlers that do one thing, and whether they may."""

    agents: tuple[str, ...]
    allowed: bool


class AlternateView(Struct):
    """The same page in an edition, for the sitemap."""

    hreflang: str
    href: str


class UrlView(Struct):
    """One address in the sitemap; `lastmod` is a W3C date or empty."""

    loc: str
    lastmod: str
    alternates: tuple[AlternateView, ...] = ()
