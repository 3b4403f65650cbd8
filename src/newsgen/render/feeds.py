"""The newest articles of an edition, in three formats: Atom and RSS by template, JSON Feed by code."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, datetime

from markupsafe import Markup

from newsgen.model import Outlet, RightsClass
from newsgen.render.article_view import ArticleView
from newsgen.render.records import RecordView
from newsgen.render.structured import known_only
from newsgen.render.urls import Urls
from newsgen.render.views import FeedView, SiteView
from newsgen.rights import Extent, extent

# A feed must say when it changed (RFC 4287, 4.1.1); an empty one has not changed since 1970.
_NEVER = datetime(1970, 1, 1, tzinfo=UTC)

#: Languages as RSS and news search name them. The schema of the news sitemap (sitemap-news/0.9) knows
#: `zh-cn` and `zh-tw` for Chinese, and no other.
FEED_LANGUAGES = {"zh-Hans": "zh-cn", "zh-Hant": "zh-tw", "zh-Hant-TW": "zh-tw", "zh-Hant-HK": "zh-tw"}


def in_full(article: ArticleView) -> bool:
    """Whether a feed may give an article's text: not that of a reprint, which is another's to spread."""
    return extent(article.rights.rights_class, None, Outlet.FEED) is Extent.FULL


def feed_view(path: str, html_path: str, moments: Iterable[datetime], urls: Urls) -> FeedView:
    """Return a feed as its template sees it; `html_path` is the path of the page that it follows."""
    html_url = urls.absolute(urls.page(html_path))
    return FeedView(
        id=html_url,
        updated=max(moments, default=_NEVER),
        self_url=urls.absolute(urls.page(path)),
        html_url=html_url,
        language=FEED_LANGUAGES[urls.edition],
    )


def key_figures(article: ArticleView) -> Markup:
    """Return the key figures of an article as HTML, for whom shows no style."""
    rows = (
        Markup("<dt>{}</dt><dd>{}</dd>").format(
            each.label, f"{each.value} {each.note}" if each.note else each.value
        )
        for each in article.figures
    )
    return Markup("<dl>{}</dl>").format(Markup("").join(rows)) if article.figures else Markup("")


def stated_records(records: Sequence[RecordView], heading: str, absolute: Callable[[str], str]) -> Markup:
    """Return what an article has records of as HTML: a line for each, with a link to all that is known."""
    rows = (
        Markup('<li><a href="{}">{}</a> {}</li>').format(
            absolute(record.url), record.name, "\u3000".join(record.facts)
        )
        for record in records
    )
    return Markup("<h2>{}</h2><ul>{}</ul>").format(heading, Markup("").join(rows)) if records else Markup("")


def json_feed(
    feed: FeedView,
    articles: Iterable[ArticleView],
    site: SiteView,
    edition: str,
    absolute: Callable[[str], str],
) -> dict[str, object]:
    """Return an edition's feed as JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/)."""
    return known_only(
        {
            "version": "https://jsonfeed.org/version/1.1",
            "title": site.title,
            "home_page_url": feed.html_url,
            "feed_url": feed.self_url,
            "description": site.description,
            "language": edition,
            "icon": site.logo_absolute_url,
            "authors": [known_only({"name": site.operator or site.title, "url": site.operator_url})],
        }
    ) | {"items": [_item(article, site, absolute) for article in articles]}


def _item(article: ArticleView, site: SiteView, absolute: Callable[[str], str]) -> dict[str, object]:
    # An item must have one of the two contents; the text one may be no more than a summary.
    content = (
        {"content_html": str(article.content)}
        if article.content
        else {"content_text": article.summary or article.title}
    )
    return content | known_only(
        {
            "id": article.absolute_url,
            "url": article.absolute_url,
            "external_url": article.original_url,
            "title": article.title,
            "summary": article.summary,
            "image": absolute(article.image.src) if article.image and article.image.src else "",
            "date_published": article.date.isoformat() if article.date else "",
            "date_modified": article.updated.isoformat() if article.updated else "",
            "authors": [{"name": name} for name in article.authors or [article.rights.source_name]],
            "tags": [tag.title for tag in article.tags],
            "_rights": _rights(article, site),
        }
    )


def _rights(article: ArticleView, site: SiteView) -> dict[str, object]:
    """Return what the format has no words for: an extension, whose name begins with `_`."""
    rights = article.rights
    return known_only(
        {
            "class": rights.rights_class.value,
            "source": rights.source_name,
            "source_url": article.source_url,
            "holder": rights.holder,
            "credit": rights.credit,
            "notice": article.notice,
            "license": licence_link(article, site),
        }
    )


def licence_link(article: ArticleView, site: SiteView) -> str:
    """Return where the terms of an article can be read: ours of our own, else those of the licence."""
    own = article.rights.rights_class is RightsClass.OWN
    return site.rights_url if own else article.rights.licence_url
