"""`newsgen` as a process: how it ends, and what it does not load."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from newsgen.pipeline import inputs

if TYPE_CHECKING:
    from conftest import SiteFolder

# What takes long to load, and is of no use to a build after an edited article.
_IDLE = (
    "PIL",
    "asyncio",
    "concurrent.futures",
    "difflib",
    "email",
    "importlib.metadata",
    "markdown",
    "multiprocessing",
    "newsgen.pipeline.cluster",
    "newsgen.pipeline.remote",
    "yaml",
)
_LOADED = (
    "import json, sys; from newsgen.cli import main; from newsgen.pipeline import inputs; "
    "inputs._FRESH = 0; code = main(sys.argv[1:]); "
    "print(json.dumps(sorted(sys.modules))); sys.exit(code)"
)


def _newsgen(*arguments: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "newsgen", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 - our own command


def test_the_exit_code_and_all_that_is_said_reach_who_started_it(site: SiteFolder) -> None:
    site.article("a")
    built = _newsgen("build", "--site", site.folder)
    assert (built.returncode, built.stderr) == (0, "")
    assert built.stdout.startswith("1 article in 2 editions: ")
    site.article("b", source="無名晚報", tittle="x")
    failed = _newsgen("build", "--site", site.folder)
    assert (failed.returncode, failed.stdout) == (1, "")
    assert failed.stderr.endswith("nothing was published\n")
    assert _newsgen("build", "--nonsense").returncode == 2


def test_a_reader_that_goes_away_gets_no_traceback(site: SiteFolder) -> None:
    site.article("a")
    command = [sys.executable, "-m", "newsgen", "build", "--site", str(site.folder)]
    buffered = {name: value for name, value in os.environ.items() if name != "PYTHONUNBUFFERED"}
    with subprocess.Popen(  # noqa: S603 - our own command
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=buffered
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        said = process.stderr.read()
    assert "Traceback" not in said
    assert (site.folder / "public/index.html").exists()


@pytest.mark.parametrize("edited", [True, False])
def test_a_build_after_an_edit_loads_what_it_needs(
    site: SiteFolder, edited: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(inputs, "_FRESH", 0)
    path = site.article("a", body="正文。\n\n另一段。")
    output = site.publish()
    if edited:
        path.write_text(path.read_text("utf-8") + "\n補記。\n", "utf-8")
    run = subprocess.run(  # noqa: S603 - our own command
        [sys.executable, "-c", _LOADED, "build", "--site", site.folder, "--output", output, "--stats"],
        capture_output=True,
        text=True,
        check=True,
    )
    _, stats, _, modules = run.stdout.splitlines()
    assert stats.startswith("1 text read" if edited else "0 texts read")
    needed = {"markdown", "yaml"} if edited else set()
    assert not {*_IDLE, *(() if edited else ("jinja2",))}.difference(needed).intersection(json.loads(modules))
