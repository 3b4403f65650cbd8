"""Numbers in bits: in a fixed width, in unary, and in bytes of seven bits (LEB128)."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

_Ints = NDArray[np.int64]
_ROOMS = {16: ">u2", 32: ">u4"}  # what numbers of so many bits at most are


def unary(values: _Ints, sizes: _Ints) -> list[bytes]:
    """Return each number as so many zeros and a one; `sizes` says how many numbers are written together, at
    least one, in full bytes."""
    if not len(values):
        return [b""] * len(sizes)
    ones = np.cumsum(values + 1) - 1
    ends = ones[np.cumsum(sizes) - 1] + 1
    starts = np.append(0, ends[:-1])
    lengths = -(-(ends - starts) // 8)
    ones += np.repeat(8 * (np.cumsum(lengths) - lengths) - starts, sizes)
    bits = np.zeros(8 * int(lengths.sum()), np.uint8)
    bits[ones] = 1
    return _cut(np.packbits(bits).tobytes(), lengths, lengths)


def fixed(values: _Ints, width: int, sizes: _Ints) -> list[bytes]:
    """Return the lowest bits of each number, 32 at most, the highest first; `sizes` says how many numbers are
    written together, in full bytes."""
    if not width:
        return [b""] * len(sizes)
    rooms = -(-sizes // 8) * 8  # so that all begin at a byte
    room = 16 if width <= 16 else 32
    wide = np.zeros(int(rooms.sum()), _ROOMS[room])
    moved = np.cumsum(rooms - sizes) - (rooms - sizes)
    wide[np.arange(len(values)) + np.repeat(moved, sizes)] = values
    bits = np.unpackbits(wide.view(np.uint8)).reshape(-1, room)
    return _cut(np.packbits(bits[:, room - width :]).tobytes(), rooms * width // 8, -(-sizes * width // 8))


def _cut(content: bytes, rooms: _Ints, lengths: _Ints) -> list[bytes]:
    """Return the first bytes of each room, so many as it has that are used."""
    starts = (np.cumsum(rooms) - rooms).tolist()
    return [content[start : start + length] for start, length in zip(starts, lengths.tolist(), strict=True)]


def varint(value: int) -> bytes:
    """Return a number in bytes, seven bits in each, the lowest first; the last byte is below 128."""
    parts = bytearray()
    while value > 127:
        parts.append(value & 127 | 128)
        value >>= 7
    parts.append(value)
    return bytes(parts)


class Bits:
    """Reads what the functions above have written; `at` is the next byte."""

    def __init__(self, content: bytes) -> None:
        self._content = content
        self._array = np.frombuffer(content, np.uint8)
        self.at = 0

    def byte(self) -> int:
        """Return the next byte."""
        self.at += 1
        return self._content[self.at - 1]

    def varint(self) -> int:
        """Return a number."""
        value = shift = 0
        while True:
            part = self.byte()
            value |= (part & 127) << shift
            shift += 7
            if part < 128:
                return value

    def units(self, count: int) -> NDArray[np.uint16]:
        """Return so many UTF-16 units."""
        start, self.at = self.at, self.at + 2 * count
        return np.frombuffer(self._content[start : self.at], "<u2").astype(np.uint16)

    def fixed(self, count: int, width: int) -> _Ints:
        """Return so many numbers of a width."""
        if not count or not width:
            return np.zeros(count, np.int64)
        size = -(-count * width // 8)
        bits = np.unpackbits(self._array[self.at : self.at + size], count=count * width)
        self.at += size
        room = 16 if width <= 16 else 32
        wide = np.zeros((count, room), np.uint8)
        wide[:, room - width :] = bits.reshape(count, width)
        return np.packbits(wide).view(_ROOMS[room]).astype(np.int64)

    def unary(self, count: int) -> _Ints:
        """Return so many numbers in unary."""
        if not count:
            return np.zeros(0, np.int64)
        size, ones = count // 4 + 8, np.zeros(0, np.int64)  # bytes that are looked at: as a rule they suffice
        while len(ones) < count:
            ones = np.flatnonzero(np.unpackbits(self._array[self.at : self.at + size]).view(bool))[:count]
            size *= 2
        self.at += int(ones[-1]) // 8 + 1
        values = ones - 1
        values[0] = ones[0]
        values[1:] -= ones[:-1]
        return values
