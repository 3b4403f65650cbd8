"""The two parts of a Markdown file."""

from __future__ import annotations

import pytest

from newsgen.library.fields import ARTICLE, NAMES
from newsgen.library.front_matter import FrontMatterFile, read_document
from newsgen.model import SourceFile
from newsgen.problems import Report
from newsgen.yamlfile import Text


def _read(text: str) -> tuple[FrontMatterFile | None, list[str]]:
    report = Report("a.md", text)
    document = read_document(SourceFile("a.md", text), report)
    return document, [problem.text() for problem in report.problems]


def test_a_file_is_split_at_its_fences() -> None:
    document, said = _read("---\ntitle: 甲\n---\n\n正文\n---\n尾\n")
    assert said == []
    assert document is not None
    assert document.fields.entries == {"title": Text("甲", 2)}
    assert (document.body, document.body_line) == ("\n正文\n---\n尾\n", 4)


def test_white_space_behind_a_fence_does_no_harm() -> None:
    document, said = _read("---  \ntitle: 甲\n--- \n正文")
    assert said == []
    assert document is not None
    assert document.body == "正文"


def test_a_body_may_be_empty() -> None:
    document, said = _read("---\ntitle: 甲\n---")
    assert said == []
    assert document is not None
    assert (document.body, document.body_line) == ("", 4)


def test_fields_may_be_empty() -> None:
    document, said = _read("---\n---\n正文")
    assert said == []
    assert document is not None
    assert document.fields.entries == {}


@pytest.mark.parametrize("spelling", [name for row in ARTICLE.values() for name in row.spellings])
def test_every_chinese_name_stands_for_its_field(spelling: str) -> None:
    document, said = _read(f"---\n{spelling}: 甲\n---\n")
    assert said == []
    assert document is not None
    name = next(name for name, row in ARTICLE.items() if spelling in row.spellings)
    assert document.fields.entries == {name: Text("甲", 2)}
    assert document.fields.key_lines == {name: 2}


def test_no_name_stands_for_two_fields() -> None:
    names = [name for row in ARTICLE.values() for name in row.spellings]
    assert len(names) == len(set(names))


@pytest.mark.parametrize(
    "name", ["標題", "标题", "來源", "来源", "稿源", "原文鏈接", "原文链接", "原文連結", "圖片", "图片"]
)
def test_the_names_of_the_contract_are_known(name: str) -> None:
    assert any(name in row.spellings for row in ARTICLE.values())


def test_every_spelling_leads_to_one_field() -> None:
    assert NAMES["标题"] == NAMES["標題"] == NAMES["title"] == "title"
    assert len(NAMES) == sum(1 + len(row.spellings) for row in ARTICLE.values())


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n\n",
        "正文。\n\n\n\n\n\n---\n\n又一段。\n",
        "正文。\n\n---\n\n又一段。\n",
        "title: 甲\n---\n正文",
    ],
)
def test_a_text_without_front_matter_is_not_read_as_fields(text: str) -> None:
    document, said = _read(text)
    assert document is None
    assert len(said) == 1
    assert said[0].startswith("a.md:1: the front matter is missing")


def test_front_matter_without_an_end_is_refused() -> None:
    document, said = _read("---\ntitle: 甲\n\n正文\n")
    assert document is None
    assert said == [
        "a.md:1: the front matter has no end\n    ---\n  hint: close it with a line that holds only ---"
    ]


@pytest.mark.parametrize("before", ["\n", "\n\n"])
def test_an_empty_line_before_the_fence_is_named(before: str) -> None:
    document, said = _read(f"{before}---\ntitle: 甲\n---\n")
    assert document is None
    line = before.count("\n") + 1
    assert said == [f"a.md:{line}: the first line must be ---\n    ---\n  hint: delete what stands before it"]


@pytest.mark.parametrize("fence", ["———", "——", "－－－", "--", "----", "+++", "–––", "—", "—-", "-–-"])
def test_a_fence_of_other_characters_is_explained(fence: str) -> None:
    document, said = _read(f"{fence}\ntitle: 甲\n---\n")
    assert document is None
    assert said[0].startswith(f"a.md:1: this line should be three hyphens: ---\n    {fence}")


@pytest.mark.parametrize(
    ("text", "notation"),
    [
        ("+++\ntitle = '甲'\n+++\n正文\n", "TOML"),
        ("\n+++\r\ndate = 2026-01-05\r\n+++\r\n", "TOML"),
        ('"title": "甲",\n"date": "2026-01-05"\n;;;\n正文\n', "JSON"),
        (';;;\n"title": "甲"\n;;;\n正文\n', "JSON"),
        ('{\n  "title": "甲"\n}\n正文\n', "JSON"),
        ('{ "title": "甲" }\n正文\n', "JSON"),
    ],
)
def test_the_front_matter_of_other_programs_is_for_imports(text: str, notation: str) -> None:
    document, said = _read(text)
    assert document is None
    assert f"the front matter is {notation}, and not YAML" in said[0]


def test_a_fence_after_a_space_is_explained() -> None:
    document, said = _read(" ---\ntitle: 甲\n---\n")
    assert document is None
    assert said[0].startswith("a.md:1: the first line must be ---")


def test_fields_that_cannot_be_read_leave_no_document() -> None:
    document, said = _read("---\n- 甲\n---\n正文\n")
    assert document is None
    assert said[0].startswith("a.md:2: expected fields")


@pytest.mark.parametrize("made", ["k{}: 1\n", "- a{}\n", "{}, "])
def test_more_than_anybody_writes_is_refused_at_once(made: str) -> None:
    fields = "tags: [" * (made == "{}, ") + "".join(made.format(number) for number in range(200_000))
    report = Report("a.md")
    assert read_document(SourceFile("a.md", f"---\n{fields}\n---\n正文\n"), report) is None
    assert [problem.line for problem in report.problems] == [1]
    assert len(report.problems[0].text()) < 300


@pytest.mark.parametrize(
    "body",
    [
        "---\nstatus: draft\n---\n正文\n",
        "\nstatus: draft\n---\n正文\n",
        "layout: post\ntags:\n  - 甲\n作者: 乙\n---\n\n正文\n",
        "draft: true\n---\n正文\n",
        "---\ntitle: 又一個\n---\n",
        "status: draft\n\n正文\n",
        "\n狀態: 草稿\n正文\n",
        "published: false\n",
    ],
)
def test_fields_below_the_front_matter_are_told(body: str) -> None:
    _, said = _read(f"---\ntitle: 甲\n---\n{body}")
    assert len(said) == 1
    assert ": more fields stand below the front matter: readers would see them, and" in said[0]


@pytest.mark.parametrize(
    "body",
    [
        "來源: 示例日報\n---\n正文\n",
        "---\n\n正文\n\n---\n",
        "地址: 某路\n電話: 123\n---\n",
        "狀態: 良好\n\n正文\n",
        "發布: 新區管委會\n\n正文\n",
        "正文\n\n---\nstatus: draft\n---\n",
        "```yaml\nstatus: draft\n---\n```\n",
    ],
)
def test_a_text_with_hyphens_and_colons_has_no_fields(body: str) -> None:
    _, said = _read(f"---\ntitle: 甲\n---\n{body}")
    assert said == []
