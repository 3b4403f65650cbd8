"""Tables: GFM's, but a bar in code or in `-{ }-` divides no cells, and no cell is lost."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element, SubElement

from newsgen.markup.document import DocumentParts, Remark
from newsgen.markup.variants import VARIANT
from newsgen.problems import message

_RULE = re.compile(r"\|? *+:?-++:? *+(?:\| *+:?-++:? *+)*+\|?$")
_TICKS = re.compile("`++")
_CUT = re.compile(rf"\\.|{VARIANT}|(`++)|(\|)", re.DOTALL)


class OpenTable:
    """One that is open: its columns, and the rows so far."""

    def __init__(self, aligned: list[str], head: list[str], number: int) -> None:
        self._aligned = aligned
        self._rows = [(head, number)]

    def row(self, line: str, number: int) -> None:
        """Take a line."""
        self._rows.append((_cells(line), number))

    def close(self, parent: Element, document: DocumentParts) -> None:
        """Add the table to its container."""
        table = SubElement(parent, "table")
        body = None
        for index, (cells, number) in enumerate(self._rows):
            if index == 1:
                body = SubElement(table, "tbody")
            row = SubElement(SubElement(table, "thead") if body is None else body, "tr")
            if len(cells) > len(self._aligned):
                document.remarks.append(_surplus(number, len(cells), len(self._aligned)))
            padded = [*cells, *[""] * (len(self._aligned) - len(cells))]
            for place, text in enumerate(padded):
                cell = SubElement(row, "td" if index else "th")
                if place < len(self._aligned) and (align := self._aligned[place]):
                    cell.set("align", align)
                cell.text = text
                document.lines[cell] = number


def begun_table(head: str, rule: str, number: int) -> OpenTable | None:
    """Return the table that a line begins, with its head `number`, if the line below it is the rule."""
    if "|" not in rule or not _RULE.match(rule.rstrip()):
        return None
    columns, cells = _cells(rule), _cells(head)
    if len(columns) != len(cells):
        return None
    sides = {(True, False): "left", (False, True): "right", (True, True): "center"}
    aligned = [sides.get((column.startswith(":"), column.endswith(":")), "") for column in columns]
    return OpenTable(aligned, cells, number)


def _cells(line: str) -> list[str]:
    text = line.strip(" ")
    cells: list[str] = []
    start = at = 1 if text.startswith("|") else 0
    ticks = _places(text) if "`" in text else {}
    while match := _CUT.search(text, at):
        at = match.end()
        if match[1]:
            later = ticks[len(match[1])]
            while later and later[-1] < at:
                later.pop()
            at = later[-1] + len(match[1]) if later else at
        elif match[2]:
            cells.append(text[start : match.start()])
            start = at
    if text[start:].strip():
        cells.append(text[start:])
    return [cell.strip(" ").replace("\\|", "|") for cell in cells]


def _places(text: str) -> dict[int, list[int]]:
    """Return where runs of each number of backticks stand, the last first."""
    places: dict[int, list[int]] = {}
    for match in reversed(list(_TICKS.finditer(text))):
        places.setdefault(len(match[0]), []).append(match.start())
    return places


def _surplus(number: int, cells: int, columns: int) -> Remark:
    return Remark(
        number,
        message(
            "this row has {cells} cells, but the table has {columns} columns",
            cells=str(cells),
            columns=str(columns),
        ),
        message("put `\\|` for a bar that does not divide cells, or give the table another column"),
    )
