"""What is asked: the places where a conversion was unsure, and the questions that they make."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from newsgen.cache import digest
from newsgen.hanzi import Choice, Decided
from newsgen.library import Accepted

# Letters and digits on each side that make a context. With one, 一只 in 一只股票 and 统一只是 were the same
# question; with three, hardly any two places were.
_AROUND = 2


class Doubt(Struct, frozen=True, array_like=True):
    """One place where the conversion of an article to an edition could be otherwise.

    `field` is what the text is (`title`, `text`, …), `line` where it stands in the file. `before` and
    `after` are the rest of the sentence as typed, `before_chosen` and `after_chosen` as converted. `text` is
    the number of the article's text, `start` the place in it, and `offset` that in the file's whole text, -1
    where it was not found. `decided`, `because` and `confidence` are those of `newsgen.hanzi.Choice`.
    """

    path: str
    line: int
    field: str
    edition: str
    given: str
    chosen: str
    candidates: tuple[str, ...]
    decided: str
    because: str
    confidence: float
    context: str
    before: str
    after: str
    before_chosen: str
    after_chosen: str
    text: int
    start: int
    offset: int

    @property
    def sentence(self) -> str:
        """The sentence as typed."""
        return f"{self.before}{self.given}{self.after}"

    @property
    def accepted(self) -> Accepted:
        """What content/reviewed.yaml says when the place is right as it is."""
        return self.context, self.edition, self.chosen


class Question(Struct, frozen=True):
    """Places that one answer settles: the same context, given the same form out of the same candidates.

    `editions` are those that it is so in; `doubts` its places, titles first.
    """

    context: str
    given: str
    chosen: str
    candidates: tuple[str, ...]
    editions: tuple[str, ...]
    doubts: tuple[Doubt, ...]

    @property
    def key(self) -> str:
        """What tells the question from all others."""
        said = "\n".join((self.context, self.chosen, *self.candidates))
        return digest(said.encode("utf-8", "surrogateescape")).hex()

    @property
    def places(self) -> int:
        """How many places in files it covers."""
        return len({(doubt.path, doubt.text, doubt.start) for doubt in self.doubts})

    @property
    def in_title(self) -> bool:
        """Whether one of the places is in a title."""
        return self.doubts[0].field == "title"

    @property
    def is_name(self) -> bool:
        """Whether a name may stand there, or may be taken for one."""
        return self.doubts[0].decided in (Decided.NAME, Decided.SURNAME)

    @property
    def is_repair(self) -> bool:
        """Whether a careless form was put right: that is shown, and stops nothing."""
        return self.doubts[0].decided == Decided.REPAIR

    @property
    def confidence(self) -> float:
        """How sure the conversion was, between 0 and 1."""
        return self.doubts[0].confidence


def context_of(text: str, choice: Choice) -> str:
    """Return a place with the word or name that it is part of, so that one answer settles all of them; where
    nothing but the dictionaries' default decided, with the few letters around it, as far as no mark or space
    stands between them.

    A surname is one with the character behind it.
    """
    low, high = choice.start, choice.end
    at = text.find(choice.because, max(high - len(choice.because), 0), low + len(choice.because))
    if choice.decided is Decided.SURNAME:
        high += text[high : high + 1].isalnum()
    elif choice.decided is not Decided.VOCABULARY and choice.because and at >= 0:
        low, high = at, at + len(choice.because)
    elif choice.decided is not Decided.VOCABULARY:
        while low > max(choice.start - _AROUND, 0) and text[low - 1].isalnum():
            low -= 1
        while high < min(choice.end + _AROUND, len(text)) and text[high].isalnum():
            high += 1
    return f"{text[low : choice.start]}【{choice.given}】{text[choice.end : high]}"


def questions(doubts: Iterable[Doubt]) -> tuple[Question, ...]:
    """Return what is to be asked: titles first, then names that could be words, then the least sure; what was
    repaired comes last."""
    alike: dict[tuple[str, str, tuple[str, ...]], list[Doubt]] = {}
    for doubt in doubts:
        alike.setdefault((doubt.context, doubt.chosen, doubt.candidates), []).append(doubt)
    asked = []
    for (context, chosen, candidates), places in alike.items():
        places.sort(
            key=lambda doubt: (doubt.field != "title", doubt.path, doubt.line, doubt.text, doubt.start)
        )
        editions = tuple(dict.fromkeys(doubt.edition for doubt in places))
        asked.append(Question(context, places[0].given, chosen, candidates, editions, tuple(places)))
    asked.sort(
        key=lambda each: (each.is_repair, not each.in_title, not each.is_name, each.confidence, each.context)
    )
    return tuple(asked)
