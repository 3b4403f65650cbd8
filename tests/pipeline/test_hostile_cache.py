"""A cache that somebody else wrote runs nothing, and the site comes out as from none."""

from __future__ import annotations

import pickle
import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from newsgen.cache.file import _sealed
from newsgen.pipeline import BuildOptions, build
from newsgen.problems import Message

if TYPE_CHECKING:
    from conftest import SiteFolder, Tree


class _Program:
    """What leaves a mark when it is unpickled."""

    def __init__(self, mark: Path) -> None:
        self._mark = mark

    def __reduce__(self) -> tuple[Callable[..., object], tuple[Path]]:
        return Path.touch, (self._mark,)


_KINDS: dict[str, Callable[[Path], bytes]] = {
    "program": lambda mark: pickle.dumps(_Program(mark)),
    "code": lambda mark: compile(f"open({str(mark)!r}, 'w')", "", "exec").co_code,
    "nothing": lambda _: b"",
    "null": lambda _: b"null",
    "list": lambda _: b"[]",
    "text": lambda _: '"甲"'.encode(),
    "deep": lambda _: b"[" * 100_000,
    "bytes": lambda _: bytes(range(256)) * 8,
}


def _rewrite(file: Path, table: str, key: str, content: bytes) -> None:
    with sqlite3.connect(file) as rows:
        for name, _ in rows.execute(f"SELECT {key}, value FROM {table}").fetchall():  # noqa: S608 - our own tables
            if name != "version":
                raw = name if isinstance(name, bytes) else name.encode()
                rows.execute(f"UPDATE {table} SET value = ? WHERE {key} = ?", (_sealed(raw, content), name))  # noqa: S608
    rows.close()


@pytest.mark.parametrize("kind", list(_KINDS))
@pytest.mark.parametrize(("table", "key"), [("results", "key"), ("notes", "name")])
def test_rows_with_a_right_checksum_run_nothing(
    table: str, key: str, kind: str, site: SiteFolder, tmp_path: Path, tree: Tree
) -> None:
    site.article("a", body="國家發展。![圖](a.svg)")
    site.write("content/articles/a.svg", "<svg xmlns='http://www.w3.org/2000/svg'/>")
    site.article("b", title="乙")
    output, mark = tmp_path / "public", tmp_path / "mark"
    said: list[Message] = []
    build(BuildOptions(site.folder, output, jobs=1))
    _rewrite(site.folder / ".newsgen/cache.sqlite", table, key, _KINDS[kind](mark))
    site.article("b", title="改過的乙")
    build(BuildOptions(site.folder, output, jobs=1, notice=said.append))
    assert not mark.exists()
    clean = shutil.copytree(site.folder, tmp_path / "clean", ignore=shutil.ignore_patterns(".*"))
    build(BuildOptions(clean, tmp_path / "fresh", jobs=1))
    found, wanted = tree(output), tree(tmp_path / "fresh")
    assert {path for path in wanted if found.get(path) != wanted[path]} <= {".newsgen-output"}
    assert found.keys() == wanted.keys()
    assert len(said) <= 1
