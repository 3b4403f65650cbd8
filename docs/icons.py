"""Draws the theme's icons in `static/`, after `static/favicon.svg`: python docs/icons.py.

They are files of the theme, made once; a site that has another favicon.svg puts its own beside it.
"""

from __future__ import annotations

from pathlib import Path

from PIL import Image, ImageDraw

_STATIC = Path(__file__).parents[1] / "static"
_FINE = 4  # drawn so many times as large, and made smaller: Pillow's edges are steps
_GRID = 32  # the side of the SVG's view box
_GROUND, _TOWERS, _RIVER = "#0e4f5a", "#ffffff", "#9fd3d6"
# The cubic curves of the river: start, two handles, end.
_CURVES = (
    ((5, 24), (8, 21.4), (10, 21.4), (13, 24)),
    ((13, 24), (16, 26.6), (18, 26.6), (21, 24)),
    ((21, 24), (25, 20), (25, 21.7), (27, 23)),
)


def icon(size: int, edge: float) -> Image.Image:
    """Return the icon, square, for phones round its corners; `edge` is the share that is left free."""
    scale = size * _FINE / _GRID * (1 - 2 * edge)
    shift = size * _FINE * edge
    image = Image.new("RGB", (size * _FINE, size * _FINE), _GROUND)
    draw = ImageDraw.Draw(image)

    def at(x: float, y: float) -> tuple[float, float]:
        return shift + x * scale, shift + y * scale

    for left, top in ((7, 14), (14, 11), (21, 7)):
        draw.rectangle((*at(left, top), *at(left + 4, 19)), fill=_TOWERS)
    river = [at(*_point(curve, step / 40)) for curve in _CURVES for step in range(41)]
    width = 1.1 * scale
    for x, y in river:  # a round pen
        draw.ellipse((x - width, y - width, x + width, y + width), fill=_RIVER)
    draw.line(river, fill=_RIVER, width=round(2 * width))
    return image.resize((size, size), Image.Resampling.LANCZOS).quantize(32)


def _point(curve: tuple[tuple[float, float], ...], t: float) -> tuple[float, float]:
    weights = ((1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t**2 * (1 - t), t**3)
    x, y = (
        sum(weight * point[axis] for weight, point in zip(weights, curve, strict=True)) for axis in (0, 1)
    )
    return x, y


if __name__ == "__main__":
    for name, size in (("apple-touch-icon", 180), ("icon-192", 192), ("icon-512", 512)):
        icon(size, 0.1).save(_STATIC / f"{name}.png", optimize=True)
