"""Holds HTML against the rules that public editors for WeChat have written down (`wechat_rules.py`)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import html as lxml_html

from newsgen.export.wechat_rules import ATTRIBUTES, DISPLAYS, ELEMENTS, LINKS, PROPERTIES, RULES

_DECLARATION = re.compile(r"\s*([\w-]+)\s*:\s*(.+?)\s*(?:;|$)")


def broken_rules(html: str) -> list[str]:
    """Return what of a fragment WeChat's editor would not keep: the name of the rule, and the place."""
    found = list(_broken(html))
    assert {rule.partition(":")[0] for rule in found} <= RULES.keys()
    return found


def _broken(html: str) -> Iterator[str]:
    roots = lxml_html.fragments_fromstring(html)
    if len(roots) != 1 or isinstance(roots[0], str):
        yield "one-piece: several roots"
        return
    for element in roots[0].iter():
        name = str(element.tag)
        if name not in ELEMENTS:
            yield f"elements: {name}"
        for attribute in element.attrib:
            if attribute in ("width", "height"):
                yield f"pictures: {attribute}"
            elif attribute != "style" and attribute not in ATTRIBUTES.get(name, ()):
                yield f"attributes: {name} {attribute}"
        style = dict(_DECLARATION.findall(element.get("style", "")))
        yield from _style(name, style)
        if name == "p" and "color" not in style:
            yield f"colour: {element.text_content()[:20]}"
        if name == "a":
            target = element.get("href", "")
            if target.startswith("#") or not target:
                yield f"anchors: {target}"
            elif not target.startswith(LINKS):
                yield f"links: {target}"
        if name == "img" and not element.get("src", "").startswith(("https://", "http://")):
            yield f"pictures: {element.get('src')}"
        if name == "li" and (element.find(".//ul") is not None or element.find(".//ol") is not None):
            yield "nested-lists: a list within an item"
        if name == "pre" and ("\n" in element.text_content() or "  " in element.text_content()):
            yield f"code: {element.text_content()!r}"


def _style(name: str, style: dict[str, str]) -> Iterator[str]:
    for prop, value in style.items():
        if prop not in PROPERTIES or (prop == "display" and value not in DISPLAYS):
            yield f"properties: {name} {prop}: {value}"
        if re.search(r"\b(?:var|calc|light-dark|clamp)\(|currentcolor", value, re.IGNORECASE):
            yield f"variables: {prop}: {value}"
