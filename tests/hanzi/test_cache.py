"""The cache of tables: used when whole, made anew when not, never in the way."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsgen.hanzi.cache import cached


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    return tmp_path / "newsgen" / "hanzi"


def fail() -> bytes:
    raise AssertionError("made although it is kept")


def test_is_made_once(folder: Path) -> None:
    assert cached("t", lambda: b"table") == b"table"
    assert cached("t", fail) == b"table"
    assert [path.suffix for path in folder.iterdir()] == [".table"]


def test_a_damaged_file_is_made_anew(folder: Path) -> None:
    cached("t", lambda: b"table")
    (kept,) = folder.iterdir()
    kept.write_bytes(kept.read_bytes()[:-1])
    assert cached("t", lambda: b"again") == b"again"
    assert cached("t", fail) == b"again"


def test_an_unwritable_folder_is_done_without(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "file"
    file.write_text("not a folder")
    monkeypatch.setenv("XDG_CACHE_HOME", str(file))
    assert cached("t", lambda: b"table") == b"table"
