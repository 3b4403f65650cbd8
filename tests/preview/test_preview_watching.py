"""A change is told of, whatever way it came, and nothing else is."""

from __future__ import annotations

import asyncio
import os
import shutil
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from newsgen.preview.watching import Watch

_SOON = 10.0  # seconds: far more than it takes
_QUIET = 0.25  # seconds without news, after which there are none


def _watched(site: Path, steps: list[tuple[Callable[[], object], set[str]]]) -> None:
    """Do one thing after the other; after each, just these paths are told of."""

    async def walk() -> None:
        async with Watch(site) as watch:
            bursts = aiter(watch)
            coming = asyncio.ensure_future(anext(bursts))
            before: set[str] = set()  # of which a slow machine may tell once more
            for number, (step, expected) in enumerate(steps):
                step()
                told: set[str] = set()
                while True:
                    patience = _SOON if expected - told else _QUIET
                    done, _ = await asyncio.wait({coming}, timeout=patience)
                    if not done:
                        break
                    told |= {os.path.relpath(path, site) for path in coming.result()}
                    coming = asyncio.ensure_future(anext(bursts))
                assert expected <= told <= expected | before, number
                before = expected
            coming.cancel()

    with ThreadPoolExecutor() as apart:  # Playwright has a loop of its own in this thread
        apart.submit(asyncio.run, walk()).result()


def test_every_way_of_saving_is_noticed(tmp_path: Path) -> None:
    site = tmp_path.resolve()
    folder = site / "content/articles"
    folder.mkdir(parents=True)
    config = site / "newsgen.yaml"
    file = folder / "a.md"
    for path in (config, file):
        path.write_text("before")

    def renamed_over(path: Path) -> None:
        path.with_name(".new").write_text("renamed")
        path.with_name(".new").replace(path)

    def removed_and_written() -> None:
        file.unlink()
        file.write_text("again")

    def as_vim() -> None:
        (folder / "4913").touch()
        (folder / "4913").unlink()
        (folder / ".a.md.swp").touch()
        file.rename(folder / "a.md~")
        file.write_text("vim")
        (folder / "a.md~").unlink()

    text, setup = "content/articles/a.md", "newsgen.yaml"
    _watched(
        site,
        [
            (lambda: file.write_text("in place"), {text}),
            (lambda: renamed_over(file), {text}),
            (removed_and_written, {text}),
            (as_vim, {text}),
            (lambda: renamed_over(config), {setup}),
            (lambda: (site / "public").mkdir(), set()),
            (file.unlink, {text}),
        ],
    )


def test_folders_come_and_go(tmp_path: Path) -> None:
    site, away = tmp_path.resolve() / "site", tmp_path.resolve() / "away"
    year = site / "content/articles/2026"
    year.mkdir(parents=True)
    (year / "a.md").write_text("before")
    inside = "content/articles/2026/a.md"

    def theme() -> None:
        (site / "templates").mkdir()

    _watched(
        site,
        [
            (lambda: year.rename(away), {"content/articles/2026"}),
            (lambda: (away / "a.md").write_text("elsewhere"), set()),
            (lambda: away.rename(year), {"content/articles/2026"}),
            (lambda: (year / "a.md").write_text("back"), {inside}),
            (theme, {"templates"}),
            (lambda: (site / "templates/page.html").write_text("new"), {"templates/page.html"}),
            (lambda: shutil.move(site / "content", away), {"content"}),
            (lambda: shutil.move(away, site / "content"), {"content"}),
            (lambda: (year / "a.md").write_text("once more"), {inside}),
        ],
    )
