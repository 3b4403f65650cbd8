"""Links as authors type them, and addresses that lead nowhere."""

from __future__ import annotations

from datetime import UTC, datetime
from urllib.parse import unquote
from zoneinfo import ZoneInfo

import pytest
from msgspec import structs
from msgspec.structs import replace

from newsgen.config import Config
from newsgen.library import Registries
from newsgen.model import Article, EditionArticle, Forms, Link, Notices, Script
from newsgen.pages import Addresses, Plan, SinglePages
from newsgen.problems import Problem, Severity
from newsgen.render import Newsroom
from newsgen.render.link_check import AddressCheck
from newsgen.render.links import Links
from newsgen.render.urls import Urls

_CONFIG = Config(
    Forms(everywhere="站"),
    Forms(everywhere=""),
    "https://org.example/REPO/",
    ZoneInfo("UTC"),
    ("zh-Hant", "zh-Hans"),
    "watch",
)
_HOME = "/REPO/zh-hans/"


def _article(name: str) -> Article:
    return Article(f"content/articles/2026/{name}.md", f"articles/2026/{name}", "article", Script.HANT, name)


_READER = _article("reader")
_TYPED = (Link("gone.md", 7), Link("draft.md", 9), Link("基金.md", 11))
_SHOWN = [_READER, _article("fund"), _article("基金")]
_HANT_ONLY = _article("hant")
_ABOUT = replace(_article("about"), path="content/pages/about.md", key="about", kind="page")


def _forms(articles: list[Article], edition: str) -> dict[str, EditionArticle]:
    return {article.key: EditionArticle(article, edition, article.title, "") for article in articles}


_PAGES = frozenset(
    [
        "about/index.html",
        "articles/2026/fund/index.html",
        "index.html",
        "zh-hans/about/index.html",
        "zh-hans/articles/2026/fund/index.html",
        "zh-hans/index.html",
        "zh-hans/tags/基金/index.html",
    ]
)
_NEWSROOM = Newsroom(
    config=_CONFIG,
    moment=datetime(2026, 1, 2, tzinfo=UTC),
    registries=Registries({}, {}, (), {}, {}, {}, Notices(), None),
    articles={"zh-Hant": _forms([*_SHOWN, _HANT_ONLY], "zh-Hant"), "zh-Hans": _forms(_SHOWN, "zh-Hans")},
    classes={},
    own_pages={edition: _forms([_ABOUT], edition) for edition in _CONFIG.editions},
    record_files={edition: {} for edition in _CONFIG.editions},
    expired={edition: {} for edition in _CONFIG.editions},
    unlisted=frozenset(),
    unindexed=frozenset(),
    plan=Plan((), SinglePages(()), {}, {}, frozenset(), {}),
    editions_of=Addresses(_PAGES, frozenset(), _CONFIG.editions, _CONFIG.default_edition),
    files=_PAGES | {"articles/2026/chart.png", "files/form.pdf"},
    keys={article.path: article.key for article in [*_SHOWN, _HANT_ONLY, _ABOUT, _article("draft")]},
    unread=frozenset(["content/articles/2026/broken.md"]),
    lastmod={},
    whole=b"",
    pictures={},
)
_LINKS = Links(_NEWSROOM, Urls(_CONFIG, "zh-Hans"), "zh-Hans")


_LINES = {unquote(link.target): link.line for link in _TYPED}


def _resolve(target: str) -> tuple[str, Problem | None]:
    return _LINKS.resolve(target, _READER, lines=_LINES)


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        ("fund.md", "/REPO/zh-hans/articles/2026/fund/"),
        ("./fund.md", "/REPO/zh-hans/articles/2026/fund/"),
        ("../2026/fund.md#top", "/REPO/zh-hans/articles/2026/fund/#top"),
        ("/articles/2026/fund.md", "/REPO/zh-hans/articles/2026/fund/"),
        ("/content/articles/2026/fund.md", "/REPO/zh-hans/articles/2026/fund/"),
        ("../../pages/about.md", "/REPO/zh-hans/about/"),
        ("基金.md", "/REPO/zh-hans/articles/2026/%E5%9F%BA%E9%87%91/"),
        ("%E5%9F%BA%E9%87%91.md", "/REPO/zh-hans/articles/2026/%E5%9F%BA%E9%87%91/"),
        ("/", "/REPO/zh-hans/"),
        ("/about/", "/REPO/zh-hans/about/"),
        ("/about", "/REPO/zh-hans/about/"),
        ("/tags/基金/", "/REPO/zh-hans/tags/%E5%9F%BA%E9%87%91/"),
        ("/articles/2026/fund/#a", "/REPO/zh-hans/articles/2026/fund/#a"),
        ("chart.png", "/REPO/articles/2026/chart.png"),
        ("/articles/2026/chart.png", "/REPO/articles/2026/chart.png"),
        ("/files/form.pdf#page=2", "/REPO/files/form.pdf#page=2"),
    ],
)
def test_a_link_becomes_an_address_of_the_edition(typed: str, address: str) -> None:
    assert _resolve(typed) == (address, None)


