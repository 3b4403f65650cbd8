"""Files of an editor -> text, or a problem that names the encoding that a file seems to have."""

from __future__ import annotations

import re
from pathlib import Path

from newsgen.encoding import label_of
from newsgen.problems import Report, reason_of, sentence

#: The most bytes that a file of text may have: three million characters of Chinese, which is more than any
#: article or registry has, and less than a build needs to be slow or run out of memory over.
LARGEST = 10 * 1024 * 1024

TWO_VERSIONS = sentence("two versions that a merge could not join stand here")
KEEP_ONE = sentence("keep one of them, and delete the lines that begin with <<<<<<<, ======= and >>>>>>>")
# What version control writes around two versions of a passage. `=======` alone underlines a heading.
_CONFLICT = re.compile(r"^(?:<{7}|>{7})(?: .*)?$", re.MULTILINE)


def read_text(path: Path, report: Report) -> str | None:
    """Return the file's text with `\\n` line ends and without a byte order mark.

    Returns None when it cannot be read or is not UTF-8; `report` then says why.
    """
    if not path.exists():
        report.error(0, "this file is missing")
        return None
    raw = read_raw(path, report)
    return None if raw is None else decode(raw, report)


def read_raw(path: Path, report: Report) -> bytes | None:
    """Return what is in a file of text; None, with a problem, where it is too large or cannot be read."""
    try:
        with path.open("rb") as file:
            raw = file.read(LARGEST + 1)  # and never the gigabytes of a film that was named .md
    except OSError as error:
        report.error(0, "this file cannot be read: {reason}", reason=reason_of(error))
        return None
    return raw if fits(raw, report) else None


def fits(raw: bytes, report: Report) -> bool:
    """Whether so many bytes may be a file of text; if not, `report` says so."""
    if len(raw) > LARGEST:
        report.error(
            0,
            "this file is too large for a text: it has more than {most} MB",
            "split it; pictures, tables and films are files of their own, beside it",
            most=str(LARGEST // 2**20),
        )
    return len(raw) <= LARGEST


def decode(raw: bytes, report: Report) -> str | None:
    """Return UTF-8 bytes as text; None, with a problem, when they are something else."""
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        encoding = label_of(raw)
        line = raw.count(b"\n", 0, error.start) + 1 if not encoding else 0
        report.error(
            line,
            "this file is not UTF-8; it seems to be {encoding}" if encoding else "this file is not UTF-8",
            "save it again as UTF-8",
            encoding=encoding,
        )
        return None
    if "\0" in text:
        report.error(text.count("\n", 0, text.index("\0")) + 1, "this is not a text file")
        return None
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    report.show(text)
    return None if _has_conflicts(text, report) else text


def _has_conflicts(text: str, report: Report) -> bool:
    """Whether a merge has left two versions in a text; each of its marks is told."""
    marks = conflict_lines(text)
    for number in marks:
        report.error(number, TWO_VERSIONS, KEEP_ONE)
    return bool(marks)


def conflict_lines(text: str) -> list[int]:
    """Return the lines of a text, from 1, that are marks of a merge which could not join two versions."""
    if not _CONFLICT.search(text):
        return []
    return [number for number, line in enumerate(text.split("\n"), 1) if _CONFLICT.fullmatch(line)]
