"""Imports on a machine that lacks something: whole, or not at all and told."""

from __future__ import annotations

import errno
import io
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from newsgen.cli import main

if TYPE_CHECKING:
    from conftest import SiteFolder, Tree

TEXT = (
    "示例基地揭牌\n來源：示例日報　2025年6月30日\n\n6月30日，示例開發區舉行揭牌儀式，首批十家企業簽約入駐。\n"
)


@pytest.mark.parametrize("fitting", [0, 1])
def test_a_full_disk_leaves_nothing_half_written(
    site: SiteFolder,
    tmp_path: Path,
    tree: Tree,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    fitting: int,
) -> None:
    (tmp_path / "稿.txt").write_text(TEXT, encoding="utf-8")
    before = tree(site.folder)
    written = 0
    original = Path.open

    class Full(io.FileIO):
        """A file on a disk that takes some files more, and then none."""

        def write(self, data: Any) -> int:
            nonlocal written
            written += 1
            if written > fitting:
                super().write(data[:7])
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
            return super().write(data)

    def opened(path: Path, mode: str = "r", *more: Any, **given: Any) -> Any:
        return Full(path, "x") if mode == "xb" else original(path, mode, *more, **given)

    monkeypatch.setattr(Path, "open", opened)
    code = main(["import", "--site", str(site.folder), str(tmp_path / "稿.txt")])
    said = capsys.readouterr()
    assert code == 1
    assert "the article cannot be written: No space left on device" in said.err
    assert tree(site.folder) == before


@pytest.mark.parametrize(
    "lacking", [{"HOME": None}, {"LANG": "C", "LC_ALL": "C"}, {"HOME": "/nonexistent", "LANG": "POSIX"}]
)
def test_no_home_and_no_language(site: SiteFolder, tmp_path: Path, lacking: dict[str, str | None]) -> None:
    folder = tmp_path / "有 空格"
    folder.mkdir()
    (folder / "稿件 一.txt").write_text(TEXT, encoding="utf-8")
    environment = {**os.environ, **{name: value for name, value in lacking.items() if value}}
    for name, value in lacking.items():
        if value is None:
            environment.pop(name, None)
    ended = subprocess.run(  # noqa: S603 - this program
        [sys.executable, "-m", "newsgen", "import", "--site", str(site.folder), str(folder / "稿件 一.txt")],
        env=environment,
        capture_output=True,
        check=False,
    )
    assert (ended.returncode, ended.stderr) == (0, b"")
    (article,) = (site.folder / "content/articles").rglob("*.md")
    assert "示例開發區舉行揭牌儀式" in article.read_text(encoding="utf-8")
    assert "稿件 一.txt" in article.read_text(encoding="utf-8")


def test_a_site_that_cannot_be_written_is_told(
    site: SiteFolder,
    tmp_path: Path,
    tree: Tree,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    (tmp_path / "稿.txt").write_text(TEXT, encoding="utf-8")
    before = tree(site.folder)

    original = Path.open

    def refused(path: Path, mode: str = "r", *more: Any, **given: Any) -> Any:
        if mode == "xb":
            raise OSError(errno.EROFS, os.strerror(errno.EROFS))
        return original(path, mode, *more, **given)

    monkeypatch.setattr(Path, "open", refused)
    assert main(["import", "--site", str(site.folder), str(tmp_path / "稿.txt")]) == 1
    assert "Read-only file system" in capsys.readouterr().err
    assert {path: data for path, data in tree(site.folder).items() if data} == {
        path: data for path, data in before.items() if data
    }