@pytest.mark.parametrize(
    "typed", ["", "#fn1", "https://a.example/b.md", "mailto:a@b.example", "//cdn.example/x.js", "tel:+86"]
)
def test_a_link_to_the_outside_or_to_the_same_page_stays(typed: str) -> None:
    assert _resolve(typed) == (typed, None)


def test_a_link_to_an_article_that_is_not_shown_is_a_warning() -> None:
    address, problem = _resolve("draft.md")
    assert address == _HOME
    assert problem is not None
    assert problem.severity is Severity.WARNING
    assert problem.text() == (
        "content/articles/2026/reader.md:9: warning: "
        "the link `draft.md` leads to an article that is not shown yet\n"
        "  hint: until it is, the link leads to the home page"
    )


@pytest.mark.parametrize("typed", ["hant.md", "/articles/2026/hant/"])
def test_a_link_to_an_article_of_another_edition_is_a_warning(typed: str) -> None:
    address, problem = _resolve(typed)
    assert address == _HOME
    assert problem is not None
    assert problem.severity is Severity.WARNING
    assert "the edition zh-Hans does not show" in problem.text()


@pytest.mark.parametrize(
    ("typed", "hint"),
    [
        ("gone.md", "name a Markdown file, a file beside it, or a path of the site"),
        ("funds.md", "did you mean `fund.md`?"),
        ("/nowhere/", "name a Markdown file, a file beside it, or a path of the site"),
        ("../../../../etc/passwd", "name a Markdown file, a file beside it, or a path of the site"),
        ("/REPO/about/", "did you mean"),
        ("about", "did you mean `about.md`?"),
    ],
)
def test_a_link_that_leads_nowhere_is_a_problem(typed: str, hint: str) -> None:
    address, problem = _resolve(typed)
    assert address == ""
    assert problem is not None
    assert problem.severity is Severity.ERROR
    assert f"the link `{typed}` leads nowhere" in problem.text()
    assert hint in problem.text()


def test_a_dead_link_is_reported_at_its_line() -> None:
    _, problem = _resolve("gone.md")
    assert problem is not None
    assert problem.line == 7


def test_a_link_to_a_file_with_problems_of_its_own_is_none() -> None:
    assert _resolve("broken.md") == ("", None)


def test_what_looks_like_a_tag_in_the_value_of_an_attribute_is_none() -> None:
    html = '<p title="<a href=&quot;fund.md&quot;>">href="fund.md"</p> <img alt="<a" src="chart.png">'
    rewritten, problems = _LINKS.rewrite(html, _READER, _TYPED)
    assert problems == []
    assert rewritten == html.replace('alt="<a" src="chart', 'alt="&lt;a" src="/REPO/articles/2026/chart')


def test_the_links_of_a_body_are_rewritten_and_nothing_else() -> None:
    html = (
        '<p><a href="fund.md" title="a &amp; b">x</a> <img src="chart.png" alt=""> <code>fund.md</code></p>'
    )
    rewritten, problems = _LINKS.rewrite(html, _READER, _TYPED)
    assert problems == []
    assert rewritten == html.replace('"fund.md"', '"/REPO/zh-hans/articles/2026/fund/"').replace(
        '"chart.png"', '"/REPO/articles/2026/chart.png"'
    )
    _, problems = _LINKS.rewrite(
        '<a href="gone.md">x</a><a href="draft.md">y</a><a id="z">z</a>', _READER, _TYPED
    )
    assert [problem.line for problem in problems] == [7, 9]


