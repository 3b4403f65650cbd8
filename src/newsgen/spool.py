"""Where texts wait between two stages: on disk, so that memory does not grow with the archive."""

from __future__ import annotations

import os
import pickle
from pathlib import Path
from typing import Generic, NamedTuple, TypeVar

T = TypeVar("T")


class Ticket(NamedTuple):
    """Where a value lies in the spool: the file, and the place in it."""

    file: str
    offset: int
    length: int


class Spool(Generic[T]):
    """Values written once and read at any time, by several processes; each appends to a file of its own."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def put(self, value: T) -> Ticket:
        """Store a value; it can be read as soon as this returns."""
        content = pickle.dumps(value, protocol=pickle.HIGHEST_PROTOCOL)
        path = self._folder / f"{os.getpid()}.spool"
        with path.open("ab") as file:
            offset = file.tell()
            file.write(content)
        return Ticket(path.name, offset, len(content))

    def get(self, ticket: Ticket) -> T:
        """Return a stored value."""
        with (self._folder / ticket.file).open("rb") as file:
            file.seek(ticket.offset)
            value: T = pickle.loads(file.read(ticket.length))  # noqa: S301 - written by this very build
            return value
