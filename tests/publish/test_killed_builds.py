"""Builds killed at random moments: the published folder is one site or the other, whole."""

from __future__ import annotations

import os
import random
import runpy
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

DRIVER = Path(__file__).with_name("driver.py")
SITE: Callable[[int], dict[str, bytes]] = runpy.run_path(str(DRIVER))["site"]


@pytest.mark.parametrize("moments", [30, pytest.param(1000, marks=pytest.mark.slow)])
def test_a_killed_build_leaves_a_whole_site_and_the_next_is_right(
    moments: int, tmp_path: Path, build: Callable[..., list[str]], tree: Callable[[Path], dict[str, bytes]]
) -> None:
    output = tmp_path / "public"
    sites = [SITE(0), SITE(1)]
    build(output, sites[0])
    chance = random.Random(moments)  # noqa: S311 - moments to kill at, not a secret
    unfinished = 0
    for _ in range(moments):
        driver = subprocess.Popen(  # noqa: S603 - our own script
            [sys.executable, str(DRIVER), str(output)], stdout=subprocess.PIPE, start_new_session=True
        )
        with driver:
            assert driver.stdout is not None
            try:
                assert driver.stdout.readline() == b"ready\n"
                time.sleep(chance.uniform(0, 0.1))
                driver.kill()  # its workers live on for a while, as they would
                assert driver.wait() == -signal.SIGKILL
                unfinished += not any((tmp_path / ".public.newsgen").glob("next-*/.newsgen-output"))
                assert tree(output) in sites
                if chance.random() < 0.2:  # else the next driver is the next build
                    version = chance.randrange(2)
                    build(output, sites[version])
                    assert tree(output) == sites[version]
            finally:
                with suppress(ProcessLookupError):  # killed before it had workers
                    os.killpg(driver.pid, signal.SIGKILL)
    assert unfinished > moments / 3, "most builds were killed before they began"
    for site in (*sites, {}):
        build(output, site)
        assert tree(output) == site
    assert len(list((tmp_path / ".public.newsgen").iterdir())) == 2  # the next tree, one manifest
