"""The search index of a built site: what it finds, what it keeps to itself, and how it follows edits."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any

import pytest

from newsgen.search import heavy
from readers_module import ask

if TYPE_CHECKING:
    from conftest import SiteFolder, Tree

_PHRASES = (
    "新區發布資金管理方案",
    "頭髮與發展並重，",
    "增長36.4%，達50億元。",
    "乾燥的幹部幹活",
    "臺北、台北都在裡面；",
    "《十四五》規劃New York",
    "「人工智能」產業GDP",
    "軟體與硬體",
    "　另一段\n\n",
    "於2026年6月30日，",
    "國際在線消息：",
)


def _text(random: Random, count: int) -> str:
    return "".join(random.choices(_PHRASES, k=count))


def _find(output: Path, *queries: str, edition: str = "zh-Hant", **filters: str) -> list[dict[str, Any]]:
    asked = [{"text": query, "filters": filters} for query in queries]
    found: list[dict[str, Any]] = ask(output / "search-index", edition, queries=asked)["found"]
    return found


def _titles(output: Path, query: str, edition: str = "zh-Hant") -> list[str]:
    ids = _find(output, query, edition=edition)[0]["ids"]
    cards = ask(output / "search-index", edition, cards=ids)["cards"]
    return [card["title"] for card in cards]


def test_either_script_finds_the_other(site: SiteFolder) -> None:
    site.article("2026/a", title="髮型與發展", date="2026-01-03", body="正文講頭髮。")
    site.article("2026/b", title="別的", date="2026-01-02", body="头发在第二篇，\n说完了\n\n下一段。")
    output = site.publish()
    assert _titles(output, "头发") == _titles(output, "頭髮") == ["髮型與發展", "別的"]
    assert _titles(output, "头发", "zh-Hans") == ["发型与发展", "别的"]
    assert _titles(output, "发型") == ["髮型與發展"]
    assert _titles(output, "說完了下一段") == ["別的"]
    card = ask(output / "search-index", "zh-Hans", cards=[1])["cards"][0]
    assert (card["url"], card["date"], card["source"]) == (
        "/zh-hans/articles/2026/a/",
        "2026-01-03",
        "赣江观察",
    )


def test_footnotes_are_found(site: SiteFolder) -> None:
    site.article(
        "2026/a", title="有註", body="正文[^1]完了。\n\n[^1]: 見《贛江縣志》卷二。\n\n    另一段註。"
    )
    site.article("2026/b", title="無註")
    output = site.publish()
    assert _titles(output, "赣江县志卷二") == ["有註"]
    assert _titles(output, "另一段註") == ["有註"]
    assert _titles(output, "正文完了") == ["有註"]
    assert _titles(output, "完了見") == []


def test_what_else_a_page_says_is_found(site: SiteFolder) -> None:
    site.write(
        "content/articles/2026/a.svg", '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'
    )
    site.article(
        "2026/a",
        title="有圖有數",
        kicker="攔河築壩",
        subtitle="三年之後",
        image="{src: a.svg, alt: 園區, caption: 開工典禮, credit: 楊靜}",
        figures="[{value: 7億斤, label: 稻穀產量, note: 全年}]",
        corrections="[{date: 2026-01-03, text: 誤植已改正}]",
        records="[{kind: project, id: koi, name: 錦鯉養殖項目, amount: 3億元}]",
        body="| 欄 |\n| --- |\n| 表裡的話 |",
    )
    site.article("2026/b", title="沒有")
    output = site.publish()
    for query in ("开工典礼", "杨静", "稻谷产量", "7亿斤", "误植", "锦鲤养殖项目", "300000000元", "表里的话"):
        assert _titles(output, query) == ["有圖有數"], query
    for query in ("拦河筑坝", "三年之后"):  # beside the title
        assert _titles(output, query) == ["有圖有數"], query


def test_what_is_not_published_does_not_leak(site: SiteFolder) -> None:
    site.write(
        "content/sources.yaml",
        (site.folder / "content/sources.yaml").read_text("utf-8")
        + "quiet:\n  name: {zh-Hant: 不錄報, zh-Hans: 不录报}\n  indexing: none\n",
    )
    site.article("2026/a", title="公開的")
    site.article("2026/b", title="草稿的", status="draft", body="秘密甲")
    site.article("2026/c", title="待發的", status="scheduled", publish_at="2999-01-01", body="秘密乙")
    site.article("2026/d", title="過期的", expires="2026-01-03", body="秘密丙")
    site.article("2026/e", title="不錄的", source="不錄報", body="秘密丁")
    output = site.publish()
    assert _titles(output, "秘密") == []
    assert _titles(output, "的") == ["公開的"]
    assert json.loads((output / "search-index/start.json").read_bytes())["articles"] == 1
    for file in (output / "search-index").iterdir():
        assert "秘密" not in file.read_bytes().decode("utf-8", "replace")


def test_a_source_is_searched_by_as_much_as_its_terms_allow(site: SiteFolder) -> None:
    sources = (site.folder / "content/sources.yaml").read_text("utf-8")
    stated = (
        "brief:\n  name: {zh-Hant: 摘要報, zh-Hans: 摘要报}\n  search: excerpt\n"
        "closed:\n  name: {zh-Hant: 不搜報, zh-Hans: 不搜报}\n  search: none\n"
        "agency:\n  name: {zh-Hant: 授權社, zh-Hans: 授权社}\n"
        "  licence: {id: A1, search: excerpt}\n"
    )
    site.write("content/sources.yaml", sources + stated)
    site.article("2026/a", title="全文的", source="示例日報", body="正文甲。", summary="提要甲")
    site.article("2026/b", title="摘要的", source="摘要報", body="正文乙。", summary="提要乙")
    site.article("2026/c", title="不搜的", source="不搜報", body="正文丙。", summary="提要丙")
    site.article("2026/d", title="授權的", source="授權社", body="正文丁。", summary="提要丁")
    output = site.publish()
    assert _titles(output, "正文") == ["全文的"]
    assert sorted(_titles(output, "提要")) == ["全文的", "授權的", "摘要的"]
    assert _titles(output, "摘要报") == ["摘要的"]
    assert _titles(output, "不搜") == []
    cards = json.loads((output / "search-index/cards-0.json").read_bytes())
    assert {card["title"] for card in cards if card.get("excerpt")} == {"授權的", "摘要的"}
    site.write("content/sources.yaml", sources + stated.replace("search: excerpt", "search: full"))
    output = site.publish()
    assert sorted(_titles(output, "正文")) == ["全文的", "授權的", "摘要的"]
    assert b"excerpt" not in (output / "search-index/cards-0.json").read_bytes()


def test_drafts_and_unknown_sources_are_not_searched_even_where_they_are_shown(site: SiteFolder) -> None:
    site.article("2026/a", title="公開的")
    site.article("2026/b", title="草稿的", status="draft")
    site.article("2026/c", title="不明的", source="", body="秘密。")
    output = site.publish(drafts=True)
    assert _titles(output, "的") == ["公開的"]
    assert _titles(output, "秘密") == []


def test_can_be_turned_off(site: SiteFolder, tree: Tree) -> None:
    site.article("2026/a")
    config = (site.folder / "newsgen.yaml").read_text("utf-8")
    assert any("search-index" in path for path in tree(site.publish()))
    site.write("newsgen.yaml", config + "search: no\n")
    assert not any("search-index" in path for path in tree(site.publish()))
    site.write("newsgen.yaml", config)
    assert _titles(site.publish(), "正文") == ["標題"]


def test_results_are_narrowed_and_counted(site: SiteFolder) -> None:
    site.article("2025/a", title="甲", date="2025-01-01", regions="[贛江新區]")
    site.article("2026/b", title="乙", date="2026-01-01", regions="[江西省]", source="示例日報")
    output = site.publish()
    everything = _find(output, "正文", edition="zh-Hans")[0]
    assert everything["facets"]["region"][0] == {"value": "jiangxi", "label": "江西省", "count": 2}
    assert everything["facets"]["region"][1] == {"value": "ganjiang", "label": "赣江新区", "count": 1}
    narrowed = _find(output, "正文", year="2025")[0]
    assert narrowed["total"] == 1
    assert [each["count"] for each in narrowed["facets"]["year"]] == [1, 1]
    assert [each["value"] for each in narrowed["facets"]["source"]] == ["watch"]
    suggested = ask(output / "search-index", "zh-Hant", typed=["赣江"])["suggested"][0]
    assert {"kind": "region", "label": "贛江新區", "url": "/regions/ganjiang/", "count": 1} in suggested


def test_an_article_of_one_edition_is_found_in_all(site: SiteFolder) -> None:
    site.article("2026/a", title="只有一版", editions="[zh-Hans]")
    assert _titles(site.publish(), "只有") == ["只有一版"]


def test_any_edits_leave_the_index_of_a_first_build(
    site: SiteFolder, tree: Tree, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(heavy, "MOST", 40)
    random = Random(40)  # noqa: S311 - no secret
    names = [f"2026/{number}" for number in range(20)]

    def write(name: str, title: str = "標題") -> None:
        day = 1 + names.index(name) if name in names else 28
        body = _text(random, random.randrange(30))
        site.article(name, title=title, date=f"2026-01-{day:02}", body=body, summary=_text(random, 1).strip())

    for name in names:
        write(name)
    site.publish()
    config = (site.folder / "newsgen.yaml").read_text("utf-8")
    edits: list[Callable[[], object]] = [
        lambda: write("2026/3"),
        lambda: write("2026/new", "新的"),
        lambda: site.write("newsgen.yaml", config + "page_size: 7\n"),
        lambda: list(map(write, names[5:8], ("改過的", "也改過的", "又改過的"))),
        lambda: (site.folder / "content/articles/2026/4.md").unlink(),
        lambda: site.write("content/sources.yaml", _renamed(site)),
        lambda: (site.folder / "content/articles/2026/new.md").unlink(),
        lambda: write("2026/9", _text(random, 9).replace("\n", "").replace("　", "")),
    ]
    for edit in edits:
        edit()
        warm = tree(site.publish(allow_removed=True))
        cold = tree(_cold(site))
        assert {path for path in warm if warm[path] != cold.get(path)} == set()
        assert warm.keys() == cold.keys()


def _renamed(site: SiteFolder) -> str:
    text = (site.folder / "content/sources.yaml").read_text("utf-8")
    return text.replace("贛江觀察", "贛江新觀察")


def _cold(site: SiteFolder) -> Path:
    """Build the site anew, beside what it was built to before."""
    copy = site.folder.parent / "copy"
    shutil.rmtree(copy, ignore_errors=True)
    shutil.copytree(site.folder, copy / "site", ignore=shutil.ignore_patterns(".newsgen"))
    return type(site)(copy / "site").publish()
