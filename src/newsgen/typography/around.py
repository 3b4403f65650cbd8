"""What stands around a mark: the nearest character that is a letter or a figure, on its own line."""

from __future__ import annotations

#: From where to where in a text, and what stands for that.
TextEdit = tuple[int, int, str]

_REACH = 32  # characters; so that a line of nothing but marks costs no more than its length


def is_han(char: str) -> bool:
    """Whether a character is Han, kana or bopomofo; no character (`""`) is not."""
    return "\u3005" <= char < "\uac00" or "\uf900" <= char < "\ufb00" or char >= "\U00020000"


def before(text: str, at: int) -> str:
    """Return the nearest letter or figure before a place; `""` if there is none."""
    for place in range(at - 1, max(at - _REACH, 0) - 1, -1):
        char = text[place]
        if char == "\n" or char.isalnum():
            return char.strip()
    return ""


def after(text: str, at: int) -> str:
    """Return the nearest letter or figure from a place on; `""` if there is none."""
    for char in text[at : at + _REACH]:
        if char == "\n" or char.isalnum():
            return char.strip()
    return ""
