"""Word files for tests, with what python-docx cannot write."""

from __future__ import annotations

import io
import zipfile
from functools import cache

from docx import Document
from docx.document import Document as WordDocument
from docx.oxml.ns import nsdecls
from docx.oxml.parser import parse_xml

NAMESPACES = (
    nsdecls("w", "r", "wp", "a")
    + ' xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
    + ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    + ' xmlns:v="urn:schemas-microsoft-com:vml" xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"'
    + ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
)


def saved(document: WordDocument) -> bytes:
    """Return the bytes of a document."""
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def add(document: WordDocument, *blocks: str) -> None:
    """Put blocks of raw XML at the end of a document."""
    for block in blocks:
        name, _, rest = block.partition(">")
        closed = name.endswith("/")
        name = name.rstrip("/")
        element = parse_xml(f"{name} {NAMESPACES}{'/' if closed else ''}>{rest}")
        document.element.body.insert_element_before(element, "w:sectPr")


def run(text: str, properties: str = "") -> str:
    """Return a run."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(*runs: str, properties: str = "") -> str:
    """Return a paragraph of runs, or of a text."""
    inner = "".join(each if each.startswith("<") else run(each) for each in runs)
    return f"<w:p><w:pPr>{properties}</w:pPr>{inner}</w:p>"


def numbered(text: str, num: int, level: int = 0) -> str:
    """Return a paragraph with an automatic number."""
    return paragraph(text, properties=f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{num}"/></w:numPr>')


def add_numbering(document: WordDocument, num: int, *levels: tuple[str, str]) -> None:
    """Declare a list, each level by its form and its text (`chineseCounting`, `%1、`)."""
    root = document.part.numbering_part.element
    inner = "".join(
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
        for at, (form, text) in enumerate(levels)
    )
    root.insert(
        0, parse_xml(f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{num}">{inner}</w:abstractNum>')
    )
    root.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="{num}"><w:abstractNumId w:val="{num}"/></w:num>'))


def ruby(base: str, guide: str) -> str:
    """Return a run with a phonetic guide."""
    return f"<w:r><w:ruby><w:rt>{run(guide)}</w:rt><w:rubyBase>{run(base)}</w:rubyBase></w:ruby></w:r>"


def text_box(text: str, twice: bool = True) -> str:
    """Return a run with a text box, as Word writes it: for new readers, and again for old ones."""
    inner = f"<w:txbxContent>{paragraph(text)}</w:txbxContent>"
    old = f"<w:pict><v:shape><v:textbox>{inner if twice else ''}</v:textbox></v:shape></w:pict>"
    new = (
        '<w:drawing><wp:inline><a:graphic><a:graphicData uri="x"><wps:wsp><wps:txbx>'
        f"{inner}</wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing>"
    )
    return (
        f'<w:r><mc:AlternateContent><mc:Choice Requires="wps">{new}</mc:Choice>'
        f"<mc:Fallback>{old}</mc:Fallback></mc:AlternateContent></w:r>"
    )


def table(*rows: tuple[str, ...]) -> str:
    """Return a table; a cell is a text, or blocks of XML."""
    lines = "".join(
        "<w:tr>"
        + "".join(
            f"<w:tc><w:tcPr/>{cell if cell.startswith('<') else paragraph(cell)}</w:tc>" for cell in row
        )
        + "</w:tr>"
        for row in rows
    )
    return f"<w:tbl><w:tblPr/><w:tblGrid/>{lines}</w:tbl>"


def with_part(raw: bytes, changes: dict[str, str | bytes]) -> bytes:
    """Return a Word file with parts replaced or added."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw)) as given, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name in given.namelist():
            if name not in changes:
                made.writestr(name, given.read(name))
        for name, part in changes.items():
            made.writestr(name, part)
    return out.getvalue()


def part_of(raw: bytes, name: str) -> str:
    """Return a part of a Word file."""
    with zipfile.ZipFile(io.BytesIO(raw)) as given:
        return given.read(name).decode()


def related(raw: bytes, key: str, kind: str, target: str, part: str | bytes) -> bytes:
    """Return a Word file with a part that its document refers to as `key`."""
    relations = part_of(raw, "word/_rels/document.xml.rels").replace(
        "</Relationships>",
        f'<Relationship Id="{key}" Target="{target}" Type="http://schemas.openxmlformats.org/officeDocument/'
        f'2006/relationships/{kind}"/></Relationships>',
    )
    return with_part(raw, {f"word/{target}": part, "word/_rels/document.xml.rels": relations})


#: Parts of a file: their names, and their root elements.
_PARTS = (("footnotes", "footnotes"), ("comments", "comments"), ("header", "hdr"))


@cache
def _template(numbering: tuple[tuple[int, tuple[tuple[str, str], ...]], ...]) -> bytes:
    document = Document()
    for num, levels in numbering:
        add_numbering(document, num, *levels)
    raw = with_part(saved(document), {"word/stylesWithEffects.xml": "<x/>"})
    types = part_of(raw, "[Content_Types].xml")
    for number, (kind, _) in enumerate(_PARTS, 70):
        raw = related(raw, f"rId{number}", kind, f"{kind}.xml", "<x/>")
        types = types.replace(
            "</Types>",
            f'<Override PartName="/word/{kind}.xml" ContentType="application/vnd.openxmlformats-'
            f'officedocument.wordprocessingml.{kind}+xml"/></Types>',
        )
    return with_part(raw, {"[Content_Types].xml": types})


def quickly(
    blocks: str,
    *numbering: tuple[int, tuple[tuple[str, str], ...]],
    notes: str = "",
    comments: str = "",
    header: str = "",
) -> bytes:
    """Return a Word file of raw XML, with lists as `add_numbering` takes them."""
    document = f"<w:document {NAMESPACES}><w:body>{blocks}<w:sectPr/></w:body></w:document>"
    parts = {
        f"word/{kind}.xml": f"<w:{root} {NAMESPACES}>{inner}</w:{root}>"
        for (kind, root), inner in zip(_PARTS, (notes, comments, header), strict=True)
    }
    return with_part(_template(numbering), {"word/document.xml": document, **parts})


def field(code: str, shown: str = "") -> str:
    """Return a field by its code, and the text that it shows."""

    def mark(kind: str) -> str:
        return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'

    between = mark("separate") + run(shown) if shown else ""
    instruction = f'<w:r><w:instrText xml:space="preserve"> {code} </w:instrText></w:r>'
    return mark("begin") + instruction + between + mark("end")


def empty() -> WordDocument:
    """Return a document with nothing in it."""
    return Document()


def made(*blocks: str) -> bytes:
    """Return a Word file of blocks of raw XML."""
    document = empty()
    add(document, *blocks)
    return saved(document)
