"""What the tests of publishing share: sites as dictionaries, a whole build."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from newsgen.publish import Staging, digest_of, write_file

Site = Mapping[str, bytes]


def _tree(folder: Path) -> dict[str, bytes]:
    files = {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if not path.is_dir() or path.is_symlink()
    }
    del files[".newsgen-output"]
    for path in folder.rglob("*"):
        assert not path.is_dir() or any(path.iterdir()), f"{path} is empty"
    return files


def _build(output: Path, site: Site, *, verify: bool = False) -> list[str]:
    with Staging(output, verify=verify) as staging:
        manifest = {path: digest_of(content) for path, content in site.items()}
        missing = staging.keep_all(manifest)
        for path in missing:
            assert write_file(staging.folder, path, site[path]) == manifest[path]
        staging.publish(manifest)
    with Staging(output) as staging:  # until another build, the second tree may be empty
        assert staging.at_hand == manifest
        staging.give_up([])
    return sorted(missing)


@pytest.fixture
def tree() -> Callable[[Path], dict[str, bytes]]:
    """Return the files of a published folder; fails where a folder of it is empty."""
    return _tree


@pytest.fixture
def build() -> Callable[..., list[str]]:
    """Publish a site, keeping what can be kept; return the paths that had to be written."""
    return _build
