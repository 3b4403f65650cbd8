"""Files of a newsroom, changed whole or not at all, and only as they were when they were read."""

from __future__ import annotations

import os
import shutil
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from newsgen.problems import Explained, reason_of


class Refused(Explained):
    """A decision that was not carried out; nothing has changed."""


@dataclass(frozen=True, slots=True)
class Change:
    """What was done to a file: its content before, None where there was no file, and after."""

    path: Path
    before: bytes | None
    after: bytes | None

    def make(self) -> None:
        """Exchange the file's content. Raises Refused where it is not what it was before."""
        target = self.path.resolve()  # a link stays a link
        beside = target.with_name(f".{target.name}.{os.getpid()}")
        try:
            if read_bytes(target) != self.before:
                raise Refused("{file} has been changed meanwhile; nothing was written", file=self.path.name)
            if self.after is None:
                target.unlink(missing_ok=True)
                return
            beside.write_bytes(self.after)
            if self.before is not None:
                shutil.copymode(target, beside)
            with beside.open("rb") as file:
                os.fsync(file.fileno())
            beside.replace(target)
        except OSError as error:
            with suppress(OSError):
                beside.unlink(missing_ok=True)
            reason = str(reason_of(error))
            raise Refused("{file} cannot be written: {reason}", file=self.path.name, reason=reason) from error

    def undone(self) -> Change:
        """Return the change that takes this one back."""
        return Change(self.path, self.after, self.before)


def read_bytes(path: Path) -> bytes | None:
    """Return a file's content, None where there is no file. Raises OSError where it cannot be read."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None
