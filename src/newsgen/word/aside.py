"""What a file holds beside its plain text."""

from __future__ import annotations

from collections import Counter

from msgspec import Struct


class Aside(Struct, frozen=True):
    """Something of a file that its article has not, or has otherwise: `message` says what, with `{text}` for
    its beginning and `{place}` for where it stood; `text` is all of it."""

    message: str
    place: str
    text: str


def letters(text: str) -> Counter[str]:
    """Count the letters, characters and figures of a text: what must not be lost."""
    return Counter(filter(str.isalnum, text))
