"""A locked folder: one process has it, and nobody once that one is gone."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from newsgen.lock import lock_folder, unlock


def test_a_folder_is_locked_once(tmp_path: Path) -> None:
    lock = lock_folder(tmp_path)
    with pytest.raises(BlockingIOError):
        lock_folder(tmp_path)
    unlock(lock)
    unlock(lock_folder(tmp_path))


def test_what_is_no_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        lock_folder(tmp_path / "missing")


_PROGRAM = """
import os, sys
from pathlib import Path
from newsgen.lock import lock_folder

lock_folder(Path(sys.argv[1]))
if os.fork() == 0:
    os.write(1, b"forked")
    os.read(0, 1)  # until the test is done
    os._exit(0)
os.read(0, 1)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="workers are forked on Linux only")
def test_a_worker_that_outlives_its_build_holds_no_lock(tmp_path: Path) -> None:
    command = [sys.executable, "-c", _PROGRAM, str(tmp_path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as build:  # noqa: S603 - our own program
        assert build.stdout is not None
        assert os.read(build.stdout.fileno(), 6) == b"forked"
        with pytest.raises(BlockingIOError):
            lock_folder(tmp_path)
        build.kill()
        build.wait()
        unlock(lock_folder(tmp_path))
