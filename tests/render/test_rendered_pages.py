"""Whole pages, feeds and sitemaps, as readers and machines get them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import unquote
from xml.etree import ElementTree

import pytest

from newsgen.pipeline import BuildOptions, build
from newsgen.problems import BuildFailed
from newsgen.render.kinds import sitemap

if TYPE_CHECKING:
    from conftest import SiteFolder

_ATOM = "{http://www.w3.org/2005/Atom}"
_MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
_XHTML = "{http://www.w3.org/1999/xhtml}"
_BASE = "https://org.example/REPO/"


def _build(site: SiteFolder, *, drafts: bool = False) -> dict[str, str]:
    output = site.folder.parent / "public"
    build(BuildOptions(site.folder, output, base_url=_BASE, drafts=drafts, jobs=1))
    return {
        path.relative_to(output).as_posix(): path.read_text(encoding="utf-8")
        for path in output.rglob("*")
        if path.suffix in (".html", ".xml", ".txt")
    }


def _xml(text: str) -> ElementTree.Element:
    return ElementTree.fromstring(text)  # noqa: S314 - our own output


def test_the_pages_of_a_site_fit_together(site: SiteFolder) -> None:
    site.article("2026/own", tags="[基金]", body="正文 & <b>粗</b>。\n\n## 節\n\n[報](reprint.md#x)")
    site.article("2026/reprint", source="示例日報", author="甲", body="轉載正文。", original_title="原題")
    site.article("2026/licensed", source="示例研究院", body="授權正文。", updated="2026-02-01")
    site.article("2026/hans", editions="[zh-Hans]")
    site.article(
        "2026/third", copyright="原樣聲明「國際在線」", aliases="[2020/old.html]", regions="[ganjiang]"
    )
    files = _build(site)

    # Each page is in one language, and names itself and its other editions, which name it in turn.
    pages = {name: text for name, text in files.items() if name.endswith(".html") and "404" not in name}
    alternates: dict[str, dict[str, str]] = {}
    kept = set()  # from search engines
    for text in pages.values():
        canonical = re.search(r'<link rel="canonical" href="([^"]+)">', text)
        assert canonical is not None
        if 'http-equiv="refresh"' in text:
            continue
        found = dict(re.findall(r'<link rel="alternate" hreflang="([^"]+)" href="([^"]+)">', text))
        language = re.search(r'<html lang="([^"]+)">', text)
        assert language is not None
        assert found[language[1]] == canonical[1]
        alternates[canonical[1]] = found
        if '<meta name="robots" content="noindex">' in text:
            kept.add(canonical[1])
    for address, found in alternates.items():
        assert address.startswith(_BASE)
        assert all(alternates[other] == found for other in found.values())
    assert set(alternates[f"{_BASE}zh-hans/articles/2026/hans/"]) == {"zh-Hans", "x-default"}
    assert alternates[_BASE]["x-default"] == _BASE

    # Every address below the base path has a file.
    for name, text in pages.items():
        for address in re.findall(r'(?:href|src)="(/[^"#]*)', text):
            assert address.startswith("/REPO/"), name
            place = unquote(address.removeprefix("/REPO/"))
            file = site.folder.parent / "public" / place
            assert (file / "index.html" if address.endswith("/") else file).is_file(), address
    assert "/REPO/tags/%E5%9F%BA%E9%87%91/" in files["articles/2026/own/index.html"]
    assert 'href="/REPO/articles/2026/reprint/#x"' in files["articles/2026/own/index.html"]
    assert f'content="0; url={_BASE}articles/2026/third/"' in files["2020/old.html"]

    # The notice follows the class; an author's own stands in its own script.
    for name, rights_class in (("own", "own"), ("reprint", "reprinted"), ("licensed", "licensed")):
        for edition in ("", "zh-hans/"):
            page = files[f"{edition}articles/2026/{name}/index.html"]
            assert f'data-rights-class="{rights_class}"' in page
            assert ("Googlebot-News" in page) == (rights_class != "own")
    assert "原樣聲明「國際在線」" in files["zh-hans/articles/2026/third/index.html"]

    # The feed has the text of what is ours or licensed, and only the summary of reprints.
    feed = _xml(files["feed.xml"])
    entries = {entry.findtext(f"{_ATOM}id", "").split("/")[-2]: entry for entry in feed.iter(f"{_ATOM}entry")}
    assert {name: entry.find(f"{_ATOM}content") is not None for name, entry in entries.items()} == {
        "own": True,
        "reprint": False,
        "licensed": True,
        "third": True,
    }
    assert entries["reprint"].findtext(f"{_ATOM}summary") == "轉載正文。"
    assert "粗" in entries["own"].findtext(f"{_ATOM}content", "")
    assert feed.findtext(f"{_ATOM}updated") == "2026-02-01T00:00:00+08:00"
    assert len(list(_xml(files["zh-hans/feed.xml"]).iter(f"{_ATOM}entry"))) == 5

    # The sitemap has every page once, but those that are kept from search engines; with its alternates and
    # the day of its last change.
    urls = {url.findtext(f"{_MAP}loc", ""): url for url in _xml(files["sitemap.xml"])}
    assert {f"{_BASE}{path}/" for path in ("search", "kept", "zh-hans/search")} < kept
    assert set(urls) == alternates.keys() - kept
    for address, url in urls.items():
        links = {link.get("hreflang"): link.get("href") for link in url.iter(f"{_XHTML}link")}
        twins = {tag: there for tag, there in alternates[address].items() if tag != "x-default"}
        assert links == (twins if len(twins) > 1 else {})
    assert urls[f"{_BASE}articles/2026/licensed/"].findtext(f"{_MAP}lastmod") == "2026-02-01"
    assert f"\nSitemap: {_BASE}sitemap.xml\n" in files["robots.txt"]


def test_an_empty_site_has_a_feed_that_never_changed(site: SiteFolder) -> None:
    files = _build(site)
    assert _xml(files["feed.xml"]).findtext(f"{_ATOM}updated") == "1970-01-01T00:00:00+00:00"
    assert "noindex" in files["404.html"]
    assert "hreflang" not in files["404.html"].split("application/atom")[0]


def test_a_long_list_is_cut_into_pages_that_are_linked(site: SiteFolder) -> None:
    site.configure("page_size: 2\n")
    for number in range(5):
        site.article(f"2026/a{number}", date=f"2026-01-0{9 - number}")
    files = _build(site)
    first, second, third = (files[f"archive/{name}index.html"] for name in ("", "page/2/", "page/3/"))
    assert 'href="/REPO/archive/page/2/"' in first
    assert 'href="/REPO/archive/"' in second
    assert 'href="/REPO/archive/page/3/"' in second
    assert 'href="/REPO/archive/page/2/"' in third
    # Each article leads to its neighbours in time.
    middle = files["articles/2026/a2/index.html"]
    assert 'href="/REPO/articles/2026/a1/"' in middle
    assert 'href="/REPO/articles/2026/a3/"' in middle


def test_a_large_sitemap_is_split(site: SiteFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sitemap, "SITEMAP_SIZE", 7)
    site.article("2026/a")
    files = _build(site)
    parts = [entry.findtext(f"{_MAP}loc", "") for entry in _xml(files["sitemap.xml"])]
    names = [part.removeprefix(_BASE) for part in parts]
    found = [url.findtext(f"{_MAP}loc", "") for name in names for url in _xml(files[name])]
    assert len(names) > 1
    assert len(found) == len(set(found)) > 7
    assert max(len(_xml(files[name])) for name in names) == 7


def test_a_broken_template_is_one_problem_a_line(site: SiteFolder) -> None:
    site.write("templates/article.html", "a\n{{ article.tittle }}\n")
    site.article("2026/a")
    site.article("2026/b")
    with pytest.raises(BuildFailed) as failed:
        _build(site)
    assert [problem.text() for problem in failed.value.problems] == [
        "templates/article.html:2: this template fails: `article` has no `tittle`\n    {{ article.tittle }}\n"
        "  hint: docs/templates.md lists what a template may use"
    ]


def test_a_dead_link_of_a_template_is_a_problem(site: SiteFolder) -> None:
    site.write(
        "templates/partials/head_extra.html", '<link rel="stylesheet" href="{{ url(\'/gone.css\') }}">\n'
    )
    with pytest.raises(BuildFailed) as failed:
        _build(site)
    assert len(failed.value.problems) == 1
    said = failed.value.problems[0].text()
    assert "/REPO/gone.css" in said
    assert said.startswith("templates")
    (site.folder / "templates/partials/head_extra.html").unlink()
    pages = sum(name.endswith(".html") for name in _build(site))
    assert f"({pages} in all)" in said, "also where the part of the page is one that is remembered"


def test_a_picture_that_is_not_there_is_a_problem_at_its_line(site: SiteFolder) -> None:
    site.article("2026/a", image="{src: gone.svg, alt: 圖}")
    with pytest.raises(BuildFailed) as failed:
        _build(site)
    assert {(problem.line, problem.excerpt) for problem in failed.value.problems} == {
        (5, "image: {src: gone.svg, alt: 圖}")
    }
    site.write("content/articles/2026/gone.svg", "<svg/>")
    assert 'src="/REPO/articles/2026/gone.svg"' in _build(site)["zh-hans/articles/2026/a/index.html"]


def test_the_script_switch_leads_to_the_same_page(site: SiteFolder) -> None:
    site.article("2026/a")
    files = _build(site)
    assert 'href="/REPO/zh-hans/articles/2026/a/"' in files["articles/2026/a/index.html"]
    assert 'href="/REPO/articles/2026/a/"' in files["zh-hans/articles/2026/a/index.html"]
    assert 'href="/REPO/zh-hans/"' in files["404.html"]


def test_a_feed_is_xml_whatever_a_text_holds(site: SiteFolder) -> None:
    site.article("2026/a", title="'a <b> & \"c\" ]]>'", body="甲 <i>乙</i> &amp; ]]> \ufffe丙")
    entry = next(_xml(_build(site)["feed.xml"]).iter(f"{_ATOM}entry"))
    assert entry.findtext(f"{_ATOM}title") == 'a <b> & "c" ]]>'
    assert "<i>乙</i> &amp;" in entry.findtext(f"{_ATOM}content", "")


@pytest.mark.parametrize(
    ("folder", "byline"),
    [("", "來源：贛江觀察（第三方版權）"), ("zh-hans/", "来源：赣江观察（第三方版权）")],
)
def test_the_work_of_a_third_party_has_its_whole_label_and_nothing_of_the_operator(
    site: SiteFolder, folder: str, byline: str
) -> None:
    sources = (site.folder / "content/sources.yaml").read_text(encoding="utf-8")
    terms = "  homepage: https://watch.example/\n  third_party_labels: [贛江觀察（第三方版權）]\n"
    site.write("content/sources.yaml", sources.replace("  kind: operator\n", f"  kind: operator\n{terms}"))
    site.article("2026/third", source="贛江觀察（第三方版權）")
    page = _build(site)[f"{folder}articles/2026/third/index.html"]
    shown = re.search(r'<p class="byline">(.*?)</p>', page, re.DOTALL)
    assert shown is not None
    assert "<a " not in shown[1], "the operator's home page is not the third party's"
    assert re.sub(r"<[^>]+>|\s", "", shown[1]) == byline
    notice = page.split('<footer class="story-part" data-rights-class="reprinted">')[1].split("</footer>")[0]
    assert "©" not in notice
    assert byline.partition("：")[2] in notice


def test_a_byline_leads_to_the_lists_of_the_source_and_of_who_wrote(site: SiteFolder) -> None:
    sources = (site.folder / "content/sources.yaml").read_text(encoding="utf-8")
    site.write(
        "content/sources.yaml",
        sources.replace("newspaper\n", "newspaper\n  homepage: https://daily.example/\n"),
    )
    site.article("2026/reprint", source="示例日報", author="楊靜、產業組", 編輯="王小明")
    site.article("2026/stranger", source="示例晚報", author="杨静")
    files = _build(site)
    shown = re.search(r'<p class="byline">(.*?)</p>', files["articles/2026/reprint/index.html"], re.DOTALL)
    assert shown is not None
    assert re.findall(r'<a href="([^"]+)">([^<]+)</a>', unquote(shown[1])) == [
        ("/REPO/sources/daily/", "示例日報"),
        ("/REPO/authors/杨静/", "楊靜"),
        ("/REPO/authors/产业组/", "產業組"),
    ]
    assert (
        re.sub(r"<[^>]+>|\s", "", shown[1]) == "來源：示例日報&#x3000;作者：楊靜、產業組&#x3000;編輯：王小明"
    )

    # The list of a source leads on to its own site; both indexes are at the foot of every page.
    listed = files["sources/daily/index.html"]
    assert '<a href="https://daily.example/">' in listed
    assert 'href="/REPO/articles/2026/reprint/"' in listed
    # Its cards need not name it, those of other lists do.
    assert '<span class="source">' not in listed
    assert '<span class="source">示例日報</span>' in files["archive/index.html"]
    assert all(
        f"/articles/2026/{name}/" in files["authors/杨静/index.html"] for name in ("reprint", "stranger")
    )
    assert "sources/watch/index.html" not in files
    assert all(f'href="/REPO/{index}/"' in files["404.html"] for index in ("sources", "authors"))
    assert f"{_BASE}sources/daily/</loc>" in files["sitemap.xml"]


def test_filings_and_contact_are_shown_as_configured(site: SiteFolder) -> None:
    site.configure(
        "filings: {icp: 贛ICP備12345678號-1}\ncontact: {email: desk@news.example, address: 南昌}\n",
    )
    site.write("content/pages/about.md", "---\ntitle: 關於\n---\n正文。\n")
    home = _build(site)["index.html"]
    assert 'href="https://beian.miit.gov.cn/"' in home
    assert all(text in home for text in ("贛ICP備12345678號-1", "desk@news.example", "南昌", "/REPO/about/"))
