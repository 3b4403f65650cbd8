"""One build of the preview, and what came of it; run in a process of its own (`worker.py`)."""

from __future__ import annotations

import time
import traceback
from collections.abc import Callable, Iterable
from pathlib import Path

from msgspec import Struct

from newsgen.pipeline import BuildOptions, BuildResult, Progress, build, clock
from newsgen.pipeline.build import CACHE
from newsgen.pipeline.options import Notice
from newsgen.problems import BuildFailed, Problem

#: Where the preview has its own cache and its own output, in the site's `.newsgen`. Ordinary builds have
#: other options, so that each would have to begin anew after the other.
FOLDER = "preview"

_TRIES = 3  # when a file goes away while it is being read
_PAUSE = 0.1  # seconds between them


class PreviewOptions(Struct, frozen=True):
    """What may be said of a preview; `jobs` of 0 means a process for each core. Where a `host` is named,
    other machines may ask too, after the password."""

    site: Path
    port: int = 8000
    jobs: int = 0
    host: str = ""

    @property
    def folder(self) -> Path:
        """The folder that is the preview's own."""
        return self.site / CACHE / FOLDER

    @property
    def output(self) -> Path:
        """Where the site is built."""
        return self.folder / "site"


class Outcome(Struct, frozen=True):
    """What came of a build: `problems` are errors where it `failed`, else warnings. `rendered` pages and
    `copied` files are new in the site; it has not changed where it failed, nor where it was `given_up` as
    something was saved meanwhile."""

    failed: bool
    seconds: float
    problems: tuple[Problem, ...] = ()
    articles: int = 0
    rendered: int = 0
    copied: int = 0
    given_up: bool = False


#: Asks which pages are wanted: gives their files below the output folder.
WantedPages = Callable[[], Iterable[str]]
#: Is told a page ahead of the rest: its file, and its content.
Ahead = Callable[[str, bytes | None], None]


class _Outdated(Exception):
    """Something has been saved since the build began."""


def _unwanted() -> Iterable[str]:
    return ()


def _lasting() -> bool:
    return False


def untold(_file: str, _content: bytes | None) -> None:
    """Nobody looks at a page."""


class Waiting(Struct, frozen=True):
    """Who waits while a build renders: the pages that are `wanted` are rendered first, and whoever is told
    `ahead` has them then. A build that is `outdated` is given up, for the next to begin."""

    wanted: WantedPages = _unwanted
    ahead: Ahead = untold
    outdated: Callable[[], bool] = _lasting


class PreviewSite:
    """A site that is built again and again, in this process. The first build is never given up: all others
    build upon its results."""

    def __init__(
        self, options: PreviewOptions, progress: Progress, notice: Notice, waiting: Waiting | None = None
    ) -> None:
        self.options = options
        self._progress = progress
        self._notice = notice
        self._waiting = waiting or Waiting()
        self._is_built = False
        self._render: Callable[[str], bytes | None] | None = None
        self._answered: list[str] = []

    def _build_options(self) -> BuildOptions:
        return BuildOptions(
            site=self.options.site,
            output=self.options.output,
            base_url=f"http://localhost:{self.options.port}/",
            drafts=True,
            jobs=self.options.jobs,
            kept=self.options.folder,
            allow_removed=True,
            progress=self._watched,
            notice=self._notice,
            planned=self._planned,
            now=clock(),
        )

    def build(self) -> Outcome:
        """Build the site, as far as it has changed. Nothing is raised: what is wrong is a problem."""
        started = time.perf_counter()
        self._render = None
        self._answered.clear()
        try:
            self.options.folder.mkdir(parents=True, exist_ok=True)
            result = self._build(_TRIES)
        except _Outdated:
            return Outcome(False, time.perf_counter() - started, given_up=True)
        except BuildFailed as failed:
            return Outcome(True, time.perf_counter() - started, failed.problems)
        except Exception as error:  # noqa: BLE001 - an editor goes on, whatever is wrong with the program
            return Outcome(True, time.perf_counter() - started, (self._crash(error),))
        self._is_built = True
        return Outcome(
            False,
            time.perf_counter() - started,
            result.warnings,
            result.articles,
            result.counts.rendered,
            result.counts.copied,
        )

    def _build(self, tries: int) -> BuildResult:
        """Build; once more where a file was there a moment ago, as editors' own files are."""
        try:
            return build(self._build_options())
        except FileNotFoundError:
            if tries <= 1:
                raise
        time.sleep(_PAUSE)
        return self._build(tries - 1)

    def _planned(self, render: Callable[[str], bytes | None]) -> None:
        self._render = render
        for file in self._answered:  # by the plan before
            self._waiting.ahead(file, render(file))
        self._answer()

    def _watched(self, stage: str, done: int, total: int) -> None:
        """Between two pages of a build, look whether somebody waits for another one, or for a new build."""
        self._answer()
        if self._is_built and self._waiting.outdated():
            raise _Outdated
        self._progress(stage, done, total)

    def _answer(self) -> None:
        if self._render is not None:
            for file in self._waiting.wanted():
                self._waiting.ahead(file, self._render(file))
                self._answered.append(file)

    def _crash(self, error: Exception) -> Problem:
        """Write down where the program failed, for whoever mends it."""
        place = self.options.folder / "crash.txt"
        hint = "save the file again; if that does not help, send us {place}"
        try:
            place.write_text("".join(traceback.format_exception(error)), encoding="utf-8")
        except OSError:
            hint = "save the file again"
        said = "".join(traceback.format_exception_only(error)).strip()
        return Problem(
            "newsgen",
            0,
            "the build failed, and that is newsgen's own fault: {error}",
            hint,
            values=(("error", said), ("place", str(place))),
        )
