"""The parts of a Word file: its text is made ready for mammoth, what stands in others is told."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from newsgen.problems import Report, sentence
from newsgen.word.archive import open_word
from newsgen.word.aside import Aside, letters
from newsgen.word.body import WordBody
from newsgen.word.numbering import Numbering
from newsgen.word.runs import text_of
from newsgen.word.styles import Styles, W

_TEXTS = ("word/document.xml", "word/footnotes.xml", "word/endnotes.xml")
# What Word shows on every page.
_MARGINS = re.compile(r"word/(?:header|footer)\d*\.xml")
_PARTS = (
    (re.compile(r"word/charts/chart\w*\.xml"), sentence("paragraph {place}: a chart was left out: {text}")),
    (
        re.compile(r"word/diagrams/data\w*\.xml"),
        sentence("paragraph {place}: a diagram was left out: {text}"),
    ),
    (
        re.compile(r"word/(?:embeddings/|afchunk|\w+\.(?:html?|docx|rtf|mht|txt)$).*", re.IGNORECASE),
        sentence("paragraph {place}: an embedded file was left out: {text}"),
    ),
)
_COMMENT = sentence("paragraph {place}: a comment was left out: {text}")
_LOST = sentence("paragraph {place}: this could not be taken over: {text}")
_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_DAMAGES = (
    zipfile.BadZipFile,
    OSError,
    ValueError,
    NotImplementedError,
    EOFError,
    KeyError,
    ElementTree.ParseError,
)


@dataclass(frozen=True, slots=True)
class PreparedFile:
    """A Word file for mammoth, what is told of it, and the text of each paragraph with its place."""

    raw: bytes
    asides: tuple[Aside, ...]
    left_out: tuple[str, ...]
    paragraphs: tuple[tuple[str, str], ...]


def part(archive: zipfile.ZipFile, name: str) -> Element | None:
    """Return the root of a part; None where there is none, or it is damaged."""
    try:
        return ElementTree.fromstring(archive.read(name))  # noqa: S314 - declares no entities, as checked
    except _DAMAGES:
        return None


def prepare(archive: zipfile.ZipFile) -> PreparedFile | None:
    """Return a Word file of which mammoth loses no text; None where it is too damaged, or nested too deep."""
    styles = Styles(part(archive, "word/styles.xml"))
    comments = dict(_comments(part(archive, "word/comments.xml")))
    body = WordBody(styles, Numbering(part(archive, "word/numbering.xml"), styles), comments)
    out = io.BytesIO()
    try:
        with zipfile.ZipFile(out, "w") as made:
            for name in archive.namelist():
                root = part(archive, name) if name in _TEXTS else None
                if root is not None:
                    body.rewrite(root)
                elif name == "word/styles.xml":
                    root = styles.names()  # the rest takes the library longer than the text
                made.writestr(
                    name, archive.read(name) if root is None else ElementTree.tostring(root, "utf-8")
                )
    except (*_DAMAGES, RecursionError):
        return None
    asides = [*body.asides, *(Aside(_COMMENT, "?", said) for said in comments.values() if said)]
    places = {target: body.places.get(key, "?") for key, target in _relations(archive)}
    asides += _parts(archive, places)
    left_out = (
        text_of(root).strip()
        for name in sorted(archive.namelist())
        if _MARGINS.fullmatch(name)
        if (root := part(archive, name)) is not None
    )
    return PreparedFile(out.getvalue(), tuple(asides), tuple(filter(None, left_out)), tuple(body.paragraphs))


def lost(paragraphs: Sequence[tuple[str, str]], text: str) -> Iterator[Aside]:
    """Give each paragraph of which letters or figures are not in a text, wherever they went."""
    came = "".join(filter(str.isalnum, text))
    missing = letters("".join(said for _, said in paragraphs)) - letters(came)
    if not missing:
        return
    bare = ["".join(filter(str.isalnum, said)) for _, said in paragraphs]
    gone: set[int] = set()
    # Each stands somewhere of its own: two may say the same, or one what is a part of another.
    for number in sorted(range(len(bare)), key=lambda number: -len(bare[number])):
        if not bare[number]:
            break
        if bare[number] in came:
            came = came.replace(bare[number], " ", 1)
        elif missing.keys() & set(bare[number]):
            gone.add(number)
    for number in sorted(gone):
        yield Aside(_LOST, paragraphs[number][0], paragraphs[number][1].strip())


def _comments(root: Element | None) -> Iterator[tuple[str, str]]:
    for comment in () if root is None else root.iter(f"{W}comment"):
        said, author = text_of(comment).strip(), comment.get(f"{W}author", "")
        if said:
            yield comment.get(f"{W}id", ""), f"{author}: {said}" if author else said


def _relations(archive: zipfile.ZipFile) -> Iterator[tuple[str, str]]:
    root = part(archive, "word/_rels/document.xml.rels")
    for relation in () if root is None else root.iter(_RELATION):
        target = relation.get("Target", "")
        yield relation.get("Id", ""), target.lstrip("/") if target.startswith("/") else f"word/{target}"


def _parts(archive: zipfile.ZipFile, places: dict[str, str]) -> Iterator[Aside]:
    """Tell of the parts that are no text, with the words and figures in them."""
    of_charts = "".join(
        archive.read(name).decode("utf-8", "replace")
        for name in archive.namelist()
        if name.startswith("word/charts/_rels/")
    )
    for name in archive.namelist():
        message = next((said for pattern, said in _PARTS if pattern.fullmatch(name)), "")
        if message and PurePosixPath(name).name not in of_charts:
            yield Aside(
                message,
                places.get(name, "?"),
                f"{PurePosixPath(name).name} {_words(name, archive.read(name))}".strip(),
            )


def _words(name: str, raw: bytes) -> str:
    """Return the words and figures of a part; empty for what has none that can be read here."""
    if raw.startswith(b"PK"):
        inner = open_word(raw, Report(name), "")
        if inner is None:
            return ""
        with inner:
            names = [each for each in inner.namelist() if each.endswith(".xml") and "/_rels/" not in each]
            return " ".join(filter(None, (_words_of(part(inner, each)) for each in names)))
    if name.lower().endswith((".htm", ".html", ".mht", ".txt", ".rtf")):
        return " ".join(re.sub(r"<[^<>]{0,2000}>", " ", raw.decode("utf-8", "replace")).split())
    try:
        return _words_of(ElementTree.fromstring(raw))  # noqa: S314 - declares no entities, as checked
    except ElementTree.ParseError:
        return ""


def _words_of(root: Element | None) -> str:
    elements = () if root is None else root.iter()
    return " ".join(
        each.text.strip() for each in elements if each.tag.rpartition("}")[2] in ("t", "v") and each.text
    )
