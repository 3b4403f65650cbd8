"""A Word file in the making, by python-docx; what that has no words for is written as WordprocessingML."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from typing import Any
from xml.sax.saxutils import escape

from newsgen.export.blocks import TableBlock, TextRun
from newsgen.problems import Explained

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_FOOTNOTES = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_LANGUAGES = {"zh-Hans": "zh-CN", "zh-Hant": "zh-TW", "zh-Hant-TW": "zh-TW", "zh-Hant-HK": "zh-HK"}
_FONTS = {"zh-CN": "宋体", "zh-TW": "新細明體", "zh-HK": "新細明體"}
_WIDEST = 5.9  # inches of the page that a picture may take
_DEEPEST = 9  # levels that a list has
_INDENT = 425  # twentieths of a point: three quarters of a centimetre
_DAY_ONE = (1980, 1, 1, 0, 0, 0)  # of every part of the archive: the same article gives the same file
_CITES = "footnote reference"  # Word's own style of what cites a footnote
_DOTS = 96  # per inch, where a picture does not say


class WordFile:
    """A Word file, made from the top. Raises Explained where `newsgen[docx]` is not installed."""

    def __init__(self, edition: str, title: str, date: datetime | None) -> None:
        try:
            import docx
            import docx.enum.style
        except ImportError as error:
            raise Explained("Word files are written by python-docx: pip install 'newsgen[docx]'") from error
        self._document: Any = docx.Document()
        self._notes: list[str] = []
        self._lists: list[
            tuple[str, int]
        ] = []  # of each list that is open, the outermost first: kind and number
        self._schemes = {kind: self._scheme(kind) for kind in ("bullet", "decimal")}
        language = _LANGUAGES[edition]
        normal = self._document.styles["Normal"]
        normal.font.name = "Times New Roman"
        properties = normal.element.get_or_add_rPr()
        properties.get_or_add_rFonts().set(f"{{{_W}}}eastAsia", _FONTS[language])
        properties.append(_element(f'<w:lang w:val="en-US" w:eastAsia="{language}"/>'))
        character = docx.enum.style.WD_STYLE_TYPE.CHARACTER
        self._document.styles.add_style(_CITES, character).font.superscript = True
        core = self._document.core_properties
        core.title, core.author, core.language, core.comments = title, "", edition, ""
        core.created = core.modified = (date or datetime(1980, 1, 1, tzinfo=UTC)).astimezone(UTC)

    def paragraph(self, style: str, runs: Iterable[TextRun]) -> None:
        """Add a paragraph."""
        self._lists.clear()
        self._fill(self._document.add_paragraph(style=style), runs)

    def code(self, runs: Iterable[TextRun]) -> None:
        """Add code: a paragraph, its lines apart, in a font of one width."""
        self.paragraph("Normal", [TextRun(run.text, frozenset(("code",))) for run in runs])

    def item(self, runs: Iterable[TextRun], depth: int, marker: str) -> None:
        """Add a paragraph of a list: an item with its marker, else what goes on in one."""
        level = min(depth, _DEEPEST) - 1
        paragraph = self._document.add_paragraph(style="List Paragraph")
        if marker:
            number = marker.rstrip(".")
            kind = "decimal" if number.lstrip("-").isdigit() else "bullet"
            properties = paragraph.paragraph_format.element.get_or_add_pPr().get_or_add_numPr()
            properties.get_or_add_ilvl().val = level
            properties.get_or_add_numId().val = self._list(kind, level, number)
        else:
            paragraph.paragraph_format.left_indent = _INDENT * (level + 1) * 635  # in EMU
        self._fill(paragraph, runs)

    def table(self, table: TableBlock) -> None:
        """Add a table."""
        self._lists.clear()
        columns = max(sum(cell.across for cell in row) for row in table.rows)
        made = self._document.add_table(len(table.rows), columns, style="Table Grid")
        taken: set[tuple[int, int]] = set()
        for down, row in enumerate(table.rows):
            at = 0
            for cell in row:
                while (down, at) in taken:
                    at += 1
                if at >= columns:
                    break
                last_row, last = min(down + cell.down, len(table.rows)), min(at + cell.across, columns)
                place = made.cell(down, at)
                if (last_row, last) != (down + 1, at + 1):
                    place = place.merge(made.cell(last_row - 1, last - 1))
                taken |= {(y, x) for y in range(down, last_row) for x in range(at, last)}
                paragraph = place.paragraphs[0]
                if cell.align in ("right", "center"):
                    paragraph.alignment = {"center": 1, "right": 2}[cell.align]
                bold = frozenset(("bold",)) if down < table.heads else frozenset()
                self._fill(paragraph, [TextRun(r.text, r.styles | bold, r.link, r.note) for r in cell.runs])
                at = last

    def picture(self, raw: bytes, alt: str) -> None:
        """Add a picture, no wider than the page; raises nothing for what Pillow can read."""
        self._lists.clear()
        from docx.shared import Inches
        from PIL import Image

        with Image.open(io.BytesIO(raw)) as image:
            inches = image.width / _DOTS
        run = self._document.add_paragraph(style="Normal").add_run()
        run.add_picture(io.BytesIO(raw), width=Inches(min(inches, _WIDEST)))
        (described,) = run.font.element.xpath(".//wp:docPr")
        described.set("descr", alt)

    def footnote(self, paragraphs: Sequence[Sequence[TextRun]]) -> str:
        """Add a footnote; return its number, for the run that cites it."""
        number = len(self._notes) + 1
        told = [
            f"<w:p>{_REFERENCE if not at else ''}{''.join(_note_run(run) for run in runs)}</w:p>"
            for at, runs in enumerate(paragraphs)
        ]
        self._notes.append(f'<w:footnote w:id="{number}">{"".join(told)}</w:footnote>')
        return str(number)

    def saved(self) -> bytes:
        """Return the file."""
        if self._notes:
            self._add_notes()
        out, again = io.BytesIO(), io.BytesIO()
        self._document.save(out)
        with zipfile.ZipFile(out) as made, zipfile.ZipFile(again, "w", zipfile.ZIP_DEFLATED) as archive:
            for name in made.namelist():
                archive.writestr(zipfile.ZipInfo(name, _DAY_ONE), made.read(name), zipfile.ZIP_DEFLATED)
        return again.getvalue()

    def _fill(self, paragraph: Any, runs: Iterable[TextRun]) -> None:
        for run in runs:
            if run.note:
                made = paragraph.add_run(style=_CITES)
                made.font.element.append(_element(f'<w:footnoteReference w:id="{run.note}"/>'))
                continue
            made = paragraph.add_run(run.text)
            self._style(made, run)
            if run.link:
                relations = self._document.part
                there = relations.relate_to(run.link, f"{_RELATIONS}/hyperlink", True)
                link = _element(f'<w:hyperlink r:id="{there}"/>')
                element = made.font.element
                element.addprevious(link)
                link.append(element)

    def _style(self, made: Any, run: TextRun) -> None:
        font = made.font
        for style, name in (
            ("bold", "bold"),
            ("italic", "italic"),
            ("strike", "strike"),
            ("low", "subscript"),
            ("raised", "superscript"),
        ):
            if style in run.styles:
                setattr(font, name, True)
        font.underline = True if run.link or "underline" in run.styles else None
        if "code" in run.styles:
            font.name = "Consolas"

    def _list(self, kind: str, level: int, number: str) -> int:
        """Return the numbering of the list that an item belongs to: of a new one, where no such is open. Each
        counts from its first number."""
        del self._lists[level + 1 :]
        if len(self._lists) > level and self._lists[level][0] == kind:
            return self._lists[level][1]
        del self._lists[level:]
        made = self._document.part.numbering_part.element.add_num(self._schemes[kind])
        if kind == "decimal":
            made.add_lvlOverride(level).add_startOverride(max(int(number), 0))
        while len(self._lists) < level:
            self._lists.append(("", made.numId))
        self._lists.append((kind, made.numId))
        return int(made.numId)

    def _scheme(self, kind: str) -> int:
        """Add how lists of a kind look at each level; return the number of it."""
        numbering = self._document.part.numbering_part.element
        named = f"{{{_W}}}abstractNum"
        known = [int(each.get(f"{named}Id")) for each in numbering.findall(named)]
        number = max(known, default=-1) + 1
        levels = "".join(
            f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/>'
            f'<w:lvlText w:val="{"•" if kind == "bullet" else f"%{level + 1}."}"/><w:lvlJc w:val="left"/>'
            f'<w:pPr><w:ind w:left="{_INDENT * (level + 1)}" w:hanging="{_INDENT}"/></w:pPr></w:lvl>'
            for level in range(_DEEPEST)
        )
        numbering.insert(
            0,
            _element(
                f'<w:abstractNum w:abstractNumId="{number}"><w:multiLevelType w:val="hybridMultilevel"/>'
                f"{levels}</w:abstractNum>"
            ),
        )
        return number

    def _add_notes(self) -> None:
        from docx.opc.packuri import PackURI
        from docx.opc.part import Part

        told = f"{_SEPARATORS}{''.join(self._notes)}"
        content = f'<?xml version="1.0" encoding="UTF-8"?><w:footnotes xmlns:w="{_W}">{told}</w:footnotes>'
        part = self._document.part
        notes = Part(PackURI("/word/footnotes.xml"), _FOOTNOTES, content.encode(), part.package)
        part.relate_to(notes, f"{_RELATIONS}/footnotes")


_SEPARATORS = (
    '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
    '<w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:r><w:continuationSeparator/></w:r></w:p>'
    "</w:footnote>"
)
_REFERENCE = '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteRef/></w:r>'


def _note_run(run: TextRun) -> str:
    """Return a run of a footnote; where a link leads stands behind it."""
    there = f"（{run.link}）" if run.link and run.link != run.text else ""
    lines = escape(run.text + there).split("\n")
    text = "<w:br/>".join(f'<w:t xml:space="preserve">{line}</w:t>' for line in lines)
    return f"<w:r>{text}</w:r>"


def _element(xml: str) -> Any:
    from docx.oxml.ns import nsdecls
    from docx.oxml.parser import parse_xml

    name, _, rest = xml.partition(" ")
    return parse_xml(f"{name} {nsdecls('w', 'r')} {rest}")
