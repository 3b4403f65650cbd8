"""How large a site is, against what GitHub Pages takes."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from newsgen.cli import main
from newsgen.publish.size import size_of

if TYPE_CHECKING:
    from conftest import SiteFolder


def _sparse(folder: Path, **megabytes: int) -> None:
    for name, size in megabytes.items():
        with (folder / name).open("wb") as file:
            file.truncate(size * 1_000_000)


def test_all_files_count_hidden_ones_too(tmp_path: Path) -> None:
    (tmp_path / ".well-known").mkdir()
    (tmp_path / ".well-known/a.json").write_bytes(b"12345")
    _sparse(tmp_path, a=1, b=3, c=2, d=4)
    size = size_of(tmp_path)
    assert (size.bytes, size.files) == (10_000_005, 5)
    assert size.largest == (("d", 4_000_000), ("b", 3_000_000), ("c", 2_000_000))
    assert not size.nearly_full


@pytest.mark.parametrize(("megabytes", "nearly"), [(799, False), (800, True), (1_200, True)])
def test_from_eighty_percent_on_it_is_nearly_full(megabytes: int, nearly: bool, tmp_path: Path) -> None:
    _sparse(tmp_path, film=megabytes)
    assert size_of(tmp_path).nearly_full is nearly


def test_a_build_warns_of_a_site_that_is_nearly_too_large(
    site: SiteFolder, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    site.article("a")
    site.write("static/film.txt", "x" * 60_000)
    monkeypatch.setattr("newsgen.publish.size.NEARLY", 50_000)
    assert main(["build", "--site", str(site.folder), "--jobs", "1"]) == 0
    said = capsys.readouterr().err
    assert said.startswith("note: the site is ")
    assert "GitHub Pages takes 1000 MB" in said
    assert "film.txt (0.1 MB)" in said


def test_statistics_tell_the_size(site: SiteFolder, capsys: pytest.CaptureFixture[str]) -> None:
    site.article("a")
    assert main(["build", "--site", str(site.folder), "--jobs", "1", "--stats"]) == 0
    assert "% of what GitHub Pages takes; the largest: " in capsys.readouterr().out
