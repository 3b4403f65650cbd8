"""An article as a Word file, for colleagues who print."""

from __future__ import annotations

import io
import re
from pathlib import Path

from bs4.element import NavigableString, Tag
from PIL import Image, ImageOps, UnidentifiedImageError

from newsgen.export.blocks import Divider, Paragraph, PictureBlock, StoryBlock, TableBlock, TextRun, blocks
from newsgen.export.clean import cleaned
from newsgen.export.site_files import site_file
from newsgen.export.story import Story
from newsgen.export.word_file import WordFile
from newsgen.problems import Problem, Severity

_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")  # in XML
_AS_THEY_ARE = frozenset(("PNG", "JPEG", "GIF"))
_ORIENTATION = 0x0112  # of EXIF


def docx_file(story: Story, site: Path) -> tuple[bytes, list[Problem]]:
    """Return an article as a Word file, and what could not be put in; pictures are those of the site's files.

    Raises Explained where `newsgen[docx]` is not installed.
    """
    problems: list[Problem] = []
    word = WordFile(story.edition, story.title, story.date)
    soup = cleaned(story.body, story.url)
    _mark_footnotes(word, soup)
    _plain(word, story.kicker)
    word.paragraph("Title", [TextRun(_legal(story.title))])
    for line in (story.subtitle, story.byline, *story.place, story.dates):
        _plain(word, line)
    if story.standfirst or story.excerpt:
        _plain(word, story.summary)
    for figure in story.figures:
        note = f"（{figure.note}）" if figure.note else ""
        label = TextRun(f"{figure.label}{story.words['colon']}")
        word.paragraph("Normal", [label, TextRun(figure.value, frozenset(("bold",))), TextRun(note)])
    if story.lead:
        _picture(word, PictureBlock(story.lead.src, story.lead.alt), story, site, problems)
        _plain(word, story.lead.caption, "Caption")
    if story.excerpt:
        word.paragraph("Normal", [TextRun(story.words["read_original"], link=story.link)])
    for block in blocks(soup):
        _block(word, block, story, site, problems)
    for heading, lines in (("record_box", story.records), ("corrections", story.corrections)):
        if lines:
            word.paragraph("Heading 2", [TextRun(story.words[heading])])
        for line in lines:
            _plain(word, line)
    if story.notice:
        word.paragraph("Normal", [TextRun(story.notice_title, frozenset(("bold",)))])
        for line in story.notice:
            _plain(word, line)
    return word.saved(), problems


def _plain(word: WordFile, line: str, style: str = "Normal") -> None:
    if line:
        word.paragraph(style, [TextRun(_legal(line))])


def _mark_footnotes(word: WordFile, soup: Tag) -> None:
    """Take the footnotes out of a tree, into the file; what cites one is marked with its number."""
    section = soup.find("div", class_="footnote")
    if not isinstance(section, Tag):
        return
    section.extract()
    ids: dict[str, str] = {}
    for item in section.find_all("li", id=True):
        paragraphs = [block.runs for block in blocks(item) if isinstance(block, Paragraph)]
        ids[f"#{item['id']}"] = word.footnote([[_legal_run(run) for run in runs] for runs in paragraphs])
    for link in soup.select("a.footnote-ref"):
        mark = link.find_parent("sup") or link
        mark.clear()
        mark.name = "sup"
        mark.attrs = {"data-note": ids.get(str(link.get("href")), "")}
        mark.append(NavigableString("*"))


def _block(word: WordFile, block: StoryBlock, story: Story, site: Path, problems: list[Problem]) -> None:
    if isinstance(block, Paragraph):
        runs = [_legal_run(run) for run in block.runs]
        if block.depth:
            word.item(runs, block.depth, block.marker)
        elif block.kind.startswith("h"):
            word.paragraph(f"Heading {block.kind[1]}", runs)
        elif block.kind == "caption":
            word.paragraph("Caption", runs)
        elif block.kind == "pre":
            word.code(runs)
        else:
            word.paragraph("Quote" if block.quoted else "Normal", runs)
    elif isinstance(block, TableBlock):
        word.table(block)
    elif isinstance(block, PictureBlock):
        _picture(word, block, story, site, problems)
    elif isinstance(block, Divider):
        word.paragraph("Normal", [TextRun("＊　＊　＊")])


def _picture(
    word: WordFile, picture: PictureBlock, story: Story, site: Path, problems: list[Problem]
) -> None:
    """Put a picture in, or its description and its address where it cannot be."""
    file = site_file(picture.src, story.base_url, site)
    raw = _embeddable(file) if file else None
    if raw is not None:
        word.picture(raw, _legal(picture.alt))
        return
    word.paragraph("Normal", [TextRun(_legal(picture.alt) or picture.src, link=picture.src)])
    problems.append(
        Problem(
            story.path,
            0,
            "the picture {url} cannot stand in a Word file: its description stands there, with a link",
            severity=Severity.WARNING,
            values=(("url", picture.src),),
        )
    )


def _embeddable(file: Path) -> bytes | None:
    """Return a picture as Word takes it, turned upright; None for a drawing, and for what is no picture."""
    try:
        with Image.open(file) as image:
            upright = image.getexif().get(_ORIENTATION, 1) == 1
            if image.format in _AS_THEY_ARE and upright:
                return file.read_bytes()
            out = io.BytesIO()
            turned = ImageOps.exif_transpose(image)
            turned.save(out, "JPEG" if image.format == "JPEG" else "PNG")
            return out.getvalue()
    except (UnidentifiedImageError, OSError, ValueError, Image.DecompressionBombError):
        return None


def _legal(text: str) -> str:
    return _ILLEGAL.sub("", text)


def _legal_run(run: TextRun) -> TextRun:
    return TextRun(_legal(run.text), run.styles, run.link, run.note)
