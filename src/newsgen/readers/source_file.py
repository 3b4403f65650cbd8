"""A path, or standard input -> the bytes of a received file, and what kind of file it is."""

from __future__ import annotations

import hashlib
import re
import stat
import unicodedata
from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path, PurePath

from msgspec import Struct

from newsgen.problems import Report, reason_of, sentence
from newsgen.readers.received_text import Hint
from newsgen.word import Aside
from newsgen.word.sentences import SAVE_AS_WORD

#: More than any article has; checked before a file is read.
LARGEST = 100_000_000
#: The same for texts, which have no pictures in them; a page may have them as `data:`.
LARGEST_TEXT = 10_000_000
_READABLE = sentence(
    "texts (.txt), Markdown (.md), web pages (.html), mails (.eml) and Word files (.docx) can be imported"
)
_SAVE_AS_MAIL = sentence("save it as a mail (.eml), then import that")
_SAVE_THE_PAGE = sentence("save the page as page source (.html), then import that")
_ASK_FOR_WORD = sentence("ask for the Word file, or copy the text and import that: newsgen import -")
_TABLE_IN_TEXT = sentence("put what readers are to see into a Word file or a text, and import that")
_DATA = (".csv", ".tsv", ".json", ".yaml", ".yml", ".toml")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_MAGIC = (
    (
        b"%PDF",
        sentence("this is a PDF"),
        _ASK_FOR_WORD,
    ),
    (b"{\\rtf", sentence("this is a file in Rich Text Format"), SAVE_AS_WORD),
    (b"\x89PNG", sentence("this is a picture"), _READABLE),
    (b"\xff\xd8\xff", sentence("this is a picture"), _READABLE),
    (b"GIF8", sentence("this is a picture"), _READABLE),
    (
        b"bplist",
        sentence("this is a web archive of Safari"),
        _SAVE_THE_PAGE,
    ),
    (b"Rar!", sentence("this is an archive"), sentence("unpack it, and import the files in it")),
    (b"7z\xbc\xaf", sentence("this is an archive"), sentence("unpack it, and import the files in it")),
    (b"\x1f\x8b", sentence("this is an archive"), sentence("unpack it, and import the files in it")),
    (b"\x78\x9f\x3e\x22", sentence("this is what Outlook packs attachments in"), _ASK_FOR_WORD),
    (b"%!PS", sentence("this is a file for printers"), _ASK_FOR_WORD),
    (b"II*\x00", sentence("this is a picture"), _READABLE),
    (b"MM\x00*", sentence("this is a picture"), _READABLE),
    (b"<svg", sentence("this is a picture"), _READABLE),
    (b"[InternetShortcut]", sentence("this is only a link to a page"), _SAVE_THE_PAGE),
)
_PAGES = (".html", ".htm", ".xhtml", ".shtml")
_MAILS = (".eml", ".mht", ".mhtml")
# What no text begins with: lines of heads, one of which only mail programs write.
_HEAD = re.compile(rb"(?:(?:From [^\n]*|[!-9;-~]{1,60}:[^\n]*|[ \t][^\n]*)\r?\n)+")
_MAIL_HEAD = re.compile(
    rb"^(?:MIME-Version|Message-ID|Received|Return-Path|Content-Transfer-Encoding):", re.I | re.M
)
# XML that is no page: of Word, of a feed, of a drawing.
_XML = re.compile(rb"\s*(?:\xef\xbb\xbf)?<\?xml(?![^\x00]{0,1500}<(?:html|!doctype html)\b)", re.IGNORECASE)


class FileKind(StrEnum):
    """What a received file is."""

    TEXT = "text"
    MARKDOWN = "Markdown"
    PAGE = "HTML"
    WORD = "Word"
    MAIL = "mail"


class ReceivedFile(Struct, frozen=True):
    """A file as it came: `name` without folders, in NFC and without control characters; `shown` is the path
    as problems say it; `folder` where it lies, None for standard input. `kind` is that of its suffix or
    its first bytes; None where the text must tell. A mail says more of its text: `hints`, by field,
    `pictures`, by their addresses, what is `left_out`, and `asides`."""

    name: str
    shown: str
    raw: bytes
    kind: FileKind | None
    folder: Path | None = None
    hints: Mapping[str, Hint] = {}
    pictures: Mapping[str, bytes] = {}
    left_out: tuple[str, ...] = ()
    asides: tuple[Aside, ...] = ()

    @property
    def sha256(self) -> str:
        """The digest by which the file is known again."""
        return hashlib.sha256(self.raw).hexdigest()


