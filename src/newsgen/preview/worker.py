"""The process that builds, and how the server speaks with it.

Builds run in a process of their own, which stays: the server answers while one is under way, a build that
crashes takes nothing with it, and workers are forked from a process without threads. It reads lines on its
standard input: `build`, and while a build is under way `page` with a file that somebody waits for, and `stop`
where another build is to begin. It answers on its standard output in pickles, each after its length.
"""

from __future__ import annotations

import asyncio
import os
import pickle
import select
import signal
import sys
from asyncio.subprocess import PIPE, Process
from collections import deque
from collections.abc import Callable, Iterable
from contextlib import suppress
from functools import partial
from pathlib import Path
from time import monotonic
from typing import Any, BinaryIO

from newsgen.garbage_collection import collect_rarely
from newsgen.pipeline import Progress
from newsgen.pipeline.options import Notice
from newsgen.preview.building import Ahead, Outcome, PreviewOptions, PreviewSite, Waiting, untold
from newsgen.problems import Message, Problem

_BUILD = "build"
_PAGE = "page "
_STOP = "stop"
_LENGTH = 4  # bytes
_PAUSE = 0.2  # seconds between two reports of how far a build is


class Worker:
    """The server's end. `progress` is told how far a build is, `notice` what else there is to say, `ahead`
    each page that was asked for."""

    def __init__(
        self,
        options: PreviewOptions,
        progress: Progress,
        notice: Notice,
        ahead: Ahead = untold,
    ) -> None:
        self._options = options
        self._told: dict[str, Callable[..., None]] = {"progress": progress, "notice": notice, "ahead": ahead}
        self._process: Process | None = None

    def ask(self, file: str) -> None:
        """Ask the build under way for a page, by its file below the output folder; `ahead` is told it."""
        process = self._process
        if process and process.stdin and process.returncode is None and "\n" not in file:
            process.stdin.write(f"{_PAGE}{file}\n".encode("utf-8", "surrogateescape"))

    def give_up(self) -> None:
        """Let the build under way end, as if never begun."""
        process = self._process
        if process and process.stdin and process.returncode is None:
            process.stdin.write(f"{_STOP}\n".encode())

    async def build(self, wanted: Iterable[str] = ()) -> Outcome:
        """Build, the `wanted` pages first; where the process dies meanwhile, once more in a new one."""
        started = monotonic()
        outcome, reason = await self._ask(wanted)
        if outcome is None:
            outcome, reason = await self._ask(wanted)
        if outcome is not None:
            return outcome
        problem = Problem(
            "newsgen",
            0,
            "the build was ended by the system ({reason})",
            "is there enough memory? Save a file to build again",
            values=(("reason", reason),),
        )
        return Outcome(True, monotonic() - started, (problem,))

    async def _ask(self, wanted: Iterable[str]) -> tuple[Outcome | None, str]:
        """Return what came of a build; none where the process has died, and of what."""
        process = self._process
        if process is None or process.returncode is not None:
            process = self._process = await self._start()
        assert process.stdin is not None  # noqa: S101 - asked for
        assert process.stdout is not None  # noqa: S101 - asked for
        try:
            process.stdin.write(f"{_BUILD}\n".encode())
            for file in wanted:
                self.ask(file)
            await process.stdin.drain()
            while True:
                length = int.from_bytes(await process.stdout.readexactly(_LENGTH), "big")
                kind, *said = pickle.loads(await process.stdout.readexactly(length))  # noqa: S301 - our own process
                if kind == "done":
                    return said[0], ""
                self._told[kind](*said)
        except (asyncio.IncompleteReadError, OSError):
            code = await process.wait()
            return None, signal.Signals(-code).name if code < 0 else str(code)

    def stop(self) -> None:
        """End the process, with all that it has started; what it was building is as if never begun."""
        if self._process and self._process.returncode is None:
            with suppress(ProcessLookupError):
                os.killpg(self._process.pid, signal.SIGKILL)

    async def _start(self) -> Process:
        options = self._options
        return await asyncio.create_subprocess_exec(
            sys.executable,
            "-m",
            "newsgen.preview.worker",
            str(options.site),
            str(options.port),
            str(options.jobs),
            stdin=PIPE,
            stdout=PIPE,
            start_new_session=True,  # Ctrl-C is for the server, which then ends the whole group
            limit=1 << 24,
        )


def main(arguments: list[str]) -> None:
    """Build when asked, until nobody is there any longer to ask."""
    collect_rarely()
    site, port, jobs = arguments
    asked = _Asked(sys.stdin.fileno())
    with os.fdopen(os.dup(sys.stdout.fileno()), "wb") as answers:
        os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # whatever prints does not disturb the answers
        told = _Told(answers)
        options = PreviewOptions(Path(site), int(port), int(jobs))
        waiting = Waiting(asked.pages, partial(told.send, "ahead"), asked.to_stop)
        building = PreviewSite(options, told.progress, told.notice, waiting)
        while asked.to_build():
            told.send("done", building.build())


class _Asked:
    """The worker's end: what it is asked."""

    def __init__(self, source: int) -> None:
        self._source = source
        self._rest = b""
        self._lines: deque[str] = deque()

    def to_build(self) -> bool:
        """Wait until a build is asked for; False when nobody is there any longer."""
        while True:
            while self._lines:
                if self._lines.popleft() == _BUILD:
                    return True
            if not self._read():
                return False

    def pages(self) -> list[str]:
        """Return the pages that are asked for by now, without waiting for any."""
        self._look()
        pages = [line.removeprefix(_PAGE) for line in self._lines if line.startswith(_PAGE)]
        self._lines = deque(line for line in self._lines if not line.startswith(_PAGE))
        return list(dict.fromkeys(pages))

    def to_stop(self) -> bool:
        """Whether the build under way is to end, by what `pages` has seen."""
        return _STOP in self._lines

    def _look(self) -> None:
        while select.select([self._source], [], [], 0)[0] and self._read():
            pass

    def _read(self) -> bool:
        read = os.read(self._source, 1 << 16)
        *lines, self._rest = (self._rest + read).split(b"\n")
        self._lines.extend(line.decode("utf-8", "surrogateescape") for line in lines)
        return bool(read)


class _Told:
    """The worker's end: what it says."""

    def __init__(self, answers: BinaryIO) -> None:
        self._answers = answers
        self._shown = 0.0

    def send(self, *said: Any) -> None:
        content = pickle.dumps(said)
        self._answers.write(len(content).to_bytes(_LENGTH, "big") + content)
        self._answers.flush()

    def progress(self, stage: str, done: int, total: int) -> None:
        if monotonic() - self._shown > _PAUSE:
            self._shown = monotonic()
            self.send("progress", stage, done, total)

    def notice(self, text: Message) -> None:
        self.send("notice", text)


if __name__ == "__main__":
    main(sys.argv[1:])
