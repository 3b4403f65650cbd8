"""An article -> schema.org NewsArticle, as JSON-LD: the facts that its page shows, for machines.

The terms are those of schema.org 30.0; which of them a class of rights allows is docs/templates.md.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping

from markupsafe import Markup

from newsgen.model import Image, RightsClass
from newsgen.render.articles import ArticleView
from newsgen.render.views import AgentView, PageView, SiteView

#: Gives an address with scheme and host.
Absolute = Callable[[str], str]

# In JSON any character may be written by its number; so no text can close the element that it stands in
# (HTML, 4.12.1.3, "Restrictions for contents of script elements").
_ESCAPES = [(char, f"\\u{ord(char):04x}") for char in "<>&\u2028\u2029"]

_encode = json.JSONEncoder(ensure_ascii=False).encode


def structured_data(article: ArticleView, page: PageView, site: SiteView, absolute: Absolute) -> Markup:
    """Return what stands in `<script type="application/ld+json">`; empty for an unknown source.

    Nobody's rights are claimed but those that the visible notice names: a reprint has a holder only
    where its source states one, and never our terms of use.
    """
    if article.rights.rights_class is RightsClass.UNKNOWN:
        return Markup("")
    fields = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "mainEntityOfPage": {"@type": "WebPage", "@id": page.absolute_url},
        "url": page.absolute_url,
        "headline": article.title,
        "description": article.summary,
        "inLanguage": page.lang,
        "datePublished": article.date.isoformat() if article.date else "",
        "dateModified": article.updated.isoformat() if article.updated else "",
        "dateline": "、".join(region.title for region in article.regions),
        "articleSection": article.section.title if article.section else "",
        "keywords": [tag.title for tag in article.tags],
        "image": _image(article.image, absolute),
        "author": _agents(article, "author", absolute),
        "editor": _agents(article, "editor", absolute),
        "contributor": _agents(article, "contributor", absolute),
        "publisher": _organisation(site.operator, site.operator_url or absolute(site.home_url)),
        "sourceOrganization": _organisation(article.rights.source_name, article.source_url),
        **_rights(article, site),
        "correction": [
            {
                "@type": "CorrectionComment",
                "text": correction.text,
                "datePublished": correction.date.isoformat(),
                "url": f"{page.absolute_url}#{correction.anchor}",
            }
            for correction in article.corrections
        ],
    }
    text = _encode(_stated(fields))
    for char, escape in _ESCAPES:  # quicker than `translate`, which looks at each character
        text = text.replace(char, escape)
    return Markup(text)  # noqa: S704 - nothing is left in it that HTML could read


def _rights(article: ArticleView, site: SiteView) -> dict[str, object]:
    rights = article.rights
    own = rights.rights_class is RightsClass.OWN
    return {
        "copyrightHolder": _organisation(rights.holder, ""),
        "copyrightNotice": article.notice,
        "copyrightYear": rights.year if rights.copyright_line else None,
        "creditText": rights.credit,
        "license": rights.licence_url,
        "usageInfo": site.rights_url if own else "",
        "acquireLicensePage": site.licensing_url if own else "",
        "isBasedOn": None if own else _original(article),
    }


def _original(article: ArticleView) -> dict[str, object] | None:
    stated = _stated({"name": article.original_title, "url": article.original_url})
    return {"@type": "CreativeWork", **stated} if stated else None


def _organisation(name: str, url: str) -> dict[str, object] | None:
    return _stated({"@type": "Organization", "name": name, "url": url}) if name else None


def _agents(article: ArticleView, part: str, absolute: Absolute) -> list[dict[str, object]]:
    return [_agent(agent, absolute) for agent in article.agents if agent.part == part]


def _agent(agent: AgentView, absolute: Absolute) -> dict[str, object]:
    """Google ("Article structured data"): only the name in `name`, what somebody is goes to `jobTitle`; and
    `url` is a page that tells who it is, such as the list of what they wrote."""
    return _stated(
        {
            "@type": "Person" if agent.is_person else "Organization",
            "name": agent.name,
            "jobTitle": agent.job,
            "url": absolute(agent.url) if agent.url else "",
        }
    )


def _image(image: Image | None, absolute: Absolute) -> dict[str, object] | None:
    if image is None or not image.src:
        return None
    return _stated(
        {
            "@type": "ImageObject",
            "url": absolute(image.src),
            "caption": image.caption or image.alt,
            "creditText": image.credit,
        }
    )


def _stated(fields: Mapping[str, object]) -> dict[str, object]:
    """Leave out what is not known."""
    return {key: value for key, value in fields.items() if value}
