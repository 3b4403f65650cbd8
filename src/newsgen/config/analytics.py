"""Who counts readers for a site, without following them: what a page loads for it, and what it must allow."""

from __future__ import annotations

import re
from urllib.parse import quote, urlsplit

from msgspec import Struct

from newsgen.yamlfile import FieldReader

# Each with the host that it has of its own; Matomo runs on the site's. After the services' manuals:
# plausible.io/docs/plausible-script, umami.is/docs/collect-data, goatcounter.com/help/start,
# developer.matomo.org/guides/tracking-html-image-tracker.
SERVICES = {
    "plausible": "https://plausible.io",
    "umami": "https://cloud.umami.is",
    "goatcounter": "https://gc.zgo.at",
    "matomo": "",
}
_UMAMI_GATEWAY = "https://api-gateway.umami.dev"  # to which the script of Umami's own host sends
_SITES = {
    "plausible": re.compile(r"[\w.-]+(?:/[\w./-]*)?"),  # a domain
    "umami": re.compile(r"[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}"),
    "goatcounter": re.compile(r"[a-z0-9-]+"),  # the name before .goatcounter.com
    "matomo": re.compile(r"\d+"),
}
_EXAMPLES = {
    "plausible": "news.example",
    "umami": "1b6c25a4-0f5e-4c8e-9a51-2d3e4f5a6b7c",
    "goatcounter": "my-newsroom",
    "matomo": "1",
}


class Analytics(Struct, frozen=True):
    """A counter: a `script` with its `attributes`, or an `image` alone, which counts without a script; and
    what is added to the directives of the pages' policy."""

    script: str = ""
    attributes: tuple[tuple[str, str], ...] = ()
    image: str = ""
    policy: tuple[tuple[str, tuple[str, ...]], ...] = ()


def read_analytics(reader: FieldReader, base_url: str) -> Analytics | None:
    """Read `analytics`; None where nobody counts, or where what is said cannot be."""
    entry = reader.mapping("analytics")
    if entry is None:
        return None
    service, site, host = entry.choice("service"), entry.text("site"), entry.url("host").rstrip("/")
    entry.lacks("service")
    entry.finish()
    if not service or not site:
        return None
    if not _SITES[service].fullmatch(site):
        entry.report.error(
            entry.line("site"),
            "`{site}` cannot be a site of {service}",
            "it looks like this: {example}",
            site=site,
            service=service,
            example=_EXAMPLES[service],
        )
        return None
    if not host and not SERVICES[service]:
        entry.require("host")
        return None
    own = urlsplit(base_url).hostname or ""
    return _MAKERS[service](site, host or SERVICES[service], own)


def _plausible(site: str, host: str, _own: str) -> Analytics:
    source = _source(host)
    policy = (("script-src", (source,)), ("connect-src", (source,)))
    return Analytics(f"{host}/js/script.js", (("data-domain", site),), policy=policy)


def _umami(site: str, host: str, own: str) -> Analytics:
    source = _source(host)
    sent = (source, _UMAMI_GATEWAY) if host == SERVICES["umami"] else (source,)
    policy = (("script-src", (source,)), ("connect-src", sent))
    return Analytics(f"{host}/script.js", (("data-website-id", site), ("data-domains", own)), policy=policy)


def _goatcounter(site: str, host: str, _own: str) -> Analytics:
    counter = f"https://{site}.goatcounter.com" if host == SERVICES["goatcounter"] else host
    policy = (
        ("script-src", (_source(host),)),
        ("connect-src", (_source(counter),)),
        ("img-src", (_source(counter),)),
    )
    return Analytics(f"{host}/count.js", (("data-goatcounter", f"{counter}/count"),), policy=policy)


def _matomo(site: str, host: str, _own: str) -> Analytics:
    # Matomo's script is set up by another one in the page, which the policy does not let run.
    image = f"{host}/matomo.php?idsite={quote(site)}&rec=1"
    return Analytics(image=image, policy=(("img-src", (_source(host),)),))


_MAKERS = {"plausible": _plausible, "umami": _umami, "goatcounter": _goatcounter, "matomo": _matomo}


def _source(address: str) -> str:
    """Return the host of an address as a policy names it."""
    parts = urlsplit(address)
    return f"{parts.scheme}://{parts.netloc}"
