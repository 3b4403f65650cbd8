"""Single files of a tree: what exists is replaced, never changed."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsgen.publish import OutputRefused, copy_file, digest_of, write_file
from newsgen.publish.files import link_file


def test_a_file_is_made_anew(tmp_path: Path) -> None:
    assert write_file(tmp_path, "a/b/c.html", b"old") == digest_of(b"old")
    (tmp_path / "other").hardlink_to(tmp_path / "a/b/c.html")
    assert write_file(tmp_path, "a/b/c.html", b"new") == digest_of(b"new")
    assert (tmp_path / "other").read_bytes() == b"old"
    assert (tmp_path / "a/b/c.html").read_bytes() == b"new"


@pytest.mark.parametrize("way", ["write", "copy", "link"])
@pytest.mark.parametrize(("before", "after"), [("a", "a/b/c"), ("a/b/c", "a"), ("a/b", "a/b")])
def test_what_is_in_the_way_goes(way: str, before: str, after: str, tmp_path: Path) -> None:
    tree, other = tmp_path / "tree", tmp_path / "other"
    tree.mkdir()
    other.mkdir()
    write_file(tree, before, b"before")
    write_file(other, after, b"after")
    if way == "write":
        write_file(tree, after, b"after")
    elif way == "copy":
        assert copy_file(tree, after, other / after) == digest_of(b"after")
    else:
        link_file(tree, after, other)
        assert (tree / after).samefile(other / after)
    assert [path for path in tree.rglob("*") if path.is_file()] == [tree / after]
    assert (tree / after).read_bytes() == b"after"


def test_a_link_is_replaced_not_followed(tmp_path: Path) -> None:
    (tmp_path / "tree").mkdir()
    (tmp_path / "mine").write_bytes(b"mine")
    (tmp_path / "tree/a").symlink_to(tmp_path / "mine")
    write_file(tmp_path / "tree", "a", b"page")
    assert (tmp_path / "mine").read_bytes() == b"mine"


@pytest.mark.parametrize("path", ["a.html", "a/b/c.html"])
def test_a_tree_that_is_gone_stays_gone(path: str, tmp_path: Path) -> None:
    with pytest.raises(OutputRefused, match="cannot write"):
        write_file(tmp_path / "gone", path, b"")
    assert not (tmp_path / "gone").exists()


def test_a_large_file_is_copied_whole(tmp_path: Path) -> None:
    content = bytes(range(256)) * 10_000
    (tmp_path / "source").write_bytes(content)
    assert copy_file(tmp_path, "a/target", tmp_path / "source") == digest_of(content)
    assert (tmp_path / "a/target").read_bytes() == content
