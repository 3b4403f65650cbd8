"""What every page of an edition shows of the site."""

from __future__ import annotations

from markupsafe import Markup

from newsgen.config import Config, Filing
from newsgen.pages.paths import (
    ARCHIVE,
    ATOM_FEED,
    AUTHORS,
    CORRECTIONS,
    CORRECTIONS_FEED,
    DATA,
    FEEDS,
    INDUSTRIES,
    JSON_FEED,
    KEPT,
    MANIFEST,
    NOT_FOUND,
    OPEN_SEARCH,
    REGIONS,
    RSL,
    RSS_FEED,
    SEARCH,
    SERIES,
    SOURCES,
    TAGS,
    TOPICS,
    WORKER,
    section_path,
)
from newsgen.render.csp import FIRST_SCRIPT, content_policy
from newsgen.render.fonts import font_style, preloaded_fonts
from newsgen.render.newsroom import Newsroom
from newsgen.render.urls import Urls
from newsgen.render.views import EditionView, FilingView, LinkView, OwnPageView, SiteView
from newsgen.render.words import Words

#: Where a site puts what it changes of the theme's style.
CUSTOM_STYLE = "assets/custom.css"

#: What Open Graph calls each edition; it knows languages by territory only.
LOCALES = {"zh-Hans": "zh_CN", "zh-Hant": "zh_TW", "zh-Hant-TW": "zh_TW", "zh-Hant-HK": "zh_HK"}

#: How each edition is called, in itself.
EDITION_LABELS = {"zh-Hans": "简体", "zh-Hant": "繁體", "zh-Hant-TW": "臺灣正體", "zh-Hant-HK": "香港繁體"}


def site_view(newsroom: Newsroom, edition: str, urls: Urls, words: Words) -> SiteView:
    """Return the site as an edition's templates see it."""
    config = newsroom.config
    operator = newsroom.registries.sources[config.operator]
    address = config.contact.address
    logo = urls.file(config.appearance.logo) if config.appearance.logo else ""
    fonts = font_style(config, urls)
    return SiteView(
        title=config.title.of(edition),
        description=config.description.of(edition),
        home_url=urls.page(""),
        feed_url=urls.page(ATOM_FEED),
        rss_url=urls.page(RSS_FEED),
        json_feed_url=urls.page(JSON_FEED),
        corrections_url=urls.page(CORRECTIONS),
        corrections_feed_url=urls.page(CORRECTIONS_FEED),
        manifest_url=urls.page(MANIFEST),
        rights_url=urls.reference(config.rights_page),
        licensing_url=urls.reference(config.licensing_page),
        rsl_url=urls.absolute(urls.file(RSL)) if RSL in newsroom.files else "",
        operator=operator.name.of(edition),
        operator_url=operator.homepage,
        email=config.contact.email,
        phone=config.contact.phone,
        address=address.of(edition) if address else "",
        sections=tuple(
            LinkView(section.name.of(edition), urls.page(section_path(section.id)))
            for section in config.sections
        ),
        menu=_menu(newsroom, edition, urls),
        social=tuple(LinkView(account.name.of(edition), account.url) for account in config.appearance.social),
        logo_url=logo,
        logo_absolute_url=urls.absolute(logo) if logo else "",
        analytics=config.analytics,
        font_style=Markup(fonts),  # noqa: S704 - names and addresses of fonts, which were looked at
        preloaded_fonts=preloaded_fonts(config, urls),
        pages=tuple(
            OwnPageView(page.title, urls.page(f"{key}/"), page.summary)
            for key, page in newsroom.own_pages[edition].items()
        ),
        feeds_url=urls.page(FEEDS),
        data_url=urls.page(DATA) if edition in newsroom.editions_of.get(DATA, ()) else "",
        kept_url=urls.page(KEPT),
        worker_url=urls.file(WORKER) if _works_offline(config) else "",
        share=config.reading.share,
        large_type=config.reading.large_type,
        search_url=urls.page(SEARCH) if config.search else "",
        open_search_url=urls.page(OPEN_SEARCH) if config.search else "",
        regions_url=urls.page(REGIONS),
        industries_url=urls.page(INDUSTRIES),
        tags_url=urls.page(TAGS),
        sources_url=urls.page(SOURCES),
        authors_url=urls.page(AUTHORS),
        series_url=urls.page(SERIES) if edition in newsroom.editions_of.get(SERIES, ()) else "",
        topics_url=urls.page(TOPICS) if edition in newsroom.editions_of.get(TOPICS, ()) else "",
        archive_url=urls.page(ARCHIVE),
        filings=tuple(
            FilingView(words(f"filing_{filing.kind}"), filing.number, _filing_url(filing))
            for filing in config.filings
        ),
        emphasis=config.typography.emphasis,
        content_policy=content_policy(config, fonts),
        first_script=Markup(FIRST_SCRIPT),  # noqa: S704 - our own constant
        custom_style_url=urls.file(newsroom.fingerprints[CUSTOM_STYLE])
        if CUSTOM_STYLE in newsroom.fingerprints
        else "",
    )


def _works_offline(config: Config) -> bool:
    """Whether pages start a service worker: browsers have none without https, and what a preview shows, or a
    copy that is only for the desk, is not to stay in anybody's browser."""
    return config.reading.offline and config.base_url.startswith("https:") and not config.noindex


def _menu(newsroom: Newsroom, edition: str, urls: Urls) -> tuple[LinkView, ...]:
    """Return the steps of the navigation: those that the site sets, else its sections."""
    config = newsroom.config
    if config.appearance.menu:
        named = newsroom.editions_of
        return tuple(
            LinkView(entry.name.of(edition), urls.named(entry.to, named) if entry.to[0] == "/" else entry.to)
            for entry in config.appearance.menu
        )
    return tuple(
        LinkView(section.name.of(edition), urls.page(section_path(section.id))) for section in config.sections
    )


def _filing_url(filing: Filing) -> str:
    """Return where a filing can be looked up; the permits have no public page of their own."""
    if filing.kind == "icp":
        return "https://beian.miit.gov.cn/"
    if filing.kind == "public_security":
        digits = "".join(filter(str.isdigit, filing.number))
        return f"https://beian.mps.gov.cn/#/query/webSearch?code={digits}"
    if filing.kind == "reporting_email":
        return f"mailto:{filing.number}"
    return ""


def edition_views(path: str, edition: str, newsroom: Newsroom, urls: Urls) -> tuple[EditionView, ...]:
    """Return a page in each edition that has it; for a page in none, the editions' homes."""
    config = newsroom.config
    editions = newsroom.editions_of.get(path, ())
    target = path
    if path == NOT_FOUND:
        editions, target = config.editions, ""
    return tuple(
        EditionView(
            tag=tag,
            label=EDITION_LABELS[tag],
            locale=LOCALES[tag],
            url=urls.page(target, tag),
            absolute_url=urls.absolute(urls.page(target, tag)),
            current=tag == edition,
        )
        for tag in editions
    )
