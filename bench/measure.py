"""Runs a command and measures it with every process that it starts. Linux only: it reads /proc."""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from threading import Event, Thread

_INTERVAL = 0.05  # seconds between two looks at the memory
_SHARE = 0.05  # of a core that may go into looking: reading the maps of gigabytes takes long


@dataclass(frozen=True, slots=True)
class Measured:
    """Seconds by the clock, seconds of processor, and the peak memory in bytes, of all processes together."""

    wall: float
    cpu: float
    memory: int


class CommandFailed(Exception):
    """A measured command that did not end well; the message has the end of what it said."""


def measure(command: Sequence[str], folder: Path) -> Measured:
    """Run a command in a folder.

    Memory is the sum of the proportional set sizes (PSS) of the processes of the session: pages that forked
    workers share count once, and what other programs map too, such as libraries, counts in part. Raises
    CommandFailed when the exit code is not 0.
    """
    # What was written before must not be written out during the run.
    os.sync()
    # Python keeps what it has compiled, as it does wherever nobody forbids it.
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    before = os.times()
    started = time.perf_counter()
    with subprocess.Popen(
        command,
        cwd=folder,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        start_new_session=True,
    ) as process:
        watch = _Watch(process.pid)
        watch.start()
        said, _ = process.communicate()
        wall = time.perf_counter() - started
        watch.stop()
    after = os.times()
    if process.returncode:
        end = said.decode(errors="replace")[-2_000:]
        raise CommandFailed(f"{' '.join(command)} ended with {process.returncode}:\n{end}")
    cpu = after.children_user - before.children_user + after.children_system - before.children_system
    return Measured(wall, cpu, watch.peak)


class _Watch(Thread):
    """Looks at the memory of a session again and again."""

    def __init__(self, session: int) -> None:
        super().__init__(daemon=True)
        self._session = session
        self._ended = Event()
        self.peak = 0

    def run(self) -> None:
        pause = 0.0
        while not self._ended.wait(pause):
            started = time.thread_time()
            self.peak = max(self.peak, sum(map(_memory, _processes(self._session))))
            pause = max(_INTERVAL, (time.thread_time() - started) / _SHARE)

    def stop(self) -> None:
        self._ended.set()
        self.join()


def _processes(session: int) -> list[Path]:
    found = []
    for process in Path("/proc").iterdir():
        if process.name.isdigit():
            try:
                # After the name, which may have spaces and brackets: state, parent, group, session.
                stat = (process / "stat").read_text().rpartition(")")[2].split()
            except (FileNotFoundError, ProcessLookupError):  # it has ended meanwhile
                continue
            if int(stat[3]) == session:
                found.append(process)
    return found


def _memory(process: Path) -> int:
    try:
        lines = (process / "smaps_rollup").read_text().splitlines()
    except (FileNotFoundError, ProcessLookupError):  # it has ended meanwhile
        return 0
    return sum(int(line.split()[1]) * 1024 for line in lines if line.startswith("Pss:"))
