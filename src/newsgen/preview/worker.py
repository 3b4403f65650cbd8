"""The process that builds, and how the server speaks with it.

Builds run in a process of their own, which stays: the server answers while one is under way, a build that
crashes takes nothing with it, and workers are forked from a process without threads. It is told to build by a
byte on its standard input, and answers on its standard output in pickles, each after its length.
"""

from __future__ import annotations

import asyncio
import os
import pickle
import signal
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from time import monotonic
from typing import Any, BinaryIO

from newsgen.pipeline.options import Notice, Progress
from newsgen.preview.building import Outcome, PreviewOptions, Site
from newsgen.problems import Message, Problem

_BUILD = b"b"
_LENGTH = 4  # bytes
_PAUSE = 0.2  # seconds between two reports of how far a build is


class Worker:
    """The server's end. `progress` is told how far a build is, `notice` what else there is to say."""

    def __init__(self, options: PreviewOptions, progress: Progress, notice: Notice) -> None:
        self._options = options
        self._told: dict[str, Callable[..., None]] = {"progress": progress, "notice": notice}
        self._process: Process | None = None

    async def build(self) -> Outcome:
        """Build; where the process dies meanwhile, once more in a new one."""
        started = monotonic()
        outcome, reason = await self._ask()
        if outcome is None:
            outcome, reason = await self._ask()
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

    async def _ask(self) -> tuple[Outcome | None, str]:
        """Return what came of a build; none where the process has died, and of what."""
        process = self._process
        if process is None or process.returncode is not None:
            process = self._process = await self._start()
        assert process.stdin is not None  # noqa: S101 - asked for
        assert process.stdout is not None  # noqa: S101 - asked for
        try:
            process.stdin.write(_BUILD)
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
    site, port, jobs = arguments
    asked = sys.stdin.buffer
    with os.fdopen(os.dup(sys.stdout.fileno()), "wb") as answers:
        os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # whatever prints does not disturb the answers
        told = _Told(answers)
        building = Site(PreviewOptions(Path(site), int(port), int(jobs)), told.progress, told.notice)
        while asked.read(1):
            told.send("done", building.build())


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
