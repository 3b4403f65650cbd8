"""Staging: what is written, what is noticed, and what is done again."""

from __future__ import annotations

import os
from collections.abc import Callable
from multiprocessing import get_context
from pathlib import Path

import pytest

from newsgen.publish import OutputRefused, Staging, digest_of, files, staging_tree, swap, write_file

Build = Callable[..., list[str]]
Tree = Callable[[Path], dict[str, bytes]]
SITE = {"index.html": b"home", "a/index.html": b"a", "a/b/index.html": b"b", ".nojekyll": b""}
NEXT = {"index.html": b"new home", "a/index.html": b"a", "c/index.html": b"c", ".nojekyll": b""}


def next_tree(output: Path) -> Path:
    (folder,) = output.with_name(f".{output.name}.newsgen").glob("next-*")
    return folder


def test_only_what_changed_is_written(tmp_path: Path, build: Build, tree: Tree) -> None:
    output = tmp_path / "deep" / "public"
    assert build(output, SITE) == sorted(SITE)
    assert tree(next_tree(output)) == SITE
    same = (output / "a/index.html").stat().st_ino
    assert build(output, NEXT) == ["c/index.html", "index.html"]
    assert tree(output) == tree(next_tree(output)) == NEXT
    assert (output / "a/index.html").stat().st_ino == same
    assert build(output, SITE) == ["a/b/index.html", "index.html"]
    assert tree(output) == SITE


def test_the_second_tree_is_made_when_it_is_needed(tmp_path: Path, tree: Tree) -> None:
    output = tmp_path / "public"

    def publish(site: dict[str, bytes]) -> None:
        with Staging(output) as staging:
            manifest = {path: digest_of(content) for path, content in site.items()}
            for path in staging.keep_all(manifest):
                write_file(staging.folder, path, site[path])
            staging.publish(manifest)

    publish(SITE)
    assert tree(output) == SITE
    assert not any(next_tree(output).iterdir())
    with Staging(output):
        pass
    assert not any(next_tree(output).iterdir())
    publish(NEXT)
    assert tree(output) == tree(next_tree(output)) == NEXT
    assert (output / "a/index.html").samefile(next_tree(output) / "a/index.html")


def test_a_file_removed_before_there_is_a_second_tree_is_made_again(tmp_path: Path, tree: Tree) -> None:
    output = tmp_path / "public"
    manifest = {path: digest_of(content) for path, content in SITE.items()}
    with Staging(output) as staging:
        for path, content in SITE.items():
            write_file(staging.folder, path, content)
        staging.publish(manifest)
    (output / "a/index.html").unlink()
    with Staging(output) as staging:
        assert staging.keep_all(manifest) == {"a/index.html": manifest["a/index.html"]}
        write_file(staging.folder, "a/index.html", SITE["a/index.html"])
        staging.publish(manifest)
    assert tree(output) == SITE


def test_the_same_site_is_not_published_again(tmp_path: Path, build: Build) -> None:
    output = tmp_path / "public"
    build(output, SITE)
    os.utime(output / ".newsgen-output", (1, 1))
    inodes = output.stat().st_ino, next_tree(output).stat().st_ino
    assert build(output, SITE) == []
    assert (output.stat().st_ino, next_tree(output).stat().st_ino) == inodes
    assert (output / ".newsgen-output").stat().st_mtime > 1  # for make


def test_the_same_site_has_the_same_marker(tmp_path: Path, build: Build) -> None:
    for name in ("one", "two"):
        build(tmp_path / name, dict(reversed(SITE.items())) if name == "two" else SITE)
    assert (tmp_path / "one/.newsgen-output").read_bytes() == (tmp_path / "two/.newsgen-output").read_bytes()


def test_an_empty_folder_may_be_filled(tmp_path: Path, build: Build, tree: Tree) -> None:
    (tmp_path / "public").mkdir()
    build(tmp_path / "public", SITE)
    assert tree(tmp_path / "public") == SITE