def shown_path(path: PurePath) -> str:
    """Return a path as a terminal can show it: no control characters, nothing that is no character."""
    return "".join(
        "\N{REPLACEMENT CHARACTER}" if unicodedata.category(each) in ("Cc", "Cs", "Cf") else each
        for each in path.as_posix()
    )


def receive(path: Path, report: Report) -> ReceivedFile | None:
    """Read a file; None, with a problem, where it is none, or too large, or of a kind that is not read."""
    try:
        found = path.stat()
        if not stat.S_ISREG(found.st_mode):
            report.error(0, "this is not a file", _READABLE)
            return None
        if found.st_size > LARGEST:
            _too_large(found.st_size, LARGEST, report)
            return None
        raw = path.read_bytes()
    except FileNotFoundError:
        report.error(0, "there is no such file")
        return None
    except (OSError, ValueError) as error:
        reason = reason_of(error) if isinstance(error, OSError) else str(error)
        report.error(0, "this file cannot be read: {reason}", reason=reason)
        return None
    return from_bytes(path.name, raw, report, path.parent)


def from_bytes(name: str, raw: bytes, report: Report, folder: Path | None = None) -> ReceivedFile | None:
    """Return bytes, from wherever they came, as a received file; None, with a problem, as `receive`."""
    if len(raw) > LARGEST:
        _too_large(len(raw), LARGEST, report)
        return None
    if not raw.strip(b" \t\r\n\x00\xef\xbb\xbf\xff\xfe"):
        report.error(0, "this file is empty")
        return None
    kind = _kind(PurePath(name).suffix.lower(), raw, report)
    if report.failed:
        return None
    if kind is not FileKind.WORD and len(raw) > LARGEST_TEXT:
        _too_large(len(raw), LARGEST_TEXT, report)
        return None
    return ReceivedFile(clean_name(name), report.path, raw, kind, folder)


def clean_name(name: str) -> str:
    """Return a file's name as it can stand in a text: NFC, no control characters."""
    return unicodedata.normalize("NFC", shown_path(PurePath(name)))


def _kind(suffix: str, raw: bytes, report: Report) -> FileKind | None:
    if raw.startswith(b"PK\x03\x04"):
        return FileKind.WORD
    if raw.startswith(_OLE):
        locked = "EncryptedPackage".encode("utf-16-le") in raw
        report.error(
            0,
            "this file is locked with a password"
            if locked
            else "this is a mail of Outlook"
            if suffix == ".msg"
            else "this is a file of an older Word, or of WPS ({suffix})",
            "save it without the password, then import that"
            if locked
            else _SAVE_AS_MAIL
            if suffix == ".msg"
            else SAVE_AS_WORD,
            suffix=suffix or "?",
        )
        return None
    bare = raw[:1_024].lstrip(b"\xef\xbb\xbf \t\r\n")
    for start, what, hint in _MAGIC:
        if bare.startswith(start) or (start == b"%PDF" and b"%PDF-" in bare):
            report.error(0, what, hint)
            return None
    if suffix in _DATA:
        report.error(0, "this is data ({suffix}), and no text", _TABLE_IN_TEXT, suffix=suffix)
        return None
    if suffix == ".docx":
        report.error(0, "this file is damaged: it is no Word document", "ask for it again, or save it anew")
        return None
    if _XML.match(raw[:2_000]):
        report.error(0, "this is a document as XML", SAVE_AS_WORD)
        return None
    head = _HEAD.match(raw[:20_000].lstrip())
    if suffix in _MAILS or (suffix not in _PAGES and head and _MAIL_HEAD.search(head[0])):
        return FileKind.MAIL
    if suffix in _PAGES:
        return FileKind.PAGE
    if suffix in (".md", ".markdown"):
        return FileKind.MARKDOWN
    return FileKind.TEXT if suffix in (".txt", ".text") else None


def _too_large(size: int, limit: int, report: Report) -> None:
    report.error(
        0,
        "this file has {size} megabytes; at most {limit} are read",
        "import the text alone, and put large pictures beside the article",
        size=str(size // 1_000_000),
        limit=str(limit // 1_000_000),
    )
