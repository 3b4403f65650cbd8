"""Where in a file stands what a reader sees in a text: found by marking the file and reading it again.

Markdown and YAML are not undone; instead each character in question is exchanged for a Han character that
the file does not have, a different one at each place. Where such a mark comes out of the reader, there the
character stood.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from newsgen.library import read_document
from newsgen.model import SourceFile
from newsgen.problems import Report

#: A character of a text: the text's number, and the place in it.
Spot = tuple[int, int]

_FIRST, _LAST = 0x20000, 0x2A6DF  # CJK Extension B: letters for Markdown, as the ones that they stand for
# Fields with texts that readers see; the others name things, and would name something else.
_TEXTS = ("title", "summary", "original_title", "tags", "industries", "corrections", "image", "figures")


def locate(
    file: SourceFile, characters: Iterable[str], read: Callable[[SourceFile], Sequence[str] | None]
) -> dict[Spot, int]:
    """Return where each of the characters in the texts of an article stands in its file, in characters.

    `read` gives the texts of a file, None where it cannot be read. What cannot be found is left out: a
    character that was typed as `&#24178;`, or in a field that names something.
    """
    sought = frozenset(characters)
    marks: dict[str, int] = {}
    free = (chr(point) for point in range(_FIRST, _LAST) if chr(point) not in file.text)
    pieces: list[str] = []
    done = 0
    for start, end in _parts(file):
        pieces.append(file.text[done:start])
        for offset in range(start, end):
            character = file.text[offset]
            mark = next(free, "") if character in sought else ""
            if mark:
                marks[mark] = offset
            pieces.append(mark or character)
        done = end
    pieces.append(file.text[done:])
    found: dict[Spot, int] = {}
    for number, text in enumerate(read(SourceFile(file.path, "".join(pieces))) or ()):
        for place, character in enumerate(text):
            if character in marks:
                found[number, place] = marks[character]
    return found


def _parts(file: SourceFile) -> list[tuple[int, int]]:
    """Return the spans of a file that hold texts: the values of some fields, and the body."""
    document = read_document(file, Report(file.path))
    if document is None:
        return []
    starts = [0]
    for typed in file.text.split("\n"):
        starts.append(starts[-1] + len(typed) + 1)
    body = starts[document.body_line - 1]
    lines = sorted([*document.fields.key_lines.values(), document.body_line - 1])
    parts = []
    for name, line in document.fields.key_lines.items():
        if name not in _TEXTS:
            continue
        start = file.text.find(":", starts[line - 1]) + 1
        end = starts[next((other for other in lines if other > line), line + 1) - 1]
        parts.append((start, end))
    return [*sorted(parts), (body, len(file.text))]
