"""The version that a cache belongs to: what is told of libraries, read from the names of folders."""

from __future__ import annotations

import sys
from importlib.metadata import version
from pathlib import Path

import pytest

from newsgen.pipeline.version import _LIBRARIES, _versions, version_digest


def test_versions_are_those_that_are_installed() -> None:
    assert _versions(_LIBRARIES) == [f"{name} {version(name)}".encode() for name in _LIBRARIES]


def test_the_first_on_the_path_counts_however_it_spells_its_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    computed = version_digest.__wrapped__  # a process finds it out once
    before = computed()
    (tmp_path / "Ahocorasick.RS-99.1.dist-info").mkdir()
    monkeypatch.setattr(sys, "path", [str(tmp_path / "missing"), str(tmp_path), *sys.path])
    assert _versions(["ahocorasick-rs"]) == [b"ahocorasick-rs 99.1"]
    assert computed() != before


def test_a_library_that_is_recorded_in_another_way_is_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    record = tmp_path / "Oldish-3.2.egg-info"
    record.mkdir()
    (record / "PKG-INFO").write_text("Metadata-Version: 2.1\nName: Oldish\nVersion: 3.2\n", encoding="ascii")
    monkeypatch.setattr(sys, "path", [str(tmp_path), *sys.path])
    assert _versions(["oldish"]) == [b"oldish 3.2"]
