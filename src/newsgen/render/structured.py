"""What a page shows, for machines: schema.org NewsArticle and BreadcrumbList, as JSON-LD.

The terms are those of schema.org 30.0; which of them a class of rights allows is docs/templates.md.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping

from markupsafe import Markup

from newsgen.model import Live, Rights, RightsClass
from newsgen.render.article_view import ArticleView, notice
from newsgen.render.records import RecordView
from newsgen.render.views import AgentView, ImageView, LinkView, SiteView

#: Gives an address with scheme and host.
Absolute = Callable[[str], str]

# In JSON any character may be written by its number; so no text can close the element that it stands in
# (HTML, 4.12.1.3, "Restrictions for contents of script elements").
_ESCAPES = [(char, f"\\u{ord(char):04x}") for char in "<>&\u2028\u2029"]


class StructuredData:
    """Makes what stands in `<script type="application/ld+json">` on an edition's articles.

    Nobody's rights are claimed but those that the visible notice names: a reprint has a holder only
    where its source states one, and never our terms of use. A publisher
    without a logo has the site's `icon`.
    """

    def __init__(self, site: SiteView, absolute: Absolute, edition: str, icon: str) -> None:
        self._site = site
        self._absolute = absolute
        self._edition = edition
        self._icon = absolute(icon)

    def __call__(self, article: ArticleView, address: str, records: Iterable[RecordView] = ()) -> Markup:
        """Return an article's facts, with the absolute address of its page, and what it has records of;
        nothing for an unknown source."""
        rights = article.rights
        if rights.rights_class is RightsClass.UNKNOWN:
            return Markup("")
        absolute = self._absolute
        fields: dict[str, object] = {
            "@context": "https://schema.org",
            "@type": "NewsArticle",
            "mainEntityOfPage": {"@type": "WebPage", "@id": address},
            "url": address,
            "headline": article.title,
            "description": article.summary,
            "inLanguage": self._edition,
            "datePublished": article.date.isoformat() if article.date else "",
            "dateModified": article.updated.isoformat() if article.updated else "",
            "dateline": "、".join(region.title for region in article.regions),
            "articleSection": article.section.title if article.section else "",
            "keywords": [tag.title for tag in article.tags],
            "image": _image(article.image, absolute),
            "author": _agents(article, "author", absolute),
            "editor": _agents(article, "editor", absolute),
            "contributor": _agents(article, "contributor", absolute),
            **self._said_of_rights(rights, article.source_url),
            "isBasedOn": None if rights.rights_class is RightsClass.OWN else _original(article),
            "correction": [
                {
                    "@type": "CorrectionComment",
                    "text": correction.text,
                    "datePublished": correction.date.isoformat(),
                    "url": f"{address}#{correction.anchor}",
                }
                for correction in article.corrections
            ],
            "mentions": [*_figures(article), *_records(records, absolute)],
        }
        return _json(known_only({**fields, **self._live(article, address)}))

    def _live(self, article: ArticleView, address: str) -> dict[str, object]:
        """Return what a live report has beside what every article has (schema.org, LiveBlogPosting)."""
        if not article.entries:
            return {}
        times = [entry.time for entry in article.entries]
        return {
            "@type": "LiveBlogPosting",
            "coverageStartTime": min(times).isoformat(),
            "coverageEndTime": max(times).isoformat() if article.live == Live.ENDED else "",
            "liveBlogUpdate": [
                known_only(
                    {
                        "@type": "BlogPosting",
                        "headline": entry.title,
                        "datePublished": entry.time.isoformat(),
                        "articleBody": entry.text,
                        "url": f"{address}#{entry.anchor}",
                    }
                )
                for entry in article.entries
            ],
        }

    def breadcrumbs(self, trail: Iterable[LinkView], title: str) -> Markup:
        """Return the way to a page as a BreadcrumbList: the pages above it, and its title.

        The last item has no address: it is that of the page (Google, "Breadcrumb structured data").
        """
        steps = [(link.title, self._absolute(link.url)) for link in trail]
        items = [
            known_only({"@type": "ListItem", "position": position, "name": name, "item": address})
            for position, (name, address) in enumerate([*steps, (title, "")], start=1)
        ]
        return _json({"@context": "https://schema.org", "@type": "BreadcrumbList", "itemListElement": items})

    def dataset(self, name: str, text: str, address: str, files: Mapping[str, str]) -> Markup:
        """Return the site's records as a Dataset, with its files by their media types. `text` says what is in
        it: Google's search for data sets wants fifty characters at least."""
        absolute = self._absolute
        return _json(
            known_only(
                {
                    "@context": "https://schema.org",
                    "@type": "Dataset",
                    "name": f"{self._site.title}: {name}",
                    "description": " ".join(filter(None, (self._site.description, text))),
                    "url": absolute(address),
                    "inLanguage": self._edition,
                    "creator": self._publisher(),
                    "usageInfo": self._site.rights_url,
                    "includedInDataCatalog": {"@type": "DataCatalog", "name": self._site.title},
                    "distribution": [
                        {
                            "@type": "DataDownload",
                            "encodingFormat": media_type,
                            "contentUrl": absolute(file),
                        }
                        for media_type, file in files.items()
                    ],
                }
            )
        )

    def _said_of_rights(self, rights: Rights, source_url: str) -> dict[str, object]:
        """Return what follows from an article's rights."""
        site = self._site
        own = rights.rights_class is RightsClass.OWN
        return {
            "publisher": self._publisher(),
            "sourceOrganization": _organisation(rights.source_name, source_url),
            "copyrightHolder": _organisation(rights.holder, ""),
            "copyrightNotice": notice(rights),
            "copyrightYear": rights.year if rights.copyright_line else None,
            "creditText": rights.credit,
            "license": rights.licence_url,
            "usageInfo": site.rights_url if own else "",
            "acquireLicensePage": site.licensing_url if own else "",
        }

    def _publisher(self) -> dict[str, object] | None:
        site = self._site
        publisher = _organisation(site.operator, site.operator_url or self._absolute(site.home_url))
        more = {
            "logo": site.logo_absolute_url or self._icon,
            "sameAs": [account.url for account in site.social],
        }
        return {**publisher, **known_only(more)} if publisher else None


