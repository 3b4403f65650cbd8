"""Films and maps of other hosts: as lines of Markdown and as `<iframe>`, both -> a marked link.

The link is what a reader has without scripts, on paper and in feeds. Only the rendering of a page puts a
player in its place, and looks its address up again, so that nothing but the table of hosts makes frames.
"""

from __future__ import annotations

import html
import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple
from xml.etree.ElementTree import Element

from msgspec import Struct

from newsgen.config import Embeds, known_embed
from newsgen.markup.document import DocumentParts, Remark, literal
from newsgen.problems import message, sentence

#: The class of the links in whose place a player may stand.
EMBED = "embed"

#: What is told of an address whose host the site has not named, and what to do.
NOT_ALLOWED = sentence("{address} is a link, as the site does not allow players of `{host}`")
TO_ALLOW = sentence("to show it as a player, add `{host}` to `embeds` in newsgen.yaml")

_FIRST = frozenset("eEhH嵌<")
_LINE = re.compile(
    r"(?P<asked>(?:embed|嵌入)[ \t]*+[:：][ \t\u3000]*+)?+"
    r"(?:<(?P<angled>(?:https?:)?//[^\s<>]++)>|(?P<bare>(?:https?:)?//[^\s<>]++))"
    r"(?:[ \t\u3000]++(?P<title>\S.*+))?[ \t]*+",
    re.IGNORECASE,
)
_ASKED = re.compile(r"(?:embed|嵌入)[ \t]*+[:：][ \t\u3000]*+(?P<word>[!-~]++)[ \t]*+", re.IGNORECASE)
_TARGET_FOLLOWS = ("]:", "(", "<", "=")
_QUOTED = re.compile(r"\"(.+)\"|“(.+)”|「(.+)」|'(.+)'")
_ATTRIBUTE = re.compile(
    r"\s(src|data-src|title)\s*+=\s*+(?:\"([^\"]*+)\"|'([^']*+)'|([^\s\"'=<>`]++))", re.IGNORECASE
)
_UNSAID = frozenset(("youtube video player",))  # titles that programs put there, in lower case


class EmbedLink(Struct, frozen=True):
    """The link of a film or a map; `title` is empty where nobody gave one."""

    address: str
    title: str = ""

    def element(self) -> Element:
        """Return it as it stands in a line."""
        link = Element("a", {"class": EMBED, "href": literal(self.address)})
        link.text = literal(self.title)
        return link

    def html(self) -> str:
        """Return it as a block of raw HTML."""
        address, title = html.escape(self.address), html.escape(self.title, quote=False)
        return f'<figure><a class="{EMBED}" href="{address}">{title}</a></figure>'


class EmbedBlock(NamedTuple):
    """The element of a block, and the link that it holds."""

    block: str
    link: Element


def embed_in(bare: str, lines: Sequence[str], number: int, document: DocumentParts) -> EmbedBlock | None:
    """Return the block of a line that asks for a film or a map: `embed: ADDRESS TITLE`, or the address of an
    allowed host that is alone in its line. None for any other line.

    `bare` is the `number`th of the `lines` of the text, without the marks of its containers. Where `embed:`
    cannot be followed, the line is a link or a text, and that is remarked.
    """
    match = _LINE.fullmatch(bare.rstrip()) if bare[0] in _FIRST else None
    if not match:
        _tell(bare, number, document)
        return None
    address = match["angled"] or match["bare"]
    found = document.embeds.find(address)
    if not match["asked"] and (not found or match["title"] or not _is_alone(bare, lines, number)):
        return None
    marked = EmbedLink(_secure(address), _title(match["title"] or ""))
    if not found:
        document.remarks.append(_remark(number, address))
        link = Element("a", {"href": literal(marked.address)})
        link.text = literal(marked.title or marked.address)
        return EmbedBlock("p", link)
    return EmbedBlock("figure", marked.element())


def _is_alone(bare: str, lines: Sequence[str], number: int) -> bool:
    """Whether a line has nothing but an address, which is not the target of a link that began before."""
    before = lines[number - 1] if number else ""
    return lines[number].strip() == bare.rstrip() and not before.rstrip().endswith(_TARGET_FOLLOWS)


def frame_in(tag: str, embeds: Embeds) -> EmbedLink | None:
    """Return the film or map that an `<iframe …>` shows, if its host is allowed."""
    given = _attributes(tag)
    for key in ("src", "data-src"):
        if embeds.find(given.get(key, "")):
            title = " ".join(given.get("title", "").split())
            return EmbedLink(_secure(given[key]), "" if title.casefold() in _UNSAID else title)
    return None


def dropped_frame(tag: str) -> str:
    """Return how an `<iframe …>` that is left out is told: with its address where newsgen knows the host."""
    address = _attributes(tag).get("src", "")
    return f'<iframe src="{address}">' if known_embed(address) else "<iframe>"


def frame_host(told: str) -> str:
    """Return the host that would have to be allowed for what `dropped_frame` tells to be shown."""
    known = known_embed(_attributes(told).get("src", ""))
    return known.host.id if known else ""


def _attributes(tag: str) -> Mapping[str, str]:
    values = (
        (found[1].lower(), found[2] or found[3] or found[4] or "") for found in _ATTRIBUTE.finditer(tag)
    )
    return {key: html.unescape(value).strip() for key, value in values}


def _secure(address: str) -> str:
    return f"https:{address}" if address.startswith("//") else address


def _title(typed: str) -> str:
    quoted = _QUOTED.fullmatch(typed.strip())
    return next(filter(None, quoted.groups())) if quoted else typed.strip()


def _tell(bare: str, number: int, document: DocumentParts) -> None:
    """Tell of `embed:` before something that is no address: the line is a text."""
    match = _ASKED.fullmatch(bare) if bare[0] in _FIRST else None
    if match:
        document.remarks.append(
            Remark(
                number,
                message("`embed:` needs a web address, not `{word}`", word=match["word"]),
                message("copy the address of the film or map from your browser: embed: https://…"),
            )
        )


def _remark(number: int, address: str) -> Remark:
    known = known_embed(address)
    if known:
        return Remark(
            number,
            message(
                NOT_ALLOWED,
                address=address,
                host=known.host.id,
            ),
            message(TO_ALLOW, host=known.host.id),
        )
    return Remark(
        number,
        message("{address} is a link, as newsgen knows no film or map at such an address", address=address),
        message("take the address of the film's own page; docs/embeds.md has the hosts, and how to add one"),
    )
