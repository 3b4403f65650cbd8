"""One tiny site for each check, with exactly what an editor is told; and one that is told nothing.

A new case is a new folder in tests/sites/check. With UPDATE_EXPECTED=1 in the environment, this test writes
each expected.txt anew, to be read in the diff.
"""

from __future__ import annotations

import os
import re
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from newsgen.check.checks import CHECKS
from newsgen.cli import main
from newsgen.pipeline.pages import Pages

if TYPE_CHECKING:
    from conftest import Tree

SITES = Path(__file__).parents[1] / "sites" / "check"
NAMES = sorted(folder.name for folder in SITES.iterdir() if folder.is_dir())
RENDERED = ("clean", "problems-of-a-build")
NOW = "2026-02-01T00:00+08:00"


@pytest.mark.parametrize("name", NAMES)
def test_what_an_editor_is_told(
    name: str,
    tmp_path: Path,
    tree: Tree,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    if name not in RENDERED:  # to read the templates takes longer than all the rest
        monkeypatch.setattr("newsgen.pipeline.inspection._rendered", lambda *_: Pages())
    site = shutil.copytree(SITES / name, tmp_path / "site")
    before = tree(tmp_path)

    code = main(["check", "--site", str(site), "--jobs", "1", "--now", NOW])

    captured = capsys.readouterr()
    expected = SITES / name / "expected.txt"
    if os.environ.get("UPDATE_EXPECTED"):
        expected.write_text(captured.out, encoding="utf-8")
        pytest.skip("expected.txt was written anew")
    assert captured.out == expected.read_text(encoding="utf-8")
    assert captured.err == ""
    [counts] = re.findall(r"^(?:\d+ |nothing ).*$", captured.out, re.MULTILINE)
    assert code == int("problem" in counts)
    assert tree(tmp_path) == before


def test_every_check_has_a_site_that_shows_it() -> None:
    told = "".join((SITES / name / "expected.txt").read_text(encoding="utf-8") for name in NAMES)
    assert [code for code in CHECKS if f" [{code}]\n" not in told] == []


def test_every_check_is_in_the_manual(root: Path) -> None:
    manual = (root / "docs/check.md").read_text(encoding="utf-8")
    rows = {line.split("`")[1]: line for line in manual.splitlines() if line.startswith("| `")}
    for code, check in CHECKS.items():
        assert check.severity.value in rows[code], code


def test_the_sample_newsroom_is_clean(root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shutil.copytree(root / "content", tmp_path / "content")
    shutil.copy(root / "newsgen.yaml", tmp_path)
    assert main(["check", "--site", str(tmp_path), "--jobs", "1", "--drafts"]) == 0
    assert capsys.readouterr().out.startswith("nothing to mend in ")


@pytest.mark.parametrize("script", ["hans", "hant", "hant-tw"])
def test_a_real_text_is_mixed_nowhere(
    script: str,
    shared: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """It has a notice and half-width commas in it, and no link to its original; that is all that is told."""
    monkeypatch.setattr("newsgen.pipeline.inspection._rendered", lambda *_: Pages())
    site = shutil.copytree(SITES / "original-link", tmp_path / "site")
    text = (shared / f"real/ganjiang.{script}.txt").read_text(encoding="utf-8").replace("\n", "\n\n")
    front = "---\ntitle: 一池春水\ndate: 2025-07-01\nsource: 示例日報\n---\n\n"
    (site / "content/articles/2026/a.md").write_text(front + text, encoding="utf-8")
    assert main(["check", "--site", str(site), "--jobs", "1"]) == 0
    told = [line for line in capsys.readouterr().out.splitlines() if line.startswith("content")]
    assert [line.rpartition(" ")[2] for line in told] == [
        "[original-link]",
        "[half-width-mark]",
        "[notice-in-text]",
    ]
