"""A Word file (.docx) -> its text: headings, lists, tables, footnotes, pictures with their descriptions."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from typing import Any

import mammoth
from bs4 import BeautifulSoup
from bs4.element import Tag

from newsgen.library.withheld import ASK, WITHHELD, may_be_withheld
from newsgen.problems import Report, sentence
from newsgen.readers.html_table import NOTE_MARK
from newsgen.readers.html_to_markdown import Writer
from newsgen.readers.leaves import leaves
from newsgen.readers.links import PageLinks
from newsgen.readers.pictures import PictureBox, described
from newsgen.readers.received_text import Block, Hint, ReceivedText, Shape
from newsgen.readers.webpage import merge_bold, parse
from newsgen.word import lost_paragraphs, open_word, part, prepare

_TERMS = "{http://purl.org/dc/terms/}"
# Word calls its styles in English whatever its language; WPS and converters do not always.
_LEVELS = "\n".join(
    f"p[style-name='{word}{gap}{level}'] => h{level}:fresh"
    for word in ("標題", "标题", "Heading", "heading", "見出し")
    for gap in (" ", "")
    for level in range(1, 7)
)
_STYLES = f"""
p[style-name='Title'] => p.newsgen-title:fresh
p[style-name='標題'] => p.newsgen-title:fresh
p[style-name='标题'] => p.newsgen-title:fresh
{_LEVELS}
"""
_NOTE = re.compile(r"^(?:footnote|endnote)-\d+$")
_REFERENCE = re.compile(r"^#(?:footnote|endnote)-\d+$")
_BACK = re.compile(r"^#(?:footnote|endnote)-ref-\d+$")


# The dates among a file's properties.
_MADE = {"created": sentence("when the file was made"), "modified": sentence("when the file was last saved")}


def read_word(raw: bytes, report: Report) -> ReceivedText | None:
    """Return the text of a Word file; None, with a problem, where it cannot be read."""
    archive = open_word(raw, report)
    if archive is None:
        return None
    pictures = PictureBox(None, "", report)
    with archive:
        prepared = prepare(archive)
        html = None if prepared is None else _html(prepared.raw, pictures, report)
        soup = parse(html) if html is not None else None
        if prepared is None or soup is None:
            report.error(
                0, "this Word file cannot be read", "save it anew in Word, or copy its text and import that"
            )
            return None
        last_resort = _properties(archive)
    hints: dict[str, Hint] = {}
    for element in soup.find_all("p", class_="newsgen-title"):
        said = " ".join(element.get_text().split())
        if said and "title" not in hints:
            hints["title"] = Hint(said, "Title")
    for line in "\n".join(prepared.left_out).split("\n"):  # where offices print what is confidential
        if may_be_withheld(line):
            report.warning(0, WITHHELD, ASK, text=line.strip())
    merge_bold(soup)
    notes = list(_notes(soup))
    writer = Writer(PageLinks(""), _shown)
    blocks = [block for leaf in leaves(soup) for block in writer.blocks(leaf)]
    blocks += [_note(label, item, writer) for label, item in notes]
    return ReceivedText(
        blocks=tuple(blocks),
        hints=hints,
        last_resort=last_resort,
        left_out=prepared.left_out,
        asides=(
            *prepared.asides,
            *lost_paragraphs(prepared.paragraphs, "".join(block.plain for block in blocks)),
        ),
        pictures=pictures.taken,
    )


def _html(raw: bytes, pictures: PictureBox, report: Report) -> str | None:
    """Return what mammoth makes of the file; None where it gives up."""

    def convert(image: Any) -> dict[str, str]:
        try:
            with image.open() as stream:
                data = stream.read()
        except Exception:  # noqa: BLE001 - mammoth raises its own for a picture that is only linked
            report.warning(
                0,
                "a picture of the Word file is not in it, only a link to it: left out",
                "put the picture beside the article",
            )
            return {"src": ""}
        return {"src": pictures.add(data, str(image.content_type or "?")) or ""}

    try:
        result = mammoth.convert_to_html(
            io.BytesIO(raw), style_map=_STYLES, convert_image=mammoth.images.img_element(convert)
        )
    except Exception:  # noqa: BLE001 - a flaw of the library or of the file costs a message, not the command
        return None
    return str(result.value)


def _shown(image: Tag) -> tuple[str, str] | None:
    source = str(image.get("src", ""))
    return (source, described(str(image.get("alt", "")))) if source else None


def _notes(soup: BeautifulSoup) -> Iterator[tuple[str, Tag]]:
    """Take the footnotes out of a tree, and give each with its label."""
    labels: dict[str, str] = {}
    for link in soup.find_all("a", href=_REFERENCE):
        name = str(link["href"]).removeprefix("#")
        label = labels.setdefault(name, str(len(labels) + 1))
        mark = soup.new_tag(NOTE_MARK, attrs={"label": label})
        (link.find_parent("sup") or link).replace_with(mark)
    for item in soup.find_all("li", id=_NOTE):
        for back in item.find_all("a", href=_BACK):
            back.extract()
        parent = item.parent
        yield labels.get(str(item["id"]), "?"), item.extract()
        if parent is not None and parent.name == "ol" and not parent.find("li"):
            parent.extract()


def _note(label: str, item: Tag, writer: Writer) -> Block:
    """Return a footnote as a block: what follows its first paragraph is indented."""
    blocks = [block for leaf in leaves(item) for block in writer.blocks(leaf)]
    written = "\n\n".join(block.markdown for block in blocks)
    text = "\n".join(f"    {line}" if line else "" for line in written.split("\n"))
    return Block(f"[^{label}]: {text.strip()}", "\n".join(block.plain for block in blocks), Shape.OTHER)


def _properties(archive: zipfile.ZipFile) -> dict[str, Hint]:
    """Return the date that the file's properties have, which is a last resort."""
    root = part(archive, "docProps/core.xml")
    for tag, origin in _MADE.items():
        when = ("" if root is None else root.findtext(f"{_TERMS}{tag}") or "").strip()
        if when:
            return {"date": Hint(when, origin)}
    return {}
