"""One article's Markdown -> clean HTML, its headings, its links and its plain text."""

from __future__ import annotations

import re

from msgspec import Struct

from newsgen.config import Embeds
from newsgen.markup.breaks import join_lines
from newsgen.markup.document import DocumentParts, MakeChart, Remark
from newsgen.markup.finish import finish
from newsgen.markup.html import escape, opening, plain_text
from newsgen.markup.locate import Locator
from newsgen.markup.parser import parse
from newsgen.markup.sanitize import UnreadableError, refused_addresses, sanitize
from newsgen.model import Body, Link
from newsgen.problems import Message, message

# Control characters, byte order marks and noncharacters: Python-Markdown marks its own places with
# some of them, browsers read others as U+FFFD.
_INVISIBLE = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ufdd0-\ufdef\ufeff\ufffe\uffff\ud800-\udfff]")
_LINE_ENDS = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_LONGEST_TOLD = 100  # characters
_NO_EMBEDS = Embeds()


class Rendered(Struct, frozen=True):
    """What `render_markdown` makes of a text.

    `opening` is the text of the first paragraph, or all where there is none, as editions take it. `links` are
    all addresses of links, pictures and media that an author wrote. `dropped` is what no reader may get:
    `<script>` for an element with what it held, or an address such as `javascript:…`. `remarks` are what an
    editor should know besides. `fallback` says why the text is shown without its markup; None for any text
    that people write.
    """

    body: Body
    text: str
    opening: str = ""
    links: tuple[Link, ...] = ()
    images_without_alt: tuple[Link, ...] = ()
    dropped: tuple[Link, ...] = ()
    remarks: tuple[Remark, ...] = ()
    fallback: Message | None = None


def render_markdown(
    text: str, first_line: int = 1, embeds: Embeds = _NO_EMBEDS, charts: MakeChart | None = None
) -> Rendered:
    """Return the Markdown text of an article, rendered; `first_line` is the line of the file it starts at,
    `embeds` are the hosts whose films and maps it may hold, `charts` makes its charts: without it, the lines
    that ask for them are text.

    Raises nothing: a text that the parser cannot take in (nested too deep, or made to be slow) comes
    out as plain paragraphs, whole, and the result says so in `fallback`.
    """
    cleaned = _clean(text)
    locator = Locator(text, first_line)
    fallback: Message | None = None
    try:
        raw, document = parse(cleaned, embeds, charts)
        safe = sanitize(raw)
    except RecursionError:
        fallback = message("nested too deep")
    except UnreadableError as error:
        fallback = error.message
    except Exception as error:  # noqa: BLE001 - a flaw of the library costs an article its markup, not the build
        fallback = message("the parser failed: {error}", error=repr(error))
    if fallback:
        raw = safe = _paragraphs(cleaned)
        document = DocumentParts()
    finished = finish(join_lines(safe))
    links = [(Link(target, locator.target(target)), bare) for target, bare in finished.targets]
    return Rendered(
        body=Body(finished.html, finished.headings),
        text=plain_text(finished.html),
        opening=opening(finished.html),
        links=tuple(link for link, _ in links),
        images_without_alt=tuple(link for link, bare in links if bare),
        dropped=tuple(
            sorted(
                (
                    *(Link(what, first_line + line) for what, line in document.dropped),
                    *(Link(_shortened(target), locator.target(target)) for target in refused_addresses(raw)),
                ),
                key=lambda link: link.line,
            )
        ),
        remarks=tuple(
            remark._replace(line=first_line + remark.line)
            for remark in sorted(document.remarks, key=lambda remark: remark.line)
        ),
        fallback=fallback,
    )


def _shortened(address: str) -> str:
    """Return an address as it is told: one that holds a whole picture would fill pages."""
    return address if len(address) <= _LONGEST_TOLD else f"{address[:_LONGEST_TOLD]}…"


def _clean(text: str) -> str:
    """Return a text without invisible characters, its lines ending in `\\n`."""
    if text.replace("\n", "").replace("\u3000", "").isprintable():  # quicker than to look for each of them
        return text
    return _INVISIBLE.sub("", _LINE_ENDS.sub("\n", text))


def _paragraphs(text: str) -> str:
    """Return a text as paragraphs without any markup."""
    blocks = (block.strip("\n") for block in re.split(r"\n[ \t]*\n", text))
    return "\n".join(f"<p>{escape(block)}</p>" for block in blocks if block.strip())
