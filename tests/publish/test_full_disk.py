"""A disk that fills up at any write."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from newsgen.publish import OutputRefused, Staging, copy_file

OLD = {f"old/{n}.html": b"old" * 1000 for n in range(20)} | {"same.html": b"same"}
NEW = {f"new/{n}.html": b"new" * 2000 for n in range(20)} | {"same.html": b"same"}


def test_a_full_disk_leaves_the_old_site_or_the_new_one(
    small_disk: Path,
    leave_room: Callable[[Path, int], None],
    build: Callable[..., list[str]],
    tree: Callable[[Path], dict[str, bytes]],
) -> None:
    outcomes = set()
    for room in range(64):  # free pages of 4096 bytes
        output = small_disk / f"public-{room}"
        build(output, OLD)
        leave_room(small_disk, room)
        said = ""
        try:
            build(output, NEW)
        except OutputRefused as refused:
            said = str(refused)
        outcomes.add("old" if said else "new")
        assert not said or "No space left on device" in said
        assert tree(output) == (OLD if said else NEW)
        (small_disk / "ballast").unlink()
        build(output, NEW)
        assert tree(output) == NEW
        build(output, {})
        (output / ".newsgen-output").unlink()
    assert outcomes == {"old", "new"}


def test_the_output_may_lie_on_another_file_system_than_the_site(
    small_disk: Path, tmp_path: Path, tree: Callable[[Path], dict[str, bytes]]
) -> None:
    (tmp_path / "logo.svg").write_bytes(b"<svg/>")
    for _ in range(2):
        with Staging(small_disk / "public") as staging:
            staging.publish({"logo.svg": copy_file(staging.folder, "logo.svg", tmp_path / "logo.svg")})
        assert tree(small_disk / "public") == {"logo.svg": b"<svg/>"}


def test_a_mount_point_is_refused(small_disk: Path) -> None:
    with pytest.raises(OutputRefused, match="is a mount point"), Staging(small_disk):
        pass
