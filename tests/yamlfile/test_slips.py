"""The usual slips of editors: each is named, the fix is shown, and the rest is read all the same."""

from __future__ import annotations

import pytest

from newsgen.library.fields import ARTICLE, INNER_NAMES, NAMES
from newsgen.problems import Problem, Report
from newsgen.yamlfile import FieldReader, Fields, Text, read_fields, read_list


def _read(text: str) -> tuple[Fields | None, tuple[Problem, ...]]:
    report = Report("a.md", text)
    fields = read_fields(text, report, 1, NAMES)
    return fields, report.problems


def _said(text: str) -> list[str]:
    return [problem.text() for problem in _read(text)[1]]


@pytest.mark.parametrize(
    ("line", "value", "fix"),
    [
        ("title: 重磅: 開工", "重磅: 開工", 'title: "重磅: 開工"'),
        ("title: @所有人", "@所有人", 'title: "@所有人"'),
        ("title: [獨家] 開工", "[獨家] 開工", 'title: "[獨家] 開工"'),
        ('title: "強磁場"形成', '"強磁場"形成', "title: '\"強磁場\"形成'"),
        ("title: %50", "%50", 'title: "%50"'),
        ("title: `x`", "`x`", 'title: "`x`"'),
        ("title: *重要* 新聞", "*重要* 新聞", 'title: "*重要* 新聞"'),
        ("title: {a} b", "{a} b", 'title: "{a} b"'),
        ("title: - x", "- x", 'title: "- x"'),
        ('title: "a\'b" c', '"a\'b" c', "title: '\"a''b\" c'"),
        ("title: 'a' b", "'a' b", "title: \"'a' b\""),
    ],
)
def test_a_value_that_needs_quotes_is_shown_in_quotes_and_read(line: str, value: str, fix: str) -> None:
    fields, problems = _read(f"{line}\nsource: x\n")
    assert fields is not None
    assert fields.entries == {"title": Text(value, 1), "source": Text("x", 2)}
    assert [problem.text() for problem in problems] == [
        f"a.md:1: the value of `title` must be put in quotes\n    {line}\n  hint: write `{fix}`"
    ]


@pytest.mark.parametrize(
    "line", ["title: [獨家] 開工", 'title: "強磁場"形成', "title: 'a' \"b\" c", "title: a: b"]
)
def test_the_fix_that_is_shown_is_right(line: str) -> None:
    fields, problems = _read(f"{line}\n")
    assert fields is not None
    values = dict(problems[0].values)
    fixed, none = _read(f"{values['key']}: {values['value']}\n")
    assert none == ()
    assert fixed == fields


@pytest.mark.parametrize("key", ["title", "標題", "标题"])
def test_a_full_width_colon_is_explained(key: str) -> None:
    fields, problems = _read(f"{key}：重磅\nsource: x\n")
    assert fields is not None
    assert fields.entries == {"title": Text("重磅", 1), "source": Text("x", 2)}
    assert [problem.text() for problem in problems] == [
        f"a.md:1: a full-width colon stands after `{key}`\n    {key}：重磅\n  hint: write `{key}: 重磅`"
    ]


def test_a_file_of_full_width_colons_is_read_in_one_run() -> None:
    fields, problems = _read("標題：甲\n來源：乙: 丙\n日期： 2026-01-02\n")
    assert fields is not None
    assert fields.entries["title"] == Text("甲", 1)
    assert fields.entries["date"] == Text("2026-01-02", 3)
    assert problems[0].line == 1


def test_a_missing_space_after_the_colon_is_explained() -> None:
    fields, problems = _read("title:重磅\nsource: x\n")
    assert fields is not None
    assert fields.entries["title"] == Text("重磅", 1)
    assert [problem.text() for problem in problems] == [
        "a.md:1: a space is missing after the colon of `title`\n    title:重磅\n  hint: write `title: 重磅`"
    ]


def test_several_slips_are_all_reported_in_one_run() -> None:
    fields, problems = _read("title: a: b\nsource：x\nauthor:y\n標題: z\n")
    assert [problem.line for problem in problems] == [1, 2, 3, 4]
    assert fields is not None
    assert list(fields.entries) == ["title", "source", "author"]


def test_a_colon_inside_a_word_is_no_slip() -> None:
    fields, problems = _read("original_url: https://a.example/b\nsummary: 9:30開會\n")
    assert problems == ()
    assert fields is not None
    assert fields.entries["original_url"] == Text("https://a.example/b", 1)


