"""What may be said of a build, and what it says."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from msgspec import Struct, field

from newsgen.cache import digest
from newsgen.problems import Message, Problem
from newsgen.publish import Size

#: Told how far a stage is: its name, the items done, and how many there are.
Progress = Callable[[str, int, int], None]


#: Told what is to be said of a build beside the problems of the content.
Notice = Callable[[Message], None]


#: Told that a site is planned, before it is rendered: takes what gives the content of a file below the output
#: folder, None where it is no page or one with mistakes. Told twice where the plan before is good enough for
#: a first look.
Planned = Callable[[Callable[[str], bytes | None]], None]


def unwatched(_stage: str, _done: int, _total: int) -> None:
    """Nobody watches."""


def _unheard(_notice: Message) -> None:
    """Nobody listens."""


def clock() -> datetime:
    """Return what counts as now: `SOURCE_DATE_EPOCH`, in seconds, where it is set (reproducible-builds.org),
    else what the clock says."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    return datetime.fromtimestamp(int(epoch), UTC) if epoch.isdecimal() else datetime.now(UTC)


class BuildOptions(Struct, frozen=True):
    """What may be said of a build.

    `now` is the moment that the site is built for: it decides what is due, expired and licensed, and what the
    news sitemap has, and nothing else; `jobs`
    the number of processes, 0 for one a core; `strict` makes every warning an error; without `cache`,
    nothing that earlier builds left is believed before it is read. `kept` is where results are kept between
    builds (default: `.newsgen` in the site's folder). `cluster` is the address of a scheduler
    of `distributed`, whose workers read and render in place of processes of this machine. With `noindex`
    every page asks search engines not to show it. `planned` may look at single pages before all are
    rendered, where nothing is wrong so far.

    `published` tells where the site is that readers have, whose addresses the next one must have too, unless
    `allow_removed`: a folder, or an address, an empty one for the site's own; None for the output folder.
    """

    site: Path
    output: Path
    base_url: str = ""
    noindex: bool = False
    drafts: bool = False
    jobs: int = 0
    strict: bool = False
    cache: bool = True
    kept: Path | None = None
    cluster: str = ""
    published: str | None = None
    allow_removed: bool = False
    now: datetime = field(default_factory=clock)
    progress: Progress = unwatched
    notice: Notice = _unheard
    planned: Planned | None = None

    def digest(self) -> bytes:
        """Return a digest of those options that the site itself depends on, but for the moment: see
        `Summary.asks`."""
        return digest(repr((self.base_url, self.noindex, self.drafts)).encode())


class Counts(Struct, frozen=True):
    """What a build had to do: articles and pages of the site read, those of them converted, pages rendered
    and kept, other files copied."""

    read: int = 0
    converted: int = 0
    rendered: int = 0
    kept: int = 0
    copied: int = 0


class BuildResult(Struct, frozen=True):
    """What a build made, and what it had to do, in numbers; its warnings; how large the site is; and when the
    next article is due or expires, if any."""

    articles: int
    editions: int
    files: int
    warnings: tuple[Problem, ...]
    counts: Counts = Counts()
    next_due: datetime | None = None
    size: Size = Size()
