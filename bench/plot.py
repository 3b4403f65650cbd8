"""How time and memory grow with the archive, as a picture."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from html import escape

_WIDTH, _HEIGHT, _LEFT, _TOP, _BOTTOM = 430, 340, 60, 40, 50
_COLOURS = ("#b3261e", "#1f5fa8", "#2e7d32", "#7b4fa0", "#8a6d00")

#: A contender's points: articles, and seconds or megabytes.
Points = Sequence[tuple[int, float]]


def growth_svg(charts: Mapping[str, Mapping[str, Points]]) -> str:
    """Return an SVG with a chart beside the other, both axes logarithmic; a grey line grows linearly."""
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH * len(charts)} {_HEIGHT}" '
        'font-family="sans-serif" font-size="12">',
        '<rect width="100%" height="100%" fill="#fff"/>',
    ]
    for number, (title, lines) in enumerate(charts.items()):
        parts.append(f'<g transform="translate({number * _WIDTH} 0)">')
        parts += _chart(title, lines)
        parts.append("</g>")
    return "\n".join([*parts, "</svg>", ""])


def _chart(title: str, lines: Mapping[str, Points]) -> list[str]:
    xs = [x for points in lines.values() for x, _ in points]
    ys = [y for points in lines.values() for _, y in points]
    left, right = math.log10(min(xs)) - 0.05, math.log10(max(xs)) + 0.05
    low, high = math.floor(math.log10(min(ys))), math.ceil(math.log10(max(ys)) + 0.01)

    def x_of(value: float) -> float:
        return _LEFT + (math.log10(value) - left) / (right - left) * (_WIDTH - _LEFT - 20)

    def y_of(value: float) -> float:
        share = (math.log10(value) - low) / (high - low)
        return _HEIGHT - _BOTTOM - share * (_HEIGHT - _TOP - _BOTTOM)

    parts = [f'<text x="{_LEFT}" y="20" font-weight="bold">{escape(title)}</text>']
    for power in range(low, high + 1):
        y = y_of(10**power)
        parts.append(f'<path d="M{_LEFT} {y:.1f}H{_WIDTH - 20}" stroke="#ddd"/>')
        parts.append(f'<text x="{_LEFT - 6}" y="{y + 4:.1f}" text-anchor="end">{10.0**power:g}</text>')
    parts += (
        f'<text x="{x_of(x):.1f}" y="{_HEIGHT - 32}" text-anchor="middle">{x:,}</text>'
        for x in sorted(set(xs))
    )
    parts.append(f'<text x="{(_LEFT + _WIDTH) / 2}" y="{_HEIGHT - 14}" text-anchor="middle">articles</text>')
    for number, (name, points) in enumerate(lines.items()):
        colour = _COLOURS[number % len(_COLOURS)]
        if number == 0 and len(points) > 1:
            (start, value), end = points[0], points[-1][0]
            linear = min(value * end / start, 10**high)
            at = start * linear / value
            parts.append(
                f'<path d="M{x_of(start):.1f} {y_of(value):.1f}L{x_of(at):.1f} {y_of(linear):.1f}" '
                'stroke="#999" stroke-dasharray="4 3"/>'
            )
        path = "L".join(f"{x_of(x):.1f} {y_of(y):.1f}" for x, y in points)
        parts.append(f'<path d="M{path}" fill="none" stroke="{colour}" stroke-width="2"/>')
        parts += (f'<circle cx="{x_of(x):.1f}" cy="{y_of(y):.1f}" r="3" fill="{colour}"/>' for x, y in points)
        label = _TOP + 8 + 16 * number
        parts.append(f'<text x="{_LEFT + 8}" y="{label}" fill="{colour}">{escape(name)}</text>')
    return parts