def test_a_worker_that_lives_on_neither_locks_nor_spoils(tmp_path: Path, build: Build, tree: Tree) -> None:
    output = tmp_path / "public"
    context = get_context("fork")
    go_on = context.Event()
    with Staging(output) as staging:
        folder = staging.folder
        worker = context.Process(
            target=lambda: go_on.wait() and write_file(folder, "late/late.html", b"late")
        )
        worker.start()
    build(output, SITE)
    go_on.set()
    worker.join()
    assert worker.exitcode == 1  # its folder is gone
    build(output, NEXT)
    assert tree(output) == tree(next_tree(output)) == NEXT


def test_a_missing_file_is_not_passed_over(tmp_path: Path, build: Build, tree: Tree) -> None:
    build(tmp_path / "public", SITE)
    for path in ("index.html", "d/index.html"):
        with (
            Staging(tmp_path / "public") as staging,
            pytest.raises(OutputRefused, match=r"not written|No such"),
        ):
            staging.publish({path: files.digest_of(b"never written")})
    assert tree(tmp_path / "public") == SITE


@pytest.mark.parametrize("damage", ["truncated", "flipped", "missing", "unnamed", "foreign"])
def test_a_damaged_manifest_or_marker_costs_time_only(
    damage: str, tmp_path: Path, build: Build, tree: Tree
) -> None:
    output = tmp_path / "public"
    build(output, SITE)
    (manifest,) = (tmp_path / ".public.newsgen").glob("*.manifest")
    content = manifest.read_bytes()
    if damage == "truncated":
        manifest.write_bytes(content[:-9])
    elif damage == "flipped":
        manifest.write_bytes(content[:30] + bytes([content[30] ^ 1]) + content[31:])
    elif damage == "missing":
        manifest.unlink()
    else:
        for folder in (output, next_tree(output)):
            (folder / ".newsgen-output").unlink()
            (folder / ".newsgen-output").write_text("" if damage == "unnamed" else "foreign\n../../x\n")
    with Staging(output) as staging:
        assert staging.published == {}
    build(output, NEXT)
    assert tree(output) == tree(next_tree(output)) == NEXT
    assert build(output, NEXT) == []
    assert build(output, SITE) == ["a/b/index.html", "index.html"]
    assert tree(output) == SITE


@pytest.mark.parametrize("kind", ["file", "link", "strangers", "two"])
def test_a_foreign_next_tree_is_not_believed(kind: str, tmp_path: Path, build: Build, tree: Tree) -> None:
    output = tmp_path / "public"
    build(output, SITE)
    folder = next_tree(output)
    if kind == "strangers":
        (folder / ".newsgen-output").unlink()
        (folder / "a/index.html").unlink()
        (folder / "a/index.html").write_bytes(b"not a")
        (folder / "stranger").symlink_to(tmp_path)
        (folder / "empty/empty").mkdir(parents=True)
        (folder / "index.html").unlink()
        (folder / "index.html").mkdir()
    elif kind == "two":
        (folder.with_name("next-two") / "a").mkdir(parents=True)
    else:
        folder.rename(tmp_path / "elsewhere")
        folder.write_text("x") if kind == "file" else folder.symlink_to(tmp_path / "elsewhere")
    build(output, NEXT)
    assert tree(output) == tree(next_tree(output)) == NEXT
    if kind == "link":
        assert tree(tmp_path / "elsewhere") == SITE


@pytest.mark.parametrize("change", ["edited in place", "removed", "added", "made a link"])
def test_changes_by_hand_are_mended_when_asked(change: str, tmp_path: Path, build: Build, tree: Tree) -> None:
    output = tmp_path / "public"
    build(output, SITE)
    page = output / "a/index.html"
    if change == "edited in place":
        page.write_bytes(b"edited")
    elif change == "removed":
        page.unlink()
    elif change == "added":
        (output / "a/more.html").write_bytes(b"more")
    else:
        page.rename(tmp_path / "moved")
        page.symlink_to(tmp_path / "moved")
    damaged = tree(output)
    build(output, SITE)
    assert tree(output) == damaged  # not noticed
    build(output, SITE, verify=True)
    assert tree(output) == tree(next_tree(output)) == SITE
    assert not page.is_symlink()
    assert build(output, SITE, verify=True) == []
    build(output, NEXT)
    assert tree(output) == NEXT