@pytest.mark.parametrize("line", ["\ttitle: a", "image:\n\tsrc: b"])
def test_a_tab_in_the_indentation_is_named(line: str) -> None:
    fields, problems = _read(f"{line}\n")
    assert fields is not None
    assert [problem.message for problem in problems] == ["a tab stands where YAML wants spaces"]
    assert problems[0].line == line.count("\n") + 1


@pytest.mark.parametrize("text", ["title:\ta\n", "title: a\t\n", "title: a\tb\n"])
def test_a_tab_elsewhere_does_no_harm(text: str) -> None:
    fields, problems = _read(text)
    assert problems == ()
    assert fields is not None
    assert "title" in fields.entries


def test_a_control_character_is_named_by_its_code_and_dropped() -> None:
    fields, problems = _read("title: a\nsource: 江西\x0b日報\x7f\n")
    assert fields is not None
    assert fields.entries["source"] == Text("江西日報", 2)
    assert [(problem.line, dict(problem.values)) for problem in problems] == [
        (2, {"code": "000B"}),
        (2, {"code": "007F"}),
    ]


def test_a_key_given_twice_is_refused_with_the_line_of_the_first() -> None:
    fields, _ = _read("title: a\nsource: x\ntitle: b\n")
    assert fields is not None
    assert fields.entries["title"] == Text("a", 1)
    assert _said("title: a\nsource: x\ntitle: b\n") == [
        "a.md:3: `title` is given twice: first on line 1 as `title`\n    title: b\n  hint: keep one of them"
    ]


@pytest.mark.parametrize(("first", "second"), [("標題", "title"), ("title", "标题"), ("標題", "标题")])
def test_two_names_of_one_field_are_one_field_given_twice(first: str, second: str) -> None:
    assert _said(f"{first}: a\n{second}: b\n") == [
        f"a.md:2: `{second}` is given twice: first on line 1 as `{first}`\n    {second}: b\n"
        "  hint: keep one of them"
    ]


def test_a_key_given_twice_in_an_inner_mapping_is_refused_too() -> None:
    _, problems = _read("image:\n  src: a\n  src: b\n")
    assert [problem.line for problem in problems] == [3]


def test_chinese_names_count_at_the_top_only() -> None:
    fields, problems = _read("標題: a\nimage:\n  標題: b\n")
    assert problems == ()
    assert fields is not None
    assert list(fields.entries) == ["title", "image"]
    image = fields.entries["image"]
    assert isinstance(image, Fields)
    assert list(image.entries) == ["標題"]


def test_a_name_that_is_no_word_is_refused() -> None:
    fields, problems = _read("[a, b]: c\ntitle: d\n")
    assert fields is not None
    assert list(fields.entries) == ["title"]
    assert [problem.message for problem in problems] == ["a field's name must be a word"]


@pytest.mark.parametrize("text", ["- a\n- b\n", "一段文字\n", "'quoted'\n"])
def test_something_else_than_fields_is_refused(text: str) -> None:
    fields, problems = _read(text)
    assert fields is None
    assert [problem.message for problem in problems] == ["expected fields, one `name: value` a line"]


@pytest.mark.parametrize("text", ["a: b\n", "text\n"])
def test_something_else_than_a_list_is_refused(text: str) -> None:
    report = Report("names.yaml", text)
    assert read_list(text, report) == ()
    assert [problem.text().split("\n")[0] for problem in report.problems] == ["names.yaml:1: expected a list"]


def test_an_empty_list_is_no_problem() -> None:
    report = Report("names.yaml")
    assert read_list("# none\n", report) == ()
    assert report.problems == ()


@pytest.mark.parametrize(
    ("key", "close"),
    [
        ("tittle", "title"),
        ("autor", "author"),
        ("Title", "title"),
        ("原文鏈結", "原文鏈接"),
        ("標提", "標題"),
        ("来原", "来源"),
        ("原文链结", "原文链接"),
    ],
)
def test_an_unknown_field_has_a_suggestion_in_its_own_language(key: str, close: str) -> None:
    text = f"{key}: x\n"
    report = Report("a.md", text)
    fields = read_fields(text, report, 1, NAMES)
    assert fields is not None
    FieldReader(fields, report, ARTICLE).finish()
    assert [problem.text() for problem in report.problems] == [
        f"a.md:1: unknown field `{key}`\n    {key}: x\n  hint: did you mean `{close}`?"
    ]


