"""A received file -> a received text, and what it was read as."""

from __future__ import annotations

import re

from msgspec.structs import replace

from newsgen.encoding import Decoded, Undecodable, decode
from newsgen.problems import Report
from newsgen.readers.front_matter import read_front_matter
from newsgen.readers.markdown_text import looks_like_markdown, read_markdown, titled_front_matter
from newsgen.readers.pictures import PictureBox
from newsgen.readers.plain_text import read_plain
from newsgen.readers.received_text import ReceivedText
from newsgen.readers.source_file import FileKind, ReceivedFile
from newsgen.textfile import KEEP_ONE, TWO_VERSIONS, conflict_lines

_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w-]{2,20})", re.IGNORECASE)
_HEAD = 8_192  # bytes in which a page names its encoding
_LINE_ENDS = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_INVISIBLE = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ufdd0-\ufdef\ufeff\ufffe\uffff]")
_MOST_INVISIBLE = 0.01  # of all characters; a file with more is no text
_MOST_TOLD = 20  # marks of conflicts
_SHOWN = 200  # characters of what a file has instead of a text
_PAGE = re.compile(
    r"\s*+(?:<\?xml[^>]*>\s*+)?(?:(?><!--.*?-->)\s*+)*+<(?:!doctype\s+html|html|head|body|meta|div|p|h[1-6]|table|article"
    r"|section|main|header|center|font|span|ul|ol|blockquote|strong|img|br)\b",
    re.IGNORECASE | re.DOTALL,
)


def read(received: ReceivedFile, report: Report) -> tuple[ReceivedText, str] | None:
    """Return what a file says, and how it was read (`GB18030`, `Word`); None, with a problem, where it
    cannot be read."""
    was_read = _read(received, report)
    if was_read is None:
        return None
    received_text, read_as = was_read
    hints = dict(received.hints)
    own = {name: hints.pop(name) for name in ("original_url",) if name in hints}
    return replace(
        received_text,
        hints=own | dict(received_text.hints),
        last_resort=dict(received_text.last_resort) | hints,
        left_out=(*received_text.left_out, *received.left_out),
        asides=(*received_text.asides, *received.asides),
    ), read_as


def _read(received: ReceivedFile, report: Report) -> tuple[ReceivedText, str] | None:
    if received.kind is FileKind.WORD:
        from newsgen.readers.word import read_word

        received_text = read_word(received.raw, report)
        return _checked(received_text, "Word", report)
    found = _CHARSET.search(received.raw[:_HEAD])
    decoded = _decode(received.raw, found[1].decode("ascii") if found else "", report)
    if decoded is None:
        return None
    text = _clean(decoded.text, report)
    if text is None:
        return None
    if received.kind is FileKind.PAGE or (received.kind is not FileKind.MARKDOWN and _PAGE.match(text)):
        from newsgen.readers.webpage import read_page

        base = received.hints["original_url"].value if "original_url" in received.hints else ""
        pictures = PictureBox(received.folder, base, report, received.pictures)
        return _checked(read_page(text, pictures, report), f"HTML, {decoded.label}", report)
    report.show(text)
    for number in conflict_lines(text)[:_MOST_TOLD]:
        report.warning(number, TWO_VERSIONS, KEEP_ONE)
    unnamed = received.kind is None and looks_like_markdown(text)
    is_markdown = received.kind is FileKind.MARKDOWN or unnamed
    front = read_front_matter(text) if is_markdown else titled_front_matter(text)
    if front is not None:
        received_text = read_markdown(text, front, report, received.folder)
        return _checked(received_text, f"Markdown, {decoded.label}", report)
    return _checked(read_plain(text), decoded.label, report)


def _checked(
    received_text: ReceivedText | None, read_as: str, report: Report
) -> tuple[ReceivedText, str] | None:
    if received_text is None:
        return None
    if not any(block.plain.strip() or block.markdown.strip() for block in received_text.blocks):
        if said := " ".join(aside.text for aside in received_text.asides).strip():
            report.error(
                0,
                "there is no text of its own in this file, only what is left out: {text}",
                "open it in the program that it is for, look it over, save it anew, and import that",
                text=said if len(said) <= _SHOWN else f"{said[:_SHOWN]}…",
            )
        else:
            report.error(0, "there is no text in this file", "perhaps it has only pictures of a text")
        return None
    return received_text, read_as


def _decode(raw: bytes, declared: str, report: Report) -> Decoded | None:
    try:
        decoded = decode(raw, declared)
    except Undecodable as error:
        line = raw.count(b"\n", 0, error.at) + 1
        report.error(
            0,
            "this is neither UTF-8, UTF-16, GB18030 nor Big5: {encoding} comes furthest, up to line {number}",
            "if it is a text, save it again as UTF-8; a damaged one must be had again from who sent it",
            encoding=error.label,
            number=str(line),
        )
        return None
    return decoded


def _clean(text: str, report: Report) -> str | None:
    """Return a text with `\\n` line ends and without invisible characters; None where it is no text."""
    invisible = len(_INVISIBLE.findall(text)) - text.startswith("\ufeff")
    if "\0" in text or invisible > max(20, len(text) * _MOST_INVISIBLE):
        report.error(0, "this is not a text file", "Word files, web pages and texts can be imported")
        return None
    text = _LINE_ENDS.sub("\n", text)
    if "\N{REPLACEMENT CHARACTER}" in text:
        report.show(text)
        report.warning(
            text.count("\n", 0, text.index("\N{REPLACEMENT CHARACTER}")) + 1,
            "characters were lost before this file came here: a \N{REPLACEMENT CHARACTER} stands for each",
            "ask for the file again, or put the characters back by hand",
        )
    return _INVISIBLE.sub("", text)