@pytest.mark.parametrize(
    ("html", "dead"),
    [
        ('<a href="/REPO/">x</a>', []),
        ('<a class="b" href="/REPO/zh-hans/#x">x</a>', []),
        ('<img src="/REPO/articles/2026/chart.png">', []),
        ('<a href="/REPO/zh-hans/tags/%E5%9F%BA%E9%87%91/">x</a>', []),
        ('<a href="https://org.example/OTHER/">x</a>', []),
        ('<a href="https://a.example/x">x</a><a href="//b.example">x</a><a href="#x">x</a>', []),
        ('<a href="/REPO/gone/">x</a><a href="/REPO/gone/?a#b">x</a>', ["/REPO/gone/"]),
        ('<a href="https://org.example/REPO/gone/">x</a>', ["/REPO/gone/"]),
        ('<a href="/about/">x</a>', ["/about/"]),
        ('<script src="/REPO/x.js"></script>', ["/REPO/x.js"]),
        ('<a\nhref="/REPO/gone/">x</a>', ["/REPO/gone/"]),
        ('<p>&lt;a href="/REPO/gone/"&gt;</p>', []),
        ("<p title='href=\"/REPO/gone/\"'>x</p>", []),
    ],
)
def test_an_address_that_no_output_has_is_found_in_a_finished_page(html: str, dead: list[str]) -> None:
    check = AddressCheck(_NEWSROOM)
    for _ in range(2):  # what one page was found to have is remembered for the next
        assert list(check.dead(html.encode())) == sorted(dead)


_PLAYER = (
    '<video src="talk.mp4" poster="chart.png" controls=""><track kind="captions" src="/talk.vtt"></video>'
    '<audio controls=""><source src="../2026/talk.mp3" type="audio/mpeg"></audio>'
)


def _with_media() -> Links:
    there = {"articles/2026/talk.mp4", "articles/2026/talk.mp3", "talk.vtt"}
    newsroom = structs.replace(_NEWSROOM, files=_NEWSROOM.files | there)
    return Links(newsroom, Urls(_CONFIG, "zh-Hans"), "zh-Hans")


def test_films_and_sounds_lead_to_their_files() -> None:
    html, problems = _with_media().rewrite(_PLAYER, _READER)
    assert not problems
    assert html == (
        '<video src="/REPO/articles/2026/talk.mp4" poster="/REPO/articles/2026/chart.png" controls="">'
        '<track kind="captions" src="/REPO/talk.vtt"></video>'
        '<audio controls=""><source src="/REPO/articles/2026/talk.mp3" type="audio/mpeg"></audio>'
    )
    feed = _with_media().for_feed(_PLAYER, _READER)
    assert feed.count('="https://org.example/REPO/') == 4


def test_films_and_sounds_that_are_not_there_are_told() -> None:
    html, problems = _LINKS.rewrite(_PLAYER, _READER)
    told = [(problem.message, dict(problem.values)["target"]) for problem in problems]
    missing = "the file `{target}` is not there"
    assert told == [(missing, "talk.mp4"), (missing, "/talk.vtt"), (missing, "../2026/talk.mp3")]
    assert 'poster="/REPO/articles/2026/chart.png"' in html
    gone = _LINKS.rewrite('<video poster="gone.png"></video>', _READER)[1]
    assert [problem.message for problem in gone] == ["the image `{target}` is not there"]
    away = _LINKS.rewrite('<audio src="https://elsewhere.example/a.mp3"></audio>', _READER)[1]
    assert [(problem.severity, "another host" in problem.message) for problem in away] == [
        (Severity.WARNING, True)
    ]


def test_dead_addresses_of_films_in_templates_are_found() -> None:
    html = (
        '<video class="x" src="/REPO/gone.mp4" poster="/REPO/gone.png"></video><track src="/REPO/gone.vtt">'
    )
    dead = ["/REPO/gone.mp4", "/REPO/gone.png", "/REPO/gone.vtt"]
    assert sorted(AddressCheck(_NEWSROOM).dead(html.encode())) == dead


def test_addresses_are_absolute_with_the_base() -> None:
    urls = Urls(_CONFIG, "zh-Hant")
    assert urls.absolute(urls.page("tags/基金/")) == "https://org.example/REPO/tags/%E5%9F%BA%E9%87%91/"
    assert urls.page("", "zh-Hans") == "/REPO/zh-hans/"
    assert urls.file("/assets/a b.css") == urls.file("assets/a b.css") == "/REPO/assets/a%20b.css"


@pytest.mark.parametrize("target", ["//[", "http://[::1", "//a]"])
@pytest.mark.parametrize("shown", ["", "image", "file"])
def test_what_cannot_be_taken_apart_as_an_address_is_a_dead_link(target: str, shown: str) -> None:
    address, problem = _LINKS.resolve(target, _READER, 7, shown)
    assert address == ""
    assert problem is not None
    assert problem.severity is Severity.ERROR
