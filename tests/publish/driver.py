"""Publishes two sites in turn with worker processes, until it is killed: `driver.py OUTPUT`."""

from __future__ import annotations

import multiprocessing
import sys
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path

from newsgen.publish import Staging, digest_of, write_file


def site(version: int) -> dict[str, bytes]:
    """Return one of two sites: some files are in both, some differ, some are in one, some change kind."""
    pages = {f"both/{n % 20}/{n}/index.html": b"the same" * 100 for n in range(100)}
    pages |= {f"differ/{n}/index.html": b"%d of %d" % (n, version) * 200 for n in range(100)}
    pages |= {f"only-{version}/{n % 7}/{n}.html": b"%d" % n * 50 for n in range(80)}
    pages |= {f"kind/{n}" + "/index.html" * (n % 2 == version): b"kind" for n in range(20)}
    return pages


def _write(folder: Path, pages: list[tuple[str, bytes]]) -> dict[str, bytes]:
    return {path: write_file(folder, path, content) for path, content in pages}


def publish(output: Path, version: int, pool: ProcessPoolExecutor) -> None:
    """Publish one of the sites."""
    pages = site(version)
    with Staging(output) as staging:
        manifest = {path: digest_of(content) for path, content in pages.items()}
        missing = [(path, pages[path]) for path in staging.keep_all(manifest)]
        chunks = [missing[start : start + 10] for start in range(0, len(missing), 10)]
        for written in pool.map(partial(_write, staging.folder), chunks):
            manifest |= written
        staging.publish(manifest)


def main() -> None:
    """Go on until killed."""
    with ProcessPoolExecutor(2, multiprocessing.get_context("fork")) as pool:
        print("ready", flush=True)
        while True:
            for version in (0, 1):
                publish(Path(sys.argv[1]), version, pool)


if __name__ == "__main__":
    main()