def _figures(article: ArticleView) -> Iterator[dict[str, object]]:
    """Give the key figures of an article (schema.org, PropertyValue)."""
    for figure in article.figures:
        yield known_only(
            {
                "@type": "PropertyValue",
                "name": figure.label,
                "value": figure.value,
                "description": figure.note,
            }
        )


def _records(records: Iterable[RecordView], absolute: Absolute) -> Iterator[dict[str, object]]:
    """Give the amounts and indicators that an article has records of."""
    for record in records:
        if record.amount or record.indicator:
            yield known_only(
                {
                    "@type": "PropertyValue",
                    "name": record.name,
                    "value": record.amount or record.indicator,
                    "description": record.basis,
                    "url": absolute(record.url),
                }
            )


def _json(value: object) -> Markup:
    text = json.dumps(value, ensure_ascii=False)
    for char, escape in _ESCAPES:
        text = text.replace(char, escape)
    return Markup(text)  # noqa: S704 - nothing is left in it that HTML could read


def _original(article: ArticleView) -> dict[str, object] | None:
    known = known_only({"name": article.original_title, "url": article.original_url})
    return {"@type": "CreativeWork", **known} if known else None


def _organisation(name: str, url: str) -> dict[str, object] | None:
    return known_only({"@type": "Organization", "name": name, "url": url}) if name else None


def _agents(article: ArticleView, part: str, absolute: Absolute) -> list[dict[str, object]]:
    return [_agent(agent, absolute) for agent in article.agents if agent.part == part]


def _agent(agent: AgentView, absolute: Absolute) -> dict[str, object]:
    """Google ("Article structured data"): only the name in `name`, what somebody is goes to `jobTitle`; and
    `url` is a page that tells who it is, such as the list of what they wrote."""
    return known_only(
        {
            "@type": "Person" if agent.is_person else "Organization",
            "name": agent.name,
            "jobTitle": agent.job,
            "url": absolute(agent.url) if agent.url else "",
        }
    )


def _image(image: ImageView | None, absolute: Absolute) -> dict[str, object] | None:
    if image is None or not image.src:
        return None
    return known_only(
        {
            "@type": "ImageObject",
            "url": absolute(image.src),
            "caption": image.caption or image.alt,
            "creditText": image.credit,
        }
    )


def known_only(fields: Mapping[str, object]) -> dict[str, object]:
    """Leave out what is not known."""
    return {key: value for key, value in fields.items() if value}
