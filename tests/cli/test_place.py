"""Commands find the site around them, and name its files as they look from where the editor stands."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from newsgen.cli import main
from newsgen.cli.place import find_site, shown, standing_in

if TYPE_CHECKING:
    from conftest import SiteFolder

#: Runs `newsgen` with arguments; gives the exit code and what was said.
Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def inside(site: SiteFolder, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of this year's articles, in which the editor stands."""
    site.article("2026/a", title="頭髮與發展", author="余承東")
    folder = site.folder / "content/articles/2026"
    monkeypatch.chdir(folder)
    return folder


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """The command line."""

    def started(*arguments: object) -> tuple[int, str, str]:
        code = main([str(argument) for argument in arguments])
        said = capsys.readouterr()
        return code, said.out, said.err

    return started


@pytest.mark.usefixtures("inside")
def test_a_build_publishes_where_it_always_does(site: SiteFolder, run: Run) -> None:
    code, out, err = run("build", "--jobs", 1)
    assert (code, err) == (0, "")
    assert " files in ../../../public (" in out
    assert (site.folder / "public/articles/2026/a/index.html").exists()


def test_problems_name_files_that_can_be_opened_from_here(site: SiteFolder, inside: Path, run: Run) -> None:
    site.article("2026/a", tittle="x")
    site.write("content/names.yaml", "- {zh-Hans: 甲, kind: thing}\n")
    _, _, err = run("build")
    assert "\na.md:5: unknown field `tittle`\n" in f"\n{err}"
    assert "../../names.yaml:1: " in err
    _, out, _ = run("check")
    for text in (err, out):
        for line in text.splitlines():
            if line and not line.startswith((" ", "nothing")) and ": " in line:
                assert (inside / line.split(":")[0]).exists(), line
    assert run("check", "a.md")[0] == 1
    assert run("check", "b.md") == (2, "", "b.md is no file or folder of the site\n")


@pytest.mark.usefixtures("inside")
def test_programs_get_paths_of_the_site(site: SiteFolder, run: Run) -> None:
    site.article("2026/a", tittle="x")
    _, out, _ = run("check", "--format", "json")
    assert {found["path"] for found in json.loads(out)} == {"content/articles/2026/a.md"}
    _, out, _ = run("check", "--format", "github")
    assert "file=content/articles/2026/a.md" in out


def test_new_and_imported_articles_are_named_and_lie_in_the_site(
    site: SiteFolder, inside: Path, run: Run
) -> None:
    code, out, _ = run("new", "標題", "--source", "贛江觀察", "--date", "2026-01-05", "--slug", "b")
    assert (code, out) == (0, "b.md\n")
    assert (inside / "b.md").exists()
    (inside / "../../../letter.txt").write_text("開發區簽約\n\n" + "今天簽了一個項目。" * 9, "utf-8")
    code, out, _ = run("import", "../../../letter.txt", "--date", "2025-03-01")
    assert code == 0
    assert " -> ../2025/" in out
    assert list((site.folder / "content/articles/2025").glob("*.md"))


def test_reviews_ledgers_and_schemas_are_those_of_the_site(inside: Path, run: Run) -> None:
    code, out, err = run("review", "--list", "--all")
    assert (code, err.count("cannot")) == (0, 0)
    assert all(line.startswith(("a.md:", " ")) for line in out.splitlines())
    code, out, _ = run("rights", "--format", "json")
    assert [entry["path"] for entry in json.loads(out)] == ["content/articles/2026/a.md"] * 2
    _, out, _ = run("schema", "article")
    assert "示例日報" in out
    run("schema", "page", "--output", "schemas")
    assert (inside / "schemas/page.schema.json").exists()


@pytest.mark.usefixtures("inside")
def test_the_preview_shows_the_site() -> None:
    command = [sys.executable, "-m", "newsgen", "serve", "--port", "0", "--jobs", "1"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as served:  # noqa: S603 - our own command
        assert served.stdout is not None
        assert served.stdout.readline().startswith("http://localhost:")
        served.terminate()
        served.wait(20)


def test_the_nearest_site_counts_and_one_that_is_named_counts_more(
    site: SiteFolder, tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    site.article("2026/a", tittle="x")
    inner = tmp_path / "site/drafts/inner"
    inner.mkdir(parents=True)
    monkeypatch.chdir(inner)
    assert find_site() == Path("../..")
    (inner / "newsgen.yaml").write_text("title: 空\n", "utf-8")
    assert find_site() == Path()
    # A path is then one of the site that was named.
    _, _, err = run("build", "--site", site.folder)
    assert err.startswith("content/articles/2026/a.md:5: ")


def test_without_a_site_it_says_so(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir("/")  # whatever lies around the folders of tests
    code, _, err = run("build")
    assert code == 1
    assert err.startswith("newsgen.yaml: this file is missing\n  hint: go to the site's folder")


def test_what_is_no_path_of_the_site_stays_as_it_is() -> None:
    with standing_in(Path("../..")):
        assert shown("newsgen.yaml") == "../../newsgen.yaml"
        assert [shown(name) for name in ("--site", "letter.txt", "/tmp/a.md", "")] == [  # noqa: S108 - not written
            "--site",
            "letter.txt",
            "/tmp/a.md",  # noqa: S108 - not written
            "",
        ]
    assert shown("newsgen.yaml") == "newsgen.yaml"
