"""A text of any length, read in chunks: bytes in, whole lines of UTF-8 out."""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable, Iterator
from typing import BinaryIO, NamedTuple

from msgspec.structs import replace

from newsgen.problems import Problem, Report, reason_of
from newsgen.textfile import decode

_BLOCK = 300_000  # bytes: a hundred thousand characters of Chinese
_LINE_END = re.compile(rb"\r\n?|\n")


class Chunk(NamedTuple):
    """A piece of a text with `\\n` line ends, and how its lines ended in the file."""

    text: str
    ends: tuple[str, ...]

    def ended(self, text: str) -> str:
        """Return another text of as many lines with the line ends of this one."""
        if not self.ends:
            return text
        lines = text.split("\n")
        return "".join(part for pair in zip(lines, (*self.ends, ""), strict=True) for part in pair)


def read_chunks(
    opened: Callable[[], BinaryIO], path: str, found: list[Problem], block: int = _BLOCK
) -> Iterator[Chunk]:
    """Yield a text in chunks of about `block` bytes: whole lines, or parts of a line that is longer.

    Ends early where the file cannot be read or is not UTF-8; `found` then has why.
    """
    line = 0
    first = True
    try:
        with opened() as stream:
            for raw in _pieces(stream, block):
                report = Report(path)
                text = decode(raw, report)
                found += (
                    replace(problem, line=problem.line + line if problem.line else 0)
                    for problem in report.problems
                )
                if text is None:
                    return
                if not first and raw.startswith(codecs.BOM_UTF8):
                    text = f"\ufeff{text}"  # only the first mark of a file is none of its characters
                ends = tuple(end.decode() for end in _LINE_END.findall(raw)) if b"\r" in raw else ()
                yield Chunk(text, ends)
                line += text.count("\n")
                first = False
    except OSError as error:
        report = Report(path)
        report.error(0, "this file cannot be read: {reason}", reason=reason_of(error))
        found += report.problems


def _pieces(stream: BinaryIO, size: int) -> Iterator[bytes]:
    """Yield what a stream has, cut behind line ends; a longer line is cut between two characters."""
    rest = b""
    while block := stream.read(size):
        rest += block
        end = rest.rfind(b"\n") + 1
        if not end and len(rest) >= size:
            end = next(
                (at for at in range(len(rest) - 1, len(rest) - 4, -1) if rest[at] & 0xC0 != 0x80), len(rest)
            )
        if end:
            yield rest[:end]
            rest = rest[end:]
    if rest:
        yield rest
