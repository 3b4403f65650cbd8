"""A cache that may be read but not changed: the site is built all the same."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from newsgen.pipeline import BuildOptions, build
from newsgen.problems import Message

if TYPE_CHECKING:
    from conftest import SiteFolder, Tree

# Root may write anywhere: without these rights it has to obey permissions, as everybody has. (Another user
# may have no access to the checkout, or to Python.)
_RIGHTS = "-dac_override,-dac_read_search"


def _run(site: Path, output: Path, *more: str) -> subprocess.CompletedProcess[str]:
    """Build as somebody for whom permissions count."""
    humbly = ["setpriv", f"--bounding-set={_RIGHTS}", f"--inh-caps={_RIGHTS}"] if os.getuid() == 0 else []
    build = [sys.executable, "-m", "newsgen", "build", "--jobs", "1"]
    command = [*humbly, *build, "--site", str(site), "--output", str(output), *more]
    return subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 - our own program


@pytest.fixture
def built(site: SiteFolder) -> Iterator[SiteFolder]:
    """A site that has been built once."""
    for n in range(4):
        site.article(f"a{n}", title=f"第{n}篇")
    site.publish()
    yield site
    for path in (site.folder, site.folder / ".newsgen"):
        if path.exists():
            path.chmod(0o755)


def _folder_and_files(site: Path) -> None:
    for path in (site / ".newsgen").iterdir():
        path.chmod(0o444)
    (site / ".newsgen").chmod(0o555)


def _folder_only(site: Path) -> None:
    (site / ".newsgen").chmod(0o555)
    for path in (site / ".newsgen").glob("*-journal"):  # with it, the file could be written
        path.chmod(0o444)


def _closed(site: Path) -> None:
    (site / ".newsgen").chmod(0)


def _none_and_none_to_be_made(site: Path) -> None:
    shutil.rmtree(site / ".newsgen")
    site.chmod(0o555)


@pytest.mark.skipif(os.getuid() == 0 and not shutil.which("setpriv"), reason="there is no setpriv")
@pytest.mark.parametrize("protect", [_folder_and_files, _folder_only, _closed, _none_and_none_to_be_made])
@pytest.mark.parametrize("more", [[], ["--no-cache"]])
def test_a_cache_that_may_not_be_written_costs_time_only(
    more: list[str], protect: Callable[[Path], None], built: SiteFolder, tree: Tree, tmp_path: Path
) -> None:
    protect(built.folder)
    done = _run(built.folder, tmp_path / "other", *more)
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("4 articles in 2 editions: ")
    (said,) = done.stderr.splitlines()
    assert said.startswith(f"note: what earlier builds left cannot be used: {built.folder}/.newsgen: ")
    assert tree(tmp_path / "other") == tree(tmp_path / "public")


@pytest.mark.skipif(os.getuid() == 0 and not shutil.which("setpriv"), reason="there is no setpriv")
def test_a_cache_that_cannot_be_removed_is_not_believed_where_none_is_to_be(
    built: SiteFolder, tmp_path: Path
) -> None:
    (built.folder / ".newsgen").chmod(0o555)
    done = _run(built.folder, tmp_path / "public", "--no-cache", "--stats")
    assert done.returncode == 0, done.stderr
    assert "4 texts read, 4 converted" in done.stdout
    assert f"{built.folder}/.newsgen: Permission denied" in done.stderr


@pytest.mark.skipif(os.getuid() == 0 and not shutil.which("setpriv"), reason="there is no setpriv")
def test_a_cache_that_may_be_written_again_is_used_again(built: SiteFolder, tmp_path: Path) -> None:
    _folder_and_files(built.folder)
    assert _run(built.folder, tmp_path / "other").returncode == 0
    for path in (built.folder / ".newsgen", *(built.folder / ".newsgen").iterdir()):
        path.chmod(0o755)
    notices: list[Message] = []
    result = build(BuildOptions(built.folder, tmp_path / "public", jobs=1, notice=notices.append))
    assert (result.counts.read, result.counts.converted, result.counts.rendered) == (0, 0, 0)
    assert notices == []
