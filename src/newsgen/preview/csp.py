"""A built page -> the page as the preview shows it: with the preview's script, which its policy lets run."""

from __future__ import annotations

import html
import re

_POLICY = re.compile(
    r'(<meta\s[^>]*http-equiv="?Content-Security-Policy"?[^>]*\bcontent=")([^"]*)(")', re.IGNORECASE
)
_HEAD = re.compile(r"<head(?:\s[^>]*)?>", re.IGNORECASE)
_FETCHED = ("script-src", "style-src", "connect-src")  # what the preview's own files are loaded by
_SELF = "'self'"
# What pages on a host without certificates cannot keep.
_NOT_HERE = ("upgrade-insecure-requests", "block-all-mixed-content", "require-trusted-types-for")


def with_script(page: str, script: str) -> str:
    """Return an HTML page that loads a script, a tag of which is given; the page's layout stays as it is."""
    page = _POLICY.sub(lambda found: f"{found[1]}{_adapted(found[2])}{found[3]}", page)
    head = _HEAD.search(page)
    at = head.end() if head else 0
    charset = re.compile(r"\s*<meta charset=[^>]*>").match(
        page, at
    )  # browsers look for it in the first bytes
    at = charset.end() if charset else at
    return f"{page[:at]}\n{script}{page[at:]}"


def _adapted(policy: str) -> str:
    """Return a policy (CSP 3) that lets the preview's own files be loaded."""
    directives: dict[str, list[str]] = {}
    for directive in html.unescape(policy).split(";"):
        name, *sources = directive.split() or [""]
        if name and name.lower() not in _NOT_HERE:
            directives.setdefault(name.lower(), sources)
    default = directives.get("default-src")
    for name in _FETCHED:
        allowed = directives.get(name, default)
        if allowed is not None and _SELF not in allowed:
            directives[name] = [*(source for source in allowed if source != "'none'"), _SELF]
    return html.escape("; ".join(" ".join((name, *sources)) for name, sources in directives.items()))
