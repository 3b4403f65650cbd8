"""CI keeps `.newsgen` and nothing else: a fresh clone of the site builds from it, wherever it lies."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from newsgen.pipeline import BuildOptions, BuildResult, build, inputs

if TYPE_CHECKING:
    from conftest import SiteFolder, Tree


@pytest.fixture
def newsroom(site: SiteFolder, monkeypatch: pytest.MonkeyPatch) -> SiteFolder:
    """A site with something of everything, built once so that it has a cache; stamps are believed at once."""
    monkeypatch.setattr(inputs, "_FRESH", 0)
    for n in range(8):
        text = "國家發展委員會答覆。" if n == 3 else "正文，見[另一篇](a1.md)。"
        site.article(f"a{n}", title=f"第{n}篇", date=f"2026-01-0{n + 1}", body=text, tags="[基金]")
    site.write("content/names.yaml", "- {zh-Hant: 國家發展委員會, zh-Hans: 国家发展委}\n")
    site.write("content/pages/about.md", "---\ntitle: 關於\n---\n本站。\n")
    site.write("content/articles/chart.svg", "<svg/>")
    site.write("templates/partials/head_extra.html", "<!-- ours -->\n")
    site.write("static/files/form.txt", "表")
    site.publish()
    return site


def _build(folder: Path) -> BuildResult:
    return build(BuildOptions(folder, folder / "public", jobs=1))


def _clone(site: SiteFolder, folder: Path) -> Path:
    """Return a new checkout with the cache put back: every file has another inode and other times."""
    shutil.copytree(site.folder, folder, copy_function=shutil.copyfile)
    return folder


def _counts(result: BuildResult) -> tuple[int, int]:
    return result.counts.read, result.counts.converted


def _clean(folder: Path, tree: Tree, scratch: Path) -> dict[str, bytes]:
    shutil.copytree(folder, scratch, ignore=shutil.ignore_patterns(".newsgen", "public", ".public.newsgen"))
    result = _build(scratch)
    assert result.counts.kept == 0
    return tree(scratch / "public")


def test_a_clone_elsewhere_reads_no_article_again(newsroom: SiteFolder, tree: Tree, tmp_path: Path) -> None:
    clean = _clean(newsroom.folder, tree, tmp_path / "clean")
    folder = _clone(newsroom, tmp_path / "runner")
    shutil.rmtree(newsroom.folder)  # nothing there may be needed
    result = _build(folder)
    assert _counts(result) == (0, 0)
    assert result.counts.rendered > 30
    assert tree(folder / "public") == clean
    again = _build(folder).counts
    assert (again.read, again.converted, again.rendered) == (0, 0, 0)


def test_a_clone_at_the_same_place_reads_no_article_again(
    newsroom: SiteFolder, tree: Tree, tmp_path: Path
) -> None:
    clean = _clean(newsroom.folder, tree, tmp_path / "clean")
    folder = _clone(newsroom, tmp_path / "runner")
    shutil.rmtree(newsroom.folder)
    folder.rename(newsroom.folder)
    shutil.rmtree(newsroom.folder.parent / "public")
    assert _counts(_build(newsroom.folder)) == (0, 0)
    assert tree(newsroom.folder / "public") == clean


def _edit_text(site: SiteFolder) -> None:
    site.article("a2", title="第2篇", date="2026-01-03", body="正文。\n\n補記。", tags="[基金]")


def _edit_title(site: SiteFolder) -> None:
    site.article("a2", title="另一題", date="2026-01-03", body="正文。", tags="[基金, 產業]")


def _edit_name(site: SiteFolder) -> None:
    site.write("content/names.yaml", "- {zh-Hant: 國家發展委員會, zh-Hans: 国家发改委}\n")


def _edit_template(site: SiteFolder) -> None:
    site.write("templates/partials/head_extra.html", "<!-- ours, another -->\n")


def _edit_settings(site: SiteFolder) -> None:
    site.configure("page_size: 3\n")


def _delete(site: SiteFolder) -> None:
    (site.folder / "content/articles/a7.md").unlink()


def _edit_file(site: SiteFolder) -> None:
    site.write("static/files/form.txt", "新表")


@pytest.mark.parametrize(
    ("edit", "expected"),
    [
        (_edit_text, (1, 1)),
        (_edit_title, (1, 1)),
        (_edit_name, (0, 1)),
        (_edit_template, (0, 0)),
        (_edit_settings, (0, 0)),
        (_delete, (0, 0)),
        (_edit_file, (0, 0)),
    ],
)
def test_a_cache_that_is_older_by_one_edit(
    edit: Callable[[SiteFolder], None],
    expected: tuple[int, int],
    newsroom: SiteFolder,
    tree: Tree,
    tmp_path: Path,
) -> None:
    edit(newsroom)
    clean = _clean(newsroom.folder, tree, tmp_path / "clean")
    folder = _clone(newsroom, tmp_path / "runner")
    shutil.rmtree(newsroom.folder)
    assert _counts(_build(folder)) == expected
    assert tree(folder / "public") == clean
