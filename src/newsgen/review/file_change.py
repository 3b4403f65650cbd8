"""Changes to files of a newsroom that can be taken back."""

from __future__ import annotations

from pathlib import Path

from msgspec import Struct

from newsgen.atomic_write import ChangedMeanwhile, write_if_unchanged
from newsgen.problems import Explained, reason_of


class Refused(Explained):
    """A decision that was not carried out; nothing has changed."""


class FileChange(Struct, frozen=True):
    """What was done to a file: its content before, None where there was no file, and after."""

    path: Path
    before: bytes | None
    after: bytes | None

    def make(self) -> None:
        """Exchange the file's content. Raises Refused where it is not what it was before."""
        try:
            write_if_unchanged(self.path, self.before, self.after)
        except ChangedMeanwhile as changed:
            raise Refused(
                "{file} has been changed meanwhile; nothing was written", file=self.path.name
            ) from changed
        except OSError as error:
            reason = reason_of(error)
            raise Refused("{file} cannot be written: {reason}", file=self.path.name, reason=reason) from error

    def undone(self) -> FileChange:
        """Return the change that takes this one back."""
        return FileChange(self.path, self.after, self.before)
