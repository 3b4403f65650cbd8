"""What may be said of a build, and what it says."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from newsgen.cache import digest
from newsgen.problems import Message, Problem

#: Told how far a stage is: its name, the items done, and how many there are.
Progress = Callable[[str, int, int], None]


#: Told what is to be said of a build beside the problems of the content.
Notice = Callable[[Message], None]


def unwatched(_stage: str, _done: int, _total: int) -> None:
    """Nobody watches."""


def _unheard(_notice: Message) -> None:
    """Nobody listens."""


@dataclass(frozen=True, slots=True)
class BuildOptions:
    """What may be said of a build.

    `now` is the moment that the site is built for (default: the date of the newest article); `jobs`
    the number of processes, 0 for one a core; `strict` makes every warning an error; without `cache`,
    nothing that earlier builds left is believed before it is read. `cluster` is the address of a scheduler
    of `distributed`, whose workers read and render in place of processes of this machine.
    """

    site: Path
    output: Path
    base_url: str = ""
    drafts: bool = False
    jobs: int = 0
    strict: bool = False
    cache: bool = True
    cluster: str = ""
    now: datetime | None = None
    progress: Progress = unwatched
    notice: Notice = _unheard

    def digest(self) -> bytes:
        """Return a digest of those options that the site itself depends on."""
        return digest(repr((self.base_url, self.drafts, self.now)).encode())


@dataclass(frozen=True, slots=True)
class Counts:
    """What a build had to do: articles and pages of the site read, those of them converted, pages rendered
    and kept, other files copied."""

    read: int = 0
    converted: int = 0
    rendered: int = 0
    kept: int = 0
    copied: int = 0


@dataclass(frozen=True, slots=True)
class BuildResult:
    """What a build made, and what it had to do, in numbers; and its warnings."""

    articles: int
    editions: int
    files: int
    warnings: tuple[Problem, ...]
    counts: Counts = Counts()
