"""A part of a Word file -> one that mammoth reads whole, and what an article shall not have of it.

mammoth passes over what has no meaning in HTML: phonetic guides, formulas, automatic numbers, text boxes of
newer files; and it takes hidden text for text. What it would lose is written here as it can read it, what
is not to be published is taken out, and an editor hears of both.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from xml.etree.ElementTree import Element, SubElement

from newsgen.problems import sentence
from newsgen.word.aside import Aside
from newsgen.word.formula import M, on_one_line
from newsgen.word.numbering import ListNumber, Numbering
from newsgen.word.styles import Styles, W

MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_RUBY = sentence("paragraph {place}: a phonetic guide was left out: {text}")
_HIDDEN = sentence("paragraph {place}: hidden text was left out: {text}")
_STRUCK = sentence("paragraph {place}: struck text was left out: {text}")
_DELETED = sentence("paragraph {place}: text that a tracked change deletes was left out: {text}")
_INSERTED = sentence("paragraph {place}: text that a tracked change inserts was taken over: {text}")
_FORMULA = sentence("paragraph {place}: a formula was written on one line: {text}")
_BOX = sentence("paragraph {place}: the text of a box was put behind the paragraph: {text}")
_NESTED = sentence("paragraph {place}: a table within a table became lines of its cell: {text}")
_COMMENT = sentence("paragraph {place}: a comment was left out: {text}")
_PROPERTIES = frozenset(
    f"{W}{name}" for name in ("pPr", "rPr", "tblPr", "tblGrid", "trPr", "tcPr", "sectPr", "sdtPr")
)
#: Around text, and nothing to whoever reads it; mammoth knows some of them.
_AROUND = frozenset(f"{W}{name}" for name in ("fldSimple", "customXml", "smartTag", "bdo", "dir"))
_TEXTS = (f"{W}t", f"{W}delText", f"{M}t")
_FIELD = (f"{W}fldChar", f"{W}instrText")
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

    def rewrite(self, root: Element) -> None:
        """Rewrite a part in its place."""
        root[:] = self._all(root)
        self._number(root)

    def _all(self, parent: Element) -> list[Element]:
        return [new for child in parent for new in self._one(child)]

    def _one(self, element: Element) -> Iterable[Element]:
        """Return what stands in the place of an element."""
        tag = element.tag
        if tag in _PROPERTIES:
            return (element,)
        for name, relation in element.attrib.items():
            if name.startswith(_R):
                self.places.setdefault(relation, self._place)
        if tag == f"{W}p":
            return self._a_paragraph(element)
        if tag == f"{W}r":
            return self._a_run(element)
        if tag == f"{W}ruby":
            return self._a_ruby(element)
        if tag in (f"{W}del", f"{W}moveFrom") or (
            tag == f"{W}tr" and element.find(f"{W}trPr/{W}del") is not None
        ):
            self._tell(_DELETED, text_of(element))
            return ()
        if tag in (f"{W}ins", f"{W}moveTo"):
            self._tell(_INSERTED, text_of(element))
            return self._all(element)
        if tag in (f"{M}oMath", f"{M}oMathPara"):
            written = on_one_line(element)
            self._tell(_FORMULA, written)
            return (_run(written),)
        if tag == f"{MC}AlternateContent":
            return self._alternatives(element)
        if tag == f"{W}txbxContent":
            outside, self._paragraph = (self._paragraph, self._place), None
            inner = self._all(element)
            self._paragraph, self._place = outside
            if any(map(text_of, inner)):
                self._tell(_BOX, "".join(map(text_of, inner)))
                self._boxes += inner
            return ()
        if tag == f"{W}commentReference":
            said = self._comments.pop(element.get(f"{W}id", ""), "")
            self._tell(_COMMENT, said)
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

    def _a_paragraph(self, paragraph: Element) -> Iterator[Element]:
        outer, self._boxes = self._boxes, []
        self._paragraph = paragraph
        opening = "".join(text_of(paragraph).split())[:_OPENING]
        self._place = f"{len(self.paragraphs) + 1}" + (f" 「{opening}…」" if opening else "")
        slot = len(self.paragraphs)
        self.paragraphs.append((self._place, ""))
        place = self._place
        paragraph[:] = self._all(paragraph)
        said = text_of(paragraph)
        self.paragraphs[slot] = (place, said)
        number = self._numbering.next(paragraph) if said.strip() else None
        if number is not None:
            self._numbers[paragraph] = number
        boxes, self._boxes = self._boxes, outer
        yield paragraph
        yield from boxes

    def _a_run(self, run: Element) -> Iterator[Element]:
        struck = self._styles.says(run, self._paragraph, "strike", "dstrike")
        if struck or self._styles.says(run, self._paragraph, "vanish"):
            self._tell(_STRUCK if struck else _HIDDEN, text_of(run))
            run[:] = [child for child in run if child.tag in _FIELD]
        else:
            run[:] = self._all(run)
        if len(run):
            yield run

    def _a_ruby(self, ruby: Element) -> list[Element]:
        base, guide = ruby.find(f"{W}rubyBase"), ruby.find(f"{W}rt")
        if base is None:
            return []
        if guide is not None:
            self._tell(_RUBY, f"{text_of(base)} ({text_of(guide)})", apart="　")
        return self._all(base)

    def _alternatives(self, element: Element) -> list[Element]:
        """Return what every reader knows of alternatives, and the text of that which only newer ones know."""
        choice, fallback = element.find(f"{MC}Choice"), element.find(f"{MC}Fallback")
        known = [] if fallback is None else list(fallback)
        newer = [] if choice is None else list(choice)
        boxes = [box for each in newer for box in each.iter(f"{W}txbxContent")]
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
                    line.append(_run("\u3000"))
                for paragraph in cell.iter(f"{W}p"):
                    line.extend(child for child in paragraph if child.tag != f"{W}pPr")
            lines.append(line)
        self._place = outside
        self._tell(_NESTED, "\n".join(map(text_of, lines)))
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

    def _number(self, root: Element) -> None:
        """Write the numbers of paragraphs as text, but for lists that Markdown numbers alike."""
        for parent in [root, *root.iter()]:
            group: list[Element] = []
            for child in [*parent, None]:
                if child is not None and child in self._numbers:
                    group.append(child)
                    continue
                if group and child is not None and child.tag == f"{W}p" and not text_of(child).strip():
                    continue  # the library passes over it, and goes on with the list
                if not self._is_list(group):
                    for paragraph in group:
                        _write(self._numbers[paragraph], paragraph)
                for paragraph in group:
                    del self._numbers[paragraph]
                group = []

    def _is_list(self, group: Sequence[Element]) -> bool:
        counts: dict[int, int] = {}
        for paragraph in group:
            number = self._numbers[paragraph]
            if number.text and (not number.plain or self._styles.is_heading(paragraph)):
                return False
            counts = {level: count for level, count in counts.items() if level <= number.level}
            counts[number.level] = counts.get(number.level, 0) + 1 if number.text else 0
            if number.count != counts[number.level]:
                return False
        return True


def text_of(element: Element) -> str:
    """Return the text of an element, that of deleted and hidden runs too."""
    return "".join(
        each.text or "" if each.tag in _TEXTS else "\t" if each.tag == f"{W}tab" else ""
        for each in element.iter()
    )


def _run(text: str) -> Element:
    run = Element(f"{W}r")
    SubElement(run, f"{W}t").text = text
    return run


def _write(number: ListNumber, paragraph: Element) -> None:
    if not number.text:
        return
    properties = paragraph.find(f"{W}pPr")
    if properties is None:
        properties = Element(f"{W}pPr")
        paragraph.insert(0, properties)
    for old in properties.findall(f"{W}numPr"):
        properties.remove(old)
    none = SubElement(properties, f"{W}numPr")
    SubElement(none, f"{W}ilvl").set(f"{W}val", "0")
    SubElement(none, f"{W}numId").set(f"{W}val", "0")
    gap = " " if number.text[-1].isascii() and number.text[-1] not in "）)" else ""
    paragraph.insert(1, _run(number.text + gap))
