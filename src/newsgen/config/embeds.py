"""Which hosts' films and maps an article may hold: those that newsgen.yaml names, and none by default."""

from __future__ import annotations

import re
from collections.abc import Iterable
from urllib.parse import SplitResult, parse_qsl, urlsplit

from msgspec import Struct

from newsgen.config.embed_address import Address, AddressForm, Embed, EmbedHost, EmbedKind, embed_of
from newsgen.config.embed_hosts import HOSTS
from newsgen.config.forms import read_forms
from newsgen.problems import nearest
from newsgen.yamlfile import FieldReader

#: Further spellings of the hosts: their names in both scripts.
SPELLINGS = {
    name.casefold(): host.id for host in HOSTS.values() for name in host.name.all() if name != host.id
}
#: How the width of a frame may stand to its height.
SHAPES = ("16x9", "4x3", "9x16")

_ID = "{id}"
_VALUE = r"(?P<id>[\w-]{1,100})"
_HOST = re.compile(r"[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z][a-z0-9-]*")


class Embeds(Struct, frozen=True):
    """The hosts that a site allows: by their words in the table, and those of its own."""

    allowed: tuple[str, ...] = ()
    own: tuple[EmbedHost, ...] = ()

    def find(self, address: str) -> Embed | None:
        """Return the film or map that an address means, if its host is allowed."""
        return embed_of(address, self.hosts)

    @property
    def hosts(self) -> tuple[EmbedHost, ...]:
        """The hosts that are allowed."""
        return (*(HOSTS[name] for name in self.allowed), *self.own)

    @property
    def sources(self) -> tuple[str, ...]:
        """Where frames may come from, as a Content Security Policy names it."""
        return tuple(dict.fromkeys(source for host in self.hosts for source in host.sources))


def known_embed(address: str) -> Embed | None:
    """Return the film or map that an address means, of any host that newsgen knows."""
    return embed_of(address, HOSTS.values())


def read_embeds(reader: FieldReader, editions: tuple[str, ...], base_url: str) -> Embeds:
    """Read `embeds`, the words of hosts, and `embed_hosts`, those that the site adds."""
    allowed = []
    for typed in reader.texts("embeds"):
        word = SPELLINGS.get(typed.casefold(), typed.casefold())
        if word in HOSTS:
            allowed.append(word)
            continue
        close = nearest(typed, [*HOSTS, *SPELLINGS])
        reader.report.error(
            reader.line("embeds"),
            "`{typed}` is not a host whose players newsgen knows",
            "did you mean `{close}`?" if close else "one of: {known}; another one goes into `embed_hosts`",
            typed=typed,
            close="".join(close),
            known=", ".join(HOSTS),
        )
    own = tuple(_own_hosts(reader, editions, base_url))
    return Embeds(tuple(dict.fromkeys(allowed)), own)


def _own_hosts(reader: FieldReader, editions: tuple[str, ...], base_url: str) -> Iterable[EmbedHost]:
    for entry in reader.mappings("embed_hosts"):
        name = read_forms(entry, "name", editions)
        page, frame = _template(entry, "page"), _template(entry, "frame")
        kind, shape = EmbedKind(entry.choice("kind")), entry.choice("shape")
        entry.finish()
        if frame and frame.netloc == urlsplit(base_url).netloc.lower():
            entry.report.error(
                entry.line("frame"),
                "the frame is on the site itself",
                "a frame of the same host could read and change the page that it stands in",
            )
        elif name and page and frame:
            said = (_address(page), _address(frame))
            forms = (AddressForm(said, _pieces(page), _pieces(frame)),)
            yield EmbedHost(page.netloc, name, kind, forms, (f"https://{frame.netloc}",), shape)


def _template(entry: FieldReader, name: str) -> SplitResult | None:
    """Return the address of a page or a frame, with `{id}` once in its path or its query."""
    typed = entry.text(name)
    try:
        parts = urlsplit(typed)
    except ValueError:
        parts = urlsplit("")
    parts = parts._replace(netloc=parts.netloc.lower())
    plain = re.fullmatch(r"[!-~]*", typed) and re.fullmatch(
        r"[^{}]*\{id\}[^{}]*", f"{parts.path}?{parts.query}"
    )
    if parts.scheme == "https" and _HOST.fullmatch(parts.netloc) and plain and not parts.fragment:
        return parts
    if typed:
        entry.report.error(
            entry.line(name),
            "`{typed}` cannot be the `{name}` of a host",
            "an address with `{{id}}` once in its path or its query, such as https://video.example.org/play/{{id}}",
            typed=typed,
            name=name,
        )
    return None


def _address(template: SplitResult) -> Address:
    """Return what addresses look like that are made of a template."""
    pairs = tuple((key, _pattern(value)) for key, value in parse_qsl(template.query))
    return Address(template.netloc, _pattern(template.path or "/"), pairs)


def _pattern(text: str) -> str:
    return _VALUE.join(map(re.escape, text.split(_ID)))


def _pieces(template: SplitResult) -> tuple[str, ...]:
    return (f"https://{template.netloc}{template.path}", *filter(None, template.query.split("&")))
