"""The address of a film or a map on another host -> the addresses of its page and of its frame."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple
from urllib.parse import SplitResult, parse_qsl, quote, unquote, urlsplit

from msgspec import Struct

from newsgen.model import Forms

_LONGEST = 3_000  # characters of an address
_KEPT = ",:!=/@;*"  # what the parts of an address may have as they are


class EmbedKind(StrEnum):
    """What a frame shows."""

    VIDEO = "video"
    MAP = "map"


class Address(Struct, frozen=True):
    """What addresses of one kind look like.

    `hosts` have spaces between them; `path` and `fragment` are patterns of the whole, decoded, and so are the
    values in `query`, which has to have all of these. Their named groups are what an address says.
    """

    hosts: str
    path: str
    query: tuple[tuple[str, str], ...] = ()
    fragment: str = ""


class AddressForm(Struct, frozen=True):
    """Addresses that say the same, and what is made of them.

    `page` and `frame` are an address and what follows it: pieces of the query, or a fragment with its `#`,
    each with `{names}` of what was said; one that lacks a name is left out. `options` are what a query may
    have besides; `more` gives what follows from the rest.
    """

    addresses: tuple[Address, ...]
    page: tuple[str, ...]
    frame: tuple[str, ...]
    options: tuple[tuple[str, str], ...] = ()
    more: Callable[[Mapping[str, str]], Mapping[str, str]] | None = None


class EmbedHost(Struct, frozen=True):
    """A host whose films or maps can stand in a page.

    `sources` are where its frames come from, as a Content Security Policy names them. Frames are as wide as
    the text; `shape` is how their width stands to their height.
    """

    id: str
    name: Forms
    kind: EmbedKind
    forms: tuple[AddressForm, ...]
    sources: tuple[str, ...]
    shape: str = "16x9"


class Embed(NamedTuple):
    """A film or a map: its host, the address of its page, for readers, and that of its frame."""

    host: EmbedHost
    page: str
    frame: str


def embed_of(address: str, hosts: Iterable[EmbedHost]) -> Embed | None:
    """Return the film or map that an address of one of the hosts means; None for any other address.

    Nothing of the address is kept but what the host's patterns name, so that whatever is returned is on
    that host.
    """
    try:
        parts = urlsplit(address) if len(address) <= _LONGEST else None
    except ValueError:
        return None
    if parts is None or parts.scheme not in ("", "http", "https") or not parts.netloc:
        return None
    for host in hosts:
        for form in host.forms:
            said = _said(parts, form)
            if said is not None:
                return Embed(host, _written(form.page, said), _written(form.frame, said))
    return None


def _said(parts: SplitResult, form: AddressForm) -> Mapping[str, str] | None:
    """Return what an address says, if it is one of a form."""
    name, path = parts.netloc.lower(), unquote(parts.path) or "/"
    for address in form.addresses:
        if name not in address.hosts.split():
            continue
        given = dict(reversed(parse_qsl(parts.query)))
        pairs = ((path, address.path), (unquote(parts.fragment), address.fragment or ".*"))
        values = ((given.get(key, ""), pattern) for key, pattern in address.query)
        matches = [_pattern(pattern).fullmatch(text) for text, pattern in (*pairs, *values)]
        if not all(matches):
            continue
        optional = (_pattern(pattern).fullmatch(given.get(key, "")) for key, pattern in form.options)
        found = (match for match in (*matches, *optional) if match)
        said = {key: value for match in found for key, value in match.groupdict().items() if value}
        return {**said, **form.more(said)} if form.more else said
    return None


@lru_cache(256)
def _pattern(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.ASCII | re.DOTALL)


def _written(pieces: tuple[str, ...], said: Mapping[str, str]) -> str:
    quoted = {key: quote(value, safe=_KEPT) for key, value in said.items()}
    written = []
    for piece in pieces:
        try:
            written.append(piece.format_map(quoted))
        except KeyError:  # left out, as the address does not say it
            continue
    fragment = "".join(piece for piece in written[1:] if piece.startswith("#"))
    query = "&".join(piece for piece in written[1:] if not piece.startswith("#"))
    return f"{written[0]}{'?' if query else ''}{query}{fragment}"
