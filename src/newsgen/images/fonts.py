"""The font of the cards, and the characters that it has."""

from __future__ import annotations

import struct
from bisect import bisect_right
from functools import cache, cached_property, lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from newsgen.problems import Explained, reason_of

if TYPE_CHECKING:
    from PIL.ImageFont import FreeTypeFont

# Noto Sans CJK (OFL 1.1): one file with the forms of each region, of some 44,000 characters.
_PACKAGE = "noto_cjk_sans_otc"
_FILE = "NotoSansCJK-Regular.ttc"
_FACES = {
    "zh-Hans": "Noto Sans CJK SC",
    "zh-Hant": "Noto Sans CJK TC",
    "zh-Hant-TW": "Noto Sans CJK TC",
    "zh-Hant-HK": "Noto Sans CJK HK",
}


def card_font_file() -> Path | None:
    """Return where the font is; None where `newsgen[cards]` is not installed."""
    spec = find_spec(_PACKAGE)
    file = Path(spec.origin).parent / _FILE if spec and spec.origin else None
    return file if file and file.is_file() else None


class FontUnreadable(Explained):
    """A font that is damaged."""


class CardFont:
    """The font in the forms of one edition."""

    def __init__(self, file: Path, edition: str) -> None:
        self._file = file
        self._face = _FACES[edition]

    def lacking(self, text: str) -> str:
        """Return the characters of a text that would come out as empty boxes, each once."""
        starts, ends = self._ranges
        return "".join(
            dict.fromkeys(
                char for char in text if not char.isspace() and not _covers(starts, ends, ord(char))
            )
        )

    def measure(self, text: str, size: int) -> float:
        """Return the width of a text in pixels; each character is asked for once only."""
        return sum(_advance(self._file, self._index, size, char) for char in text)

    def sized(self, size: int) -> FreeTypeFont:
        """Return the font to draw with, in pixels."""
        return _open(self._file, self._index, size)

    @cached_property
    def _index(self) -> int:
        """The place of the edition's face in the file."""
        index = 0
        while _open(self._file, index, 16).getname()[0] != self._face:  # ends with an error
            index += 1
        return index

    @cached_property
    def _ranges(self) -> tuple[list[int], list[int]]:
        return _covered(self._file, self._index)


def close_fonts() -> None:
    """Give back what the fonts that were opened hold: each size maps a file of some 20 MB."""
    _open.cache_clear()
    _advance.cache_clear()


@cache
def _advance(file: Path, index: int, size: int, char: str) -> float:
    return _open(file, index, size).getlength(char)


@lru_cache(maxsize=4)  # the sizes of one edition: each maps the file anew
def _open(file: Path, index: int, size: int) -> FreeTypeFont:
    from PIL import ImageFont

    try:
        # The other layout engine is used only where its libraries are installed; all machines have this one.
        return ImageFont.truetype(file, size, index, layout_engine=ImageFont.Layout.BASIC)
    except OSError as error:
        bytearray(file.stat().st_size)  # MemoryError where that is all: FreeType calls it an unknown format
        raise FontUnreadable(
            "the font of the cards cannot be read: {reason}", reason=reason_of(error)
        ) from error


def _covers(starts: list[int], ends: list[int], code: int) -> bool:
    at = bisect_right(starts, code) - 1
    return at >= 0 and code <= ends[at]


@cache
def card_font(file: Path, edition: str) -> CardFont:
    """Return the font in the forms of an edition, looked up once in each process."""
    return CardFont(file, edition)


def _covered(file: Path, index: int) -> tuple[list[int], list[int]]:
    """Return the first and the last code point of each range that a face of a collection has.

    From the table `cmap` in its format 12, which reaches beyond the BMP (OpenType 1.9.1, "cmap").
    """
    content = file.read_bytes()
    (face,) = struct.unpack_from(">I", content, 12 + 4 * index)
    (count,) = struct.unpack_from(">H", content, face + 4)
    tables = {
        tag: offset
        for tag, _, offset, _ in struct.iter_unpack(">4sIII", content[face + 12 : face + 12 + 16 * count])
    }
    cmap = tables[b"cmap"]
    (count,) = struct.unpack_from(">H", content, cmap + 2)
    for _, _, offset in struct.iter_unpack(">HHI", content[cmap + 4 : cmap + 4 + 8 * count]):
        at = cmap + offset
        if struct.unpack_from(">H", content, at) == (12,):
            (groups,) = struct.unpack_from(">I", content, at + 12)
            found = list(struct.iter_unpack(">III", content[at + 16 : at + 16 + 12 * groups]))
            return [start for start, _, _ in found], [end for _, end, _ in found]
    return [], []
