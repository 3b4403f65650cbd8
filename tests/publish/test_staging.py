"""The folder in which a site is written before it is published."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from newsgen.publish import OutputRefused, Staging
from newsgen.publish.staging import MARKER


def _files(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }


def _publish(output: Path, **files: str) -> None:
    with Staging(output) as staging:
        for name, text in files.items():
            staging.write(f"{name}/index.html", text.encode())
        staging.publish()


@pytest.mark.parametrize("depth", ["public", "a/b/public"])
def test_a_site_is_published_where_nothing_was(tmp_path: Path, depth: str) -> None:
    output = tmp_path / depth
    _publish(output, a="甲")
    assert set(_files(output)) == {"a/index.html", MARKER}
    assert [path.name for path in output.parent.iterdir()] == ["public"]


def test_the_new_site_replaces_the_old_one_whole(tmp_path: Path) -> None:
    output = tmp_path / "public"
    _publish(output, a="old", b="old")
    _publish(output, a="new")
    assert _files(output)["a/index.html"] == b"new"
    assert set(_files(output)) == {"a/index.html", MARKER}
    assert [path.name for path in tmp_path.iterdir()] == ["public"]


def test_an_empty_folder_may_be_taken(tmp_path: Path) -> None:
    (tmp_path / "public").mkdir()
    _publish(tmp_path / "public", a="甲")
    assert "a/index.html" in _files(tmp_path / "public")


def test_what_is_not_published_is_thrown_away(tmp_path: Path) -> None:
    output = tmp_path / "public"
    _publish(output, a="old")
    before = _files(output)
    with Staging(output) as staging:
        staging.write("a/index.html", b"new")
    assert _files(output) == before
    with pytest.raises(FileNotFoundError), Staging(output) as staging:
        staging.copy(tmp_path / "gone", "a/index.html")
    assert _files(output) == before
    assert [path.name for path in tmp_path.iterdir()] == ["public"]


def test_a_folder_that_no_build_made_is_refused_and_untouched(tmp_path: Path) -> None:
    output = tmp_path / "home"
    output.mkdir()
    (output / "letters.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(OutputRefused, match="holds files that no build made"), Staging(output):
        pass
    assert _files(output) == {"letters.txt": b"mine"}
    assert [path.name for path in tmp_path.iterdir()] == ["home"]


def test_a_file_is_refused(tmp_path: Path) -> None:
    output = tmp_path / "public"
    output.write_text("mine", encoding="utf-8")
    with pytest.raises(OutputRefused, match="is not a folder"), Staging(output):
        pass
    assert output.read_text(encoding="utf-8") == "mine"


def test_a_link_is_refused(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "public").symlink_to(tmp_path / "real")
    with pytest.raises(OutputRefused, match="is not a folder"), Staging(tmp_path / "public"):
        pass


def test_a_place_that_cannot_be_written_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    with pytest.raises(OutputRefused, match="cannot write"), Staging(tmp_path / "file/public"):
        pass


def test_a_second_build_of_the_same_folder_is_refused(tmp_path: Path) -> None:
    output = tmp_path / "public"
    with Staging(output) as first:
        first.write("a/index.html", b"first")
        with pytest.raises(OutputRefused, match="another build is writing"), Staging(output):
            pass
        with Staging(tmp_path / "other") as other:
            other.publish()
        first.publish()
    assert _files(output)["a/index.html"] == b"first"
    _publish(output, a="next")


def test_what_a_killed_build_left_is_cleared(tmp_path: Path) -> None:
    output = tmp_path / "public"
    _publish(output, a="old")
    program = (
        "import os, sys; from pathlib import Path; from newsgen.publish import Staging\n"
        "staging = Staging(Path(sys.argv[1])).__enter__(); staging.write('half/index.html', b'x')\n"
        "os._exit(9)"
    )
    done = subprocess.run([sys.executable, "-c", program, str(output)], check=False)  # noqa: S603 - the program above
    assert done.returncode == 9
    assert set(_files(output)) == {"a/index.html", MARKER}
    assert (tmp_path / ".public.newsgen/site/half/index.html").exists()
    _publish(output, b="new")
    assert set(_files(output)) == {"b/index.html", MARKER}
    assert [path.name for path in tmp_path.iterdir()] == ["public"]


def test_a_copy_has_the_contents_only(tmp_path: Path) -> None:
    source = tmp_path / "a.png"
    source.write_bytes(b"png")
    os.utime(source, (0, 0))
    source.chmod(0o600)
    with Staging(tmp_path / "public") as staging:
        staging.copy(source, "x/a.png")
        staging.publish()
    copy = tmp_path / "public/x/a.png"
    assert copy.read_bytes() == b"png"
    assert copy.stat().st_mtime > 0
    assert copy.stat().st_mode & 0o077


def test_the_root_folder_is_refused() -> None:
    with pytest.raises(OutputRefused), Staging(Path("/")):
        pass
