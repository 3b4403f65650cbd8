"""A mail (.eml), or a page saved as one (.mht) -> its text and its attachments, each a received file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from email import message_from_bytes, policy
from email.message import EmailMessage, Message
from email.utils import parsedate_to_datetime
from urllib.parse import urlsplit

from newsgen.encoding import Undecodable, decode
from newsgen.problems import Report
from newsgen.readers.records import Hint
from newsgen.readers.source_file import FileKind, ReceivedFile, from_bytes

_MOST_PARTS = 500
_DEEPEST = 5  # mails within mails
_BOM = "\ufeff"  # a text that was decoded is handed on with a mark that leaves no doubt
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
    try:
        mail = message_from_bytes(received.raw, policy=policy.default)
        parts = [part for part in mail.walk() if not part.is_multipart()][:_MOST_PARTS]
        body = _body(mail)
        others = [part for part in parts if part is not body]
        pictures = {name: data for part in parts for name, data in _pictures(part)}
        texts = list(_attachments(others)) if level < _DEEPEST else []
        written = _written(body, received, mail, pictures, [name for name, _ in texts])
    except Exception:  # noqa: BLE001 - the library trips over headers that break the rules; that costs a message
        report.error(0, "this mail cannot be read", "copy its text, and import that: newsgen import -")
        yield None, report
        return
    if written is None and not texts:
        report.error(0, "there is no text in this mail")
    if written is not None or not texts:
        yield written, report
    for name, data in texts:
        heard = Report(f"{report.path}/{name}")
        yield from unpack(from_bytes(name, data, heard), heard, level + 1)


def _body(mail: Message) -> Message | None:
    body = mail.get_body(("related", "html", "plain")) if isinstance(mail, EmailMessage) else None
    if isinstance(body, EmailMessage) and body.is_multipart():
        body = body.get_body(("html", "plain"))
    return body


def _pictures(part: Message) -> Iterator[tuple[str, bytes]]:
    """Give a picture by each of the addresses that a page may call it by."""
    data = part.get_payload(decode=True)
    if part.get_content_maintype() == "image" and isinstance(data, bytes):
        for address in (
            f"cid:{str(part.get('Content-ID', '')).strip(' <>')}",
            str(part.get("Content-Location", "")),
        ):
            if address not in ("cid:", ""):
                yield address, data


def _attachments(parts: Sequence[Message]) -> Iterator[tuple[str, bytes]]:
    """Give the name and the bytes of what has a name of its own, and is no part of a page."""
    for part in parts:
        name, data = part.get_filename(), part.get_payload(decode=True)
        if name and isinstance(data, bytes) and not part.get("Content-ID"):
            yield str(name).replace("/", "_"), data


def _written(
    body: Message | None,
    received: ReceivedFile,
    mail: Message,
    pictures: Mapping[str, bytes],
    attached: list[str],
) -> ReceivedFile | None:
    """Return the text of a mail; None where it has none."""
    payload = b"" if body is None else body.get_payload(decode=True)
    if body is None or not isinstance(payload, bytes) or not payload.strip():
        return None
    try:
        text = decode(payload, body.get_content_charset("")).text
    except Undecodable:
        text = payload.decode("utf-8", "replace")  # which is told when it is read
    hints = {}
    if subject := " ".join(str(mail.get("Subject", "")).split()):
        hints["title"] = Hint(subject, "Subject")
    if sent := str(mail.get("Date", "")):
        hints["date"] = Hint(parsedate_to_datetime(sent).isoformat(" "), "Date")
    address = str(mail.get("Snapshot-Content-Location") or body.get("Content-Location") or "").strip()
    # The heads of a saved page are the browser's own.
    if urlsplit(address).scheme in ("http", "https"):
        hints = {"original_url": Hint(address, "Content-Location")}
    heads = () if "original_url" in hints else (f"{name}: {mail[name]}" for name in _LEFT_OUT if mail[name])
    return replace(
        received,
        raw=(_BOM + text).encode("utf-8"),
        kind=FileKind.PAGE if body.get_content_subtype() == "html" else FileKind.TEXT,
        hints=hints,
        pictures=pictures,
        left_out=(*heads, *(f"Attachment: {name}" for name in attached)),
    )
