"""The parts of a Word file: its text is made ready for mammoth, what stands in others is told."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import PurePosixPath
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from msgspec import Struct

from newsgen.encoding import Undecodable, decode
from newsgen.problems import Report, sentence
from newsgen.word.archive import open_word
from newsgen.word.aside import Aside, letters
from newsgen.word.body import WordBody
from newsgen.word.dangling import note_keys, take_dangling
from newsgen.word.numbering import Numbering
from newsgen.word.relations import DAMAGES, Relation, main_part, of_kind, part, relations, usual
from newsgen.word.runs import text_of
from newsgen.word.sentences import COMMENT
from newsgen.word.styles import Styles, W

_NOTES = ("footnotes", "endnotes")
# What Word shows on every page.
_MARGINS = ("header", "footer")
_CHART = sentence("paragraph {place}: a chart was left out: {text}")
_DIAGRAM = sentence("paragraph {place}: a diagram was left out: {text}")
_EMBEDDED = sentence("paragraph {place}: an embedded file was left out: {text}")
#: What the text refers to that is no text, by the kind of the relation.
_KINDS = {
    **dict.fromkeys(("chart", "chartEx"), _CHART),
    "diagramData": _DIAGRAM,
    **dict.fromkeys(("aFChunk", "package", "oleObject", "control"), _EMBEDDED),
}
#: The same by the names that they have as a rule, where nothing refers to them.
_PARTS = (
    (re.compile(r"word/charts/chart\w*\.xml"), _CHART),
    (re.compile(r"word/diagrams/data\w*\.xml"), _DIAGRAM),
    (
        re.compile(r"word/(?:embeddings/|afchunk|\w+\.(?:html?|docx|rtf|mht|txt)$).*", re.IGNORECASE),
        _EMBEDDED,
    ),
)
_LOST = sentence("paragraph {place}: this could not be taken over: {text}")
_PAGES = (".htm", ".html", ".xhtml", ".mht", ".mhtml", ".txt", ".rtf")
_CHARSET = re.compile(rb"charset=[\"']?([\w-]{1,40})", re.IGNORECASE)
_HEAD = 4_096  # bytes in which a page says how it is written
_TAG = re.compile(r"<[^<>]{0,2000}>")
#: Elements that have words or figures: of a text, a diagram or a chart; of a sheet; of a newer chart.
_WORDED = ("t", "v", "pt")


class PreparedFile(Struct, frozen=True):
    """A Word file for mammoth, what is told of it, and the text of each paragraph with its place."""

    raw: bytes
    asides: tuple[Aside, ...]
    left_out: tuple[str, ...]
    paragraphs: tuple[tuple[str, str], ...]


def prepare(archive: zipfile.ZipFile) -> PreparedFile | None:
    """Return a Word file of which mammoth loses no text; None where it is too damaged, or nested too deep."""
    texts = [main_part(archive), *(of_kind(archive, kind) for kind in _NOTES)]
    referred = {name: list(relations(archive, name)) for name in texts}
    of_styles = of_kind(archive, "styles")
    styles = Styles(part(archive, of_styles))
    comments = dict(_comments(part(archive, of_kind(archive, "comments"))))
    body = WordBody(styles, Numbering(part(archive, of_kind(archive, "numbering")), styles), comments)
    notes = set[tuple[str, str]]().union(*(note_keys(part(archive, name)) for name in texts[1:]))
    order = {name: at for at, name in enumerate(texts)}
    out = io.BytesIO()
    try:
        with zipfile.ZipFile(out, "w") as made:
            for name in sorted(archive.namelist(), key=lambda name: order.get(name, len(order))):
                root = part(archive, name) if name in order else None
                if root is not None:
                    there = {each.key: each.target for each in referred[name]}
                    take_dangling(root, there, notes)
                    body.rewrite(root, there)
                elif name == of_styles:
                    root = styles.names()  # the rest takes the library longer than the text
                made.writestr(
                    name, usual(archive.read(name)) if root is None else ElementTree.tostring(root, "utf-8")
                )
    except (*DAMAGES, RecursionError):
        return None
    asides = [*body.asides, *(Aside(COMMENT, "?", said) for said in comments.values() if said)]
    asides += _parts(archive, [each for name in texts for each in referred[name]], body.places)
    left_out = (
        text_of(root).strip()
        for name in sorted({each.target for each in referred[texts[0]] if each.kind in _MARGINS})
        if (root := part(archive, name)) is not None
    )
    return PreparedFile(out.getvalue(), tuple(asides), tuple(filter(None, left_out)), tuple(body.paragraphs))


def lost_paragraphs(paragraphs: Sequence[tuple[str, str]], text: str) -> Iterator[Aside]:
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


def _parts(
    archive: zipfile.ZipFile, referred: Sequence[Relation], places: Mapping[str, str]
) -> Iterator[Aside]:
    """Tell of the parts that are no text, with the words and figures in them."""
    told = {
        each.target: (_KINDS[each.kind], places.get(each.key, "?"))
        for each in referred
        if each.kind in _KINDS
    }
    of_charts = {each.target for name in [*told] for each in relations(archive, name)}
    for name in archive.namelist():
        if name not in told and name not in of_charts:
            told[name] = next((said for pattern, said in _PARTS if pattern.fullmatch(name)), ""), "?"
        message, place = told.get(name, ("", "?"))
        if message:
            words = _words(name, archive.read(name))
            yield Aside(message, place, f"{PurePosixPath(name).name} {words}".strip())


def _words(name: str, raw: bytes) -> str:
    """Return the words and figures of a part; empty for what has none that can be read here."""
    if raw.startswith(b"PK"):
        inner = open_word(raw, Report(name), any_archive=True)
        if inner is None:
            return ""
        with inner:
            names = [each for each in inner.namelist() if each.endswith(".xml") and "/_rels/" not in each]
            return " ".join(filter(None, (_words_of(part(inner, each)) for each in names)))
    if name.lower().endswith(_PAGES):
        return " ".join(_TAG.sub(" ", _read(raw)).split())
    try:
        return _words_of(ElementTree.fromstring(raw))  # noqa: S314 - declares no entities, as checked
    except ElementTree.ParseError:
        return ""


def _read(raw: bytes) -> str:
    declared = _CHARSET.search(raw[:_HEAD])
    try:
        return decode(raw, declared[1].decode("ascii") if declared else "").text
    except Undecodable:
        return raw.decode("utf-8", "replace")


def _words_of(root: Element | None) -> str:
    elements = () if root is None else root.iter()
    said = (each.text.strip() for each in elements if each.tag.rpartition("}")[2] in _WORDED and each.text)
    return " ".join(filter(None, said))