def test_a_verified_build_that_ends_leaves_what_it_found_known(
    tmp_path: Path, build: Build, tree: Tree
) -> None:
    output = tmp_path / "public"
    build(output, SITE)
    (output / "index.html").write_bytes(b"edited")
    with Staging(output, verify=True) as staging:
        assert "index.html" not in staging.published
    build(output, SITE)  # without looking: what was found is remembered
    assert tree(output) == SITE


def test_a_file_that_is_gone_is_noticed_when_it_is_needed(tmp_path: Path, build: Build, tree: Tree) -> None:
    output = tmp_path / "public"
    build(output, SITE)
    (output / "index.html").unlink()
    (tmp_path / "aside").mkdir()
    next_tree(output).rename(tmp_path / "aside/next")
    assert build(output, SITE) == ["index.html"]
    assert tree(output) == tree(next_tree(output)) == SITE


@pytest.mark.parametrize("gone", ["output", "next", "both"])
def test_removed_folders_are_made_again(gone: str, tmp_path: Path, build: Build, tree: Tree) -> None:
    output = tmp_path / "public"
    build(output, SITE)
    if gone != "output":
        (tmp_path / ".public.newsgen").rename(tmp_path / "gone-next")
    if gone != "next":
        output.rename(tmp_path / "gone-output")
    assert build(output, NEXT) == (sorted(NEXT) if gone != "output" else ["c/index.html", "index.html"])
    assert tree(output) == tree(next_tree(output)) == NEXT


def test_without_hard_links_files_are_copied(
    tmp_path: Path, build: Build, tree: Tree, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(os, "link", refuse)
    output = tmp_path / "public"
    for site in (SITE, NEXT, SITE):
        build(output, site)
        assert tree(output) == tree(next_tree(output)) == site
        assert (output / "a/index.html").stat().st_nlink == 1


@pytest.mark.parametrize("renames", [0, 1, 2, 3])
def test_an_exchange_in_three_renames_may_be_killed(
    renames: int, tmp_path: Path, build: Build, tree: Tree, monkeypatch: pytest.MonkeyPatch
) -> None:
    output = tmp_path / "public"
    build(output, SITE)
    rename, left = Path.rename, renames

    def killed(self: Path, target: Path) -> Path:
        nonlocal left
        if target == output or "aside" in (self.name, target.name):
            if not left:
                raise KeyboardInterrupt
            left -= 1
        return rename(self, target)

    monkeypatch.setattr(swap, "_at_once", lambda *_: False)
    monkeypatch.setattr(Path, "rename", killed)
    if renames == 3:
        build(output, NEXT)
    else:
        with pytest.raises(KeyboardInterrupt):
            build(output, NEXT)
    monkeypatch.undo()
    with Staging(output) as staging:
        assert staging.published
    assert tree(output) == (SITE if renames < 2 else NEXT)
    build(output, NEXT)
    assert tree(output) == tree(next_tree(output)) == NEXT


def test_the_older_layout_is_taken_over(tmp_path: Path, build: Build, tree: Tree) -> None:
    output = tmp_path / "public"
    (output / "old").mkdir(parents=True)
    (output / "old/index.html").write_bytes(b"old")
    (output / ".newsgen-output").write_text("made by newsgen: the next build replaces this folder\n")
    build(output, SITE)
    assert tree(output) == tree(next_tree(output)) == SITE


def test_two_sites_in_one_context(
    tmp_path: Path, build: Build, tree: Tree, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also when the trees could not be made equal in between."""
    output = tmp_path / "public"
    build(output, SITE)

    def fail(folder: Path, *_: object) -> None:
        (folder / "index.html").unlink()
        raise OSError(28, "No space left on device")

    with Staging(output) as staging:
        for site in (NEXT, SITE):
            manifest = {path: files.digest_of(content) for path, content in site.items()}
            for path in staging.keep_all(manifest):
                write_file(staging.folder, path, site[path])
            with monkeypatch.context() as patch:
                patch.setattr(staging_tree, "align", fail)
                staging.publish(manifest)
            assert tree(output) == site
    build(output, NEXT)
    assert tree(output) == tree(next_tree(output)) == NEXT
