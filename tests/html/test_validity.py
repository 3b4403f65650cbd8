"""Every page of the sample newsroom is valid HTML, by the W3C's checker."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

from newsgen.pipeline import BuildOptions, build


def test_the_sample_site_passes_the_w3c_checker(root: Path, tmp_path: Path, html_checker: list[str]) -> None:
    output = tmp_path / "public"
    built = build(BuildOptions(site=root, output=output, jobs=1))
    assert built.articles
    run = subprocess.run(  # noqa: S603 - the checker's own command
        [*html_checker, "--errors-only", "--format", "json", "--skip-non-html", str(output)],
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
