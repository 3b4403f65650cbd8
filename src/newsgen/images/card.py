"""What a preview of an article shows elsewhere: its title, the site, the source, as a PNG."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from io import BytesIO

from PIL import Image, ImageDraw

from newsgen.images.fonts import CardFont
from newsgen.images.lines import lines_of
from newsgen.images.names import CARD_SIZE, CardText

_PAPER, _INKS = (0xFC, 0xFB, 0xF8), ((0x1C, 0x1F, 0x22), (0x0E, 0x4F, 0x5A), (0x57, 0x5C, 0x61))
_TITLE, _SITE, _SOURCE = range(3)  # the ink of each
_SHADES = 16  # of each ink, from paper to full: what the edges of letters need
_MARGIN = 80
_BAR = 20  # the height of the bar at the top
_FOOT = 520  # where the line under the title is drawn
_SMALL = 36
# The size of a title by the lines that it takes: the first that is enough.
_SIZES = ((88, 2), (76, 3), (64, 4))
_LEADING = 1.35


def draw_card(text: CardText, font: CardFont) -> bytes:
    """Return a card, of `CARD_SIZE`, in the forms of the text's edition; the same bytes for the same text."""
    width, height = CARD_SIZE
    layers = [Image.new("L", CARD_SIZE) for _ in _INKS]
    draw = [ImageDraw.Draw(layer) for layer in layers]
    draw[_SITE].rectangle((0, 0, width, _BAR), fill=255)
    title, size = _fitted(text.title or text.site, font)
    step = round(size * _LEADING)
    top = _BAR + (_FOOT - _BAR - step * len(title)) // 2
    for number, line in enumerate(title):
        # The font has one weight; a stroke of a pixel makes it that of a headline.
        draw[_TITLE].text((_MARGIN, top + number * step), line, 255, font.sized(size), stroke_width=1)
    draw[_SOURCE].rectangle((_MARGIN, _FOOT, width - _MARGIN, _FOOT + 1), fill=160)
    small, measure = font.sized(_SMALL), partial(font.measure, size=_SMALL)
    foot = _FOOT + (height - _FOOT - _SMALL) // 2 - 8
    source = _cut(text.source if text.source != text.site else "", measure, width / 2 - _MARGIN)
    start = width - _MARGIN - measure(source)
    if text.title:
        site = _cut(text.site, measure, start - 2 * _MARGIN)
        draw[_SITE].text((_MARGIN, foot), site, 255, small)
    draw[_SOURCE].text((start, foot), source, 255, small)
    return _png(layers)


def _fitted(title: str, font: CardFont) -> tuple[list[str], int]:
    """Return the lines of a title, and their size in pixels; one that is too long for all ends with `…`."""
    width = CARD_SIZE[0] - 2 * _MARGIN
    for size, most in _SIZES:
        measure = partial(font.measure, size=size)
        lines = lines_of(title, measure, width)
        if len(lines) <= most:
            return lines, size
    room = most * width
    while len(lines := lines_of(_cut(title, measure, room), measure, width)) > most:
        room -= size  # lines are seldom full
    return lines, size


def _cut(text: str, measure: Callable[[str], float], width: float) -> str:
    """Return a text as it is where it fits, else its beginning with an ellipsis."""
    if measure(text) <= width:
        return text
    room = width - measure("…")
    for at, char in enumerate(text):
        room -= measure(char)
        if room < 0:
            return f"{text[:at].rstrip()}…"
    return text


def _png(layers: list[Image.Image]) -> bytes:
    """Return layers of ink, none over another, as a PNG of few colours: small, and quick to compress."""
    image = Image.new("L", CARD_SIZE)
    palette: list[int] = []
    for number, (layer, ink) in enumerate(zip(layers, _INKS, strict=True)):
        shades = [0, *(number * _SHADES + shade for shade in range(1, _SHADES))]
        image.paste(
            layer.point([shades[value * (_SHADES - 1) // 255] for value in range(256)]),
            mask=layer.point(_ANY),
        )
        for shade in range(_SHADES):
            part = shade / (_SHADES - 1)
            palette += (round(paper + (full - paper) * part) for paper, full in zip(_PAPER, ink, strict=True))
    image.putpalette(palette)
    buffer = BytesIO()
    image.save(buffer, "PNG", compress_level=6)
    return buffer.getvalue()


_ANY = [0] * (255 // (_SHADES - 1) + 1) + [255] * (256 - 255 // (_SHADES - 1) - 1)
