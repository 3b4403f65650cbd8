"""What commands say, in the user's language; and on a terminal how far they are."""

from __future__ import annotations

import gettext
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from typing import TYPE_CHECKING

from newsgen.messages import DOMAIN, FOLDER, locale_name, translation
from newsgen.problems import Message

if TYPE_CHECKING:
    from newsgen.cli.progress import ProgressLine

_language = "en"
_lines: list[ProgressLine] = []  # on the terminal, at most one
_load = cache(translation)


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Say everything in a language from here to the end of the block, argparse's own words too."""
    global _language
    before, domain, asked = _language, gettext.textdomain(), os.environ.get("LANGUAGE")
    _language = language
    try:
        if language != "en":
            # What the standard library says goes through gettext, which knows no other way to be told.
            gettext.bindtextdomain(DOMAIN, str(FOLDER))
            gettext.textdomain(DOMAIN)
            os.environ["LANGUAGE"] = locale_name(language)
        yield
    finally:
        _language = before
        gettext.textdomain(domain)
        if asked is None:
            os.environ.pop("LANGUAGE", None)
        else:
            os.environ["LANGUAGE"] = asked


def language() -> str:
    """Return the user's language: en, zh-Hans or zh-Hant."""
    return _language


def translate(message: str) -> str:
    """Return a constant English sentence, its `{placeholders}` kept, in the user's language."""
    return _load(_language).gettext(message) if message else ""


def count(number: int, noun: str, nouns: str = "") -> str:
    """Return a number with its noun; `nouns` is the plural, where it is more than an `s` behind."""
    one, many = f"{{number}} {noun}", f"{{number}} {nouns or noun + 's'}"
    return _load(_language).ngettext(one, many, number).format(number=number)


def say(message: str, **values: object) -> None:
    """Print a sentence to standard output; `values` fill its placeholders."""
    show(_filled(message, values))


def warn(message: str, **values: object) -> None:
    """Print a sentence to standard error; `values` fill its placeholders."""
    show(_filled(message, values), error=True)


def show(text: str, *, error: bool = False, end: str = "\n") -> None:
    """Print a text that needs no translation, to standard output or standard error."""
    for line in _lines:
        line.erase()
    print(text, end=end, file=sys.stderr if error else sys.stdout)


@contextmanager
def progress() -> Iterator[Callable[[str, int, int], None]]:
    """Yield what is told how far a stage is: its name, the items done, and how many there are.

    On a terminal a line shows it, once a stage has taken a second; whatever is said meanwhile takes the
    place of the line, which is gone at the end of the block. Elsewhere nothing is shown.
    """
    if not sys.stderr.isatty() or os.environ.get("TERM") == "dumb":  # which cannot take a line away again
        yield lambda _stage, _done, _total: None
        return
    # Most builds are done before there is anything to draw, and know at once that nothing has changed.
    from newsgen.cli.progress import ProgressLine

    line = ProgressLine(sys.stderr, translate)
    _lines.append(line)
    try:
        yield line
    finally:
        line.erase()
        _lines.remove(line)


def _filled(message: str, values: dict[str, object]) -> str:
    words = {
        name: value.text(translate) if isinstance(value, Message) else value for name, value in values.items()
    }
    return translate(message).format(**words)
