"""Style sheets as readers get them: without comments, and without spaces that mean nothing."""

from __future__ import annotations

from collections.abc import Iterable

import tinycss2
from tinycss2 import ast

# Beside these a space means nothing, wherever they stand: between rules, selectors, declarations and values.
_SEPARATORS = frozenset((",", ";", "{} block"))
_NO_SPACE_AFTER = _SEPARATORS | {":"}  # before a colon it may: `.a :is(p)` is not `.a:is(p)`
_NO_SPACE_BEFORE = _SEPARATORS | {"!"}


class _NotCss(ValueError):
    """A style sheet that breaks off within a text, or closes what was never opened."""


def minified(content: bytes) -> bytes:
    """Return a style sheet with the same tokens (CSS Syntax, level 3) and less between them.

    Comments that begin with `!` stay: by custom these are licences. Nothing is reordered, merged or written
    otherwise, so that a browser of any age reads what the author wrote for it. What is not UTF-8, or no CSS,
    or nested too deep, is returned as it is.
    """
    try:
        tokens = tinycss2.parse_component_value_list(content.decode("utf-8-sig"))
        return tinycss2.serialize(_close_together(tokens)).encode()
    except (UnicodeDecodeError, _NotCss, RecursionError):
        return content


def _close_together(tokens: Iterable[ast.Node]) -> list[ast.Node]:
    kept: list[ast.Node] = []
    for token in tokens:
        match token:
            case ast.ParseError():
                raise _NotCss
            case ast.Comment() if not token.value.startswith("!"):
                continue
            case ast.WhitespaceToken():
                if not kept or _name(kept[-1]) in _NO_SPACE_AFTER or kept[-1].type == "whitespace":
                    continue
                token.value = " "
            case ast.FunctionBlock():
                token.arguments = _close_together(token.arguments)
            case ast.CurlyBracketsBlock() | ast.SquareBracketsBlock() | ast.ParenthesesBlock():
                token.content = _close_together(token.content)
        if kept and kept[-1].type == "whitespace" and _name(token) in _NO_SPACE_BEFORE:
            kept.pop()
        kept.append(token)
    if kept and kept[-1].type == "whitespace":
        kept.pop()
    return kept


def _name(token: ast.Node) -> str:
    return token.value if isinstance(token, ast.LiteralToken) else token.type
