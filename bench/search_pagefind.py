"""Pagefind over the pages that newsgen has built: its index, and what it finds."""

from __future__ import annotations

import gzip
import json
import subprocess
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from peers import NotInstalled
from search_chromium import Asked, ask

VERSION = "1.6.0"
# Where in newsgen's pages the text of an article stands, and what there is no text of it: Pagefind is told,
# as whoever uses it would tell it.
_TEXT = ".story"
_NO_TEXT = ".related, .neighbours, .notice, .contents, .breadcrumbs, .topics, .figures"
_INDEX = "pagefind"
_OPENS = f"""async () => {{
    globalThis.pagefind = await import("/{_INDEX}/pagefind.js");
    await pagefind.init();
}}"""
_ASKS = """async (query) => {
    const {results} = await pagefind.search(query);
    await Promise.all(results.slice(0, 10).map((result) => result.data()));
    return results.map(({id}) => id);
}"""


@dataclass(frozen=True, slots=True)
class Pagefind:
    """What Pagefind made of a site: `seconds` that it took, the `bytes` of its index; for each query the
    addresses of the pages that it found; and what the answers cost."""

    seconds: float
    bytes: int
    found: tuple[frozenset[str], ...]
    asked: Asked


def run_pagefind(site: Path, queries: Sequence[str], cache: Path, first: int = 100) -> Pagefind:
    """Index the articles of the default edition of a built site, and ask every query.

    The index lies below `site` while it is asked, and is taken away. Addresses are paths, such as
    `/articles/2026/fund-matrix/`. Raises NotInstalled where npm cannot install it.
    """
    program = _install(cache)
    start = time.perf_counter()
    told = ["--root-selector", _TEXT, "--exclude-selectors", _NO_TEXT, "--quiet"]
    subprocess.run(
        [str(program), "--site", str(site), "--output-subdir", _INDEX, "--glob", "articles/**/*.html", *told],
        check=True,
        stdout=subprocess.DEVNULL,
    )
    seconds = time.perf_counter() - start
    index = site / _INDEX
    try:
        addresses = {path.stem: _address(path) for path in (index / "fragment").iterdir()}
        # What is asked for by a search; the rest is the program's own boxes and styles.
        wanted = [*(index / "fragment").iterdir(), *(index / "index").iterdir(), *index.glob("*.pf_meta")]
        size = sum(path.stat().st_size for path in wanted)
        asked = ask(site, _OPENS, _ASKS, queries, first)
    finally:
        for path in sorted(index.rglob("*"), reverse=True):
            path.rmdir() if path.is_dir() else path.unlink()
        index.rmdir()
    found = tuple(frozenset(addresses[each] for each in answer.given) for answer in asked.warm)
    return Pagefind(seconds, size, found, asked)


def _address(fragment: Path) -> str:
    """Return the address of the page that a fragment is of: JSON after twelve signs, compressed."""
    text = gzip.decompress(fragment.read_bytes()).decode()
    return str(json.loads(text[text.index("{") :])["url"])


def _install(cache: Path) -> Path:
    folder = cache / "peers" / f"pagefind-{VERSION}"
    program = folder / "node_modules" / ".bin" / "pagefind"
    if not program.exists():
        folder.mkdir(parents=True, exist_ok=True)
        command = ["npm", "install", "--silent", "--prefix", str(folder), f"pagefind@{VERSION}"]
        finished = subprocess.run(command, capture_output=True, text=True, check=False)
        if finished.returncode:
            raise NotInstalled(f"Pagefind cannot be installed: {finished.stderr.strip()}")
    return program
