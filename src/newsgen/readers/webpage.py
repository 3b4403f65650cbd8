"""A saved or pasted web page -> its text, what its head says of it, and what was left out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from bs4 import BeautifulSoup
from bs4.element import Tag
from bs4.exceptions import ParserRejectedMarkup

from newsgen.problems import Report, sentence
from newsgen.readers.html_to_markdown import Writer
from newsgen.readers.implied_ends import with_implied_ends
from newsgen.readers.leaves import Leaf, leaves, strings
from newsgen.readers.links import PageLinks
from newsgen.readers.main_text import is_extra, main_element, weigh
from newsgen.readers.page_extras import take_extras
from newsgen.readers.page_head import page_hints
from newsgen.readers.page_numbers import write_numbers
from newsgen.readers.pictures import PictureBox
from newsgen.readers.received_text import Block, ReceivedText
from newsgen.word import Aside

_NO_ADDRESS = sentence("a link was left out, as the page does not say its own address: {text}")
_PLAYER = sentence("what is played or shown from a file of its own became a link: {text}")
_PICTURE = sentence("a picture was left out, with what it is said to show: {text}")
#: What Word and browsers of old write between tags; the library that writes Markdown takes it for text.
_ASIDES = re.compile(r"<!\[\s{0,9}(?:if|else|endif)\b[^\[\]<>]{0,200}\]>|<\?[^<>]{0,500}>", re.IGNORECASE)
_OUTSIDE = re.compile(r"https?://[^\s/]+/[^\s]")  # with a path: not a home page
_DEEPEST = 400  # elements within elements; what people write stays far below
_BEFORE, _AFTER = 14, 8  # blocks around the text in which its title and byline may stand
_LONG = 40  # characters of a left-out sentence that an editor should hear of


def read_page(text: str, pictures: PictureBox, report: Report) -> ReceivedText | None:
    """Return what a page says; None, with a problem, where it cannot be read."""
    soup = parse(text)
    if soup is None:
        report.error(
            0,
            "this HTML cannot be read",
            "open the page in a browser, copy its text, and import that: newsgen import -",
        )
        return None
    hints = dict(page_hints(soup))
    extras = take_extras(soup)
    merge_bold(soup)
    write_numbers(soup)
    # Of the whole page: where a `</div>` is one too many, the text may well stand behind its body.
    found = list(leaves(soup))
    main = main_element(soup, found)
    places = [at for at, leaf in enumerate(found) if _is_in(leaf, main) and not is_extra(leaf, main)]
    kept = [found[at] for at in places]
    first, last = (places[0], places[-1]) if places else (0, -1)
    if "original_url" in hints:
        pictures.base = hints["original_url"].value
    before = found[max(0, first - _BEFORE) : first]
    after = found[last + 1 : last + 1 + _AFTER]
    used = {id(string) for leaf in (*kept, *before, *after) for string in leaf.strings()}
    left_out = _lines(string for string in strings(soup) if id(string) not in used)
    taken = set(places)
    _tell_sentences([leaf for at, leaf in enumerate(found) if at not in taken], report)
    links = PageLinks(pictures.base)
    writer = Writer(links, pictures.take)
    blocks = tuple(block for leaf in kept for block in writer.blocks(leaf))
    return ReceivedText(
        blocks=blocks,
        asides=(
            *extras.asides,
            *(Aside(_PLAYER, "", _shown(link)) for link in extras.players if _is_within(link, main)),
            *(Aside(_PICTURE, "", said) for said in pictures.left_out),
            *(Aside(_NO_ADDRESS, "", link) for link in links.unresolved),
        ),
        before=_said(before),
        after=_said(after),
        hints=hints,
        left_out=(*extras.left_out, *left_out),
        pictures=pictures.taken,
    )


def parse(text: str) -> BeautifulSoup | None:
    """Return the tree of an HTML text; None where the parser gives up, or it is nested too deep."""
    try:
        soup = BeautifulSoup(with_implied_ends(_ASIDES.sub("", text)), "html.parser")
    except (ParserRejectedMarkup, AssertionError):  # the library's parser asserts what it should check
        return None
    level: list[Tag] = [soup]
    for _ in range(_DEEPEST):
        level = [child for element in level for child in element.children if isinstance(child, Tag)]
        if not level:
            return soup
    return None


def merge_bold(root: Tag) -> None:
    """Make one of bold pieces that follow each other: Markdown cannot tell their marks apart."""
    for element in root.find_all(["strong", "b", "em", "i"]):
        following = element.next_sibling
        while isinstance(following, Tag) and following.name == element.name:
            for child in list(following.children):
                element.append(child)
            following.extract()
            following = element.next_sibling


def _is_in(leaf: Leaf, main: Tag) -> bool:
    return leaf.home is main or _is_within(leaf.home, main)


def _is_within(element: Tag, main: Tag) -> bool:
    return any(parent is main for parent in element.parents)


def _shown(link: Tag) -> str:
    return f"{link.get_text()}: {link['href']}"


def _said(found: Sequence[Leaf]) -> tuple[Block, ...]:
    return tuple(Block(_linked(leaf), leaf.plain, leaf.shape, leaf.level) for leaf in found if leaf.plain)


def _linked(leaf: Leaf) -> str:
    """Return what a leaf says, and its links: below a title they often lead to the original."""
    elements = [node for node in leaf.nodes if isinstance(node, Tag)]
    links = [link for each in elements for link in (each, *each.find_all("a")) if link.name == "a"]
    shown = [(" ".join(link.get_text().split()), str(link.get("href", "")).strip()) for link in links]
    return "\n".join([leaf.plain, *(f"[{words}]({href})" for words, href in shown if _OUTSIDE.match(href))])


def _lines(texts: Iterator[object]) -> Iterator[str]:
    for text in texts:
        line = " ".join(str(text).split())
        if line:
            yield line


def _tell_sentences(found: Sequence[Leaf], report: Report) -> None:
    """Warn of sentences outside what was taken for the text."""
    for leaf in found:
        said = " ".join(leaf.plain.split("\n"))
        if weigh(leaf) >= _LONG:
            report.warning(
                0,
                "a sentence of the page was left out: {sentence}",
                "if it belongs to the text, copy it from the page",
                sentence=said[:80] + ("…" if len(said) > 80 else ""),
            )
