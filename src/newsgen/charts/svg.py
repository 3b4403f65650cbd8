"""Elements of SVG, whatever their texts hold; lengths along the page are shares of its width.

So a chart fits a phone and a desk without its letters being scaled: what is as wide as the page is given in
percent, what is as high as a letter in pixels. Shapes that cannot be given in percent, lines and ribbons, lie
in an `svg` of their own that is stretched.
"""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element, SubElement, tostring

#: What XML 1.0 (section 2.2) cannot hold at all, not even escaped.
NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")

#: The width of a phone's page, in pixels: what labels have to do with. A column is half a Han character.
NARROW = 320
COLUMN = 6.5
#: From one line of text to the next.
LINE = 19


def picture(ident: str, title: str, description: str) -> Element:
    """Return an empty picture, which is told by its title and a description."""
    given = {
        "class": "chart-picture",
        "role": "img",
        "aria-labelledby": f"{ident}-title {ident}-text",
        "width": "100%",
    }
    root = Element("svg", given)
    add(root, "title", title, id=f"{ident}-title")
    add(root, "desc", description, id=f"{ident}-text")
    return root


def finished(root: Element, height: float) -> str:
    """Return a picture of a height as text."""
    root.set("height", number(height))
    return tostring(root, encoding="unicode")


def add(parent: Element, name: str, text: str = "", **attributes: str) -> Element:
    """Add an element. Names of attributes are written with `_` for `-`, and `kind` for `class`."""
    given = {
        ("class" if key == "kind" else key if key == "viewBox" else key.replace("_", "-")): value
        for key, value in attributes.items()
    }
    element = SubElement(parent, name, given)
    if text:
        element.text = NOT_XML.sub("", text)
    return element


def stretched(parent: Element, x: float, y: float, width: float, height: float) -> Element:
    """Add room for shapes that are given in thousandths of its width, and in pixels of its height."""
    return add(
        parent,
        "svg",
        x=percent(x),
        y=number(y),
        width=percent(width),
        height=number(height),
        viewBox=f"0 0 1000 {number(height)}",
        preserveAspectRatio="none",
    )


def write(
    parent: Element, text: str, x: float, y: float, *, kind: str = "", end: str = "", dx: float = 0
) -> None:
    """Write a line of text at a share of the width: its beginning, or its `middle` or `end`."""
    given = {"x": percent(x), "y": number(y)}
    if kind:
        given["kind"] = kind
    if end:
        given["text_anchor"] = end
    if dx:
        given["dx"] = number(dx)
    add(parent, "text", text, **given)


def percent(share: float) -> str:
    """Return a share of the width, given in percent."""
    return f"{number(share)}%"


def number(value: float) -> str:
    """Return a length, to the hundredth."""
    return f"{round(value, 2) + 0:.2f}".rstrip("0").rstrip(".")


def columns(text: str) -> int:
    """Return how many columns a text takes: a Han character two, a letter one."""
    return sum(map(_width, text))


def shortened(text: str, most: int) -> str:
    """Return a text of at most so many columns; one that was longer ends with an ellipsis."""
    if columns(text) <= most:
        return text
    kept, taken = [], 1
    for character in text:
        taken += _width(character)
        if taken > most:
            break
        kept.append(character)
    return f"{''.join(kept).rstrip()}…"


def lines(text: str, first: int, most: int) -> list[str]:
    """Return a text in one or two lines: at most `first` columns in one, `most` in each of two."""
    if columns(text) <= first:
        return [text]
    head = shortened(text, most + 1).removesuffix("…") if columns(text) > most else text
    at = head.rfind(" ")
    if text.startswith(head) and text != head and at > len(head) // 2 and text[len(head)] != " ":
        head = head[:at]
    rest = text[len(head) :].lstrip()
    return [head.rstrip(), shortened(rest, first)] if rest else [head, ""]


def _width(character: str) -> int:
    from wcwidth import wcwidth  # with tables that a build without charts need not wait for

    return max(wcwidth(character), 0)
