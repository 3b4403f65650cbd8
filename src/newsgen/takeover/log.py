"""What could not be carried over, by file and line, with its text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from msgspec import Struct

from newsgen.problems import Message, Values, message


class NotCarried(Struct, frozen=True):
    """A thing that is not in the new site, or is there otherwise: the `path` is that of the old file, the
    line 0 where it is about the whole file; `text` is what stood there, word for word."""

    sentence: str
    path: str
    line: int
    text: str = ""
    values: Values = ()

    def said(self) -> Message:
        """Return what happened."""
        return Message(self.sentence, self.values)


class Log(Struct):
    """Gathers what is told, by what happened."""

    by_sentence: dict[str, list[NotCarried]] = {}

    def record(self, path: str, line: int, sentence: str, text: str = "", **values: str) -> None:
        """Note that something of a file of the old site is not carried over as it was."""
        said = message(sentence, **values)
        told = NotCarried(sentence, path, line, text, said.values)
        self.by_sentence.setdefault(sentence, []).append(told)

    def counts(self) -> Mapping[str, int]:
        """Return how often each thing happened."""
        return {sentence: len(told) for sentence, told in self.by_sentence.items()}

    def __iter__(self) -> Iterator[NotCarried]:
        for told in self.by_sentence.values():
            yield from told
