"""`home` in newsgen.yaml, and the home page that follows from it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from newsgen.config import HomeBlock, HomePage
from newsgen.config.fields import SITE
from newsgen.config.home import read_home
from newsgen.model import Forms
from newsgen.problems import BuildFailed, Report
from newsgen.yamlfile import FieldReader, read_fields

if TYPE_CHECKING:
    from conftest import SiteFolder


def _read(text: str) -> tuple[HomePage, list[str]]:
    report = Report("newsgen.yaml")
    fields = read_fields(text, report)
    assert fields is not None
    home = read_home(FieldReader(fields, report, SITE), ("zh-Hant",), ("policy", "capital"))
    return home, [problem.text() for problem in report.problems]


def test_without_blocks_each_section_is_one() -> None:
    usual = HomePage(blocks=(HomeBlock("section", "policy"), HomeBlock("section", "capital")))
    assert _read("title: 站\n") == (usual, [])
    home, said = _read("home: [2026/a]\n")
    assert (home.lead, home.latest, home.without_lines().blocks, said) == (
        ("articles/2026/a",),
        6,
        usual.blocks,
        [],
    )
    assert _read("home: 2026/a、2026/b\n")[0].lead == ("articles/2026/a", "articles/2026/b")


def test_blocks_are_read_in_their_order_with_what_holds_if_nothing_is_said() -> None:
    home, said = _read(
        "home:\n"
        "  lead: content/articles/2026/a.md\n"
        "  latest: 0\n"
        "  blocks:\n"
        "    - {topic: waters, look: 卡片}\n"
        "    - {tag: 基金, count: 2}\n"
        "    - {title: 推薦, articles: [2026/b, /2026/c/]}\n"
    )
    assert said == []
    assert (home.lead, home.latest) == (("articles/2026/a",), 0)
    assert home.without_lines().blocks == (
        HomeBlock("topic", "waters", look="cards"),
        HomeBlock("tag", "基金", count=2),
        HomeBlock(articles=("articles/2026/b", "articles/2026/c"), title=Forms(everywhere="推薦")),
    )
    assert [block.line for block in home.blocks] == [5, 6, 7]


def test_a_home_page_without_blocks_has_none() -> None:
    assert _read("home: {blocks: []}\n")[0].blocks == ()


@pytest.mark.parametrize(
    ("block", "said"),
    [
        ("{count: 2}", "newsgen.yaml:3: a block of the home page shows one list, or articles by hand"),
        ("{section: policy, tag: 基金}", "a block of the home page shows one list, or articles by hand"),
        ("{articles: [2026/a]}", "newsgen.yaml:3: `title` is missing"),
        ("{section: policy, count: 0}", "`count` is a whole number of at least 1, not `0`"),
        ("{section: policy, look: card}", "`card` is not a value of `look`"),
        ("{sektion: policy}", "unknown field `sektion`"),
    ],
)
def test_what_is_wrong_with_a_block_is_said(block: str, said: str) -> None:
    assert any(said in text for text in _read(f"home:\n  blocks:\n    - {block}\n")[1])


def _blocks(page: str) -> list[tuple[str, list[str]]]:
    """Return the blocks below the newest articles: title, and the names of the articles."""
    parts = re.split(r'<h2 class="rubric" id="(?:latest|block-\d+)">', page[: page.index("</main>")])[2:]
    return [
        (
            re.sub("<[^>]+>", "", part.partition("</h2>")[0]),
            list(dict.fromkeys(re.findall(r'href="/(?:zh-hans/)?articles/2026/(\w+)/"', part))),
        )
        for part in parts
    ]


def test_the_page_has_its_blocks_and_each_article_once(site: SiteFolder) -> None:
    site.write("content/topics.yaml", "waters: {name: {zh-Hant: 水, zh-Hans: 水}, tags: [湖]}\n")
    for day, name in enumerate("abcdefgh", 1):
        section, tags = ("policy", "[湖]") if name in "abcg" else ("", "[河]")
        site.article(f"2026/{name}", title=f"題{name}", date=f"2026-01-0{day}", section=section, tags=tags)
    site.configure(
        "home:\n"
        "  latest: 1\n"
        "  blocks:\n"
        "    - {section: policy, count: 1}\n"
        "    - {topic: waters, look: cards, title: {zh-Hant: 江湖, zh-Hans: 江湖}}\n"
        "    - {title: {zh-Hant: 推薦, zh-Hans: 推荐}, articles: [2026/a, 2026/d]}\n"
        "    - {tag: 河}\n",
    )
    folder = site.publish()
    for path, title in (("index.html", "推薦"), ("zh-hans/index.html", "推荐")):
        page = (folder / path).read_text("utf-8")
        assert _blocks(page) == [
            ("政策", ["c"]),
            ("江湖", ["b"]),
            (title, ["a", "d"]),
            ("河", ["f", "e"]),
        ]
        assert page.count('<section class="latest home-cards"') == 1
        assert page.count('<div class="home-sections">') == 2


def test_what_a_block_names_and_there_is_not_is_told(site: SiteFolder) -> None:
    site.article("2026/a", tags="[湖]")
    site.configure(
        "home:\n"
        "  blocks:\n"
        "    - {section: polici}\n"
        "    - {region: jiangsi}\n"
        "    - {source: weekly-of-nowhere}\n"
        "    - {title: 推薦, articles: [2026/b]}\n"
        "    - {tag: 湖}\n"
        "    - {tag: 江}\n",
    )
    with pytest.raises(BuildFailed) as failed:
        site.publish()
    said = "\n".join(problem.text() for problem in failed.value.problems)
    first = len((site.folder / "newsgen.yaml").read_text("utf-8").splitlines()) - 5
    for line, text in enumerate(
        [
            "`home` names the section `polici`, which is not registered",
            "`home` names the region `jiangsi`, which is not registered",
            "`home` names the source `weekly-of-nowhere`, which is not registered",
            "`home` names the article `articles/2026/b`, which is not there",
        ],
        first,
    ):
        assert f"newsgen.yaml:{line}: {text}" in said
    assert "did you mean `policy`?" in said
    assert f"newsgen.yaml:{first + 5}: warning: no article has the tag `江`" in said
    assert "湖" not in said.replace("題", "")
