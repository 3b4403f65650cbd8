"""One Markdown file as an article."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsgen.config import read_config
from newsgen.library import ReadArticle, read_article, read_registries
from newsgen.library.excerpt import excerpt
from newsgen.model import Article, Attribution, Credit, Image, Role, Script, SourceFile, Status
from newsgen.problems import BuildFailed, Report, Severity

if TYPE_CHECKING:
    from conftest import SiteFolder

_PATH = "content/articles/2026/a.md"


def _read(site: SiteFolder, front: str, body: str = "正文。\n", kind: str = "article") -> ReadArticle:
    config = read_config(site.folder, Report("newsgen.yaml"))
    assert config is not None
    registries, problems = read_registries(site.folder, config)
    assert not any(problem.severity is Severity.ERROR for problem in problems)
    path = _PATH if kind == "article" else "content/pages/about.md"
    return read_article(SourceFile(path, f"---\n{front}---\n{body}"), kind, config, registries)


def _article(site: SiteFolder, front: str = "", body: str = "正文。\n") -> Article:
    right = "title: 百億基金\ndate: 2026-01-02\nsource: 示例日報\n"
    read = _read(site, right + front, body)
    assert [problem.text() for problem in read.problems] == []
    assert read.article is not None
    return read.article


def _said(site: SiteFolder, front: str, body: str = "正文。\n") -> list[str]:
    read = _read(site, f"title: 百億基金\ndate: 2026-01-02\nsource: 示例日報\n{front}", body)
    return [problem.text().split("\n")[0].removeprefix(f"{_PATH}:") for problem in read.problems]


def test_a_full_article_is_read(site: SiteFolder) -> None:
    read = _read(
        site,
        "title: 百億基金\ndate: 2026-01-02\nsource: 示例日報\n"
        "author: 甲、乙\neditor: [丙]\nsummary: 提要\nsection: 政策\nregions: [赣江新区, jiangxi]\n"
        "industries: 醫藥\ntags: [基金, '002415']\noriginal_title: 原題\noriginal_url: https://a.example/b\n"
        "copyright: 不得轉載\nslug: funds\naliases: [/2024/fund.html, old/]\nupdated: 2026-01-03 08:00\n"
        "corrections:\n  - {date: 2026-01-04, text: 更正一處}\neditions: [zh-hans]\n"
        "image: {src: a.png, alt: 圖, caption: 說明, credit: 丁}\n"
        "records:\n  - {kind: fund, id: fund-a, name: 甲基金, filing: 002415}\n",
        "見[文](b.md)。\n",
    )
    article, body = read.article, read.body
    assert article is not None
    assert body is not None
    assert read.problems == ()
    assert article.key == "articles/2026/funds"
    assert article.credits == (Credit("甲"), Credit("乙"), Credit("丙", Role.EDITOR))
    assert (article.section, article.regions) == ("policy", ("ganjiang", "jiangxi"))
    assert article.tags == ("基金", "002415")
    assert article.aliases == ("2024/fund.html", "old/")
    assert article.editions == ("zh-Hans",)
    assert article.source == Attribution("示例日報", ("daily",))
    assert article.image == Image("a.png", "圖", "說明", "丁")
    assert article.corrections[0].text == "更正一處"
    assert [(record.id, record.filing) for record in article.records] == [("fund-a", "002415")]
    assert [link.target for link in body.links] == ["b.md"]
    assert article.script is Script.HANT
    assert (body.line("source"), body.line("missing")) == (4, 1)


def test_dates_have_the_zone_of_the_site(site: SiteFolder) -> None:
    article = _article(site, "updated: 2026-01-02T20:00:00Z\n")
    assert article.date is not None
    assert article.date.isoformat() == "2026-01-02T00:00:00+08:00"
    assert article.updated == datetime.fromisoformat("2026-01-03T04:00:00+08:00")


@pytest.mark.parametrize("name", ["title", "date", "source"])
def test_what_is_required_is_missed(site: SiteFolder, name: str) -> None:
    lines = {"title": "甲", "date": "2026-01-02", "source": "示例日報"}
    read = _read(site, "".join(f"{key}: {value}\n" for key, value in lines.items() if key != name))
    messages = [problem.message.format(**dict(problem.values)) for problem in read.problems]
    # Whether a missing source stops the build is decided with its rights class, edition by edition.
    assert messages == ([] if name == "source" else [f"`{name}` is missing"])


def test_a_draft_needs_no_date(site: SiteFolder) -> None:
    read = _read(site, "title: 甲\nsource: 示例日報\nstatus: draft\n")
    assert read.problems == ()
    assert read.article is not None
    assert (read.article.status, read.article.date) == (Status.DRAFT, None)


def test_a_page_of_the_site_needs_a_title_only(site: SiteFolder) -> None:
    read = _read(site, "title: 關於\n", kind="page")
    assert read.problems == ()
    assert read.article is not None
    assert (read.article.key, read.article.kind) == ("about", "page")


@pytest.mark.parametrize("typed", ["示例日報", "示例日报", "daily", " 示例日報 ", "示例日報　"])
def test_a_source_is_known_in_either_script_and_width(site: SiteFolder, typed: str) -> None:
    read = _read(site, f"title: 甲\ndate: 2026-01-02\nsource: '{typed}'\n")
    assert read.problems == ()
    assert read.article is not None
    assert read.article.source.candidates == ("daily",)


def test_full_width_letters_are_the_same_label(site: SiteFolder) -> None:
    site.write("content/sources.yaml", "watch:\n  name: 甲\nx:\n  name: {zh-Hant: ABC網, zh-Hans: ABC网}\n")
    read = _read(site, "title: 甲\ndate: 2026-01-02\nsource: ＡＢＣ网\n")
    assert read.article is not None
    assert read.article.source.candidates == ("x",)


@pytest.mark.parametrize("typed", ["非贛江觀察", "贛江觀察員", "贛江", "江觀察"])
def test_a_source_that_only_resembles_a_registered_one_is_a_warning(site: SiteFolder, typed: str) -> None:
    read = _read(site, f"title: 甲\ndate: 2026-01-02\nsource: {typed}\n")
    assert read.article is not None
    assert read.article.source == Attribution(typed)
    assert [(problem.severity, problem.line) for problem in read.problems] == [(Severity.WARNING, 4)]
    assert read.problems[0].text().endswith("registered names near it: 贛江觀察")


def test_a_source_like_no_other_is_a_warning_without_names(site: SiteFolder) -> None:
    read = _read(site, "title: 甲\ndate: 2026-01-02\nsource: 新華社\n")
    assert read.problems[0].hint == "register it there with its terms"


def test_a_label_of_two_sources_has_both_candidates(site: SiteFolder) -> None:
    site.write(
        "content/sources.yaml", "watch:\n  name: 甲\na:\n  name: 日報\nb:\n  name: 乙\n  aliases: [日报]\n"
    )
    read = _read(site, "title: 甲\ndate: 2026-01-02\nsource: 日報\n")
    assert read.article is not None
    assert read.article.source.candidates == ("a", "b")


def test_a_label_that_marks_the_work_of_others_is_known_as_such(site: SiteFolder) -> None:
    site.write("content/sources.yaml", "watch:\n  name: 甲\n  third_party_labels: [甲綜合]\n")
    read = _read(site, "title: 甲\ndate: 2026-01-02\nsource: 甲綜合\n")
    assert read.article is not None
    assert read.article.source == Attribution("甲綜合", ("watch",), third_party=True)


@pytest.mark.parametrize(
    ("front", "said"),
    [
        ("tittle: x\n", "5: unknown field `tittle`"),
        ("section: 政治\n", "5: the section `政治` is not in newsgen.yaml"),
        ("regions: [江蘇省]\n", "5: the region `江蘇省` is not in content/regions.yaml"),
        ("editions: [zh-Hant-HK]\n", "5: the edition `zh-Hant-HK` is not in newsgen.yaml"),
        ("slug: a/b\n", "5: `a/b` cannot be part of an address"),
        ("slug: ..\n", "5: `..` cannot be part of an address"),
        ("aliases: ['../x']\n", "5: `../x` is not an old address of this site"),
        ("aliases: ['a b']\n", "5: `a b` is not an old address of this site"),
        ("updated: 2025-12-31\n", "5: `updated` lies before `date`"),
        ("status: scheduled\n", "5: a scheduled article needs `publish_at`"),
        ("status: drift\n", "5: `drift` is not a value of `status`"),
        ("original_url: a.example\n", "5: `a.example` in `original_url` is not a web address"),
        ("corrections:\n  - text: x\n", "6: `date` is missing"),
        (
            "corrections:\n  - date: 2026-02-30\n    text: x\n",
            "6: there is no 2026-02-30: that month has 28 days",
        ),
        ("image: {alt: x}\n", "5: `src` is missing"),
        ("image: [x]\n", "5: `image` has fields of its own, one a line"),
    ],
)
def test_a_wrong_field_is_reported_at_its_line(site: SiteFolder, front: str, said: str) -> None:
    assert _said(site, front) == [said]


def test_an_update_on_the_day_of_the_date_is_none_before_it(site: SiteFolder) -> None:
    article = _article(site, "updated: 2026-01-02\n")
    assert article.updated is not None


@pytest.mark.parametrize(
    ("front", "line"), [("image: a.png", 5), ("image:\n  src: a.png", 6), ("image:\n  src: a.png\n  alt:", 7)]
)
def test_a_picture_in_a_field_needs_an_alternative_text_too(site: SiteFolder, front: str, line: int) -> None:
    assert _said(site, f"{front}\n") == [f"{line}: the image `a.png` has no alternative text"]


@pytest.mark.parametrize("word", ["裝飾", "装饰", "decorative"])
def test_a_picture_may_be_said_to_adorn_only(site: SiteFolder, word: str) -> None:
    read = _read(
        site,
        f"title: 甲\ndate: 2026-01-02\nsource: 示例日報\nimage: {{src: a.png, alt: {word}}}\n",
        f"正文。\n\n![{word}](a.png)\n",
    )
    assert not read.problems
    assert read.article is not None
    assert read.article.image == Image("a.png")
    assert read.body is not None
    assert '<img alt="" src="a.png"' in read.body.html


def test_all_problems_of_a_file_are_in_one_report(site: SiteFolder) -> None:
    said = _said(site, "slug: a/b\nsection: 政治\ntittle: x\n", "![](a.png)\n\n<script>x</script>\n")
    assert sorted(int(text.split(":")[0]) for text in said) == [5, 6, 7, 9, 11]


def test_an_image_without_alternative_text_is_an_error_at_its_line(site: SiteFolder) -> None:
    read = _read(site, "title: 甲\ndate: 2026-01-02\nsource: 示例日報\n", "正文。\n\n![](a.png)\n")
    assert [(problem.line, problem.severity) for problem in read.problems] == [(8, Severity.ERROR)]
    assert "`a.png` has no alternative text" in read.problems[0].text()


def test_html_that_is_left_out_is_a_warning(site: SiteFolder) -> None:
    read = _read(
        site, "title: 甲\ndate: 2026-01-02\nsource: 示例日報\n", "正文。\n\n<script>alert(1)</script>\n"
    )
    assert {problem.severity for problem in read.problems} == {Severity.WARNING}
    assert "was left out" in read.problems[0].text()
    assert read.body is not None
    assert "script" not in read.body.html


def test_a_control_character_in_the_name_of_a_file_is_refused(site: SiteFolder) -> None:
    config = read_config(site.folder, Report("newsgen.yaml"))
    assert config is not None
    registries, _ = read_registries(site.folder, config)
    file = SourceFile("content/articles/a\x07.md", "---\ntitle: 甲\ndate: 2026-01-02\nsource: daily\n---\n")
    read = read_article(file, "article", config, registries)
    assert [problem.message for problem in read.problems] == [
        "the file's name has an invisible control character"
    ]


def test_a_file_that_cannot_be_read_leaves_no_article(site: SiteFolder) -> None:
    config = read_config(site.folder, Report("newsgen.yaml"))
    assert config is not None
    registries, _ = read_registries(site.folder, config)
    read = read_article(SourceFile(_PATH, "正文"), "article", config, registries)
    assert (read.article, read.body) == (None, None)
    assert len(read.problems) == 1


def test_a_summary_is_taken_from_the_text_where_none_is_given(site: SiteFolder) -> None:
    assert _article(site, body="第一句。第二句。\n\n第二段。\n").summary == "第一句。第二句。"


@given(st.text("。！？字a」”\n ", max_size=400))
def test_an_excerpt_is_short_and_the_beginning_of_the_text(text: str) -> None:
    cut = excerpt(text)
    assert len(cut) <= 120
    assert "\n" not in cut
    start = cut.removesuffix("…")
    assert text.lstrip().startswith(start)
    assert bool(cut) == bool(text.strip())


def test_an_excerpt_keeps_whole_sentences() -> None:
    first = "字" * 70 + "。」"
    assert excerpt(first + "字" * 70 + "。") == first
    assert excerpt("字" * 200) == "字" * 119 + "…"


@pytest.mark.parametrize(
    ("body", "summary"),
    [
        ("| 甲 | 乙 |\n|---|---|\n| 1 | 2 |\n\n正文第一句。\n", "正文第一句。"),
        ("## 小標題\n\n第一句。\n", "第一句。"),
        ("![裝飾](https://a.example/a.png)\n\n第一句。\n", "第一句。"),
    ],
)
def test_a_summary_is_prose(site: SiteFolder, body: str, summary: str) -> None:
    assert _article(site, body=body).summary == summary


@pytest.mark.parametrize(
    ("fields", "shown"),
    [
        ("summary: 另有所說。\n", True),
        ("", False),
        ("summary: 第一句，說開頭\n", False),
        ("summary: 第一句，说开头。\n", False),
        ("summary: 第二句。\n", True),
    ],
)
def test_the_opening_is_not_shown_twice(site: SiteFolder, fields: str, shown: bool) -> None:
    assert _article(site, fields, body="第一句，說開頭。第二句。\n").standfirst == shown


def test_a_word_in_two_scripts_or_widths_is_one(site: SiteFolder) -> None:
    article = _article(site, 'tags: [產業, ＧＤＰ, 产业, gdp, "基\u200b金", 基金]\nauthor: 楊靜、杨静\n')
    assert article.tags == ("產業", "ＧＤＰ", "基金")
    assert [credit.name for credit in article.credits] == ["楊靜"]


def test_a_name_that_is_not_utf8_is_reported(site: SiteFolder) -> None:
    site.article("2026/\udcff")
    with pytest.raises(BuildFailed) as failed:
        site.publish()
    assert [problem.message for problem in failed.value.problems] == [
        "the name of the file, or of its folder, is not UTF-8"
    ]
