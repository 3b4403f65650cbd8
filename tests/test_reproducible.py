"""The same input gives the same bytes, whatever the machine, the order and the number of processes."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from conftest import Tree

GOLDEN = Path(__file__).parent / "sites" / "golden"
COPIES = 40  # further articles, so that several processes have files to read as well as pages to write


def files_of_site(tree: Tree) -> dict[str, bytes]:
    """Return the golden site with some articles more, in the order of their paths."""
    files = dict(sorted(tree(GOLDEN).items()))
    body = files["content/articles/2025/park-opens.md"].decode()
    for number in range(COPIES):
        text = body.replace("regions:", f"tags: [標籤{number % 7}, 標籤{number % 3}]\nregions:")
        files[f"content/articles/2025/copy-{number:02}.md"] = text.encode()  # beside the picture
    return files


def build(folder: Path, files: dict[str, bytes], mtime: int, jobs: int, **variables: str) -> Path:
    """Write a site's files in the given order, build it in a process of its own, return the output folder."""
    for path, content in files.items():
        target = folder / "site" / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
        os.utime(target, (mtime, mtime))
    ran = subprocess.run(  # noqa: S603 - runs the interpreter of the tests
        [sys.executable, "-m", "newsgen", "build", "--output", "out", "--site", "site", "--jobs", str(jobs)],
        cwd=folder,
        env=os.environ | variables,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (ran.returncode, ran.stderr) == (0, "")
    return folder / "out"


def test_two_machines_build_the_same_bytes(tmp_path: Path, tree: Tree) -> None:
    files = files_of_site(tree)
    backwards = dict(reversed(files.items()))

    one = build(
        tmp_path / "here", files, 1_600_000_000, 1, TZ="Asia/Shanghai", LC_ALL="C.UTF-8", PYTHONHASHSEED="0"
    )
    other = build(
        tmp_path / "far" / "away",
        backwards,
        1_700_000_000,
        3,
        TZ="America/Lima",
        LC_ALL="C",
        PYTHONHASHSEED="4711",
    )

    here, there = tree(one), tree(other)
    assert sorted(here) == sorted(there)
    assert [path for path in here if here[path] != there[path]] == []
    assert len(here) > 2 * COPIES, "every copy has a page in each edition"
