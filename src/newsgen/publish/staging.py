"""A folder beside the published one, filled in peace and swapped in at once."""

from __future__ import annotations

import fcntl
import os
import shutil
from pathlib import Path
from types import TracebackType

from newsgen.publish.exchange import exchange

#: Marks a folder as made by a build, so that no other folder is ever replaced; holds the version's name.
MARKER = ".newsgen-output"


class OutputRefused(Exception):  # noqa: N818 - it says what was done, as the messages do
    """The output folder cannot be used; the message says why, for an editor."""


class Staging:
    """A context in which a site is written; it is published by `publish`, else thrown away.

    All that is unfinished lies in `.NAME.newsgen/` beside the output folder NAME, on the same file
    system; a build that was killed leaves it behind, and the next one clears it.
    """

    def __init__(self, output: Path) -> None:
        self.output = output.absolute()
        if not self.output.name:
            raise OutputRefused(f"{self.output} cannot be replaced by a site")
        self._work = self.output.with_name(f".{self.output.name}.newsgen")
        self.folder = self._work / "site"
        self.spool = self._work / "spool"
        self._lock = -1

    def __enter__(self) -> Staging:
        """Claim the output folder; raises OutputRefused when it is in use or not a build's."""
        try:
            self._lock_work()
            self._check_output()
            for folder in (self.folder, self.spool):
                shutil.rmtree(folder, ignore_errors=True)
                folder.mkdir()
        except OSError as error:
            self._release()
            raise OutputRefused(f"cannot write {self.output}: {error.strerror or error}") from error
        except OutputRefused:
            self._release()
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._release()

    def _release(self) -> None:
        if self._lock >= 0:
            shutil.rmtree(self._work, ignore_errors=True)
            os.close(self._lock)
            self._lock = -1

    def write(self, path: str, content: bytes) -> None:
        """Write a file of the new site."""
        self._target(path).write_bytes(content)

    def copy(self, source: Path, path: str) -> None:
        """Copy a file into the new site; its contents, not its times or permissions."""
        shutil.copyfile(source, self._target(path))

    def publish(self) -> None:
        """Put the new site in the place of the old one, in one step where the system can."""
        self.write(MARKER, b"made by newsgen: the next build replaces this folder\n")
        if self.output.exists():
            exchange(self.folder, self.output)
        else:
            self.folder.rename(self.output)

    def _target(self, path: str) -> Path:
        target = self.folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        return target

    def _check_output(self) -> None:
        if self.output.is_symlink() or (self.output.exists() and not self.output.is_dir()):
            raise OutputRefused(f"{self.output} is not a folder")
        if self.output.is_dir() and any(self.output.iterdir()) and not (self.output / MARKER).is_file():
            raise OutputRefused(
                f"{self.output} holds files that no build made; name another folder, or empty it"
            )

    def _lock_work(self) -> None:
        self._work.parent.mkdir(parents=True, exist_ok=True)
        while True:
            self._work.mkdir(exist_ok=True)
            lock = os.open(self._work, os.O_RDONLY)
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
                # A build that ended just now has removed the folder that we locked: then take the new one.
                if self._work.exists() and os.fstat(lock).st_ino == self._work.stat().st_ino:
                    self._lock = lock
                    return
                os.close(lock)
            except BlockingIOError:
                os.close(lock)
                raise OutputRefused(f"another build is writing {self.output} just now") from None
