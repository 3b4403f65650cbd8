"""Commands: exit codes, and what is said where."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from newsgen import __version__
from newsgen.cli import main

if TYPE_CHECKING:
    from conftest import SiteFolder


def _run(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, str, str]:
    try:
        code = main([str(argument) for argument in arguments])
    except SystemExit as left:
        code = int(left.code or 0)
    said = capsys.readouterr()
    return code, said.out, said.err


def test_a_build_says_in_one_line_what_it_made(site: SiteFolder, capsys: pytest.CaptureFixture[str]) -> None:
    site.article("2026/a")
    code, out, err = _run(capsys, "build", "--site", site.folder, "--jobs", 1)
    assert (code, err) == (0, "")
    assert out.startswith("1 article in 2 editions: ")
    assert str(site.folder / "public") in out
    assert out.count("\n") == 1
    assert (site.folder / "public/index.html").exists()


def test_problems_go_to_stderr_and_the_exit_code_is_one(
    site: SiteFolder, capsys: pytest.CaptureFixture[str]
) -> None:
    site.article("2026/a", tittle="x", source="無名晚報")
    code, out, err = _run(capsys, "build", "--site", site.folder)
    assert (code, out) == (1, "")
    assert "content/articles/2026/a.md:5: unknown field `tittle`\n    tittle: x\n" in err
    assert err.endswith("1 problem, 1 warning\nnothing was published\n")
    assert not (site.folder / "public").exists()


def test_warnings_go_to_stderr_and_the_site_is_published(
    site: SiteFolder, capsys: pytest.CaptureFixture[str]
) -> None:
    site.article("2026/a", source="無名晚報")
    site.article("2026/b", source="無名晚報")
    code, out, err = _run(capsys, "build", "--site", site.folder)
    assert code == 0
    assert out.startswith("2 articles in 2 editions")
    assert err.endswith("\n2 warnings\n")
    code, out, err = _run(capsys, "build", "--site", site.folder, "--strict")
    assert (code, out) == (1, "")


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["bulid"],
        ["build", "--jobs", "many"],
        ["build", "--jobs", "-1"],
        ["build", "--now", "tomorrow"],
        ["build", "--now", "2025-02-30"],
        ["build", "--frobnicate"],
        ["rights", "--format", "xml"],
        ["rights", "--now", "tomorrow"],
    ],
)
def test_wrong_usage_is_exit_code_two(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = _run(capsys, *arguments)
    assert (code, out) == (2, "")
    assert err.startswith("usage: newsgen")


@pytest.mark.parametrize("arguments", [["--help"], ["build", "--help"], ["rights", "--help"]])
def test_help_goes_to_stdout(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = _run(capsys, *arguments)
    assert (code, err) == (0, "")
    assert out.startswith("usage: newsgen")


def test_the_version_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert _run(capsys, "--version") == (0, f"newsgen {__version__}\n", "")


def test_a_base_url_an_output_and_drafts_may_be_chosen(
    site: SiteFolder, capsys: pytest.CaptureFixture[str]
) -> None:
    site.article("2026/a", status="draft")
    output = site.folder.parent / "out"
    chosen = ["--output", output, "--base-url", "https://org.example/REPO", "--drafts", "--now", "2026-01-03"]
    code, _, err = _run(capsys, "build", "--site", site.folder, *chosen)
    assert (code, err) == (0, "")
    assert 'href="/REPO/articles/2026/a/"' in (output / "index.html").read_text(encoding="utf-8")
    assert not (site.folder / "public").exists()


def test_the_package_can_be_run(site: SiteFolder) -> None:
    command = [sys.executable, "-m", "newsgen", "build", "--site", str(site.folder)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 - our own command
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("0 articles in 2 editions")
