"""The theme's look outside the site: its tokens and fonts, with those that a site has changed."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from newsgen.theme import theme_folder

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_BLOCK = re.compile(r"(:root|:lang\((zh-[\w-]+)\))\s*\{([^{}]*)\}")
_TOKEN = re.compile(r"(?<![\w-])(--[\w-]++)\s*+:\s*+([^;]+);?")
_RECKONED = re.compile(r"(?<!var)\(")
_BOTH = re.compile(r"light-dark\(([^(),]+),\s*([^(),]+)\)")
_VARIABLE = re.compile(r"var\((--[\w-]+)\)")


def tokens(site: Path, edition: str, *, dark: bool = False) -> dict[str, str]:
    """Return the tokens of a site's style sheets (`--ink`, `#1c1f22`), as they are by light or by dark: of
    the theme, and of the site's `static/assets/custom.css`, where there is one."""
    found: dict[str, str] = {}
    for sheet in (theme_folder("static") / "assets/style.css", site / "static/assets/custom.css"):
        if sheet.is_file():
            found |= _tokens(sheet.read_text("utf-8-sig", errors="replace"), edition, dark)
    return found


def tokens_css(site: Path, edition: str) -> str:
    """Return the tokens by light as a rule for `:root`."""
    return f":root {{ {' '.join(f'{name}: {value};' for name, value in tokens(site, edition).items())} }}"


def dark_css(site: Path, edition: str) -> str:
    """Return what differs by dark, with the tokens filled in: mail programs know no variables."""
    values = tokens(site, edition, dark=True)
    return _VARIABLE.sub(lambda used: values.get(used[1], "inherit"), sheet("email-dark.css"))


def _tokens(css: str, edition: str, dark: bool) -> dict[str, str]:
    found: dict[str, str] = {}
    for block in _BLOCK.finditer(_COMMENT.sub("", css)):
        if block[2] and not edition.startswith(block[2]):
            continue
        for name, value in _TOKEN.findall(block[3]):
            plain = _BOTH.sub(r"\2" if dark else r"\1", " ".join(value.split()))
            if not _RECKONED.search(plain):  # sizes that depend on a window are none elsewhere
                found[name] = plain.strip()
    return found


@cache
def sheet(name: str) -> str:
    """Return a style sheet of the exports, such as `wechat.css`."""
    return (Path(__file__).parent / "templates" / name).read_text("utf-8")
