"""Pictures that move, without what is not shown of them: their frames stay as they are, byte for byte."""

from __future__ import annotations

import struct
from collections.abc import Callable, Iterator, Mapping

# What shows a picture (PNG, third edition, 11.3); the others tell of its author, its place, its programs.
_CHUNKS = frozenset(
    b"IHDR PLTE IDAT IEND tRNS gAMA cHRM sRGB iCCP cICP sBIT bKGD pHYs acTL fcTL fdAT".split()
)
_PNG = 8  # bytes before the first chunk
_RIFF = frozenset((b"VP8X", b"VP8 ", b"VP8L", b"ALPH", b"ANIM", b"ANMF", b"ICCP"))
_TOLD = 0b0000_1100  # flags of VP8X that announce Exif and XMP (WebP Container Specification)
# How often a GIF begins anew; other applications and comments are not shown (GIF89a, 24 and 26).
_LOOPS = (b"NETSCAPE2.0", b"ANIMEXTS1.0")
_EXTENSION, _IMAGE, _END = 0x21, 0x2C, 0x3B
_COMMENT, _APPLICATION = 0xFE, 0xFF


def bare(format_name: str, content: bytes) -> bytes | None:
    """Return a moving picture without its metadata; None where it cannot be taken apart.

    `format_name` is the one that Pillow has for it.
    """
    parts = _PARTS.get(format_name)
    try:
        return b"".join(parts(content)) if parts else None
    except (IndexError, struct.error):  # it ends before it is whole
        return None


def _png(content: bytes) -> Iterator[bytes]:
    yield content[:_PNG]
    at, kind = _PNG, b""
    while kind != b"IEND":
        length, kind = struct.unpack_from(">I4s", content, at)
        if kind in _CHUNKS:
            yield content[at : at + 12 + length]
        at += 12 + length


def _webp(content: bytes) -> Iterator[bytes]:
    chunks = []
    at, end = 12, 8 + struct.unpack_from("<I", content, 4)[0]
    while at < min(end, len(content)):
        kind, length = struct.unpack_from("<4sI", content, at)
        chunk = bytearray(content[at : at + 8 + length + length % 2])
        if kind == b"VP8X":
            chunk[8] &= ~_TOLD
        if kind in _RIFF:
            chunks.append(bytes(chunk))
        at += 8 + length + length % 2
    kept = b"".join(chunks)
    yield struct.pack("<4sI4s", b"RIFF", len(kept) + 4, b"WEBP") + kept


def _gif(content: bytes) -> Iterator[bytes]:
    at = 13 + _colours(content[10])
    yield content[:at]
    while content[at] != _END:
        start, shown = at, True
        if content[at] == _EXTENSION:
            kind, at = content[at + 1], at + 2
            name = content[at + 1 : at + 1 + content[at]]
            shown = kind != _COMMENT and (kind != _APPLICATION or name in _LOOPS)
        elif content[at] == _IMAGE:
            at += 11 + _colours(content[at + 9])
        else:
            raise IndexError
        while content[at]:  # blocks of data, each after its length
            at += 1 + content[at]
        at += 1
        if shown:
            yield content[start:at]
    yield bytes((_END,))


def _colours(flags: int) -> int:
    """Return how many bytes a table of colours has, by the flags that announce it."""
    return 3 << ((flags & 0b111) + 1) if flags & 0b1000_0000 else 0


_PARTS: Mapping[str, Callable[[bytes], Iterator[bytes]]] = {"PNG": _png, "WEBP": _webp, "GIF": _gif}
