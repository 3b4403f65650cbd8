"""Menu, logo, home page, accounts, fonts and counters: settings in place of templates."""

from __future__ import annotations

import json
import re
from base64 import b64encode
from hashlib import sha256
from typing import TYPE_CHECKING

import pytest

from newsgen.problems import BuildFailed

if TYPE_CHECKING:
    from conftest import SiteFolder

_LOGO = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><circle cx="4" cy="4" r="4"/></svg>'


def _html(site: SiteFolder, path: str = "index.html", **options: str) -> str:
    return (site.publish(**options) / path).read_text("utf-8")


def _policy(page: str) -> dict[str, list[str]]:
    found = re.search(r'http-equiv="Content-Security-Policy" content="([^"]*)"', page)
    assert found
    directives = found[1].replace("&#39;", "'").split("; ")
    return {name: sources for name, *sources in map(str.split, directives)}


def _said(site: SiteFolder) -> list[str]:
    with pytest.raises(BuildFailed) as failed:
        site.publish()
    return [problem.text() for problem in failed.value.problems]


def test_a_menu_takes_the_place_of_the_sections_in_each_edition(site: SiteFolder) -> None:
    site.write("content/pages/join.md", "---\ntitle: 加入我們\n---\n正文。\n")
    site.configure(
        "menu:\n"
        "  - {name: {zh-Hant: 加入, zh-Hans: 加入我们}, to: /join/}\n"
        "  - {name: 政策, to: /sections/policy/}\n"
        "  - {name: Elsewhere, to: https://example.org/}\n",
    )
    site.publish(base_url="https://org.example/repo/")
    for prefix, name in (("", "加入"), ("zh-hans/", "加入我们")):
        page = (site.folder.parent / "public" / prefix / "index.html").read_text("utf-8")
        nav = page.partition('class="site-nav"')[2].partition("</nav>")[0]
        assert re.findall(r'href="([^"]*)"[^>]*>([^<]*)<', nav)[1:] == [
            (f"/repo/{prefix}join/", name),
            (f"/repo/{prefix}sections/policy/", "政策"),
            ("https://example.org/", "Elsewhere"),
        ]


def test_a_step_of_the_menu_that_leads_nowhere_is_a_problem(site: SiteFolder) -> None:
    site.configure("menu: [{name: 加入, to: /jion/}, {name: 首頁, to: home}]\n")
    said = _said(site)
    assert any("`home` is neither a path of the site nor an address" in text for text in said)
    assert any(text.startswith("newsgen.yaml") and "/jion/" in text for text in said)


def test_a_logo_is_in_pages_structured_data_and_feeds(site: SiteFolder) -> None:
    site.article("a")
    site.write("static/logo.svg", _LOGO)
    site.configure("logo: /logo.svg\n")
    public = site.publish(base_url="https://org.example/repo/")
    address = "https://org.example/repo/logo.svg"
    article = (public / "zh-hans/articles/a/index.html").read_text("utf-8")
    assert '<img class="logo" src="/repo/logo.svg" alt="">' in article
    blocks = re.findall(r'<script type="application/ld\+json">(.*?)</script>', article, re.S)
    (data,) = (each for each in map(json.loads, blocks) if each["@type"] == "NewsArticle")
    assert data["publisher"]["logo"] == address
    assert f"<logo>{address}</logo>" in (public / "feed.xml").read_text("utf-8")
    assert f"<url>{address}</url>" in (public / "rss.xml").read_text("utf-8")
    assert json.loads((public / "feed.json").read_text("utf-8"))["icon"] == address


def test_a_logo_that_is_not_there_is_a_problem(site: SiteFolder) -> None:
    site.configure("logo: marks/logo.png\n")
    (said,) = _said(site)
    assert "the image `marks/logo.png` is not there" in said
    assert "put the file at static/marks/logo.png" in said