def test_an_unknown_field_like_no_other_lists_the_known_ones() -> None:
    report = Report("a.md")
    fields = read_fields("zzz: 1\n", report)
    assert fields is not None
    FieldReader(fields, report, {name: ARTICLE["image"].fields[name] for name in ("src", "alt")}).finish()
    assert report.problems[0].text() == "a.md:1: unknown field `zzz`\n  hint: the fields are: src, alt"


def test_one_slip_is_one_problem() -> None:
    assert len(_said("title: a\n\tb: c\nsource: x\n")) == 1


def test_a_field_that_is_indented_below_another_is_named() -> None:
    fields, problems = _read("title: 甲\n  source: 乙\ndate: 2026-01-02\n")
    assert [(problem.line, problem.message) for problem in problems] == [
        (2, "a field starts at the left edge, but this line is indented")
    ]
    assert fields is not None
    assert list(fields.entries) == ["title", "source", "date"]


def test_a_quotation_mark_that_is_never_closed_is_named() -> None:
    fields, problems = _read('title: "甲\nsource: 乙\n')
    assert [problem.text().split("\n")[0] for problem in problems] == [
        "a.md:1: a quotation mark is opened in `title` and never closed"
    ]
    assert problems[0].text().endswith('write `title: "甲"`')
    assert fields is not None
    assert list(fields.entries) == ["title", "source"]


@pytest.mark.parametrize("items", ["  - 二\n", "  - 二\n  - 三\n"])
def test_a_value_with_a_list_below_it_is_named(items: str) -> None:
    fields, problems = _read(f"summary: 一\n{items}source: x\n")
    assert [problem.text() for problem in problems] == [
        "a.md:1: a value and a list stand together\n    summary: 一\n"
        "  hint: put every item on a line of its own, with `- ` before it"
    ]
    assert fields is not None
    assert fields.entries["source"] == Text("x", items.count("\n") + 2)


@pytest.mark.parametrize("text", ["summary: 一 - 二\n", "summary: 一\n  二\n", "summary:\n  - 一\n  - 二\n"])
def test_a_dash_or_a_list_alone_is_no_slip(text: str) -> None:
    assert _said(text) == []


@pytest.mark.parametrize("line", ["title: 增長 #1 的產業", "  - 增長 #1 的產業", "title: a  #b"])
def test_what_a_comment_would_swallow_is_named(line: str) -> None:
    text = f"tags:\n{line}\n" if line.startswith(" ") else f"source: x\n{line}\n"
    assert _said(text) == [
        f"a.md:2: what stands after ` #` is taken for a comment and lost\n    {line.strip()}\n"
        "  hint: put the value in quotes, or leave a space after a `#` that starts a comment"
    ]


@pytest.mark.parametrize(
    ("line", "value"),
    [
        ("title: '增長 #1 的產業'", "增長 #1 的產業"),
        ('title: "增長 #1 的產業"', "增長 #1 的產業"),
        ("title: 增長 # 待核", "增長"),
        ("title: 增長#1", "增長#1"),
        ("title: 增長\n#待核", "增長"),
    ],
)
def test_a_comment_and_a_number_sign_in_quotes_are_no_slip(line: str, value: str) -> None:
    fields, problems = _read(f"{line}\n")
    assert problems == ()
    assert fields is not None
    assert fields.entries == {"title": Text(value, 1)}


_PLANT = {"kind": "項目", "id": "plant", "name": "甲廠", "amount": "5億元"}


def _inner(text: str) -> tuple[dict[str, str], list[str]]:
    """Return the fields of the one record of a text, by their names, and what is said."""
    report = Report("a.md", text)
    fields = read_fields(text, report, 1, NAMES, INNER_NAMES)
    assert fields is not None
    (record,) = FieldReader(fields, report, ARTICLE).mappings("records")
    found = {name: node.value for name, node in record.fields.entries.items() if isinstance(node, Text)}
    return found, [problem.text().removeprefix("a.md:") for problem in report.problems]


