"""A part of a Word file -> one that mammoth reads whole, and what an article shall not have of it.

mammoth passes over what has no meaning in HTML: phonetic guides, formulas, automatic numbers, text boxes of
newer files; and it takes hidden text for text. What it would lose is written here as it can read it, what
is not to be published is taken out, and an editor hears of both.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from xml.etree.ElementTree import Element, SubElement

from newsgen.word import sentences
from newsgen.word.aside import Aside
from newsgen.word.drawn import describe, drawn_words, picture_names, take_missing
from newsgen.word.drop_caps import join_drop_caps
from newsgen.word.equation_field import field_codes
from newsgen.word.formula import M, on_one_line
from newsgen.word.numbering import ListNumber, Numbering
from newsgen.word.relations import RELATIONSHIPS
from newsgen.word.runs import run, text_of
from newsgen.word.styles import Styles, W
from newsgen.word.written_numbers import write_numbers

MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_PROPERTIES = frozenset(
    f"{W}{name}" for name in ("pPr", "rPr", "tblPr", "tblGrid", "trPr", "tcPr", "sectPr", "sdtPr")
)
#: Around text, and nothing to whoever reads it; mammoth knows some of them.
_AROUND = frozenset(f"{W}{name}" for name in ("fldSimple", "customXml", "smartTag", "bdo", "dir"))
_FIELD = (f"{W}fldChar", f"{W}instrText")
#: Where a row or a cell says that all that is in it was deleted, was inserted, or is hidden.
_ROW_DELETED = (f"{W}trPr/{W}del", f"{W}tcPr/{W}cellDel")
_ROW_INSERTED = (f"{W}trPr/{W}ins", f"{W}tcPr/{W}cellIns")
_ROW_HIDDEN = (f"{W}trPr/{W}hidden",)
_DRAWINGS = (f"{W}drawing", f"{W}pict", f"{W}object")
_NO_TEXT = (f"{W}delText",)
_GONE = (f"{W}del", f"{W}moveFrom")
#: Fonts of whose signs the library knows the characters.
_KNOWN_SIGNS = re.compile(r"Symbol|Wingdings(?: [23])?|Webdings|ZapfDingbats", re.IGNORECASE)
_OPENING = 12  # characters by which a paragraph is found again


class WordBody:
    """Goes through the parts of a document that have its text.

    `asides` gathers what is told; `paragraphs` the text of each paragraph as mammoth gets it, `places` where
    other parts of the file are referred to, by the id of the relation.
    """

    def __init__(self, styles: Styles, numbering: Numbering, comments: dict[str, str]) -> None:
        self.asides: list[Aside] = []
        self.paragraphs: list[tuple[str, str]] = []
        self.places: dict[str, str] = {}
        self._styles, self._numbering, self._comments = styles, numbering, comments
        self._place = ""
        self._paragraph: Element | None = None
        self._boxes: list[Element] = []
        self._numbers: dict[Element, ListNumber] = {}
        self._in_cell = 0
        self._coloured = False
        self._there: Mapping[str, str] = {}

    def rewrite(self, root: Element, there: Mapping[str, str]) -> None:
        """Rewrite a part in its place; `there` has what it refers to, by the id of the relation."""
        self._there = there
        join_drop_caps(root)
        self._coloured = root.find(f"{W}background") is not None
        root[:] = self._all(root)
        write_numbers(root, self._numbers, self._styles)

    def _all(self, parent: Element) -> list[Element]:
        return [new for child in parent for new in self._one(child)]

    def _one(self, element: Element) -> Iterable[Element]:
        """Return what stands in the place of an element."""
        tag = element.tag
        if tag in _PROPERTIES:
            return (element,)
        for name, relation in element.attrib.items():
            if name.startswith(RELATIONSHIPS):
                self.places.setdefault(relation, self._place)
        if tag == f"{W}p":
            return self._a_paragraph(element)
        if tag == f"{W}r":
            return self._a_run(element)
        if tag == f"{W}ruby":
            return self._a_ruby(element)
        if tag == f"{W}sym" and not _KNOWN_SIGNS.fullmatch(element.get(f"{W}font", "")):
            sign = f"{element.get(f'{W}font', '')} {element.get(f'{W}char', '')}"
            self._tell(sentences.SIGN, sign, apart="、")
            return ()
        if tag in _GONE:
            self._leave_out(sentences.DELETED, element)
            return ()
        if tag in (f"{W}ins", f"{W}moveTo"):
            self._tell(sentences.INSERTED, text_of(element, but=_NO_TEXT))
            return self._all(element)
        if tag in (f"{W}tr", f"{W}tc") and (message := _said_of(element)):
            return self._a_row(element, message)
        if tag in _DRAWINGS:
            self._drawn(element)
        if tag in (f"{M}oMath", f"{M}oMathPara"):
            self._unpublished(element)
            written = on_one_line(element)
            self._tell(sentences.FORMULA, written)
            return (run(written),)
        if tag == f"{MC}AlternateContent":
            return self._alternatives(element)
        if tag == f"{W}txbxContent":
            outside, self._paragraph = (self._paragraph, self._place), None
            inner = self._all(element)
            self._paragraph, self._place = outside
            if any(map(text_of, inner)):
                self._tell(sentences.BOX, "".join(map(text_of, inner)))
                self._boxes += inner
            return ()
        if tag == f"{W}commentReference":
            said = self._comments.pop(element.get(f"{W}id", ""), "")
            self._tell(sentences.COMMENT, said, apart=" / ")
            return ()
        if tag == f"{W}tbl" and self._in_cell:
            return self._a_nested_table(element)
        self._in_cell += tag == f"{W}tc"
        children = self._all(element)
        self._in_cell -= tag == f"{W}tc"
        if tag in _AROUND:
            return children
        element[:] = children
        return (element,)

    def _a_row(self, element: Element, message: str) -> Iterable[Element]:
        """Return a row or a cell that a tracked change or a property speaks of; an empty cell for one that
        is not to be published, so that the others keep their columns."""
        before = len(self.paragraphs)
        outside, self._place = self._place, _placed(before, element)
        if message != sentences.INSERTED:
            self._leave_out(message, element)
            self._place = outside
            return () if element.tag == f"{W}tr" else (_empty_cell(element),)
        self._tell(message, text_of(element, but=_NO_TEXT))
        self._place = outside
        element[:] = self._all(element)
        return (element,)

    def _drawn(self, element: Element) -> None:
        """Tell the words of a drawing, and of each picture that cannot be shown."""
        describe(element)
        for said in drawn_words(element):
            self._tell(sentences.PICTURED, said, apart=" ")
        for called, is_linked in take_missing(element, self._there):
            self._tell(sentences.LINKED if is_linked else sentences.PICTURE, called, apart="、")

    def _unpublished(self, formula: Element) -> None:
        """Take out of a formula what is deleted, struck or hidden, and tell it."""
        for parent in list(formula.iter()):
            for child in list(parent):
                is_run = child.tag == f"{M}r"
                if child.tag in _GONE or (
                    is_run and self._styles.says(child, None, "strike", "dstrike", "vanish")
                ):
                    self._leave_out(sentences.STRUCK if is_run else sentences.DELETED, child)
                    parent.remove(child)

    def _leave_out(self, message: str, element: Element) -> None:
        """Tell what is not to be published: text, and the pictures in it."""
        self._tell(message, text_of(element))
        for drawn in element.iter():
            for called in picture_names(drawn) if drawn.tag in _DRAWINGS else ():
                self._tell(sentences.PICTURE, called, apart="、")

    def _a_paragraph(self, paragraph: Element) -> Iterator[Element]:
        outer, self._boxes = self._boxes, []
        self._paragraph = paragraph
        self._place = _placed(len(self.paragraphs), paragraph)
        slot = len(self.paragraphs)
        self.paragraphs.append((self._place, ""))
        place = self._place
        self._write_codes(paragraph)
        paragraph[:] = self._all(paragraph)
        said = text_of(paragraph)
        self.paragraphs[slot] = (place, said)
        number = None if self._is_gone(paragraph) else self._numbering.next(paragraph)
        if number is not None and (said.strip() or self._in_cell):
            self._numbers[paragraph] = number
        boxes, self._boxes = self._boxes, outer
        yield paragraph
        yield from boxes

    def _a_run(self, run: Element) -> Iterator[Element]:
        struck = self._styles.says(run, self._paragraph, "strike", "dstrike")
        if struck or self._is_hidden(run):
            self._leave_out(sentences.STRUCK if struck else sentences.HIDDEN, run)
            run[:] = [child for child in run if child.tag in _FIELD]
        else:
            run[:] = self._all(run)
        if len(run):
            yield run

    def _is_gone(self, paragraph: Element) -> bool:
        """Whether a paragraph without text has no end either: it was deleted, or nobody sees it."""
        if text_of(paragraph).strip():
            return False
        end = paragraph.find(f"{W}pPr/{W}rPr")
        return end is not None and any(end.find(f"{W}{name}") is not None for name in ("del", "vanish"))

    def _is_hidden(self, run: Element) -> bool:
        """Whether nobody sees a run; what is white in a table or on a coloured page may well be seen."""
        if self._styles.says(run, self._paragraph, "vanish", "webHidden"):
            return True
        if self._styles.is_tiny(run, self._paragraph):
            return True
        return not (self._in_cell or self._coloured) and self._styles.is_white(run, self._paragraph)

    def _write_codes(self, paragraph: Element) -> None:
        """Write the words of fields that have them in their codes alone, each into the run that ends it."""
        for field in field_codes(paragraph):
            if field.is_equation or field.is_choice:
                SubElement(field.last, f"{W}t").text = field.text
            if field.is_choice:
                continue
            if field.guide:
                self._tell(sentences.RUBY, f"{field.text} ({field.guide})", apart="　")
            else:
                self._tell(sentences.FORMULA if field.is_equation else sentences.CODE, field.text, apart="　")

    def _a_ruby(self, ruby: Element) -> list[Element]:
        base, guide = ruby.find(f"{W}rubyBase"), ruby.find(f"{W}rt")
        if base is None:
            return []
        if guide is not None:
            self._tell(sentences.RUBY, f"{text_of(base)} ({text_of(guide)})", apart="　")
        return self._all(base)

    def _alternatives(self, element: Element) -> list[Element]:
        """Return what every reader knows of alternatives, and the text of that which only newer ones know."""
        choice, fallback = element.find(f"{MC}Choice"), element.find(f"{MC}Fallback")
        known = [] if fallback is None else list(fallback)
        newer = [] if choice is None else list(choice)
        boxes = [box for each in newer for box in each.iter(f"{W}txbxContent")]
        if known:
            for text in dict.fromkeys(text for each in newer for text in drawn_words(each)):
                self._tell(sentences.PICTURED, text, apart=" ")
        if not known:
            return [new for each in newer for new in self._one(each)]
        if boxes:
            for each in known:
                for parent in list(each.iter()):
                    parent[:] = [child for child in parent if child.tag != f"{W}txbxContent"]
        return [new for each in (*known, *boxes) for new in self._one(each)]

    def _a_nested_table(self, table: Element) -> list[Element]:
        lines: list[Element] = []
        outside = self._place
        table[:] = self._all(table)
        for row in table.iter(f"{W}tr"):
            line = Element(f"{W}p")
            for cell in row.iter(f"{W}tc"):
                if len(line):
                    line.append(run("\u3000"))
                for paragraph in cell.iter(f"{W}p"):
                    line.extend(child for child in paragraph if child.tag != f"{W}pPr")
            lines.append(line)
        self._place = outside
        self._tell(sentences.NESTED, "\n".join(map(text_of, lines)))
        return lines

    def _tell(self, message: str, text: str, apart: str = "") -> None:
        """Tell of a piece; pieces of one kind in one paragraph are told together."""
        if not text.strip():
            return
        last = self.asides[-1] if self.asides else None
        if last and (last.message, last.place) == (message, self._place):
            self.asides[-1] = Aside(message, self._place, f"{last.text}{apart}{text}")
        else:
            self.asides.append(Aside(message, self._place, text))


def _said_of(element: Element) -> str:
    """Return what is told of a row or a cell with all that is in it; nothing for most."""
    for message, paths in (
        (sentences.DELETED, _ROW_DELETED),
        (sentences.HIDDEN, _ROW_HIDDEN),
        (sentences.INSERTED, _ROW_INSERTED),
    ):
        if any(element.find(path) is not None for path in paths):
            return message
    return ""


def _placed(before: int, element: Element) -> str:
    """Return the place of an element that so many paragraphs stand before: its number and how it begins."""
    opening = "".join(text_of(element).split())[:_OPENING]
    return f"{before + 1}" + (f" 「{opening}…」" if opening else "")


def _empty_cell(cell: Element) -> Element:
    cell[:] = [*cell.findall(f"{W}tcPr"), Element(f"{W}p")]
    return cell
