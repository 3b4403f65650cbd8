"""What stays of an article that has expired, and where its former addresses lead."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from newsgen.pipeline import BuildOptions, build

if TYPE_CHECKING:
    from conftest import SiteFolder, Tree

BEFORE, AFTER = datetime(2026, 3, 1, tzinfo=UTC), datetime(2026, 5, 1, tzinfo=UTC)
EXPIRES = "2026-04-01 08:30"


def _built(site: SiteFolder, **options: Any) -> Path:
    return site.publish(now=options.pop("now", AFTER), **options)


def test_an_expired_article_leaves_a_page_in_each_edition(site: SiteFolder, tree: Tree) -> None:
    site.article("park", title="園區招商開始", body="首批十個項目。", expires=EXPIRES, tags="[招商]")
    site.article("stays", title="留下的文章")
    assert "首批十個項目" in (_built(site, now=BEFORE) / "articles/park/index.html").read_text("utf-8")
    files = tree(_built(site))
    for path, title, words in [
        ("articles/park/index.html", "園區招商開始", "這篇報道不再提供"),
        ("zh-hans/articles/park/index.html", "园区招商开始", "这篇报道不再提供"),
    ]:
        page = files[path].decode()
        assert '<meta name="robots" content="noindex">' in page
        assert f"<h1>{words}</h1>" in page
        assert title in page
        assert title not in re.sub(r"(?s)<main.*</main>", "", page), "neither the head nor previews name it"
        assert '<time datetime="2026-04-01T08:30:00+08:00">2026年4月1日</time>' in page
        assert "410" in page
        assert "項目" not in page
        assert 'hreflang="zh-Hans" href="https://news.example/zh-hans/articles/park/"' in page
    others = {path: text for path, text in files.items() if not path.endswith("articles/park/index.html")}
    assert not [path for path, text in others.items() if b"articles/park" in text and path != "manifest.json"]


@pytest.mark.parametrize(
    ("source", "named"),
    [("贛江觀察", True), ("示例研究院", True), ("示例日報", False), ("沒有登記的報紙", False)],
)
def test_it_is_named_only_where_rights_allow(site: SiteFolder, source: str, named: bool) -> None:
    site.article("park", title="園區招商開始", source=source, expires=EXPIRES)
    page = (_built(site) / "articles/park/index.html").read_text("utf-8")
    assert ("園區招商開始" in page) is named
    assert "這篇報道不再提供" in page


def test_it_is_named_no_longer_when_the_licence_has_ended(site: SiteFolder) -> None:
    site.article("park", title="園區招商開始", source="示例研究院", expires=EXPIRES)
    assert "園區招商開始" in (_built(site) / "articles/park/index.html").read_text("utf-8")
    later = datetime(2028, 1, 1, tzinfo=UTC)
    page = (_built(site, now=later) / "articles/park/index.html").read_text("utf-8")
    assert "園區招商開始" not in page


def test_what_readers_never_saw_leaves_nothing(site: SiteFolder) -> None:
    site.article("draft", status="draft", expires=EXPIRES)
    site.article("late", status="scheduled", publish_at="2026-04-02 08:00", expires="2026-04-03 08:00")
    site.article("missed", status="scheduled", publish_at="2026-04-02 08:00", expires="2026-04-01 08:00")
    site.article("stays")
    output = _built(site)
    assert sorted(path.name for path in (output / "articles").iterdir()) == ["late", "stays"]


def test_a_link_to_it_is_told_and_leads_to_it(site: SiteFolder) -> None:
    site.article("park", expires=EXPIRES)
    site.article("a", body="[園區](park.md)和[園區](/articles/park/)。")
    result = build(
        BuildOptions(site=site.folder, output=site.folder.parent / "public", now=AFTER, jobs=1, base_url="")
    )
    assert {str(problem.text()).splitlines()[0] for problem in result.warnings} == {
        f"content/articles/a.md:6: warning: the link `{target}` leads to an article that has expired"
        for target in ("park.md", "/articles/park/")
    }
    page = (site.folder.parent / "public/zh-hans/articles/a/index.html").read_text("utf-8")
    assert page.count('href="/zh-hans/articles/park/"') == 2


@pytest.mark.parametrize("base", ["https://news.example/", "https://org.example/repo/"])
def test_former_addresses_lead_to_the_present_one_in_every_edition(site: SiteFolder, base: str) -> None:
    site.article("new", aliases="[/articles/old/, /2019/old.html]")
    site.article("gone", aliases="[/articles/was/]", expires=EXPIRES)
    site.article("one", aliases="[/articles/once/, /articles/one/]", editions="[zh-Hans]")
    site.write("content/pages/about.md", "---\ntitle: 關於\naliases: [/who/]\n---\n我們。\n")
    output = _built(site, base_url=base)
    for edition in ("", "zh-hans/"):
        for old, new in [
            ("articles/old/index.html", f"{edition}articles/new/"),
            ("2019/old.html", f"{edition}articles/new/"),
            ("articles/was/index.html", f"{edition}articles/gone/"),
            ("who/index.html", f"{edition}about/"),
            ("articles/once/index.html", "zh-hans/articles/one/"),
        ]:
            page = (output / edition / old).read_text("utf-8")
            assert f'content="0; url={base}{new}"' in page, (edition, old)
            assert (output / new / "index.html").is_file()
    assert f"url={base}zh-hans/articles/one/" in (output / "articles/one/index.html").read_text("utf-8")


def test_a_former_address_follows_when_an_edition_is_taken_away(site: SiteFolder) -> None:
    site.article("new", aliases="[/articles/old/]")
    old = _built(site) / "articles/old/index.html"
    assert "https://news.example/articles/new/" in old.read_text("utf-8")
    site.article("new", aliases="[/articles/old/]", editions="[zh-Hans]")
    _built(site, allow_removed=True)
    assert "https://news.example/zh-hans/articles/new/" in old.read_text("utf-8")
