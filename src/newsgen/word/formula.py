"""A formula of Word (OMML, ECMA-376 part 1, 22.1) -> one line, as people type it: (b-a)/a, x^2, √(2)."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from newsgen.word.styles import W

M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"


def on_one_line(element: Element) -> str:
    """Return what a formula says; no letter or figure of it is lost."""
    name = element.tag.removeprefix(M)
    if name in ("t", f"{W}t"):
        return element.text or ""
    if name in ("f", "sSup", "sSub", "sSubSup", "sPre", "rad", "nary", "d", "limLow", "limUpp", "m", "eqArr"):
        return _structure(name, element)
    return "".join(map(on_one_line, element))


def _structure(name: str, element: Element) -> str:
    def part(child: str) -> str:
        return "".join(map(on_one_line, element.findall(f"{M}{child}")))

    sub, sup = mark("_", part("sub")), mark("^", part("sup"))
    if name == "f":
        return f"{whole(part('num'))}/{whole(part('den'))}"
    if name == "rad":
        return f"{part('deg')}√{whole(part('e'))}"
    if name == "nary":
        return f"{_sign(element, 'chr', '∫')}{sub}{sup} {part('e')}"
    if name == "d":
        inside = _sign(element, "sepChr", "|").join(map(on_one_line, element.findall(f"{M}e")))
        return f"{_sign(element, 'begChr', '(')}{inside}{_sign(element, 'endChr', ')')}"
    if name in ("limLow", "limUpp"):
        return part("e") + mark("_" if name == "limLow" else "^", part("lim"))
    if name == "m":
        rows = element.findall(f"{M}mr")
        return "; ".join(", ".join(map(on_one_line, row.findall(f"{M}e"))) for row in rows)
    if name == "eqArr":
        return "; ".join(map(on_one_line, element.findall(f"{M}e")))
    return f"{sub}{sup}{part('e')}" if name == "sPre" else f"{part('e')}{sub}{sup}"


def _sign(element: Element, name: str, otherwise: str) -> str:
    found = element.find(f"{M}naryPr/{M}{name}" if name == "chr" else f"{M}dPr/{M}{name}")
    return otherwise if found is None else found.get(f"{M}val", "")


def mark(sign: str, text: str) -> str:
    """Return text with a sign that says where it stands (`^`, `_`); nothing for nothing."""
    return f"{sign}{whole(text)}" if text else ""


def whole(text: str) -> str:
    """Return text as one operand: in brackets, unless it is one without them."""
    return text if len(text) == 1 or text.isalnum() else f"({text})"
