"""One tiny site for each way to go wrong, with exactly what an editor is told about it.

A new case is a new folder in tests/sites/broken. `UPDATE_EXPECTED=1 pytest tests/test_broken_sites.py`
writes each expected.txt anew, to be read in the diff.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from newsgen.cli import main

if TYPE_CHECKING:
    from conftest import Tree

BROKEN = Path(__file__).parent / "sites" / "broken"
NAMES = sorted(folder.name for folder in BROKEN.iterdir() if folder.is_dir())


def published(output: Path) -> dict[str, bytes]:
    """Make a folder as an earlier build left it, and return what it holds."""
    files = {".newsgen-output": b"", "index.html": "先前的首頁".encode(), "articles/a/index.html": b"1"}
    for path, content in files.items():
        target = output / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
    return files


@pytest.mark.parametrize("name", NAMES)
def test_a_broken_site_is_explained_and_not_published(
    name: str, tmp_path: Path, tree: Tree, capsys: pytest.CaptureFixture[str]
) -> None:
    before = published(tmp_path / "public")
    site = shutil.copytree(BROKEN / name, tmp_path / "site")

    code = main(["build", "--site", str(site), "--output", str(tmp_path / "public")])

    captured = capsys.readouterr()
    expected = BROKEN / name / "expected.txt"
    if os.environ.get("UPDATE_EXPECTED"):
        expected.write_text(captured.err, encoding="utf-8")
        pytest.skip("expected.txt was written anew")
    assert captured.err == expected.read_text(encoding="utf-8")
    assert captured.out == ""
    assert code == 1
    assert tree(tmp_path / "public") == before
    assert {path.name for path in tmp_path.iterdir()} <= {"site", "public", ".public.newsgen"}


@pytest.mark.parametrize(
    ("name", "variables"),
    [
        ("many-problems", {"LC_ALL": "C", "PYTHONUTF8": "0"}),
        ("template-syntax", {"LC_ALL": "C.UTF-8", "TZ": "America/Lima"}),
    ],
)
def test_the_command_itself_says_the_same(name: str, variables: dict[str, str], tmp_path: Path) -> None:
    shutil.copytree(BROKEN / name, tmp_path / "site")
    # Typed inside the site's folder, without options; Python's own encoding is not ours to choose.
    ran = subprocess.run(
        [sys.executable, "-m", "newsgen", "build"],
        cwd=tmp_path / "site",
        env=os.environ | {"PYTHONIOENCODING": "utf-8"} | variables,
        capture_output=True,
        check=False,
    )

    assert ran.stderr.decode() == (BROKEN / name / "expected.txt").read_text(encoding="utf-8")
    assert ran.returncode == 1
    assert not (tmp_path / "site" / "public").exists()


def test_every_message_is_for_editors() -> None:
    for name in NAMES:
        text = (BROKEN / name / "expected.txt").read_text(encoding="utf-8")
        assert text.endswith("\nnothing was published\n"), name
        for inside in ("Traceback", "newsgen.", "<class", "object at 0x"):
            assert inside not in text.replace("newsgen.yaml", ""), name
