"""Ribbons from what is on the left to what is on the right, as wide as what flows (a Sankey diagram)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from xml.etree.ElementTree import Element

from msgspec import Struct

from newsgen.charts.chart import Chart, ChartWords
from newsgen.charts.svg import COLUMN, LINE, NARROW, add, number, shortened, stretched, write

_MOST = 10  # nodes on a side; more are one, which says how many they are
_ALL = 300.0  # pixels for all that flows
_SLOT = 2.0 * LINE  # the least room of a node: its name, and its sum
_GAP = 8.0
_NODE = 6.0
_COLUMNS = int(NARROW / COLUMN / 2) - 3

FlowLink = tuple[str, str, Decimal]


class _Node(Struct):
    """A place on one side: where it begins, and how much of its height has been used by ribbons."""

    total: Decimal
    y: float = 0.0
    used: float = 0.0


def flow(root: Element, chart: Chart, words: ChartWords) -> float:
    """Draw the ribbons of positive values; return the height."""
    links = _folded(
        [
            (row.labels[0], row.labels[1], value)
            for row in chart.rows
            if (value := row.cells[0].value) is not None and value > 0
        ],
        words,
    )
    write(root, shortened(chart.heads[0], _COLUMNS), 0, LINE - 5, kind="chart-axis")
    write(root, shortened(chart.heads[1], _COLUMNS), 100, LINE - 5, kind="chart-axis", end="end")
    whole = sum((value for _, _, value in links), Decimal(0)) or Decimal(1)
    scale = _ALL / float(whole)
    sides = [_nodes(links, side, scale) for side in (0, 1)]
    height = max(
        (node.y + max(float(node.total) * scale, _SLOT) for nodes in sides for node in nodes.values()),
        default=float(LINE),
    )
    inner = stretched(root, 0, 0, 100, height)
    places = [{name: at for at, name in enumerate(nodes)} for nodes in sides]
    for source, target, value in sorted(links, key=lambda link: (places[0][link[0]], places[1][link[1]])):
        start, end = sides[0][source], sides[1][target]
        thick = float(value) * scale
        ribbon = add(inner, "path", kind="chart-flow", d=_ribbon(start, end, thick))
        ribbon.set("data-value", f"{value:f}")
        start.used += thick
        end.used += thick
    for side, nodes in enumerate(sides):
        for name, node in nodes.items():
            _draw_node(root, name, node, words.worded(node.total, chart.unit), scale, is_right=side == 1)
    return height + 6


def _folded(links: Sequence[FlowLink], words: ChartWords) -> list[FlowLink]:
    """Return links between at most so many nodes on each side, those between the same two as one."""
    kept: list[Mapping[str, str]] = []
    for side in (0, 1):
        ranked = sorted(_sums(links, side).items(), key=_rank)
        names = [name for name, _ in ranked]
        rest = names[_MOST - 1 :] if len(names) > _MOST else []
        kept.append({name: words.others(len(rest)) if name in rest else name for name in names})
    found: dict[tuple[str, str], Decimal] = {}
    for source, target, value in links:
        key = kept[0][source], kept[1][target]
        found[key] = found.get(key, Decimal(0)) + value
    return [(source, target, value) for (source, target), value in found.items()]


def _rank(node: tuple[str, Decimal]) -> tuple[Decimal, str]:
    name, total = node
    return -total, name


def _sums(links: Iterable[FlowLink], side: int) -> dict[str, Decimal]:
    sums: dict[str, Decimal] = {}
    for source, target, value in links:
        name = target if side else source
        sums[name] = sums.get(name, Decimal(0)) + value
    return sums


def _nodes(links: Sequence[FlowLink], side: int, scale: float) -> dict[str, _Node]:
    """Return the nodes of a side from above, the largest first."""
    ranked = sorted(_sums(links, side).items(), key=_rank)
    nodes: dict[str, _Node] = {}
    y = float(LINE) + _GAP
    for name, total in ranked:
        nodes[name] = _Node(total, y)
        y += max(float(total) * scale, _SLOT) + _GAP
    return nodes


def _ribbon(start: _Node, end: _Node, thick: float) -> str:
    above = start.y + start.used, end.y + end.used
    left, right = map(number, above)
    low_left, low_right = (number(y + max(thick, 1.0)) for y in above)
    return (
        f"M0 {left}C500 {left} 500 {right} 1000 {right}"
        f"V{low_right}C500 {low_right} 500 {low_left} 0 {low_left}Z"
    )


def _draw_node(root: Element, name: str, node: _Node, value: str, scale: float, *, is_right: bool) -> None:
    shape = add(root, "rect", kind="chart-1", x="100%" if is_right else "0", y=number(node.y))
    shape.set("width", number(_NODE))
    shape.set("height", number(max(float(node.total) * scale, 1.0)))
    if is_right:
        shape.set("transform", f"translate({number(-_NODE)})")
    x, end, dx = (100.0, "end", -_NODE - 6) if is_right else (0.0, "", _NODE + 6)
    write(root, shortened(name, _COLUMNS), x, node.y + LINE - 5, kind="chart-label", end=end, dx=dx)
    write(root, value, x, node.y + 2 * LINE - 5, kind="chart-value", end=end, dx=dx)
