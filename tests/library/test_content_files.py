"""The files that a build reads."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsgen.files import is_hidden, walk
from newsgen.library import ContentFile, asset_path, find_content, page_key


def _touch(folder: Path, *paths: str) -> None:
    for path in paths:
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text("x", encoding="utf-8")


def _paths(site: Path) -> list[str]:
    return [f"content/{path}" for path, _ in walk(site / "content", is_hidden)]


def test_articles_pages_and_what_lies_beside_them_are_found_in_order(tmp_path: Path) -> None:
    _touch(
        tmp_path,
        "content/pages/about.md",
        "content/articles/2026/b.md",
        "content/articles/2026/a.MARKDOWN",
        "content/articles/2026/b.png",
        "content/pages/files/c.pdf",
        "content/sources.yaml",
        "content/articles/2026/.a.md.swp",
        "content/articles/.git/x.md",
        "content/articles/~b.md",
        "content/articles/b.md~",
        "notes.md",
    )
    assert find_content(_paths(tmp_path)) == (
        ContentFile("content/articles/2026/a.MARKDOWN", "article"),
        ContentFile("content/articles/2026/b.md", "article"),
        ContentFile("content/articles/2026/b.png", "asset"),
        ContentFile("content/pages/about.md", "page"),
        ContentFile("content/pages/files/c.pdf", "asset"),
    )


def test_a_site_without_content_has_no_files(tmp_path: Path) -> None:
    assert list(walk(tmp_path / "nothing", is_hidden)) == []
    assert find_content([]) == ()


@pytest.mark.parametrize(
    ("path", "slug", "key"),
    [
        ("content/articles/2026/fund-matrix.md", "", "articles/2026/fund-matrix"),
        ("content/articles/2026/fund-matrix.md", "other", "articles/2026/other"),
        ("content/articles/v1.5.md", "", "articles/v1.5"),
        ("content/articles/2026/百億基金.markdown", "", "articles/2026/百億基金"),
        ("content/pages/about.md", "", "about"),
        ("content/pages/legal/copyright.md", "", "legal/copyright"),
        ("content/pages/about.md", "us", "us"),
    ],
)
def test_the_key_of_a_page_is_its_path(path: str, slug: str, key: str) -> None:
    assert page_key(path, slug) == key


@pytest.mark.parametrize(
    ("path", "place"),
    [
        ("content/articles/2026/chart.png", "articles/2026/chart.png"),
        ("content/pages/files/form.pdf", "files/form.pdf"),
    ],
)
def test_a_file_beside_an_article_keeps_its_place(path: str, place: str) -> None:
    assert asset_path(path) == place


@given(st.sampled_from(["articles", "pages"]), st.text("éü기가àn百", min_size=1, max_size=5))
def test_keys_are_one_for_both_unicode_forms(folder: str, name: str) -> None:
    path = f"content/{folder}/{name}.md"
    assert page_key(unicodedata.normalize("NFD", path)) == page_key(unicodedata.normalize("NFC", path))
    assert asset_path(unicodedata.normalize("NFD", path)) == asset_path(unicodedata.normalize("NFC", path))


@pytest.mark.parametrize(
    ("path", "slug", "key"),
    [
        ("content/articles/2026/fund/index.md", "", "articles/2026/fund"),
        ("content/articles/2026/fund/Index.markdown", "", "articles/2026/fund"),
        ("content/articles/2026/fund/index.md", "matrix", "articles/2026/matrix"),
        ("content/articles/2026/indexes.md", "", "articles/2026/indexes"),
        ("content/pages/about/index.md", "", "about"),
        ("content/pages/index.md", "", "index"),
    ],
)
def test_the_index_of_a_folder_is_its_page(path: str, slug: str, key: str) -> None:
    assert page_key(path, slug) == key
