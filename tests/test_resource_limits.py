"""A build where there is little: memory, open files, no home, a plain locale, a site that is read-only."""

from __future__ import annotations

import os
import resource
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PIL import Image

if TYPE_CHECKING:
    from conftest import SiteFolder, Tree

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="limits and mounts are those of Linux")

MEGABYTE = 2**20


@pytest.fixture(scope="module")
def newsroom(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the golden site, which has pictures and cards, below a path with spaces and Han."""
    site = tmp_path_factory.mktemp("limits") / "新聞 編輯室"
    return shutil.copytree(root / "tests/sites/golden", site)


@pytest.fixture(scope="module")
def published(newsroom: Path, tree: Tree) -> dict[str, bytes]:
    """What a build gives where nothing is short."""
    done = _build(newsroom, newsroom.parent / "plenty")
    assert done.returncode == 0, done.stderr
    return tree(newsroom.parent / "plenty")


def _build(
    site: Path,
    output: Path,
    *,
    before: str = "",
    prepare: Callable[[], None] | None = None,
    environment: dict[str, str] | None = None,
) -> subprocess.CompletedProcess[str]:
    """Build with two processes; `before` is a line of shell that runs first, with mounts of its own."""
    command: Sequence[str] = [
        *(sys.executable, "-m", "newsgen", "build", "--site", str(site), "--output", str(output)),
        *("--jobs", "2", "--no-cache", "--now", "2026-07-01"),
    ]
    if before:
        inside = ["unshare", "--map-root-user", "--mount", "sh", "-c", f'{before} && exec "$@"', "sh"]
        command = [*inside, *command]
    return subprocess.run(  # noqa: S603 - our own command
        command,
        preexec_fn=prepare,
        env=environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=300,
        check=False,
    )


def _limited(what: int, most: int) -> Callable[[], None]:
    return lambda: resource.setrlimit(what, (most, most))


@pytest.fixture
def name_space() -> None:
    """Skips where nobody but root may mount, not even for one process."""
    program = shutil.which("unshare")
    command = [program or "", "--map-root-user", "--mount", "true"]
    if not program or subprocess.run(command, check=False, capture_output=True).returncode:  # noqa: S603 - fixed words
        pytest.skip("this system gives no name space of mounts")


@pytest.mark.parametrize(
    ("what", "most"),
    [(resource.RLIMIT_AS, 300 * MEGABYTE), (resource.RLIMIT_NOFILE, 64)],
    ids=["300 MB", "64 open files"],
)
def test_the_sample_newsroom_needs_little(what: int, most: int, root: Path, tmp_path: Path) -> None:
    done = _build(root, tmp_path / "public", prepare=_limited(what, most))
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "public" / "index.html").exists()


@pytest.mark.parametrize(
    ("what", "most", "said"),
    [
        (resource.RLIMIT_AS, 100 * MEGABYTE, "memory"),
        (resource.RLIMIT_AS, 120 * MEGABYTE, "memory"),  # where the font finds no room
        (resource.RLIMIT_NOFILE, 20, "open files"),
    ],
    ids=["100 MB", "120 MB", "20 open files"],
)
def test_less_than_that_is_said_in_a_line_and_changes_nothing(
    what: int, most: int, said: str, root: Path, tmp_path: Path
) -> None:
    published = tmp_path / "public" / "index.html"
    done = _build(root, tmp_path / "public", prepare=_limited(what, most))
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert len(done.stderr.splitlines()) == 1
    assert said in done.stderr
    assert not published.exists()


def test_a_picture_that_memory_does_not_hold_is_named(site: SiteFolder) -> None:
    picture = Image.new("RGBA", (9000, 9000), (9, 9, 9, 128))
    site.article("a", body="![江面](large.png)")
    picture.save(site.folder / "content" / "articles" / "large.png")
    output = site.folder.parent / "public"
    done = _build(site.folder, output, prepare=_limited(resource.RLIMIT_AS, 300 * MEGABYTE))
    assert done.returncode == 1
    assert "there is not enough memory for the picture content/articles/large.png" in done.stderr
    assert len(done.stderr.splitlines()) == 1
    assert not output.exists()


@pytest.mark.parametrize(
    "environment", [{}, {"LC_ALL": "POSIX", "HOME": "/nowhere"}], ids=lambda given: str(given)
)
def test_neither_home_nor_locale_is_needed(
    environment: dict[str, str],
    newsroom: Path,
    published: dict[str, bytes],
    tree: Tree,
    tmp_path: Path,
) -> None:
    done = _build(newsroom, tmp_path / "公開 public", environment=environment)
    assert done.returncode == 0, done.stderr
    assert tree(tmp_path / "公開 public") == published


@pytest.mark.usefixtures("name_space")
@pytest.mark.parametrize(
    "before",
    ["mount -t tmpfs -o ro none /dev/shm", "mount -t tmpfs none /dev && ln -s /proc/self/fd /dev/fd"],
    ids=["no room in it", "none at all"],
)
def test_without_shared_memory_one_process_does_all(
    before: str, newsroom: Path, published: dict[str, bytes], tree: Tree, tmp_path: Path
) -> None:
    done = _build(newsroom, tmp_path / "public", before=before)
    assert done.returncode == 0, done.stderr
    assert tree(tmp_path / "public") == published


@pytest.mark.usefixtures("name_space")
def test_a_site_that_nobody_may_write_to_is_built_elsewhere_and_told_of(
    newsroom: Path, published: dict[str, bytes], tree: Tree, tmp_path: Path
) -> None:
    before = f"mount --bind '{newsroom}' '{newsroom}' && mount -o remount,bind,ro '{newsroom}'"
    done = _build(newsroom, tmp_path / "public", before=before)
    assert done.returncode == 0, done.stderr
    assert tree(tmp_path / "public") == published
    inside = _build(newsroom, newsroom / "public", before=before)
    assert inside.returncode == 1
    assert "Read-only file system" in inside.stderr
    assert "Traceback" not in inside.stderr
    assert not os.path.lexists(newsroom / "public")
