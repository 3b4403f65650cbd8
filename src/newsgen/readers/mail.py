"""A mail (.eml), or a page saved as one (.mht) -> its text and its attachments, each a received file."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from email import message_from_bytes, policy
from email.message import EmailMessage, Message
from email.utils import parsedate_to_datetime
from html import unescape
from itertools import pairwise
from mimetypes import guess_extension
from typing import Any
from urllib.parse import urlsplit

from msgspec.structs import replace

from newsgen.encoding import Undecodable, decode
from newsgen.problems import Report, sentence
from newsgen.readers.mail_heads import file_name, head, unflowed
from newsgen.readers.received_text import Hint
from newsgen.readers.source_file import FileKind, ReceivedFile, from_bytes
from newsgen.word import Aside, letters

_MOST_PARTS = 500
_DEEPEST = 5  # mails within mails
_TAG = re.compile(r"<[/!a-zA-Z][^<>]{0,2000}>")
_SCRIPT = re.compile(r"<(script|style)\b(?:(?!</\1)[^<]|<(?!/\1))*", re.IGNORECASE)
_BOM = "\ufeff"  # a text that was decoded is handed on with a mark that leaves no doubt
# The line before each mail of a folder in one file, and the first of its heads.
_FOLDER = re.compile(rb"^From \S+ [^\n]{1,200}\n(?=[!-9;-~]{1,60}:)", re.MULTILINE)
_FURTHER = sentence("another text of the mail was left out: {text}")
_LEFT_OUT = ("From", "To", "Cc", "Subject", "Date")


def unpack(
    received: ReceivedFile | None, report: Report, level: int = 0
) -> Iterator[tuple[ReceivedFile | None, Report]]:
    """Give what is to be imported: the file itself, or the text of a mail and each of its attachments.

    Each comes with the report that hears of it, that of an attachment with its name behind the mail's; None
    for what cannot be read.
    """
    if received is None or received.kind is not FileKind.MAIL:
        yield received, report
        return
    if len(several := _several(received.raw)) > 1:
        for number, raw in enumerate(several, 1):
            heard = Report(f"{report.path}/{number}.eml")
            yield from unpack(from_bytes(f"{number}.eml", raw, heard), heard, level + 1)
        return
    try:
        mail = message_from_bytes(received.raw, policy=policy.default)
        parts = list(_parts(mail))
        body = _body(mail)
        others = [part for part in parts if part is not body]
        pictures = {name: data for part in parts for name, data in _pictures(part)}
        written, text = _written(body, received, mail, pictures)
        attached = list(_attachments(others, text))
        if written is not None:
            left_out = (*written.left_out, *(f"Attachment: {name}" for name, _ in attached))
            written = replace(written, left_out=left_out, asides=tuple(_further(others, _bare(text))))
    except Exception:  # noqa: BLE001 - the library trips over headers that break the rules; that costs a message
        report.error(0, "this mail cannot be read", "copy its text, and import that: newsgen import -")
        yield None, report
        return
    if len(parts) > _MOST_PARTS or (attached and level == _DEEPEST):
        report.warning(
            0,
            "this mail has more parts than any real one: some were not read",
            "save its attachments, and import those",
        )
        attached = [] if level == _DEEPEST else attached[:_MOST_PARTS]
    if written is None and not attached:
        report.error(0, "there is no text in this mail")
    if written is not None or not attached:
        yield written, report
    for name, data in attached:
        heard = Report(f"{report.path}/{name}")
        yield from unpack(from_bytes(name, data, heard), heard, level + 1)


def _several(raw: bytes) -> list[bytes]:
    """Return the mails of a file that has several, as mail programs write out a folder."""
    starts = [found.start() for found in _FOLDER.finditer(raw)] if raw.startswith(b"From ") else []
    return [raw[start:end] for start, end in pairwise([*starts, len(raw)])]


def _parts(mail: Message) -> Iterator[Message]:
    """Give the parts of a mail, but none of those of a mail within it."""
    inside = mail.get_payload()
    if mail.get_content_maintype() != "multipart" or not isinstance(inside, list):
        yield mail
        return
    for part in inside:
        if isinstance(part, Message):
            yield from _parts(part)


def _body(mail: Message) -> Message | None:
    body = mail.get_body(("related", "html", "plain")) if isinstance(mail, EmailMessage) else None
    if isinstance(body, EmailMessage) and body.is_multipart():
        body = body.get_body(("html", "plain"))
    return body


def _pictures(part: Message) -> Iterator[tuple[str, bytes]]:
    """Give a picture by each of the addresses that a page may call it by."""
    data = part.get_payload(decode=True)
    if part.get_content_maintype() == "image" and isinstance(data, bytes):
        for address in (_cid(part), str(part.get("Content-Location", ""))):
            if address:
                yield address, data


def _cid(part: Message) -> str:
    name = str(part.get("Content-ID", "")).strip(" <>")
    return f"cid:{name}" if name else ""


def _attachments(parts: Sequence[Message], text: str) -> Iterator[tuple[str, bytes]]:
    """Give the name and the bytes of what has a name, or is a mail, and is not shown in the text."""
    for number, part in enumerate(parts, 1):
        inner = part.get_payload()
        if part.get_content_type() == "message/rfc822" and isinstance(inner, list):
            mail: Any = inner[0]
            subject = head(mail, "Subject")
            yield f"{subject.replace('/', '_') or 'mail'}.eml", mail.as_bytes()
            continue
        name, data = file_name(part), part.get_payload(decode=True)
        if not name and part.get_content_maintype() not in ("text", "multipart"):
            name = f"attachment-{number}{guess_extension(part.get_content_type()) or ''}"
        shown = part.get_content_maintype() == "image" and any(
            address and address in text for address in (_cid(part), str(part.get("Content-Location", "")))
        )
        if name and isinstance(data, bytes) and data and not shown:
            yield name.replace("/", "_"), data


def _further(parts: Sequence[Message], text: str) -> Iterator[Aside]:
    """Tell of texts without a name, such as another version of the mail's, that say more than it does."""
    for part in parts:
        if part.get_content_maintype() == "text" and not part.get_filename():
            said = _bare(_text(part))
            if letters(said) - letters(text):
                yield Aside(_FURTHER, "", said)


