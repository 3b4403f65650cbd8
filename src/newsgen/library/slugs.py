"""What may stand in an address."""

from __future__ import annotations

import re
import unicodedata

from newsgen.hanzi import fold
from newsgen.problems import Report
from newsgen.yamlfile import FieldReader

#: The most that one part of a path may have, in bytes: file systems allow 255, and need some themselves.
LONGEST_PART = 240

_UNFIT = re.compile(r"[\s/\\?#%:*\"<>|\x00-\x1f\x7f]|^\.+$")
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")
_HALF_PAIR = re.compile(r"[\ud800-\udfff]")


def longest_form(word: str) -> int:
    """Return how many bytes a word has at most: as it is typed, or as addresses have it, which fold it."""
    folded = unicodedata.normalize("NFC", fold(word).casefold())
    return max(len(form.encode("utf-8", "surrogateescape")) for form in (word, folded))


def fits_address(reader: FieldReader, name: str, word: str) -> bool:
    """Whether a word of a field can be a part of an address; if it is too long, that is reported."""
    if longest_form(word) <= LONGEST_PART:
        return True
    reader.report.error(
        reader.line(name),
        "`{word}` in `{name}` is too long for an address",
        "at most 80 Chinese characters or 240 letters",
        name=name,
        word=word,
    )
    return False


def fit_slug(slug: str, line: int, report: Report) -> str:
    """Return a slug if it can be part of an address; else report that at the line, and return nothing."""
    too_long = len(unicodedata.normalize("NFC", slug).encode()) > LONGEST_PART
    if not too_long and not _UNFIT.search(slug):
        return slug
    report.error(
        line,
        "`{slug}` cannot be part of an address",
        "at most 80 Chinese characters or 240 letters"
        if too_long
        else "use letters, digits, hyphens or Chinese characters",
        slug=slug,
    )
    return ""


def is_fit_path(path: str, report: Report) -> bool:
    """Report what is wrong with a path; whether it can be part of an address all the same."""
    if _CONTROL.search(path):
        report.error(0, "the file's name has an invisible control character", "rename the file")
    if any(len(part.encode("utf-8", "surrogateescape")) > LONGEST_PART for part in path.split("/")):
        hint = "at most 80 Chinese characters or 240 letters"
        report.error(0, "the name of the file, or of its folder, is too long for an address", hint)
    is_text = not _HALF_PAIR.search(path)  # how Python has bytes of names that are not UTF-8
    if not is_text:
        report.error(0, "the name of the file, or of its folder, is not UTF-8", "rename it")
    return is_text
