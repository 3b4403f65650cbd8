"""A cache that the system does not let grow, or change: it costs time, never the site."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from newsgen import cli
from newsgen.lock import lock_folder, unlock

if TYPE_CHECKING:
    from conftest import SiteFolder, Tree

Room = Callable[[Path, int], None]

_FULL = "database or disk is full"  # as SQLite says it
_NOTICE = f"note: what earlier builds left cannot be used: .*: {_FULL}"


class _Newsroom:
    """A site of which every version is known, as they differ in a number only. It has been built once."""

    def __init__(self, site: SiteFolder, whole: Tree, capsys: pytest.CaptureFixture[str]) -> None:
        self.folder = site.folder
        self.output = site.folder.parent / "public"
        self._site = site
        self._whole = whole
        self._capsys = capsys
        self._version = 100_000
        self.edit()
        assert self.build() == (0, [])
        self._first = self._published()
        self._first_version = self._version

    def edit(self) -> None:
        """Make another version: of every article, and of every page."""
        self._version += 1
        for n in range(8):
            self._site.article(f"a{n}", title=f"第{n}篇", body=f"正文，第{self._version}版。")
        self._site.write("templates/partials/head_extra.html", f"<!-- {self._version} -->\n")

    def build(self, *more: str) -> tuple[int, list[str]]:
        """Build; return the exit code, and what was said beside the counts, line by line."""
        command = ["build", "--jobs", "1", "--site", str(self.folder), "--output", str(self.output)]
        code = cli.main([*command, *more])
        return code, self._capsys.readouterr().err.splitlines()

    def shows(self, versions_ago: int = 0) -> bool:
        """Whether a version is published, whole."""
        old, new = str(self._first_version).encode(), str(self._version - versions_ago).encode()
        return self._published() == {path: text.replace(old, new) for path, text in self._first.items()}

    def _published(self) -> dict[str, bytes]:
        return self._whole(self.output)


@pytest.fixture
def newsroom(site: SiteFolder, whole: Tree, capsys: pytest.CaptureFixture[str]) -> _Newsroom:
    return _Newsroom(site, whole, capsys)


def _move(folder: Path, disk: Path) -> None:
    """Move a folder to another file system, and leave a link."""
    shutil.move(folder, disk / folder.name)
    folder.symlink_to(disk / folder.name)


@pytest.mark.parametrize("kept", [True, pytest.param(False, marks=pytest.mark.slow)])
@pytest.mark.parametrize(
    "rooms",
    [(0, 20, 300), pytest.param(range(0, 306, 6), marks=pytest.mark.slow)],
    ids=["some", "all"],
)
def test_a_cache_that_cannot_grow(
    rooms: Iterable[int], kept: bool, newsroom: _Newsroom, small_disk: Path, leave_room: Room
) -> None:
    _move(newsroom.folder / ".newsgen", small_disk)
    remarks = set()
    for room in rooms:
        (small_disk / ".newsgen/cache.sqlite").unlink()  # results of too many versions need more room
        if kept:
            assert newsroom.build() == (0, [])
        newsroom.edit()
        leave_room(small_disk, room)
        code, said = newsroom.build()
        assert code == 0
        assert len(said) <= 1, said
        assert all(re.fullmatch(_NOTICE, line) for line in said)
        assert newsroom.shows()
        remarks.add(len(said))
        (small_disk / "ballast").unlink()
        assert newsroom.build() == (0, [])
        assert newsroom.shows()
        newsroom.edit()
        assert newsroom.build() == (0, [])
        assert newsroom.shows()
        assert (small_disk / ".newsgen/.gitignore").read_text("ascii") == "*\n"
    assert remarks == {0, 1}, "all disks were full, or none was"


@pytest.mark.parametrize("with_cache", [True, False])
@pytest.mark.parametrize(
    "rooms",
    [(0, 50, 300), pytest.param(range(0, 306, 6), marks=pytest.mark.slow)],
    ids=["some", "all"],
)
def test_a_full_disk_leaves_the_old_site_or_the_new_one_whatever_the_cache(
    rooms: Iterable[int], with_cache: bool, newsroom: _Newsroom, small_disk: Path, leave_room: Room
) -> None:
    newsroom.output = small_disk / "public"
    assert newsroom.build() == (0, [])
    if with_cache:
        _move(newsroom.folder / ".newsgen", small_disk)
    codes = set()
    for room in rooms:
        if with_cache:  # a large one would be thrown away, and the site had room in its place
            (small_disk / ".newsgen/cache.sqlite").unlink()
        newsroom.edit()
        leave_room(small_disk, room)
        code, said = newsroom.build()
        codes.add(code)
        if said and re.fullmatch(_NOTICE, said[0]):
            assert with_cache
            said = said[1:]
        assert newsroom.shows(versions_ago=code)
        assert said[1:] == ["1 problem", "nothing was published"] * code
        assert all("No space left on device" in line or _FULL in line for line in said[:1])
        (small_disk / "ballast").unlink()
        assert newsroom.build() == (0, [])
        assert newsroom.shows()
    assert codes == {0, 1}, "all disks were full, or none was"


def test_a_cache_that_another_build_uses(newsroom: _Newsroom) -> None:
    newsroom.edit()
    lock = lock_folder(newsroom.folder / ".newsgen")
    try:
        code, said = newsroom.build()
    finally:
        unlock(lock)
    assert (code, said) == (0, ["note: what earlier builds left cannot be used: another build is using it"])
    assert newsroom.shows()
    newsroom.edit()
    assert newsroom.build() == (0, [])
    assert newsroom.shows()
