"""The readers' module under Node, with a fetch that reads files."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from newsgen.search import FoldedTexts
from newsgen.search.index import build
from newsgen.search.layout import units
from newsgen.search.start import folding, start

MODULE = Path(__file__).parents[1] / "static/assets/search-engine.js"


def ask(folder: Path, edition: str = "zh-Hant", **asked: object) -> dict[str, Any]:
    """Return what the module answers; see ask.mjs for what can be asked."""
    node = shutil.which("node")
    if node is None:
        pytest.skip("there is no Node.js")
    request = {"module": str(MODULE), "folder": str(folder), "edition": edition, **asked}
    done = subprocess.run(  # noqa: S603 - our own script
        [node, str(Path(__file__).parent / "search/ask.mjs")],
        input=json.dumps(request),
        capture_output=True,
        text=True,
        check=False,
        encoding="utf-8",
    )
    assert done.returncode == 0, done.stderr
    answer: dict[str, Any] = json.loads(done.stdout)
    return answer


def write_index(folder: Path, articles: Sequence[FoldedTexts]) -> None:
    """Write the index of articles as a site has it, without cards."""

    def write(number: int, content: bytes) -> None:
        (folder / f"{number}.bin").write_bytes(content)

    heavy = build(map(units, articles), len(articles), write)
    said = start("1", len(articles), heavy.all(), {"zh-Hant": ""}, {})
    (folder / "start.json").write_bytes(said)
    (folder / "folding.json").write_bytes(folding())
    (folder / "labels.json").write_text('{"labels": {}, "lists": []}', "utf-8")
