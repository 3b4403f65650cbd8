"""A scheduler of `distributed` and its workers on this machine, for the benchmark and the tests."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

_PATIENCE = 60  # seconds for a process to start on a busy machine


@contextmanager
def local_cluster(folder: Path, workers: int = 2) -> Iterator[tuple[str, list[subprocess.Popen[bytes]]]]:
    """Start a scheduler and its workers, of one thread each; yield its address, and the workers' processes.

    They run in `folder`, which is made, so that they find nothing there. Raises TimeoutError where they do
    not start.
    """
    folder.mkdir(parents=True)
    found = folder / "scheduler.json"
    running = []
    # A worker that is gone is looked for not so long.
    environment = os.environ | {"DASK_DISTRIBUTED__COMM__TIMEOUTS__CONNECT": "2s"}

    def start(program: str, *arguments: str) -> subprocess.Popen[bytes]:
        command = [sys.executable, "-W", "ignore", "-m", f"distributed.cli.{program}", "--no-dashboard"]
        command += ["--scheduler-file", str(found), *arguments]
        quiet = subprocess.DEVNULL
        process = subprocess.Popen(command, cwd=folder, env=environment, stdout=quiet, stderr=quiet)
        running.append(process)
        return process

    try:
        start("dask_scheduler", "--port", "0")
        until = time.monotonic() + _PATIENCE
        while not (said := _scheduler(found)):
            if time.monotonic() > until:
                raise TimeoutError("the scheduler did not start")
            time.sleep(0.1)
        address = str(said["address"])
        started = [start("dask_worker", "--nthreads", "1", "--no-nanny") for _ in range(workers)]
        if workers:
            _wait_for(address, workers)
        yield address, started
    finally:
        for process in running:
            process.kill()
            process.wait()


def _scheduler(file: Path) -> dict[str, Any]:
    """What a scheduler says of itself; empty while its file is not there, or only half written."""
    try:
        said: dict[str, Any] = json.loads(file.read_text("utf-8"))
    except (FileNotFoundError, ValueError):
        return {}
    return said


def _wait_for(address: str, workers: int) -> None:
    import distributed

    make: Any = distributed.Client  # its methods have no types
    with make(address, set_as_default=False) as client:
        client.wait_for_workers(workers, timeout=_PATIENCE)
