"""The numbers of a list's pages, the months of the archive, and what stands where nothing is yet."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from newsgen.render.list_views import pagination_view

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import SiteFolder


@pytest.mark.parametrize(
    ("number", "last", "shown"),
    [
        (1, 1, "[1]"),
        (1, 2, "[1] 2"),
        (1, 9, "[1] 2 … 9"),
        (3, 9, "1 2 [3] 4 … 9"),
        (4, 9, "1 2 3 [4] 5 … 9"),
        (5, 9, "1 … 4 [5] 6 … 9"),
        (7, 9, "1 … 6 [7] 8 9"),
        (9, 9, "1 … 8 [9]"),
        (500, 1000, "1 … 499 [500] 501 … 1000"),
    ],
)
def test_the_first_the_last_and_those_around_are_numbered(number: int, last: int, shown: str) -> None:
    view = pagination_view(number, last, 6, "p{}".format)
    said = [f"[{step.number}]" if step.current else str(step.number or "…") for step in view.pages]
    assert " ".join(said) == shown
    assert all(step.url == (f"p{step.number}" if step.number else "") for step in view.pages)
    assert view.newer_url == (f"p{number - 1}" if number > 1 else "")
    assert view.older_url == (f"p{number + 1}" if number < last else "")


def test_the_archive_leads_to_years_and_months_with_their_counts(site: SiteFolder) -> None:
    for name, day in (("a", "2024-12-31"), ("b", "2025-02-01"), ("c", "2025-02-03"), ("d", "2025-07-01")):
        site.article(name, date=day)
    site.configure("page_size: 3\n")
    folder = site.publish()
    whole = (folder / "archive/index.html").read_text("utf-8")
    overview = re.findall(r'href="/archive/([\d/]+)">[^<]*</a> <span class="count">(\d+)', whole)
    assert overview == [
        *(("2025/", "3"), ("2025/07/", "1"), ("2025/02/", "2")),
        *(("2024/", "1"), ("2024/12/", "1")),
    ]
    assert "<ol>" in whole[whole.index('class="pagination"') :]
    second = (folder / "archive/page/2/index.html").read_text("utf-8")
    assert 'class="archive-years"' not in second
    assert re.findall(r'href="/archive/([\d/]+)">[^<]*</a> <span', second) == ["2025/", "2024/"]
    month = (folder / "archive/2025/02/index.html").read_text("utf-8")
    assert re.findall(r'href="/archive/([\d/]+)"( aria-current="page")?>[^<]*</a> <span', month) == [
        ("2025/07/", ""),
        ("2025/02/", ' aria-current="page"'),
    ]


def _sentence(folder: Path, path: str) -> str:
    page = (folder / path / "index.html").read_text("utf-8")
    found = re.search(r'class="empty">\s*(?:<p>)?([^<]+)<', page)
    assert found, path
    return found[1]


def test_a_page_without_articles_says_so_in_the_script_of_its_edition(site: SiteFolder) -> None:
    site.write("content/topics.yaml", "waters: {name: {zh-Hant: 水, zh-Hans: 水}, tags: [湖]}\n")
    site.write("content/series.yaml", "steps: {name: {zh-Hant: 步, zh-Hans: 步}}\n")
    folder = site.publish()
    said = {
        "": ("本站剛剛開張，第一篇報道很快就來。", "本站刚刚开张，第一篇报道很快就来。"),
        "sections/policy/": ("這個欄目還沒有報道，有了就在這裡。", "这个栏目还没有报道，有了就在这里。"),
        "topics/waters/": ("這個專題正在準備，還沒有報道。", "这个专题正在准备，还没有报道。"),
        "series/steps/": ("這個系列還沒有開篇。", "这个系列还没有开篇。"),
        "archive/": (
            "歸檔還是空的，報道發布之後按年月收在這裡。",
            "归档还是空的，报道发布之后按年月收在这里。",
        ),
        "tags/": ("這裡還是空的，有了報道就會列出。", "这里还是空的，有了报道就会列出。"),
    }
    for path, (traditional, simplified) in said.items():
        assert _sentence(folder, path) == traditional
        assert _sentence(folder, f"zh-hans/{path}") == simplified
    # Search engines are told of the home page, and of no empty list.
    told = re.findall(r"<loc>([^<]+)</loc>", (folder / "sitemap.xml").read_text("utf-8"))
    for path in said:
        page = (folder / path / "index.html").read_text("utf-8")
        assert ('name="robots" content="noindex"' in page) == bool(path)
        assert any(url.endswith(f"/{path}") for url in told) == (not path), path


def test_the_home_page_comes_first_in_the_sitemap(site: SiteFolder) -> None:
    site.article("2026/a", section="policy")
    told = re.findall(r"<loc>([^<]+)</loc>", (site.publish() / "sitemap.xml").read_text("utf-8"))
    simplified = told.index(f"{told[0]}zh-hans/")
    assert told[1] == f"{told[0]}articles/2026/a/"
    assert told[simplified + 1] == f"{told[0]}zh-hans/articles/2026/a/"
    assert f"{told[0]}sections/policy/" in told[:simplified]


def test_every_kind_of_list_has_a_sentence_of_its_own(root: Path) -> None:
    from newsgen.render.kinds import KINDS

    words = (root / "templates/strings.yaml").read_text("utf-8")
    kinds = [kind.name for kind in KINDS.values() if kind.template == "list.html"]
    assert len(kinds) >= 9
    for kind in (*kinds, "home"):
        assert re.search(rf"^empty_{kind}:", words, re.M), kind
