"""manifest.json: what every file is, and what it was made from."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsgen.pipeline import BuildOptions, build, inputs
from newsgen.publish import (
    MadeFile,
    SiteManifest,
    digest_of,
    encode_manifest,
    file_lines,
    hex_digest,
    lines_in,
    origin,
    revised_lines,
)
from newsgen.publish.site_manifest import decode_manifest, is_hashed_asset

if TYPE_CHECKING:
    from conftest import SiteFolder, Tree

GOLDEN = Path(__file__).parents[1] / "sites/golden"
NOW = "2025-06-30T09:30+08:00"


def _manifest(public: Path) -> dict[str, Any]:
    made: dict[str, Any] = json.loads((public / "manifest.json").read_bytes())
    return made


def _from(made: dict[str, Any], path: str) -> set[str]:
    return {made["sources"][at][0] for at in made["files"][path].get("from", [])}


def _b2sum(*files: Path) -> list[str]:
    done = subprocess.run(  # noqa: S603 - the one of the system
        ["b2sum", "--length=128", *map(str, files)],  # noqa: S607
        capture_output=True,
        text=True,
        check=True,
    )
    return [line.split()[0] for line in done.stdout.splitlines()]


def test_every_file_stands_in_it_as_anybody_can_check(site: SiteFolder, tree: Tree) -> None:
    site.write("static/files/form.txt", "表")
    site.article("a", body="[表](/files/form.txt)")
    public = site.publish()
    made, files = _manifest(public), tree(public)
    assert made["files"].keys() == files.keys() - {"manifest.json", ".newsgen-output"}
    paths = sorted(made["files"])
    assert [made["files"][path]["digest"] for path in paths] == _b2sum(*(public / path for path in paths))
    assert all(made["files"][path]["bytes"] == len(files[path]) for path in paths)
    site_files = {path: its for path, its in made["sources"] if not path.startswith("theme:")}
    site_files |= {path: its for path, its in made["shared"].items() if not path.startswith("theme:")}
    assert list(site_files.values()) == _b2sum(*(site.folder / path for path in site_files))
    assert {"content/articles/a.md", "newsgen.yaml", "content/sources.yaml"} <= site_files.keys()


def test_each_file_tells_what_it_was_made_from(site: SiteFolder) -> None:
    for number in range(1, 5):
        site.article(f"a{number}", date=f"2026-01-0{number}", tags="[基金]" if number < 3 else "[產業]")
    site.write("content/pages/about.md", "---\ntitle: 關於\n---\n我們。\n")
    site.article("a1", date="2026-01-01", tags="[基金]", aliases="[/old/]")
    made = _manifest(site.publish())
    name = "content/articles/a{}.md".format
    assert _from(made, "articles/a1/index.html") == {name(1), name(2)}, "the next one, also related"
    assert _from(made, "zh-hans/articles/a4/index.html") == {name(3), name(4)}
    assert _from(made, "tags/基金/index.html") == {name(1), name(2)}
    assert _from(made, "old/index.html") == {name(1)}
    assert _from(made, "about/index.html") == {"content/pages/about.md"}
    assert "from" not in made["files"]["sitemap.xml"], "it comes from the whole site"
    owners = {
        path: made["sources"][its["address_of"]][0]
        for path, its in made["files"].items()
        if "address_of" in its and not path.startswith("zh-hans/")
    }
    assert owners == {
        "old/index.html": name(1),
        "about/index.html": "content/pages/about.md",
        **{f"articles/a{number}/index.html": name(number) for number in range(1, 5)},
    }


def test_what_somebody_wrote_into_it_is_not_taken_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(inputs, "_FRESH", 0)
    site = shutil.copytree(GOLDEN, tmp_path / "site")
    options = BuildOptions(site, tmp_path / "public", jobs=1)
    build(options)
    said = options.output / "manifest.json"
    said.write_bytes(re.sub(rb'"from":\[[0-9,]*\]', b'"from":[0]', said.read_bytes()))
    shown = (path for path, _ in _manifest(options.output)["sources"] if path.startswith("content/articles/"))
    edited = site / next(path for path in shown if path.endswith(".md"))
    edited.write_text(f"{edited.read_text('utf-8')}\n補記一句。\n", "utf-8")
    build(options)
    again = BuildOptions(site, tmp_path / "again", jobs=1, kept=tmp_path / "kept")
    build(again)
    assert said.read_bytes() == (again.output / "manifest.json").read_bytes()


def test_what_waits_is_not_named(site: SiteFolder) -> None:
    site.article("a")
    site.article("secret-merger", status="scheduled", publish_at="2027-01-01")
    site.article("secret-draft", status="draft")
    assert b"secret" not in (site.publish() / "manifest.json").read_bytes()


def test_an_edit_changes_what_names_the_edited_file_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(inputs, "_FRESH", 0)
    site = shutil.copytree(GOLDEN, tmp_path / "site")
    options = BuildOptions(site, tmp_path / "public", jobs=1)
    build(options)
    before = _manifest(options.output)
    edited = 0
    for file in sorted(site.rglob("content/articles/**/*.md")):
        source = file.relative_to(site).as_posix()
        if source not in {path for path, _ in before["sources"]}:
            continue
        text = file.read_text("utf-8")
        retitled, count = re.subn(r"(?m)^((?:title|標題|标题):.*)$", r"\1（改）", text, count=1)
        assert count
        file.write_text(f"{retitled}\n補記一句。\n", "utf-8")
        build(options)
        after = _manifest(options.output)
        changed = {
            path for path, its in after["files"].items() if its["digest"] != before["files"][path]["digest"]
        }
        whole = {path for path, its in after["files"].items() if "from" not in its}
        assert changed - whole <= {path for path in after["files"] if source in _from(after, path)}
        assert changed - whole, source
        before, edited = after, edited + 1
    assert edited > 3


def _build(folder: Path, mtime: int, umask: int, *more: str, **variables: str) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    if not (folder / "site").exists():
        shutil.copytree(GOLDEN, folder / "site")
    for file in (folder / "site").rglob("*"):
        os.utime(file, (mtime, mtime))
    arguments = ["build", "--site", "site", "--output", "out", "--now", NOW, *more]
    subprocess.run(  # noqa: S603 - our own command
        [sys.executable, "-m", "newsgen", *arguments],
        cwd=folder,
        env=os.environ | variables,
        umask=umask,
        check=True,
        capture_output=True,
    )
    return folder / "out"


def test_the_same_content_has_the_same_manifest_everywhere(tmp_path: Path) -> None:
    one = _build(
        *(tmp_path / "here", 1_600_000_000, 0o022),
        *("--jobs", "1"),
        TZ="Asia/Shanghai",
        LC_ALL="C.UTF-8",
        PYTHONHASHSEED="1",
    )
    elsewhere = {"TZ": "America/Lima", "LC_ALL": "C", "LANG": "C", "PYTHONHASHSEED": "77"}
    other = _build(tmp_path / "far" / "away", 1_700_000_000, 0o077, "--jobs", "3", **elsewhere)
    first = (one / "manifest.json").read_bytes()
    assert first == (other / "manifest.json").read_bytes()
    assert str(tmp_path).encode() not in first
    shutil.rmtree(other)
    again = _build(tmp_path / "far" / "away", 1_700_000_000, 0o077, **elsewhere)  # with a cache
    assert first == (again / "manifest.json").read_bytes()
    later = _build(tmp_path / "here", 1_600_000_000, 0o022, "--now", "2025-06-30T09:31+08:00")
    assert first == (later / "manifest.json").read_bytes(), "the moment itself stands nowhere"


_PATHS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1)
_HEX = st.binary(min_size=16, max_size=16).map(bytes.hex)


@given(
    st.dictionaries(_PATHS, _HEX, max_size=5),
    st.dictionaries(_PATHS, _HEX, min_size=1, max_size=5),
    st.dictionaries(_PATHS, st.tuples(st.binary(), st.sampled_from([((), -1), ((0,), -1), ((0,), 0)]))),
)
def test_it_comes_back(
    shared: dict[str, str],
    sources: dict[str, str],
    files: dict[str, tuple[bytes, tuple[tuple[int, ...], int]]],
) -> None:
    digests = {path: digest_of(content) for path, (content, _) in files.items()}
    origins = {path: origin(*its) for path, (_, its) in files.items() if its[0]}
    content = encode_manifest("newsgen", shared, sources, file_lines(digests, origins), (("a",),))
    made = {
        path: MadeFile(hex_digest(digests[path]), len(content), *its)
        for path, (content, its) in files.items()
    }
    expected = SiteManifest(1, "newsgen", shared, tuple(sources.items()), made, (("a",),))
    assert decode_manifest(content) == expected
    assert list(json.loads(content)["files"]) == sorted(files)


@given(
    st.dictionaries(
        _PATHS | st.sampled_from(['"bytes":1,', "},\n", '","']),
        st.tuples(st.binary(), st.binary(), st.sampled_from([((), -1), ((0,), -1), ((0,), 0)])),
        min_size=1,
    )
)
def test_what_is_left_of_it_after_an_edit_is_as_if_made_anew(
    files: dict[str, tuple[bytes, bytes, tuple[tuple[int, ...], int]]],
) -> None:
    before = {path: digest_of(content) for path, (content, _, _) in files.items()}
    after = {path: digest_of(content) for path, (_, content, _) in files.items()}
    origins = {path: origin(*its) for path, (_, _, its) in files.items() if its[0]}
    said = encode_manifest("newsgen", {"a": "00"}, {"b": "00"}, file_lines(before, origins), (("a",),))
    assert revised_lines(lines_in(said), before, after) == file_lines(after, origins)


def test_a_place_that_is_not_there_makes_it_worthless() -> None:
    files, origins = {"a/index.html": digest_of(b"")}, {"a/index.html": origin((), 3)}
    assert (
        decode_manifest(encode_manifest("newsgen", {}, {"a.md": "00"}, file_lines(files, origins), ()))
        is None
    )


@pytest.mark.parametrize(
    ("path", "is_one"),
    [
        ("assets/style.0123456789.css", True),
        ("assets/more/print.0123456789.css", True),
        ("assets/site.abcdef0123.js", True),
        ("assets/style.css", False),
        ("assets/../style.0123456789.css", False),
        ("assets/./style.0123456789.css", False),
        ("../assets/style.0123456789.css", False),
        ("assets/a\\b.0123456789.css", False),
        ("articles/a/index.html", False),
    ],
)
def test_which_files_are_hashed(path: str, is_one: bool) -> None:
    assert is_hashed_asset(path) is is_one