def _bare(text: str) -> str:
    """Return the words of a text, or of a page, on one line."""
    return " ".join(unescape(_TAG.sub(" ", _SCRIPT.sub(" ", text))).split())


def _text(part: Message) -> str:
    payload = part.get_payload(decode=True)
    raw = payload if isinstance(payload, bytes) else b""
    try:
        text = decode(raw, part.get_content_charset("")).text
    except Undecodable:
        return raw.decode("utf-8", "replace")  # which is told when it is read
    if str(part.get_param("format", "")).lower() == "flowed":
        return unflowed(text, str(part.get_param("delsp", "")).lower() == "yes")
    return text


def _sent(mail: Message) -> str:
    try:
        return parsedate_to_datetime(str(mail.get("Date", ""))).isoformat(" ")
    except ValueError:
        return ""


def _written(
    body: Message | None, received: ReceivedFile, mail: Message, pictures: Mapping[str, bytes]
) -> tuple[ReceivedFile | None, str]:
    """Return the text of a mail as a file, and as it is; None, and nothing, where it has none."""
    text = "" if body is None else _text(body)
    if body is None or not text.strip():
        return None, ""
    hints = {}
    if subject := head(mail, "Subject"):
        hints["title"] = Hint(subject, "Subject")
    if sent := _sent(mail):
        hints["date"] = Hint(sent, "Date")
    address = str(mail.get("Snapshot-Content-Location") or body.get("Content-Location") or "").strip()
    # The heads of a saved page are the browser's own.
    if urlsplit(address).scheme in ("http", "https"):
        hints = {"original_url": Hint(address, "Content-Location")}
    heads = (
        ()
        if "original_url" in hints
        else (f"{name}: {said}" for name in _LEFT_OUT if (said := head(mail, name)))
    )
    written = replace(
        received,
        raw=(_BOM + text).encode("utf-8"),
        kind=FileKind.PAGE if body.get_content_subtype() == "html" else FileKind.TEXT,
        hints=hints,
        pictures=pictures,
        left_out=tuple(heads),
    )
    return written, text
