"""The pages of the sample newsroom are valid HTML, by the W3C's checker."""

from __future__ import annotations

import json
import re
import subprocess
from collections import defaultdict
from pathlib import Path

import pytest

from newsgen.pipeline import BuildOptions, build


def _size(file: Path) -> int:
    return file.stat().st_size


@pytest.mark.parametrize("most", [5, pytest.param(10_000, marks=pytest.mark.slow)])
def test_the_sample_site_passes_the_w3c_checker(
    most: int, root: Path, tmp_path: Path, html_checker: list[str]
) -> None:
    """`most` are the pages of a kind, the longest ones, that are looked at in each edition."""
    output = tmp_path / "public"
    built = build(BuildOptions(site=root, output=output, jobs=1))
    assert built.articles
    kinds = defaultdict[tuple[str, ...], list[Path]](list)
    for file in output.rglob("*.html"):
        text = file.read_text("utf-8")
        kinds[tuple(re.findall(r'<html lang="[^"]+"|<body class="kind-\w+"', text))].append(file)
    pages = [file for files in kinds.values() for file in sorted(files, key=_size)[-most:]]
    run = subprocess.run(  # noqa: S603 - the checker's own command
        [*html_checker, "--errors-only", "--format", "json", *map(str, pages)],
        capture_output=True,
        text=True,
        check=False,
    )
    errors = [
        f"{message['url'].removeprefix(output.as_uri())}:{message.get('lastLine', 0)}: {message['message']}"
        for message in json.loads(run.stderr)["messages"]
    ]
    assert errors == []
    assert run.returncode == 0


def test_the_checker_finds_an_error(tmp_path: Path, html_checker: list[str]) -> None:
    page = tmp_path / "page.html"
    page.write_text("<!doctype html><html lang=zh-Hant><title>頁</title><img src=a.png>", "utf-8")
    run = subprocess.run(  # noqa: S603 - the checker's own command
        [*html_checker, "--errors-only", "--format", "json", str(page)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 1
    assert "alt" in json.loads(run.stderr)["messages"][0]["message"]
