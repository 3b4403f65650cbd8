"""Two folders change places."""

from __future__ import annotations

import ctypes
import sys
from pathlib import Path

import pytest

from newsgen.publish.exchange import exchange


def _folders(parent: Path) -> tuple[Path, Path]:
    for name in ("first", "second"):
        (parent / name).mkdir()
        (parent / name / "who").write_text(name, encoding="utf-8")
    return parent / "first", parent / "second"


def _check(first: Path, second: Path) -> None:
    exchange(first, second)
    assert (first / "who").read_text(encoding="utf-8") == "second"
    assert (second / "who").read_text(encoding="utf-8") == "first"
    assert sorted(path.name for path in first.parent.iterdir()) == ["first", "second"]


def test_two_folders_change_places(tmp_path: Path) -> None:
    _check(*_folders(tmp_path))


@pytest.mark.skipif(sys.platform != "linux", reason="renameat2 is a call of Linux")
def test_on_linux_it_is_one_step(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first, second = _folders(tmp_path)
    monkeypatch.setattr(Path, "rename", lambda *_: pytest.fail("renamed step by step"))
    exchange(first, second)
    assert (first / "who").read_text(encoding="utf-8") == "second"


def test_where_the_system_has_no_exchange_it_takes_three_steps(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "platform", "darwin")
    _check(*_folders(tmp_path))


def test_where_the_library_has_no_exchange_it_takes_three_steps(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ctypes, "CDLL", lambda *_, **__: object())
    _check(*_folders(tmp_path))


def test_where_the_file_system_refuses_it_takes_three_steps(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Library:
        @staticmethod
        def renameat2(*_: object) -> int:
            return -1

    monkeypatch.setattr(ctypes, "CDLL", lambda *_, **__: Library)
    _check(*_folders(tmp_path))
