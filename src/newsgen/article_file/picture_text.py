"""What is said of a picture -> the lines of an article that show it."""

from __future__ import annotations

import re

from newsgen.hanzi import script_of
from newsgen.markup import CREDIT, DECORATIVE

_SIMPLE = re.compile(r"[\w./-]+")
_ESCAPED = re.compile(r"([\\\[\]])")
_CREDITED = re.compile(CREDIT)


def picture_text(target: str, alt: str, caption: str = "", credit: str = "") -> str:
    """Return the Markdown of a picture with its caption, and below it the line that says whose it is.

    An empty `alt` is that of a picture which only adorns. The words around are in the script of what was
    typed.
    """
    hans = script_of(f"{alt}{caption}{credit}") == "Hans"
    shown = alt or DECORATIVE[hans]
    place = target if _SIMPLE.fullmatch(target) else f"<{target}>"
    title = f' "{_quoted(caption)}"' if caption.strip() else ""
    words = _ESCAPED.sub(r"\\\1", _line(shown))
    lines = [f"![{words}]({place}{title})"]
    if said := _line(credit):
        word = "" if _CREDITED.match(said) else "图片来源：" if hans else "圖片來源："
        lines.append(f"{word}{said}")
    return "\n\n".join(lines)


def _line(text: str) -> str:
    return " ".join(text.split())


def _quoted(text: str) -> str:
    return _line(text).replace("\\", "\\\\").replace('"', '\\"')