@pytest.mark.parametrize(
    "lines",
    [
        ["- kind: 項目", "  id: plant", "  name: 甲廠", "  金額：5億元"],
        ["- 類別：項目", "  編號: plant", "  名稱: 甲廠", "  amount: 5億元"],
        ["- 类别：項目", "  编号：plant", "  名称：甲廠", "  金额：5億元"],
        ["  - kind:項目", "    id:plant", "    name:甲廠", "    金額:5億元"],
        ["  - kind: 項目", "    id:　plant", "    name: 甲廠", "    金額： 5億元"],
    ],
)
def test_a_field_of_a_record_with_another_colon_is_told_and_read(lines: list[str]) -> None:
    found, said = _inner("\n".join(["records:", *lines, ""]))
    assert found == _PLANT
    wrong = [at for at, line in enumerate(lines, 2) if ": " not in line.replace(":　", "：")]
    assert [int(each.split(":")[0]) for each in said] == wrong
    line = lines[-1].strip()
    if "：" in line:
        assert said[-1] == (
            f"5: the colon of `{line[:2]}`, or the space after it, is a full-width or no-break one\n"
            f"    {line}\n  hint: write `{line[:2]}: 5億元`"
        )


@pytest.mark.parametrize(
    "entry",
    [
        "{kind：項目，id：plant，name：甲廠，amount：5億元}",
        "{類別: 項目, 編號: plant, 名稱: 甲廠， 金額: 5億元}",
        "{类别：項目、编号：plant、名称：甲廠、金额：5億元}",
        "{kind:項目, id:plant, name:甲廠, amount:5億元}",
        "｛kind: 項目, id: plant, name: 甲廠, amount: 5億元｝",
    ],
)
def test_a_record_in_braces_with_chinese_marks_is_told_and_read(entry: str) -> None:
    found, (said,) = _inner(f"records:\n  - {entry}\n")
    assert found == _PLANT
    assert said.startswith(
        "2: a comma or a colon between these fields is a full-width one, or has no space behind it\n"
    )
    fixed = said.rpartition("write `")[2].removesuffix("`")
    assert _inner(f"records:\n  {fixed}\n") == (_PLANT, [])


@pytest.mark.parametrize(
    "note", ['"投資，金額：5億元"', "'見 {金額：5億元}'", "投資，共兩期：一期已開工", "看 https://a.example/"]
)
def test_marks_in_values_are_no_slips(note: str) -> None:
    _, said = _inner(f"records:\n  - {{kind: 項目, id: plant, name: 甲廠, note: {note}}}\n")
    assert said == []


def test_a_text_alone_that_looks_like_a_field_stays_a_text() -> None:
    report = Report("a.md")
    fields = read_fields("tags:\n  - 地區：江西\n", report, 1, NAMES, INNER_NAMES)
    assert fields is not None
    assert FieldReader(fields, report, ARTICLE).texts("tags") == ("地區：江西",)
    assert report.problems == ()


@pytest.mark.parametrize(
    ("text", "line", "message", "hint"),
    [
        (
            "summary: > 投資增長\n  第二行\n",
            1,
            "words stand right behind the sign for a value of several lines",
            "begin the value in the next line, indented; or put it in quotes",
        ),
        (
            "title: 甲\n**source**: 乙\n",
            2,
            "this line is not a field",
            "a field is `name: value`; further lines of a value are indented",
        ),
        (
            'title: "C:\\稿件\\公報"\n',
            1,
            "the value of `title` must be put in quotes",
            "write `title: 'C:\\稿件\\公報'`",
        ),
        ("tags: [甲, 乙\n", 1, "a bracket is opened in `tags` and never closed", "write `tags: [甲, 乙]`"),
        (
            "tags: [#甲, 乙: 丙]\n",
            1,
            "the value of `tags` must be put in quotes",
            'write `tags: ["#甲", "乙: 丙"]`',
        ),
    ],
)
def test_what_yaml_says_in_its_own_words_is_said_in_plain_ones(
    text: str, line: int, message: str, hint: str
) -> None:
    first = _read(text)[1][0]
    assert (first.line, *first.text().split(": ", 1)[1].split("\n")[:1]) == (line, message)
    assert first.text().endswith(f"hint: {hint}")


def test_a_field_in_full_width_letters_is_recognized() -> None:
    fields, _ = _read("ｔｉｔｌｅ: 甲\n")
    assert fields is not None
    report = Report("a.md")
    FieldReader(fields, report, ARTICLE).finish()
    assert report.problems[0].text().endswith("hint: did you mean `title`?")
