"""Received files of pieces, each with a sign of its own, and what has to become of each piece.

A sign is a rare character (Han extension A) that stands once in a file: a paragraph that vanishes is missed
even where another says the same, and what must not be published is found wherever it went.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import Enum, auto

from newsgen.importer import Importer, ImportOptions, ImportResult
from newsgen.problems import Report
from newsgen.readers import from_bytes

NOW = datetime(2025, 7, 1, 9, 30, tzinfo=UTC)
#: Stands where a sign is to stand; a character that no text of the generators has.
SIGN = "\ue000"
#: Stands where the sign before it is to stand again.
AGAIN = "\ue001"
#: Stands for the number of a note, and of a comment.
NOTE, COMMENT = "\ue002", "\ue003"
_FIRST, _BEYOND = 0x3400, 0x4DC0


def is_no_sign(character: str) -> bool:
    """Whether a text may have a character that is not one of the signs."""
    return not _FIRST <= ord(character) < _BEYOND


class Fate(Enum):
    """What has to become of a piece."""

    KEPT = auto()  # in the article, or, as a field or a notice, in the file that is kept
    TOLD = auto()  # the same, and an editor hears of it
    OUT = auto()  # not in the article; told, and kept
    ASIDE = auto()  # not in the article, kept; a header and its like are told by their number only


@dataclass(frozen=True)
class Piece:
    """Markup with a place for each sign, the words in it, what has to become of each sign, in their order,
    and the notes and comments that it refers to."""

    markup: str
    said: str
    fates: tuple[Fate, ...] = ()
    notes: tuple[Piece, ...] = ()
    comments: tuple[Piece, ...] = ()


def piece(markup: str, said: str, fate: Fate = Fate.KEPT) -> Piece:
    """Return a piece of which all has the same fate; `{}` in `markup` is where it says it."""
    shown = markup.format(escaped(said) + SIGN)
    return Piece(shown, said, (fate,) * shown.count(SIGN))


def escaped(text: str) -> str:
    """Return text as markup."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def joined(pieces: Iterable[Piece], before: str = "", after: str = "") -> Piece:
    """Return pieces as one, with markup around them."""
    each = list(pieces)
    return Piece(
        before + "".join(one.markup for one in each) + after,
        "".join(one.said for one in each),
        tuple(fate for one in each for fate in one.fates),
        tuple(note for one in each for note in one.notes),
        tuple(comment for one in each for comment in one.comments),
    )


class Signed:
    """Parts of a file whose signs have been given; `fates` has what becomes of each."""

    def __init__(self) -> None:
        self.fates: dict[str, Fate] = {}
        self.said = ""

    def __call__(self, made: Piece) -> str:
        """Return the markup of a piece, with its signs."""
        self.said += made.said
        first, *rest = made.markup.split(SIGN)
        parts = [first]
        for fate, part in zip(made.fates, rest, strict=True):
            sign = chr(_FIRST + len(self.fates))
            self.fates[sign] = fate
            parts += (sign, part.replace(AGAIN, sign))
        return "".join(parts)


def counted(markup: str, place: str) -> str:
    """Return markup with numbers, from 2, in the places of what is referred to."""
    numbers = iter(range(2, 10_000))
    return re.sub(place, lambda _: str(next(numbers)), markup)


def letters(text: str) -> Counter[str]:
    """Count what must not be lost."""
    return Counter(filter(str.isalnum, text))


def assert_holds(importer: Importer, name: str, raw: bytes, signed: Signed) -> None:
    """Check that a file comes in, and that nothing of it is lost, or published that must not be."""
    report = Report(name)
    received = from_bytes(name, raw, report)
    assert received is not None, report.problems
    result = importer.import_file(received, ImportOptions(again=True, dry_run=True), NOW, report)
    if result.failed:
        assert result.problems
        assert not any("cannot be read" in problem.message for problem in result.problems)
        return
    assert result.draft
    _assert_signs(result, signed)
    fields, _, body = result.text.partition("\nimported:")  # whose digest has letters and figures of its own
    kept = fields + body.partition("\n---\n")[2] + result.kept_text
    lost = letters(signed.said) - letters(kept)
    assert not lost, (lost, result.text, result.kept_text)


def _assert_signs(result: ImportResult, signed: Signed) -> None:
    told = "".join(aside.text for aside in result.found.asides)
    heard = {problem.message for problem in result.problems}
    assert {aside.message for aside in result.found.asides} <= heard
    for sign, fate in signed.fates.items():
        where = (sign, fate, result.text, result.kept_text)
        assert sign in result.text + result.kept_text, where
        assert fate in (Fate.KEPT, Fate.TOLD) or sign not in result.text, where
        assert fate not in (Fate.TOLD, Fate.OUT) or sign in told, where
