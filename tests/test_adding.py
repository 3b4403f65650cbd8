"""What docs/ says to those who work on newsgen is right: its examples work in a copy, the files are there."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from conftest import SiteFolder

_FENCE = re.compile(r"^```(python|jinja|diff)\n(.*?)^```$", re.DOTALL | re.MULTILINE)
_PLACE = re.compile(r"(?:# (\S+)|\{# (\S+) #\})\n")  # the first line of a new file


@pytest.fixture
def copy(root: Path, tmp_path: Path) -> Path:
    """A copy of the program and its theme."""
    for folder in ("src", "templates", "static"):
        shutil.copytree(
            root / folder, tmp_path / "copy" / folder, ignore=shutil.ignore_patterns("__pycache__")
        )
    return tmp_path / "copy"


def _follow(manual: Path, copy: Path) -> None:
    """Do in a copy of the program what a page of docs/ says."""
    for language, block in _FENCE.findall(manual.read_text("utf-8")):
        if language != "diff":
            place = _PLACE.match(block)
            assert place
            (copy / (place[1] or place[2])).write_text(block, "utf-8")
            continue
        for path, changes in re.findall(r"^--- (\S+)\n((?:[ +].*\n|\+\n)+)", block, re.MULTILINE):
            _insert(copy / path, changes)


def _insert(file: Path, changes: str) -> None:
    """Add the lines that begin with `+` behind those before them, each of which the file has once."""
    for place, added in re.findall(r"((?:^ .*\n)+)((?:^\+.*\n)+)", changes, re.MULTILINE):
        text = file.read_text("utf-8")
        before, after = (re.sub("^[ +]", "", lines, flags=re.MULTILINE) for lines in (place, added))
        assert f"\n{text}".count(f"\n{before}") == 1, f"{file.name}: {before}"
        file.write_text(f"\n{text}".replace(f"\n{before}", f"\n{before}{after}")[1:], "utf-8")


def _run(copy: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(  # noqa: S603 - our own command
        [sys.executable, "-m", "newsgen", *arguments],
        env={"PYTHONPATH": str(copy / "src"), "LANGUAGE": "en", "PYTHONUTF8": "1"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def test_a_check_is_a_function_and_a_row(root: Path, copy: Path, site: SiteFolder) -> None:
    _follow(root / "docs/adding-a-check.md", copy)
    site.article("loud", title="基金來了！")
    site.article("calm", title="基金的來歷")
    found = _run(copy, "check", "--site", str(site.folder))
    assert "content/articles/loud.md:2: notice: the title has `！`" in found.stdout + found.stderr
    assert "calm.md" not in found.stdout + found.stderr
    site.article("loud", title="基金來了！", checks="{shouting-title: off}")
    assert "the title has" not in _run(copy, "check", "--site", str(site.folder)).stdout


def test_a_field_is_a_row_and_its_use(root: Path, copy: Path, site: SiteFolder) -> None:
    _follow(root / "docs/adding-a-field.md", copy)
    site.article("a", 電頭="贛江新區電")
    output = site.folder.parent / "public"
    built = _run(copy, "build", "--site", str(site.folder), "--output", str(output))
    assert built.returncode == 0, built.stderr
    assert '<span class="dateline">贛江新區電<' in (output / "articles/a/index.html").read_text("utf-8")
    assert '<span class="dateline">赣江新区电<' in (output / "zh-hans/articles/a/index.html").read_text(
        "utf-8"
    )
    assert '"dateline"' in _run(copy, "schema", "article", "--site", str(site.folder)).stdout


def test_a_page_kind_and_a_feed_are_classes_and_their_lines(root: Path, copy: Path, site: SiteFolder) -> None:
    _follow(root / "docs/adding-a-page-kind.md", copy)
    original = "https://daily.example/a"
    site.article("a", title="轉載", source="日報", original_url=original, date="2026-01-02")
    site.article("b", title="自有", date="2026-01-01")
    output = site.folder.parent / "public"
    build = ("build", "--site", str(site.folder), "--output", str(output))
    built = _run(copy, *build)
    assert built.returncode == 0, built.stderr
    for prefix, title in (("", "轉載"), ("zh-hans/", "转载")):
        html = (output / f"{prefix}reprints/index.html").read_text("utf-8")
        assert re.search(rf'<li><a href="/{prefix}articles/a/">{title}</a>: <a href="{original}">', html)
        assert "articles/b/" not in html
        lines = (output / f"{prefix}newest.txt").read_text("utf-8").split("\n")
        assert [line.split()[0] for line in lines if line] == ["2026-01-02", "2026-01-01"]
    assert "/reprints/</loc>" in (output / "sitemap.xml").read_text("utf-8")
    assert "newest.txt" not in (output / "sitemap.xml").read_text("utf-8")

    # An edit is seen: the keys of its pages follow from what they show.
    site.article("a", title="又名", source="日報", original_url=original, date="2026-01-02")
    assert _run(copy, *build).returncode == 0
    for path in ("reprints/index.html", "newest.txt"):
        assert "又名" in (output / path).read_text("utf-8")


def test_the_files_that_the_architecture_names_are_there(root: Path) -> None:
    text = (root / "docs/architecture.md").read_text("utf-8")
    named = set(re.findall(r"`([\w./]+(?:/|\.py))`", text)) - {".newsgen/", "public/"}  # which a build makes
    assert len(named) > 30
    assert not [path for path in named if not any((root / at / path).exists() for at in ("src/newsgen", ""))]


def test_the_table_of_the_house_has_every_folder_and_none_that_went(root: Path) -> None:
    text = (root / "CONTRIBUTING.md").read_text("utf-8")
    rows = re.findall(r"^\| (`.*?) \|", text, re.MULTILINE)
    named = {name for row in rows for name in re.findall(r"`([\w/]+(?:/|\.py))`", row)}
    package = root / "src/newsgen"
    assert [name for name in sorted(named) if not (package / name).exists()] == []
    assert {f"{each.parent.name}/" for each in package.glob("*/__init__.py")} <= named


def test_the_floors_of_the_architecture_are_those_that_imports_are_held_to(root: Path) -> None:
    text = (root / "docs/architecture.md").read_text("utf-8")
    drawn = re.findall(r"^```\n(.*?)^```$", text, re.DOTALL | re.MULTILINE)[0]
    project = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))
    (contract,) = project["tool"]["importlinter"]["contracts"]
    held = [name for layer in contract["layers"] for name in layer.split(" | ")]
    assert sorted(re.findall(r"\b([a-z_]+)(?:/|\.py)", drawn)) == sorted(held)
