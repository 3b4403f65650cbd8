"""Where an article was imported from, and drafts that are not finished yet."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from newsgen.config import read_config
from newsgen.library import ReadArticle, read_article, read_registries
from newsgen.model import SourceFile
from newsgen.pipeline import BuildOptions, build
from newsgen.problems import BuildFailed, Report, Severity

if TYPE_CHECKING:
    from conftest import SiteFolder, Tree

IMPORTED = "  file: 稿件.docx\n  sha256: " + "0123456789abcdef" * 4 + "\n  time: 2025-07-01 09:30\n"


def read(site: SiteFolder, front: str, body: str = "正文。") -> ReadArticle:
    config = read_config(site.folder, Report("newsgen.yaml"))
    assert config is not None
    registries, _ = read_registries(site.folder, config)
    file = SourceFile("content/articles/2025/park.md", f"---\n{front}---\n{body}\n")
    return read_article(file, "article", config, registries)


@pytest.mark.parametrize("key", ["imported", "匯入", "汇入", "導入", "导入"])
def test_where_an_article_came_from(site: SiteFolder, key: str) -> None:
    result = read(site, f"title: 題\ndate: 2025-06-30\nsource: 示例日報\n{key}:\n{IMPORTED}")
    assert result.problems == ()
    assert result.article is not None
    imported = result.article.imported
    assert imported is not None
    assert (imported.file, imported.sha256) == ("稿件.docx", "0123456789abcdef" * 4)
    assert imported.time is not None
    assert imported.time.isoformat() == "2025-07-01T09:30:00+08:00"


def test_its_fields_are_checked(site: SiteFolder) -> None:
    result = read(site, "title: 題\ndate: 2025-06-30\nsource: 示例日報\nimported: {fil: x}\n")
    assert [problem.line for problem in result.problems] == [5]


def test_no_page_shows_it(site: SiteFolder, tree: Tree) -> None:
    site.article("2025/park")
    before = tree(site.publish())
    site.article("2025/park", imported="\n" + IMPORTED.rstrip("\n"))
    after = tree(site.publish())
    differing = {path for path in before.keys() | after.keys() if before.get(path) != after.get(path)}
    assert differing <= {"manifest.json", ".newsgen-output"}  # which say what the file was


def test_a_draft_without_a_title_goes_by_the_name_of_its_file(site: SiteFolder) -> None:
    result = read(site, "title:\nstatus: draft\n")
    assert result.problems == ()
    assert result.article is not None
    assert result.article.title == "park"


def test_any_other_article_needs_its_title(site: SiteFolder) -> None:
    result = read(site, "title:\ndate: 2025-06-30\nsource: 示例日報\n")
    assert [problem.message for problem in result.problems] == ["`{name}` is empty"]


@pytest.mark.parametrize(("status", "severity"), [("draft", Severity.WARNING), ("published", Severity.ERROR)])
def test_pictures_of_drafts_may_wait_for_their_words(
    site: SiteFolder, status: str, severity: Severity
) -> None:
    front = f"title: 題\ndate: 2025-06-30\nsource: 示例日報\nstatus: {status}\n"
    result = read(site, front, "![](park.jpg)")
    assert [problem.severity for problem in result.problems] == [severity]


def test_an_unfinished_draft_stops_no_build_and_its_publication_does(site: SiteFolder) -> None:
    site.article("2025/other")
    site.write("content/articles/2025/park.md", "---\ntitle:\nstatus: draft\n---\n![](park.jpg)\n")
    site.publish()
    site.write("content/articles/2025/park.md", "---\ntitle:\nstatus: draft\n---\n正文。\n")
    site.publish(drafts=True)
    site.write("content/articles/2025/park.md", "---\ntitle:\n---\n![](park.jpg)\n")
    with pytest.raises(BuildFailed):
        build(BuildOptions(site=site.folder, output=site.folder.parent / "public", jobs=1))
