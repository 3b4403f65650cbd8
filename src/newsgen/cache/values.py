"""Keys and records, as the cache keeps them."""

from __future__ import annotations

from hashlib import blake2b
from threading import Lock
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

import msgspec

from newsgen.problems import Explained

Value = TypeVar("Value")


class CacheLost(Explained):
    """The cache cannot be used any further."""


class CacheRefused(CacheLost):
    """The system does not let the cache be used where it lies: another place may do."""


def digest(*parts: bytes) -> bytes:
    """Return a key for these parts: BLAKE2b, 16 bytes. Where one part ends and the next begins counts."""
    summed = blake2b(digest_size=16)
    for part in parts:
        summed.update(len(part).to_bytes(8, "big"))
        summed.update(part)
    return summed.digest()


def encoded(value: object) -> bytes:
    """Return a record as the cache keeps it: JSON, which is data whoever wrote it, and keeps time zones."""
    return _ENCODER.encode(value)


def decoded(content: bytes, kind: type[Value]) -> Value:
    """Return what `encoded` made of a record of a kind; CacheLost where it is anything else."""
    decoder = _DECODERS.get(kind)
    if decoder is None:
        with _BUILDING:
            decoder = _DECODERS[kind] = msgspec.json.Decoder(kind, dec_hook=_zone)
    try:
        value: Value = decoder.decode(content)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise CacheLost("it is damaged") from error
    return value


def _zone(kind: type[Any], value: object) -> Any:
    """Return the time zone of a name: the one thing in records that msgspec does not know by itself."""
    if kind is not ZoneInfo:
        raise NotImplementedError
    try:
        return ZoneInfo(str(value))
    except (OSError, ValueError) as error:
        raise msgspec.ValidationError("no time zone") from error


_ENCODER = msgspec.json.Encoder(enc_hook=str)
_DECODERS: dict[Any, msgspec.json.Decoder[Any]] = {}
# What msgspec finds out of a kind is kept by the kind before it is whole: another thread must not use it yet.
_BUILDING = Lock()
