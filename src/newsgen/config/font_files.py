"""Fonts that a site brings along: files of static/, and what of the site's text each is for."""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

from newsgen.yamlfile import FieldReader

# What a font may be called: a name in CSS is a string, in which these need no escape.
_NAME = re.compile(r"[\w .&'+-]{1,80}")
# CSS Fonts 4: a weight from 1 to 1000, or two of a variable font; ranges of characters.
_WEIGHT = re.compile(r"(?:[1-9]\d{0,2}|1000)(?: (?:[1-9]\d{0,2}|1000))?")
_RANGE = re.compile(r"U\+[0-9A-F?]{1,6}(?:-[0-9A-F]{1,6})?", re.IGNORECASE)
_WOFF2 = b"wOF2"  # W3C, "WOFF File Format 2.0": the first four bytes


class FontFile(NamedTuple):
    """A file of a font: `file` is its path below static/, `name` the font that it is of.

    `weight` is one of CSS, or two for a variable font; `ranges` are the characters that it has, all if empty;
    only pages of the `editions` use it, and wait for it no longer than for their style if `preload` says so.
    """

    name: str
    file: str
    weight: str
    ranges: tuple[str, ...]
    editions: tuple[str, ...]
    preload: bool


def read_font_names(reader: FieldReader, name: str) -> tuple[str, ...]:
    """Read a list of fonts; one that cannot be the name of a font is a problem."""
    return _fit(reader.texts(name), reader, name)


def _fit(fonts: tuple[str, ...], reader: FieldReader, name: str) -> tuple[str, ...]:
    for font in fonts:
        if not _NAME.fullmatch(font):
            reader.report.error(reader.line(name), "`{font}` cannot be the name of a font", font=font)
    return tuple(font for font in fonts if _NAME.fullmatch(font))


def read_font_files(reader: FieldReader, editions: tuple[str, ...], site: Path) -> tuple[FontFile, ...]:
    """Read `files` of `fonts`: entries that are wrong are problems, and left out."""
    found = []
    for entry in reader.mappings("files"):
        name = entry.text("name")
        named = _fit((name,) if name else (), entry, "name")
        file = _file(entry, site)
        weight, ranges = entry.text("weight") or "400", entry.texts("range")
        shown = entry.texts("editions") or editions
        preload = entry.flag("preload")
        entry.finish()
        for value, field, pattern in (
            (weight, "weight", _WEIGHT),
            *((each, "range", _RANGE) for each in ranges),
        ):
            if not pattern.fullmatch(value):
                entry.report.error(
                    entry.line(field),
                    "`{value}` is not a value of `{name}`",
                    "such as {example}",
                    name=field,
                    value=value,
                    example={"weight": "`400`, `200 900`", "range": "`U+4E00-9FFF`"}[field],
                )
        for edition in shown:
            if edition not in editions:
                entry.report.error(
                    entry.line("editions"),
                    "the site has no edition `{edition}`",
                    "one of: {choices}",
                    edition=edition,
                    choices=", ".join(editions),
                )
        if named and file:
            found.append(FontFile(named[0], file, weight, ranges, shown, preload))
    return tuple(found)


def _file(entry: FieldReader, site: Path) -> str:
    path = entry.text("file").removeprefix("/").removeprefix("static/")
    if not path:
        return ""
    try:
        if ".." in path.split("/"):
            raise FileNotFoundError(path)
        with (site / "static" / path).open("rb") as file:
            is_woff2 = file.read(len(_WOFF2)) == _WOFF2
    except OSError:
        entry.report.error(
            entry.line("file"),
            "the font `{target}` is not there",
            "put the file at {place}",
            target=path,
            place=f"static/{path}",
        )
        return ""
    if not is_woff2:
        entry.report.error(
            entry.line("file"),
            "the font `{target}` is not a WOFF2 file",
            "make one of it, such as by: pyftsubset FONT --flavor=woff2 --text-file=TEXT",
            target=path,
        )
    return path if is_woff2 else ""
