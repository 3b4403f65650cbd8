"""What a build refuses to write to, and leaves as it is."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from newsgen.publish import OutputRefused, Staging, digest_of, write_file

Build = Callable[..., list[str]]
Tree = Callable[[Path], dict[str, bytes]]
SITE = {"index.html": b"home", "a/index.html": b"a"}
NEXT = {"index.html": b"new home", "b/index.html": b"b"}


@pytest.mark.parametrize("kind", ["file", "link", "foreign"])
def test_what_no_build_made_is_refused_and_left_alone(kind: str, tmp_path: Path, build: Build) -> None:
    output = tmp_path / "public"
    if kind == "file":
        output.write_text("mine")
    elif kind == "link":
        output.symlink_to(tmp_path)
    else:
        output.mkdir()
        (output / "mine.txt").write_text("mine")
    with pytest.raises(
        OutputRefused, match="holds files that no build made" if kind == "foreign" else "not a"
    ):
        build(output, SITE)
    assert list(tmp_path.iterdir()) == [output]


def test_a_read_only_place_is_refused(small_disk: Path, build: Build, tree: Tree) -> None:
    build(small_disk / "public", SITE)
    sudo = [] if os.getuid() == 0 else ["sudo", "-n"]
    subprocess.run([*sudo, "mount", "-o", "remount,ro", str(small_disk)], check=True)  # noqa: S603 - fixed words
    with pytest.raises(OutputRefused, match=r"cannot write .*Read-only file system"):
        build(small_disk / "public", NEXT)
    with pytest.raises(OutputRefused, match=r"cannot write .*Read-only file system"):
        build(small_disk / "other", NEXT)
    assert tree(small_disk / "public") == SITE


def test_two_builds_at_once(tmp_path: Path, build: Build, tree: Tree) -> None:
    output = tmp_path / "public"
    with Staging(output) as staging:
        write_file(staging.folder, "index.html", b"first")
        with pytest.raises(OutputRefused, match="another build is writing"):
            build(output, SITE)
        staging.publish({"index.html": digest_of(b"first")})
    assert tree(output) == {"index.html": b"first"}
    build(output, SITE)
    assert tree(output) == SITE


def test_the_root_folder_is_refused() -> None:
    with pytest.raises(OutputRefused, match="cannot be replaced"):
        Staging(Path("/"))