def test_the_home_page_begins_with_what_is_set_and_goes_on_with_the_newest(site: SiteFolder) -> None:
    for day, name in enumerate("abcde", 1):
        site.article(f"2026/{name}", title=f"標題{name}", date=f"2026-01-0{day}")
    site.configure("home: [2026/b, content/articles/2026/d.md]\n")
    for path in ("index.html", "zh-hans/index.html"):
        page = _html(site, path)
        order = re.findall(r"/articles/2026/(\w)/", page[page.index("<main") :])
        assert list(dict.fromkeys(order)) == ["b", "d", "e", "c", "a"]


def test_an_article_that_an_edition_does_not_show_leaves_its_place(site: SiteFolder) -> None:
    site.article("2026/a", editions="[zh-Hant]")
    site.article("2026/b", date="2026-02-02")
    site.article("2026/c", status="draft")
    site.configure("home: [2026/c, 2026/a]\n")
    first = re.compile(r"<main.*?/articles/2026/(\w)/", re.S)
    for path, name in (("index.html", "a"), ("zh-hans/index.html", "b")):
        found = first.search(_html(site, path))
        assert found
        assert found[1] == name


def test_an_article_that_there_is_not_is_a_problem(site: SiteFolder) -> None:
    site.article("2026/fund-matrix")
    site.configure("home:\n  - 2026/fund-matrx\n")
    (said,) = _said(site)
    assert "`home` names the article `articles/2026/fund-matrx`, which is not there" in said
    assert "did you mean `articles/2026/fund-matrix`?" in said


def test_accounts_stand_in_the_footer_and_say_who_the_publisher_is(site: SiteFolder) -> None:
    site.article("a")
    site.configure("social: [{name: {zh-Hant: 微博, zh-Hans: 微博}, url: https://weibo.com/u/1}]\n")
    page = _html(site, "articles/a/index.html")
    assert '<a rel="me" href="https://weibo.com/u/1">微博</a>' in page
    assert '"sameAs": ["https://weibo.com/u/1"]' in page


def test_fonts_are_named_in_a_style_that_the_policy_allows(site: SiteFolder) -> None:
    site.configure("fonts: {sans: [LXGW WenKai, 霞鶩文楷], serif: Source Han Serif}\n")
    page = _html(site)
    assert (
        ':lang(zh):lang(zh){--sans:"LXGW WenKai","霞鶩文楷",sans-serif;--serif:"Source Han Serif",serif;}'
        in page
    )
    assert any(source.startswith("'sha256-") for source in _policy(page)["style-src"])


def test_a_font_cannot_carry_anything_else_into_the_style(site: SiteFolder) -> None:
    site.configure("fonts: {sans: ['a\";} body{display:none} x{']}\n")
    (said,) = _said(site)
    assert "cannot be the name of a font" in said


@pytest.mark.parametrize(
    ("lines", "loaded", "allowed"),
    [
        (
            "{service: plausible, site: news.example}",
            '<script defer src="https://plausible.io/js/script.js" data-domain="news.example"></script>',
            {"script-src": "https://plausible.io", "connect-src": "https://plausible.io"},
        ),
        (
            "{service: umami, site: 1b6c25a4-0f5e-4c8e-9a51-2d3e4f5a6b7c, host: https://count.example:8443/u/}",
            '<script defer src="https://count.example:8443/u/script.js" '
            'data-website-id="1b6c25a4-0f5e-4c8e-9a51-2d3e4f5a6b7c" data-domains="news.example"></script>',
            {"script-src": "https://count.example:8443", "connect-src": "https://count.example:8443"},
        ),
        (
            "{service: goatcounter, site: watch}",
            '<script defer src="https://gc.zgo.at/count.js" '
            'data-goatcounter="https://watch.goatcounter.com/count"></script>',
            {"script-src": "https://gc.zgo.at", "img-src": "https://watch.goatcounter.com"},
        ),
        (
            "{service: matomo, site: 3, host: https://matomo.example/}",
            '<img class="counter" src="https://matomo.example/matomo.php?idsite=3&amp;rec=1" alt=""',
            {"img-src": "https://matomo.example"},
        ),
    ],
    ids=["Plausible", "Umami", "GoatCounter", "Matomo"],
)
def test_a_counter_is_loaded_and_let_in(
    lines: str, loaded: str, allowed: dict[str, str], site: SiteFolder
) -> None:
    before = _policy(_html(site))
    site.configure(f"analytics: {lines}\n")
    page = _html(site)
    assert loaded in page
    policy = _policy(page)
    for directive, source in allowed.items():
        assert source in policy[directive]
    # Nothing else was let in.
    assert {name for name in policy if policy[name] != before.get(name)} == {
        name for name in policy if set(policy[name]) - set(before.get(name, ()))
    }
    assert policy.keys() == before.keys()


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        ("{service: plausibel, site: a.example}", "did you mean `plausible`?"),
        ("{service: umami, site: news.example}", "`news.example` cannot be a site of umami"),
        ("{service: matomo, site: 1}", "`host` is missing"),
        ("{site: a.example}", "`service` is missing"),
        ('{service: plausible, site: "a\\" onload=\\"x"}', "cannot be a site of plausible"),
    ],
)
def test_what_is_wrong_with_a_counter_is_said(lines: str, said: str, site: SiteFolder) -> None:
    site.configure(f"analytics: {lines}\n")
    assert any(said in text for text in _said(site))


