"""Whole builds killed at random moments: one site or the other is published, and the next is right."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from conftest import SiteFolder, Tree

_ARTICLES = 30


def _write(site: SiteFolder, version: int) -> None:
    for n in range(_ARTICLES):
        body = f"第{n}篇的正文。" + f"第{version}版。" * (n % 2)
        site.article(f"a{n}", title=f"第{n}篇{version * (n % 3 == 0)}", body=body, tags="[基金]")
    site.write("templates/partials/head_extra.html", f"<!-- {version} -->\n")


def _start(site: SiteFolder, output: Path) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "newsgen", "build", "--jobs", "2", "--site", str(site.folder)]
    return subprocess.Popen(  # noqa: S603 - our own program
        [*command, "--output", str(output)], stdout=subprocess.DEVNULL, start_new_session=True
    )


@pytest.mark.parametrize("moments", [8, pytest.param(100, marks=pytest.mark.slow)])
def test_a_killed_build_costs_time_only(moments: int, site: SiteFolder, tree: Tree, tmp_path: Path) -> None:
    output = tmp_path / "public"
    sites = []
    for version in (0, 1):
        _write(site, version)
        assert _start(site, output).wait() == 0
        sites.append({path: text for path, text in tree(output).items() if path != ".newsgen-output"})
    chance = random.Random(moments)  # noqa: S311 - moments to kill at, not a secret
    killed = 0
    for moment in range(moments):
        _write(site, moment % 2)
        started = time.monotonic()
        with _start(site, output) as build:
            with suppress(subprocess.TimeoutExpired):
                build.wait(chance.uniform(0.1, 1.5))
            build.kill()
            killed += build.wait() == -signal.SIGKILL
            with suppress(ProcessLookupError):
                os.killpg(build.pid, signal.SIGKILL)
        assert time.monotonic() - started < 60
        found = {path: text for path, text in tree(output).items() if path != ".newsgen-output"}
        assert found in sites
    assert killed > moments / 4, "most builds were done before they were killed"
    for version, expected in enumerate(sites):
        _write(site, version)
        assert _start(site, output).wait() == 0
        assert {path: text for path, text in tree(output).items() if path != ".newsgen-output"} == expected
