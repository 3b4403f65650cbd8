"""The same input gives the same bytes, whatever the machine, the order and the number of processes."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

GOLDEN = Path(__file__).parent / "sites" / "golden"
COPIES = 40  # further articles, so that several processes have files to read as well as pages to write


def files_of_site() -> dict[str, bytes]:
    """Return the golden site with some articles more, in the order of their paths."""
    files = {
        path.relative_to(GOLDEN).as_posix(): path.read_bytes()
        for path in sorted(GOLDEN.rglob("*"))
        if path.is_file()
    }
    body = files["content/articles/2025/park-opens.md"].decode()
    for number in range(COPIES):
        text = body.replace("regions:", f"tags: [標籤{number % 7}, 標籤{number % 3}]\nregions:")
        files[f"content/articles/2024/copy-{number:02}.md"] = text.encode()
    return files


def build(folder: Path, files: dict[str, bytes], mtime: int, jobs: int, **variables: str) -> dict[str, bytes]:
    """Write a site's files in the given order, build it in a process of its own, and return what it built."""
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
    out = folder / "out"
    return {path.relative_to(out).as_posix(): path.read_bytes() for path in out.rglob("*") if path.is_file()}


def test_two_machines_build_the_same_bytes(tmp_path: Path) -> None:
    files = files_of_site()
    backwards = dict(reversed(files.items()))

    here = build(
        tmp_path / "here", files, 1_600_000_000, 1, TZ="Asia/Shanghai", LC_ALL="C.UTF-8", PYTHONHASHSEED="0"
    )
    there = build(
        tmp_path / "far" / "away",
        backwards,
        1_700_000_000,
        3,
        TZ="America/Lima",
        LC_ALL="C",
        PYTHONHASHSEED="4711",
    )

    assert sorted(here) == sorted(there)
    assert [path for path in here if here[path] != there[path]] == []
    assert len(here) > 2 * COPIES, "every copy has a page in each edition"
