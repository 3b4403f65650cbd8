"""content/style.yaml -> the house style: what is to be written otherwise."""

from __future__ import annotations

from pathlib import Path

from newsgen.hanzi import fold
from newsgen.library.registry_fields import STYLE
from newsgen.model import HouseStyle, StyleWord
from newsgen.problems import Problem, Report
from newsgen.textfile import read_text
from newsgen.yamlfile import FieldReader, read_fields

#: Where a newsroom says how it writes.
STYLE_FILE = "content/style.yaml"


def read_style(site: Path) -> tuple[HouseStyle, tuple[Problem, ...]]:
    """Return the house style of a site, an empty one where there is no such file; and what is wrong in it."""
    report = Report(STYLE_FILE)
    path = site / STYLE_FILE
    text = read_text(path, report) if path.exists() else None
    fields = read_fields(text, report) if text is not None else None
    if fields is None:
        return HouseStyle(), report.problems
    reader = FieldReader(fields, report, STYLE)
    style = HouseStyle(_words(reader, "words"), _words(reader, "units"), reader.choice("dates"))
    reader.finish()
    return style, report.problems


def _words(reader: FieldReader, name: str) -> tuple[StyleWord, ...]:
    """Read a list of words to avoid; an entry that can mean nothing is a problem, and left out."""
    words: list[StyleWord] = []
    known: dict[str, int] = {}
    for entry in reader.mappings(name):
        avoid, write = entry.texts("avoid"), entry.text("write")
        word = StyleWord(avoid, write, entry.text("why"), entry.texts("unless"), entry.fields.line)
        entry.finish()
        if not avoid:
            entry.report.error(
                entry.fields.line,
                "an entry names the word to avoid",
                "for example `- {{avoid: 龍頭企業, write: 領軍企業}}`",
            )
            continue
        for spelling in avoid:
            if fold(spelling) == fold(write):
                entry.report.error(
                    entry.line("avoid"),
                    "`{word}` is to be avoided and to be written",
                    "the two scripts count as one: name it once, or write something else instead",
                    word=spelling,
                )
            elif name == "words" and len(spelling) == 1 and not spelling.isascii():
                entry.report.error(
                    entry.line("avoid"),
                    "`{word}` is one character, which stands in many words",
                    "name the words in which it is to be avoided",
                    word=spelling,
                )
            elif fold(spelling) in known:
                entry.report.error(
                    entry.line("avoid"),
                    "`{word}` is in this list twice, first in line {first}",
                    "take one of them out",
                    word=spelling,
                    first=str(known[fold(spelling)]),
                )
            else:
                known[fold(spelling)] = entry.line("avoid")
        words.append(word)
    return tuple(words)
