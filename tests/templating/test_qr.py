from __future__ import annotations

import re

import zxingcpp
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageDraw

from newsgen.templating.qr import qr_code

_SIDE = re.compile(r'viewBox="0 0 (\d+) \1"')
_LINE = re.compile(r"m(-?\d+) (-?\d+)h(\d+)")


def _drawn(svg: str) -> Image.Image:
    """Draw the lines of the code, each module three pixels wide."""
    side = _SIDE.search(svg)
    assert side
    picture = Image.new("L", (int(side[1]) * 3,) * 2, 255)
    pen = ImageDraw.Draw(picture)
    column, row = 0, 0
    for right, down, length in (map(int, line.groups()) for line in _LINE.finditer(svg)):
        column, row = column + right, row + down
        pen.rectangle([column * 3, row * 3, (column + length) * 3 - 1, row * 3 + 2], fill=0)
        column += length
    return picture


@given(st.text("abcdefghijklmnopqrstuvwxyz0123456789-/%", max_size=600))
def test_an_address_of_any_length_is_read_from_its_code(path: str) -> None:
    address = f"https://example.org/{path}"
    assert [code.text for code in zxingcpp.read_barcodes(_drawn(qr_code(address)))] == [address]


def test_four_modules_of_white_are_around_a_code() -> None:
    picture = _drawn(qr_code("https://example.org/"))
    dark = picture.point([255] * 255 + [0]).getbbox()
    assert dark == (12, 12, picture.width - 12, picture.height - 12)
