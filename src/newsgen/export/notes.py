"""Links and footnotes -> numbered notes at the end, for where links cannot be followed."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import unquote

from bs4 import BeautifulSoup
from bs4.element import NavigableString, Tag
from msgspec import Struct


class ExportNote(Struct, frozen=True):
    """A note: what it says, and where it leads, if anywhere."""

    text: str
    url: str = ""


def numbered(
    soup: BeautifulSoup,
    mark: Callable[[int], Tag | NavigableString],
    keeps: Callable[[str], bool] = lambda _: False,
) -> list[ExportNote]:
    """Return the notes of a tree, in the order in which they are cited; links and footnotes share numbers.

    Each place that cites a note gets what `mark` makes of its number. Links that the outlet `keeps` stay; one
    that shows its address anyway needs no note, nor one to another place of the same text.
    """
    section = soup.find("div", class_="footnote")
    footnotes: dict[str, Tag] = {}
    if isinstance(section, Tag):
        section.extract()
        footnotes = {str(item.get("id")): item for item in section.find_all("li", id=True)}
    notes: list[ExportNote] = []
    numbers: dict[str, int] = {}

    def cite(tree: BeautifulSoup | Tag) -> None:
        for link in tree.find_all("a"):
            target = str(link.get("href") or "")
            footnote = footnotes.get(unquote(target.removeprefix("#"))) if target.startswith("#") else None
            if footnote is not None:
                place = link.parent if link.parent is not None and link.parent.name == "sup" else link
                if target not in numbers:
                    notes.append(ExportNote(_said(footnote)))
                    numbers[target] = len(notes)
                place.replace_with(mark(numbers[target]))
                continue
            if keeps(target):
                continue
            if target and not target.startswith("#") and not _shows(link, target):
                said = link.get_text().strip() or (str(link.img.get("alt") or "") if link.img else "")
                if target not in numbers:
                    notes.append(ExportNote(said, target.removeprefix("mailto:")))
                    numbers[target] = len(notes)
                link.insert_after(mark(numbers[target]))
            link.unwrap()

    cite(soup)
    return notes


def _shows(link: Tag, target: str) -> bool:
    """Whether a reader sees where a link leads."""
    said = link.get_text().strip().rstrip("/")
    bare = target.rstrip("/")
    return said in (bare, unquote(bare), bare.partition(":")[2].lstrip("/"))


def _said(footnote: Tag) -> str:
    """Return what a footnote says, with the addresses that it links to."""
    for link in footnote.find_all("a"):
        target = str(link.get("href") or "")
        if target and not target.startswith("#") and not _shows(link, target):
            link.append(f"（{target.removeprefix('mailto:')}）")
        link.unwrap()
    for block in footnote.find_all(["p", "li", "br"]):
        block.append(" ")
    return " ".join(footnote.get_text().split())


def note_line(number: int, note: ExportNote) -> str:
    """Return a note as it stands at the end of a text."""
    said = f"{note.text}{'：' if note.text else ''}{note.url}" if note.url else note.text
    return f"[{number}] {said}"
