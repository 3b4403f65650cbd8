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
_FIRST = 100_000  # the versions' numbers are of one length, so that one can be put for another


class _Newsroom:
    """A site whose versions differ in a number only: in half of the texts, some titles, and every page."""

    def __init__(self, site: SiteFolder, output: Path, whole: Tree) -> None:
        self.output = output
        self._site = site
        self._whole = whole
        self._said = site.folder.parent / "said"
        self._first: dict[str, bytes] = {}

    def write(self, version: int) -> None:
        """Write a version."""
        for n in range(_ARTICLES):
            body = f"第{n}篇的正文。" + f"第{version}版。" * (n % 2)
            title = f"第{n}篇" + f"，{version}" * (n % 3 == 0)
            self._site.article(f"a{n}", title=title, body=body, tags="[基金]")
        self._site.write("templates/partials/head_extra.html", f"<!-- {version} -->\n")

    def start(self) -> subprocess.Popen[bytes]:
        """Start a build, in a process group of its own."""
        command = [sys.executable, "-m", "newsgen", "build", "--jobs", "2", "--site", str(self._site.folder)]
        with self._said.open("wb") as said:
            return subprocess.Popen(  # noqa: S603 - our own program
                [*command, "--output", str(self.output)],
                stdout=subprocess.DEVNULL,
                stderr=said,
                start_new_session=True,
            )

    def said(self) -> str:
        """Return what the last build had to remark."""
        return self._said.read_text("utf-8")

    def published(self) -> int:
        """Return the version that is published; fails where it is none, or not whole."""
        files = self._whole(self.output)
        if not self._first:
            self._first = files
        found = files["index.html"].partition(b"<!-- ")[2].partition(b" -->")[0]
        old = str(_FIRST).encode()
        assert files == {path: text.replace(old, found) for path, text in self._first.items()}
        return int(found)

    def place(self) -> int:
        """Return what tells the published folder from the one that takes its place."""
        return self.output.stat().st_ino if self.output.exists() else 0


def _phases(newsroom: _Newsroom) -> tuple[float, float]:
    """Build; return how long it takes until the trees are exchanged, and from then on, in seconds."""
    before, started, exchanged = newsroom.place(), time.monotonic(), 0.0
    with newsroom.start() as build:
        while build.poll() is None:
            if not exchanged and newsroom.place() != before:
                exchanged = time.monotonic()
            time.sleep(0.001)
    assert (build.returncode, newsroom.said()) == (0, "")
    return exchanged - started, time.monotonic() - exchanged


@pytest.mark.parametrize("moments", [4, pytest.param(40, marks=pytest.mark.slow)])
def test_a_killed_build_costs_time_only(moments: int, site: SiteFolder, whole: Tree, tmp_path: Path) -> None:
    newsroom = _Newsroom(site, tmp_path / "public", whole)
    for version in (_FIRST, _FIRST + 1):
        newsroom.write(version)
        until, after = _phases(newsroom)
        assert newsroom.published() == version
    chance = random.Random(moments)  # noqa: S311 - moments to kill at, not a secret
    killed = late = 0
    for moment in range(moments):
        before, place = newsroom.published(), newsroom.place()
        version += 1
        newsroom.write(version)
        with newsroom.start() as build:
            if moment % 3 == 2:  # once the new site is there, while the second tree and the cache follow
                while newsroom.place() == place and build.poll() is None:
                    time.sleep(0.001)
                wait = chance.uniform(0, after)
            else:
                wait = chance.uniform(0, until + after)
            with suppress(subprocess.TimeoutExpired):
                build.wait(wait)
            build.kill()
            was_killed = build.wait() == -signal.SIGKILL
            if chance.random() < 0.5:  # else its workers live on for a while
                with suppress(ProcessLookupError):
                    os.killpg(build.pid, signal.SIGKILL)
        assert newsroom.said() == ""
        assert newsroom.published() in (before, version)
        killed += was_killed
        late += was_killed and newsroom.published() == version
        if chance.random() < 0.2:  # else the next is built on what this one left
            until, after = _phases(newsroom)
            assert newsroom.published() == version
    assert killed > moments / 4, "most builds were done before they were killed"
    assert late >= moments // 20, "hardly a build was killed behind the exchange"
    for last in (version, version + 1):
        newsroom.write(last)
        _phases(newsroom)
        assert newsroom.published() == last
