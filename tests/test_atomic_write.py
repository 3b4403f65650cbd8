"""Files of a newsroom are written whole or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsgen.atomic_write import ChangedMeanwhile, write_if_unchanged, write_new


def test_a_file_is_made_with_its_folders(tmp_path: Path) -> None:
    path = write_new(tmp_path, "content/articles/2026/甲.md", "---\n---\n正文\n")
    assert path == tmp_path / "content/articles/2026/甲.md"
    assert path.read_bytes() == "---\n---\n正文\n".encode()


def test_no_file_is_written_over(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("甲", encoding="utf-8")
    (tmp_path / "b.md").symlink_to("nowhere")
    for name in ("a.md", "b.md"):
        with pytest.raises(FileExistsError):
            write_new(tmp_path, name, "乙")
    assert (tmp_path / "a.md").read_text(encoding="utf-8") == "甲"


@pytest.mark.parametrize("path", ["../a.md", "content/../../a.md", "/a.md", "out/a.md"])
def test_no_file_is_written_outside(tmp_path: Path, path: str) -> None:
    site = tmp_path / "site"
    site.mkdir()
    (site / "out").symlink_to(tmp_path)
    with pytest.raises(ValueError, match="is not inside"):
        write_new(site, path, "甲")
    assert [entry.name for entry in tmp_path.iterdir()] == ["site"]


def test_nothing_is_left_of_a_file_that_cannot_be_written(tmp_path: Path) -> None:
    with pytest.raises(UnicodeEncodeError):
        write_new(tmp_path, "a.md", "甲\ud800")
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_is_as_it_was_is_exchanged(tmp_path: Path) -> None:
    file, link = tmp_path / "a.yaml", tmp_path / "b.yaml"
    write_if_unchanged(file, None, "甲".encode())
    file.chmod(0o600)
    link.symlink_to(file)
    write_if_unchanged(link, "甲".encode(), "乙".encode())
    assert (file.read_text("utf-8"), file.stat().st_mode & 0o777, link.is_symlink()) == ("乙", 0o600, True)
    write_if_unchanged(file, "乙".encode(), None)
    assert not file.exists()


@pytest.mark.parametrize("after", [b"", None])
def test_one_that_is_not_as_it_was_stays(tmp_path: Path, after: bytes | None) -> None:
    file = tmp_path / "a.yaml"
    file.write_text("丙", "utf-8")
    for before in ("甲".encode(), None):
        with pytest.raises(ChangedMeanwhile):
            write_if_unchanged(file, before, after)
    assert [entry.read_text("utf-8") for entry in tmp_path.iterdir()] == ["丙"]
