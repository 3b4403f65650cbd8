"""`newsletter:` in newsgen.yaml: who sends the letters that `newsgen export --email` writes."""

from __future__ import annotations

from urllib.parse import urlsplit

from msgspec import Struct

from newsgen.yamlfile import FieldReader


class Newsletter(Struct, frozen=True):
    """The sender's address, with a name or without; and where readers take their names off the list."""

    sender: str = ""
    unsubscribe: tuple[str, ...] = ()


def read_newsletter(reader: FieldReader) -> Newsletter:
    """Return what `newsletter:` says; what is no address is a problem, and left out."""
    entry = reader.mapping("newsletter")
    if entry is None:
        return Newsletter()
    sender, ways = entry.text("from"), entry.texts("unsubscribe")
    if sender and not is_sender(sender):
        entry.report.error(
            entry.line("from"),
            "`{address}` is no address of a sender",
            "for example `贛江投資觀察 <news@newsroom.example>`",
            address=sender,
        )
        sender = ""
    for way in ways:
        if not is_way_out(way):
            entry.report.error(
                entry.line("unsubscribe"),
                "nobody can unsubscribe at `{address}`",
                "for example https://newsroom.example/unsubscribe, or mailto:leave@newsroom.example",
                address=way,
            )
    entry.finish()
    return Newsletter(sender, tuple(filter(is_way_out, ways)))


def is_sender(text: str) -> bool:
    """Whether a text is one address for mail, with a name before it or without, in one line."""
    from email.utils import parseaddr  # with much of `email`, which a build does without

    name, _, host = parseaddr(text)[1].rpartition("@")
    return bool(name and host) and text.isprintable() and not any(char in name + host for char in " ,;<>")


def is_way_out(text: str) -> bool:
    """Whether programs can unsubscribe by an address: `https:` or `mailto:` (RFC 2369, 3.2; RFC 8058)."""
    if not text.isprintable() or any(char in text for char in " <>,"):
        return False
    try:
        parts = urlsplit(text)
    except ValueError:
        return False
    if parts.scheme == "mailto":
        return "@" in parts.path
    return parts.scheme == "https" and bool(parts.netloc)
