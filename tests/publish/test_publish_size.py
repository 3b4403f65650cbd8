"""How large a site is, against what GitHub Pages takes."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from newsgen.cli import main
from newsgen.pipeline import BuildOptions, build
from newsgen.publish import copy_file, digest_of, digest_of_file, lengths_in, size_of

if TYPE_CHECKING:
    from conftest import SiteFolder


def _digest(length: int) -> bytes:
    return bytes(16) + length.to_bytes(8, "big")


def test_a_digest_tells_the_length(tmp_path: Path) -> None:
    for content in (b"", b"12345", bytes(3_000_000)):
        (tmp_path / "a").write_bytes(content)
        copied = copy_file(tmp_path, "b", tmp_path / "a")
        assert digest_of(content) == digest_of_file(tmp_path / "a") == copied
        assert lengths_in([copied]) == [len(content)]


def test_all_files_count_hidden_ones_too() -> None:
    lengths = {".well-known/a.json": 5, "a": 1_000_000, "b": 3_000_000, "c": 2_000_000, "d": 4_000_000}
    size = size_of({path: _digest(length) for path, length in lengths.items()})
    assert (size.bytes, size.files) == (10_000_005, 5)
    assert size.largest == (("d", 4_000_000), ("b", 3_000_000), ("c", 2_000_000))
    assert not size.nearly_full


@pytest.mark.parametrize(("megabytes", "nearly"), [(799, False), (800, True), (1_200, True)])
def test_from_eighty_percent_on_it_is_nearly_full(megabytes: int, nearly: bool) -> None:
    assert size_of({"film": _digest(megabytes * 1_000_000)}).nearly_full is nearly


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


def test_it_is_what_lies_in_the_folder(site: SiteFolder) -> None:
    site.article("a")
    options = BuildOptions(site=site.folder, output=site.folder / "public", jobs=1)
    for size in (build(options).size, build(options).size):  # the second one finds nothing to do
        lengths = [file.stat().st_size for file in options.output.rglob("*") if file.is_file()]
        marker = (options.output / ".newsgen-output").stat().st_size
        assert (size.bytes, size.files) == (sum(lengths) - marker, len(lengths) - 1)