def test_without_any_of_it_a_site_is_as_it_was(site: SiteFolder) -> None:
    page = _html(site)
    for word in ('class="logo"', 'rel="me"', "<style", "counter"):
        assert word not in page


def _font(site: SiteFolder, name: str = "a.woff2", start: bytes = b"wOF2") -> None:
    (site.folder / "static").mkdir(exist_ok=True)
    (site.folder / "static" / name).write_bytes(start + b"\0" * 44)


def test_the_files_of_a_font_are_named_for_their_editions_and_parts(site: SiteFolder) -> None:
    _font(site)
    _font(site, "b.woff2")
    site.configure(
        "fonts:\n"
        "  sans: River\n"
        "  files:\n"
        "    - {name: River, file: a.woff2, weight: 200 900, range: 'U+4E00-9FFF, U+30??', preload: yes}\n"
        "    - {name: River, file: /b.woff2, editions: zh-Hans}\n",
    )
    one = (
        '@font-face{font-family:"River";src:url("/a.woff2") format("woff2");font-weight:200 900;'
        "font-display:swap;unicode-range:U+4E00-9FFF,U+30??;}"
    )
    two = (
        '@font-face{font-family:"River";src:url("/b.woff2") format("woff2");'
        "font-weight:400;font-display:swap;}"
    )
    rest = ':lang(zh):lang(zh){--sans:"River",sans-serif;}'
    for path, style in (("index.html", one + rest), ("zh-hans/index.html", one + two + rest)):
        page = _html(site, path)
        assert f"<style>{style}</style>" in page
        digest = b64encode(sha256(style.encode()).digest()).decode()
        assert f"'sha256-{digest}'" in _policy(page)["style-src"]
        assert page.count('<link rel="preload" as="font" type="font/woff2" href="/a.woff2" crossorigin>') == 1


@pytest.mark.parametrize(
    ("entry", "said"),
    [
        ("{name: River, file: gone.woff2}", "the font `gone.woff2` is not there"),
        ("{name: River, file: a.ttf}", "the font `a.ttf` is not a WOFF2 file"),
        ("{name: River, file: ../newsgen.yaml}", "the font `../newsgen.yaml` is not"),
        ("{name: 'a;b', file: a.woff2}", "`a;b` cannot be the name of a font"),
        ("{file: a.woff2}", "`name` is missing"),
        ("{name: River}", "`file` is missing"),
        ("{name: River, file: a.woff2, weight: bold}", "`bold` is not a value of `weight`"),
        ("{name: River, file: a.woff2, range: 'U+4E00){'}", "`U+4E00){` is not a value of `range`"),
        ("{name: River, file: a.woff2, editions: [zh-Hant-HK]}", "the site has no edition `zh-Hant-HK`"),
    ],
)
def test_a_file_that_cannot_be_one_is_a_problem(entry: str, said: str, site: SiteFolder) -> None:
    _font(site)
    _font(site, "a.ttf", b"\0\1\0\0")
    site.configure(f"fonts: {{sans: River, files: [{entry}]}}\n")
    (told,) = _said(site)
    assert said in told
