"""The Content Security Policy of the pages, and the one script that stands in them."""

from __future__ import annotations

from base64 import b64encode
from hashlib import sha256
from urllib.parse import urljoin, urlsplit

from newsgen.config import Config

#: What a page does before it is first painted: it takes the colours and the type that the reader has
#: chosen. As a file this would come too late, or be waited for. Where nothing may be stored, the usual ones
#: stay.
FIRST_SCRIPT = (
    'try{for(const name of["scheme","size","mode"])'
    'document.documentElement.dataset[name]=localStorage.getItem("newsgen-"+name)||""}catch{}'
)


def _digest(text: str) -> str:
    """Return what allows just this script or style in a page."""
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


_SELF = ("'self'",)
_THEME = {
    "default-src": ("'none'",),
    "base-uri": ("'none'",),
    "connect-src": _SELF,
    "font-src": _SELF,
    "form-action": _SELF,
    "frame-src": (),
    "img-src": (*_SELF, "data:"),
    "manifest-src": _SELF,
    "media-src": _SELF,
    "script-src": (*_SELF, _digest(FIRST_SCRIPT)),
    "style-src": _SELF,
}


def content_policy(config: Config, style: str) -> str:
    """Return the policy for `<meta http-equiv>`: everything from the site itself, and what its configuration
    adds, with the frames of the films and maps that it allows; no script in the page but the one above, and
    no style but the one that is given.

    CSP 3, https://www.w3.org/TR/CSP3/: `'self'` is the whole host, so it holds for a site below a path too;
    data blocks such as JSON-LD are not scripts; `frame-ancestors` has no effect in a page.
    """
    added = dict(config.load_from)
    more = [("frame-src", config.embeds.sources)]
    if config.analytics:
        more += config.analytics.policy
    if style:
        more.append(("style-src", (_digest(style),)))
    for name, sources in more:
        added[name] = (*added.get(name, ()), *sources)
    directives = {name: (*sources, *added.get(name, ())) for name, sources in _THEME.items()}
    return "; ".join(" ".join((name, *sources)) for name, sources in directives.items() if sources)


def may_show(address: str, config: Config) -> bool:
    """Whether the policy lets pages show a picture, a film or a sound at an address of any host.

    Ports and paths in the configuration are not looked at: the answer is for a warning.
    """
    asked = urlsplit(urljoin(config.base_url, address))
    if asked.netloc == urlsplit(config.base_url).netloc:
        return True
    added = dict(config.load_from)
    for source in (*added.get("img-src", ()), *added.get("media-src", ())):
        host = source.rpartition("//")[2].partition("/")[0].partition(":")[0]
        if source.endswith(":"):
            fits = asked.scheme == source[:-1]
        elif host.startswith("*."):
            fits = (asked.hostname or "").endswith(host[1:])
        else:
            fits = asked.hostname == host
        if fits:
            return True
    return False
