"""Captions below pictures, as HTML outside a figure -> the captions of the pictures."""

from __future__ import annotations

import re

from newsgen.takeover.lines import OldLine, with_code

_CAPTION = re.compile(
    r" {0,3}<figcaption[^<>]{0,200}>\s*((?:[^<>\n]|<br\s?/?>){1,500}?)\s*</figcaption>[ \t]*", re.IGNORECASE
)
_BREAK = re.compile(r"<br\s?/?>", re.IGNORECASE)
_BETWEEN = "\u3000"  # the lines of a caption, which has one
_PICTURE = re.compile(r"( {0,3}!\[[^\[\]\n]{0,300}\]\([^\s()<>\"']{1,1000})\)[ \t]*")
_FIGURE = re.compile(r"<(/?)figure\b", re.IGNORECASE)


def with_captions(lines: list[OldLine]) -> list[OldLine]:
    """Return lines in which each caption is that of the picture right above it; without one it is a text.

    In a figure, captions stay as they are.
    """
    made: list[OldLine] = []
    depth = 0
    for line, is_code in with_code(lines):
        caption = None if is_code or depth else _CAPTION.fullmatch(line.text)
        if caption is None:
            depth += 0 if is_code else sum(-1 if end else 1 for end in _FIGURE.findall(line.text))
            made.append(line)
            continue
        blank = bool(made) and not made[-1].text.strip()
        above = made[-1 - blank] if len(made) > blank else None
        picture = _PICTURE.fullmatch(above.text) if above else None
        said = _BETWEEN.join(part.strip() for part in _BREAK.split(caption[1]))
        if above and picture and '"' not in said:
            made[-1 - blank] = above._replace(text=f'{picture[1]} "{said}")')
        else:
            made.append(line._replace(text=said))
    return made
