"""What comes of a received file."""

from __future__ import annotations

from pathlib import Path

from newsgen.importer.extract import extract
from newsgen.importer.extracted import Extracted
from newsgen.problems import Report
from newsgen.readers import from_bytes
from newsgen.readers.reading import read
from newsgen.readers.received_text import ReceivedText


def came(raw: bytes, name: str, folder: Path | None = None) -> tuple[Extracted, ReceivedText, Report]:
    """Return what is found in a file that can be read, what was read of it, and what is told."""
    report = Report(name)
    received = from_bytes(name, raw, report, folder)
    assert received is not None, report.problems
    was_read = read(received, report)
    assert was_read is not None, report.problems
    return extract(was_read[0], {}, report), was_read[0], report


def body(found: Extracted) -> str:
    """Return the Markdown of an article."""
    return "\n\n".join(block.markdown for block in found.body)


def of_word(raw: bytes) -> tuple[Extracted, list[str]]:
    """Return what is found in a Word file, and what is told of it."""
    found, _, report = came(raw, "稿件.docx")
    return found, [problem.text() for problem in report.problems]


def told(problems: list[str], what: str) -> str:
    """Return the one problem that says something."""
    (said,) = [problem for problem in problems if what in problem]
    return said
