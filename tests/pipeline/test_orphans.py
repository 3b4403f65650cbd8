"""Workers end with the process that started them."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time

import pytest

_PROGRAM = """
import os, time
from newsgen.parallel import Processes

def work(item):
    os.write(1, b"%d\\n" % os.getpid())  # in one piece: both workers write here
    time.sleep(60)

def make():
    return work

list(Processes(2).map_in_order(make, list(range(200))))
"""


def _alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return True


@pytest.mark.skipif(sys.platform != "linux", reason="workers are forked on Linux only")
def test_workers_end_with_a_build_that_is_killed() -> None:
    with subprocess.Popen([sys.executable, "-c", _PROGRAM], stdout=subprocess.PIPE, text=True) as main:  # noqa: S603 - our own program
        assert main.stdout is not None
        workers = {int(main.stdout.readline()) for _ in range(2)}
        main.send_signal(signal.SIGKILL)
        deadline = time.monotonic() + 20
        while any(map(_alive, workers)) and time.monotonic() < deadline:
            time.sleep(0.05)
        assert not any(map(_alive, workers))
