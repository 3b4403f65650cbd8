"""A large first character is a paragraph of its own in Word: put back before the words that it begins."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from newsgen.word.runs import text_of
from newsgen.word.styles import W

_SET_LARGE = ("drop", "margin")


def join_drop_caps(root: Element) -> None:
    """Put the runs of each paragraph that is only a large character into the one after it."""
    for parent in [root, *root.iter(f"{W}tc"), *root.iter(f"{W}body"), *root.iter(f"{W}txbxContent")]:
        kept: list[Element] = []
        large: Element | None = None
        for child in [*parent]:
            is_large = child.tag == f"{W}p" and _is_large(child)
            if large is not None and child.tag == f"{W}p" and not is_large:
                at = 1 if child.find(f"{W}pPr") is not None else 0
                child[at:at] = [run for run in large if run.tag != f"{W}pPr"]
            elif large is not None:
                kept.append(large)
            large = child if is_large else None
            if not is_large:
                kept.append(child)
        parent[:] = kept if large is None else [*kept, large]


def _is_large(paragraph: Element) -> bool:
    frame = paragraph.find(f"{W}pPr/{W}framePr")
    return frame is not None and frame.get(f"{W}dropCap") in _SET_LARGE and bool(text_of(paragraph).strip())
