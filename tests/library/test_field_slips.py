"""Fields as editors type them: lists in marks of the Chinese input method, names that stand together, what
withholds a text in other programs, lines around a title."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from newsgen.config import read_config
from newsgen.library import ReadArticle, read_article, read_registries
from newsgen.model import SourceFile
from newsgen.problems import Message, Report, Severity
from newsgen.readers.front_matter import read_front_matter

if TYPE_CHECKING:
    from conftest import SiteFolder


def _read(site: SiteFolder, fields: str) -> ReadArticle:
    config = read_config(site.folder, Report("newsgen.yaml"))
    assert config is not None
    registries, _ = read_registries(site.folder, config)
    head = f"date: 2026-01-02\nsource: 示例日報\n{fields}"
    head = head if "title" in fields else f"title: 碼頭竣工\n{head}"
    return read_article(
        SourceFile("content/articles/a.md", f"---\n{head}\n---\n正文。\n"), "article", config, registries
    )


def _hints(read: ReadArticle) -> list[str]:
    return [Message(problem.hint, problem.values).text() for problem in read.problems]


@pytest.mark.parametrize(
    "fields",
    [
        "tags: [港口，航運]",
        "tags: [港口、航運]",
        "tags: ［港口, 航運］",
        "tags: 【港口、航運】",
        "tags:\n  - 港口；航運",
        "標籤: ［港口，航運］",
    ],
)
def test_a_list_may_have_marks_of_the_chinese_input_method(site: SiteFolder, fields: str) -> None:
    article = _read(site, fields).article
    assert article is not None
    assert article.tags == ("港口", "航運")


def test_an_ascii_comma_within_an_item_parts_nothing(site: SiteFolder) -> None:
    article = _read(site, 'author: ["Smith, John", 余樂、方舟]').article
    assert article is not None
    assert [credit.name for credit in article.credits] == ["Smith, John", "余樂", "方舟"]


@pytest.mark.parametrize(
    ("fields", "right"),
    [
        ("author: 余樂 方舟", "余樂、方舟"),
        ("編輯: 余樂　方舟", "余樂、方舟"),
        ("author: 余乐/方舟/石岩", "余乐、方舟、石岩"),
        ("photographer: 余乐｜方舟", "余乐、方舟"),
        ("author: [丁一, 余樂 方舟]", "余樂、方舟"),
        ("author: 記者 余樂 方舟", "余樂、方舟"),
        ("author: 余樂和方舟", "余樂、方舟"),
        ("author: 余乐 & 方舟", "余乐、方舟"),
    ],
)
def test_names_that_stand_together_are_told(site: SiteFolder, fields: str, right: str) -> None:
    read = _read(site, fields)
    assert [problem.severity for problem in read.problems] == [Severity.WARNING]
    assert _hints(read) == [f"if they are several, write `{right}`"]
    assert not _read(site, f"{fields.split(':')[0]}: {right}").problems


@pytest.mark.parametrize(
    ("fields", "right"),
    [
        ("author: 余樂 報道", "余樂"),
        ("author: 记者 余乐 方舟 摄影报道", "余乐、方舟"),
        ("author: 余樂 文/圖", "余樂"),
        ("author: 余樂/文 方舟/圖", "余樂、方舟"),
        ("author: 余樂 <yu.le@news.example>", "余樂"),
        ("author: 余乐 发自南昌", "余乐"),
        ("author: 余樂（示例大學教授）", "余樂"),
        ("editor: 余樂(", "余樂"),
        ("author: 余樂 yu.le@news.example", "余樂"),
        ("photographer: [丁一, 余樂 0791-88888888]", "余樂"),
        ("author: 余樂。", "余樂"),
    ],
)
def test_what_a_byline_says_of_the_work_is_no_name(site: SiteFolder, fields: str, right: str) -> None:
    read = _read(site, fields)
    assert [problem.severity for problem in read.problems] == [Severity.WARNING]
    assert _hints(read) == [f"write the names alone: `{right}`"]


@pytest.mark.parametrize(
    "name", ["李和平", "和平", "資本組和產業組", "歐陽和", "余樂·和卓", "示例日報（海外版）"]
)
def test_names_with_such_characters_are_one(site: SiteFolder, name: str) -> None:
    assert not _read(site, f"author: {name}").problems


@pytest.mark.parametrize(
    ("fields", "right"),
    [
        ("tags: 港口 航運 碼頭", "港口、航運、碼頭"),
        ("tags: '#港口 #航運'", "港口、航運"),
        ("tags:\n  • 港口", "港口"),
        ("industries: 港口|航運", "港口、航運"),
        ("tags: [港口, ＃航運]", "航運"),
    ],
)
def test_words_with_marks_of_other_lists_are_told(site: SiteFolder, fields: str, right: str) -> None:
    read = _read(site, fields)
    assert [problem.severity for problem in read.problems] == [Severity.WARNING]
    assert _hints(read) == [f"write `{right}`, unless it is meant so"]
    assert not _read(site, f"{fields.split(':')[0]}: {right}").problems


@pytest.mark.parametrize("tags", ["[C#, AI/大模型, C++, New York]", "5G 基站", "“十四五”、港口", "A 股 港口"])
def test_words_that_are_meant_so_are_not_told(site: SiteFolder, tags: str) -> None:
    assert not _read(site, f"tags: {tags}").problems


@pytest.mark.parametrize(
    ("fields", "tags"),
    [("tags: [#港口, #航運]", ("#港口", "#航運")), ("tags: [港口, 航運", ("港口", "航運"))],
)
def test_a_list_that_is_no_yaml_is_read_on_with_its_items(
    site: SiteFolder, fields: str, tags: tuple[str, ...]
) -> None:
    read = _read(site, fields)
    assert read.article is not None
    assert read.article.tags == tags
    assert read.problems[0].severity is Severity.ERROR
    right = _hints(read)[0].removeprefix("write `").removesuffix("`")
    mended = _read(site, right).article
    assert mended is not None
    assert mended.tags == tags


@pytest.mark.parametrize(
    "field",
    ["copyright: false", "summary: no", "kicker: undefined", "tags: true", "版權: Off", "author: false"],
)
def test_a_field_of_words_is_no_switch(site: SiteFolder, field: str) -> None:
    said = [problem.message for problem in _read(site, field).problems]
    assert said == ["`{name}` has words, and nothing to switch on or off: `{value}`"]


@pytest.mark.parametrize("field", ["title: No", "tags: [yes, no]", "summary: 關閉", "kicker: false 之後"])
def test_words_that_could_switch_are_words_in_their_place(site: SiteFolder, field: str) -> None:
    assert not _read(site, field).problems


@pytest.mark.parametrize(
    "name", ["歐陽 靜", "欧阳 静怡", "余 樂", "John Smith", "記者 余樂", "編輯部 產業組", "约翰·史密斯"]
)
def test_one_name_is_not_told(site: SiteFolder, name: str) -> None:
    assert not _read(site, f"author: {name}").problems


@pytest.mark.parametrize(
    ("fields", "right"),
    [
        ("title: > 碼頭竣工", 'title: "> 碼頭竣工"'),
        ("title: |碼頭|竣工", 'title: "|碼頭|竣工"'),
        ("summary: >碼頭", 'summary: ">碼頭"'),
    ],
)
def test_a_value_that_begins_like_one_of_several_lines_is_put_in_quotes(
    site: SiteFolder, fields: str, right: str
) -> None:
    assert _hints(_read(site, fields)) == [f"write `{right}`"]
    assert not _read(site, right).problems


@pytest.mark.parametrize("space", ["\u3000", "\u00a0", "\u3000\u3000"])
def test_an_indent_of_other_spaces_is_told(site: SiteFolder, space: str) -> None:
    read = _read(site, f"tags:\n{space}- 港口\n{space}- 航運")
    assert [(problem.line, problem.hint) for problem in read.problems] == [
        (6, "indent with spaces"),
        (7, "indent with spaces"),
    ]
    assert read.article is not None
    assert read.article.tags == ("港口", "航運")


@pytest.mark.parametrize(
    "field",
    [
        "private: true",
        "visibility: Private",
        "unlisted: yes",
        "wip: 1",
        "isDraft: true",
        "visible: false",
        "public: no",
        "password: abc123",
        "encrypt: true",
        "protected: true",
        "visibility: members",
        "密碼: 0791",
        "草稿: 是",
        "发布: 否",
        "保密: 是",
        "headless: true",
        "draft: x",
        "paywall: true",
        "stage: draft",
        "access: private",
        "密級: 內部",
        "審核狀態: 未通過",
        "發布狀態: 退稿",
        "定稿: 否",
        "ready: no",
    ],
)
def test_what_withholds_a_text_elsewhere_withholds_it_here(site: SiteFolder, field: str) -> None:
    assert _hints(_read(site, field)) == ["a draft says `status: draft`"]
    assert read_front_matter(f"---\ntitle: 碼頭竣工\n{field}\n---\n正文。\n").unfinished


@pytest.mark.parametrize("field", ["withdrawn: true", "retracted: 2026-02-01", "撤稿: 是", "下架: 1"])
def test_what_takes_a_text_off_elsewhere_is_answered_with_its_end(site: SiteFolder, field: str) -> None:
    hint = "one that is taken off the site says `expires` and since when: readers are told"
    assert _hints(_read(site, field)) == [hint]
    assert read_front_matter(f"---\ntitle: 碼頭竣工\n{field}\n---\n正文。\n").unfinished


@pytest.mark.parametrize("field", ["status: withdrawn", "狀態: 退稿", "備註: 先不要發", "note: 待審"])
def test_what_says_so_in_its_own_words_withholds_a_received_text(field: str) -> None:
    assert read_front_matter(f"---\ntitle: 碼頭竣工\n{field}\n---\n正文。\n").unfinished


@pytest.mark.parametrize(
    "field",
    [
        *("private: false", "visibility: public", "visible: true", "encrypt: false", "status: published"),
        *("published: 2026-01-02", "state: 江西", "review: 4.5", "審核狀態: 已通過", "狀態: 已發布"),
        *("deleted: false", "note: 明年開放", "status: scheduled"),
    ],
)
def test_what_lets_a_text_be_seen_is_no_draft(field: str) -> None:
    assert not read_front_matter(f"---\ntitle: 碼頭竣工\n{field}\n---\n正文。\n").unfinished


@pytest.mark.parametrize("key", ["編者按", "编者按"])
def test_what_stands_before_a_text_belongs_into_it(site: SiteFolder, key: str) -> None:
    hint = "write it at the beginning of the text, or into `summary`"
    assert _hints(_read(site, f"title: 碼頭竣工\n{key}: 新港之聲")) == [hint]


@pytest.mark.parametrize("key", ["embargo", "embargo_until", "解禁时间", "Scheduled"])
def test_what_holds_a_text_back_elsewhere_is_no_other_field(site: SiteFolder, key: str) -> None:
    assert _hints(_read(site, f"title: 碼頭竣工\n{key}: 2099-01-01")) == ["here it is called `publish_at`"]


@pytest.mark.parametrize("status", ["", '""', "~"])
def test_an_empty_status_publishes_nothing(site: SiteFolder, status: str) -> None:
    assert _hints(_read(site, f"title: 碼頭竣工\nstatus: {status}")) == [
        "write `status: draft` or `status: published`"
    ]


def test_a_scheduled_article_with_an_empty_time_has_none(site: SiteFolder) -> None:
    read = _read(site, "title: 碼頭竣工\nstatus: scheduled\npublish_at:")
    assert _hints(read) == ["add `publish_at: 2025-06-30 09:00`"]


@pytest.mark.parametrize("src", ["C:\\稿件\\a.png", "d:/a.png", "file:///a.png", "\\\\room\\a.png"])
@pytest.mark.parametrize("field", ["image: {src}", "image:\n  src: {src}\n  alt: 碼頭"])
def test_a_picture_on_somebodys_own_computer_is_told(site: SiteFolder, field: str, src: str) -> None:
    read = _read(site, field.format(src=src))
    assert [problem.message for problem in read.problems] == [
        "the image `{src}` lies on somebody's own computer"
    ]
    assert _hints(read) == ["put the file beside the article, and write its name alone"]
    assert read.article is not None
    assert read.article.image is None


@pytest.mark.parametrize(
    ("fields", "line", "other"),
    [
        ("expires: 2025-12-31", 5, "date"),
        ("publish_at: 2026-02-01\nstatus: scheduled\nexpires: 2026-01-20", 7, "publish_at"),
    ],
)
def test_an_article_that_goes_before_it_comes_is_told(
    site: SiteFolder, fields: str, line: int, other: str
) -> None:
    (told,) = _read(site, fields).problems
    assert (told.line, told.severity) == (line, Severity.WARNING)
    said = f"`expires` is not later than `{other}`: no reader would see this article"
    assert Message(told.message, told.values).text() == said


@pytest.mark.parametrize(
    "fields",
    [
        "expires: 2026-01-03",
        "status: draft\nexpires: 2025-12-31",
        "publish_at: 2026-02-01\nstatus: scheduled\nexpires: 2026-02-02",
    ],
)
def test_an_article_that_comes_first_or_never_is_not_told(site: SiteFolder, fields: str) -> None:
    assert not _read(site, fields).problems


@pytest.mark.parametrize(
    "field", ["noindex: true", "robots: noindex, nofollow", "robotsNoIndex: yes", "sitemap: false"]
)
def test_what_keeps_search_engines_away_elsewhere_has_a_field(site: SiteFolder, field: str) -> None:
    assert _hints(_read(site, field)) == ["`indexing: none` keeps an article out of search engines"]
    assert read_front_matter(f"---\ntitle: 甲\n{field}\n---\n文\n").fields["indexing"] == "none"


@pytest.mark.parametrize("field", ["noindex: false", "robots: index, follow", "sitemap: true"])
def test_what_lets_search_engines_in_elsewhere_is_left_out(site: SiteFolder, field: str) -> None:
    assert _hints(_read(site, field)) == ["it belongs to another program; leave it out"]
    assert "indexing" not in read_front_matter(f"---\ntitle: 甲\n{field}\n---\n文\n").fields


@pytest.mark.parametrize("field", ["permalink: /harbour/pier/", "url: /pier/", "path: 2025/pier.html"])
def test_a_whole_address_may_be_a_former_one(site: SiteFolder, field: str) -> None:
    assert "`aliases`" in _hints(_read(site, field))[0]


def test_the_end_of_an_address_is_a_slug(site: SiteFolder) -> None:
    assert _hints(_read(site, "permalink: pier")) == ["here it is called `slug`"]
