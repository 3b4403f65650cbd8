"""Who made an article."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsgen.library.credits import read_credits
from newsgen.library.fields import ARTICLE
from newsgen.library.front_matter import read_document
from newsgen.model import Credit, Role, SourceFile
from newsgen.problems import Report
from newsgen.yamlfile import FieldReader


def _read(front: str) -> tuple[Credit, ...]:
    report = Report("a.md")
    document = read_document(SourceFile("a.md", f"---\n{front}\n---\n"), report)
    assert document is not None
    found = read_credits(FieldReader(document.fields, report, ARTICLE))
    assert report.problems == ()
    return found


@pytest.mark.parametrize("role", Role)
def test_every_role_has_words_and_a_field(role: Role) -> None:
    assert _read(f"{role.value}: 楊靜") == (Credit("楊靜", role),)
    for word in ARTICLE[role].spellings:
        assert _read(f"{word}: 楊靜") == (Credit("楊靜", role),)


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("gap", [" ", "　", "：", ": ", "  "])
def test_a_role_before_a_name_is_none_of_the_name(role: Role, gap: str) -> None:
    for word in ARTICLE[role].spellings:
        assert _read(f"author: '{word}{gap}楊靜'") == (Credit("楊靜", role),)


@pytest.mark.parametrize(
    ("front", "expected"),
    [
        (
            "author: 記者 甲、乙",
            (Credit("甲", Role.REPORTER), Credit("乙", Role.REPORTER)),
        ),
        (
            "author: [全媒體記者 楊靜, 李明, 通訊員 王芳]",
            (
                Credit("楊靜", Role.MEDIA_REPORTER),
                Credit("李明", Role.MEDIA_REPORTER),
                Credit("王芳", Role.CORRESPONDENT),
            ),
        ),
        (
            "author: 甲、記者 乙",
            (Credit("甲", Role.AUTHOR), Credit("乙", Role.REPORTER)),
        ),
        (
            "記者: 甲、通訊員 乙、丙",
            (
                Credit("甲", Role.REPORTER),
                Credit("乙", Role.CORRESPONDENT),
                Credit("丙", Role.CORRESPONDENT),
            ),
        ),
    ],
    ids=["one role for two", "two roles in a list", "none before the first", "another than the field's"],
)
def test_a_role_holds_for_the_names_after_it(front: str, expected: tuple[Credit, ...]) -> None:
    assert _read(front) == expected


def test_a_role_of_one_field_does_not_reach_into_the_next() -> None:
    assert _read("author: 通訊員 甲\neditor: 乙") == (
        Credit("甲", Role.CORRESPONDENT),
        Credit("乙", Role.EDITOR),
    )


def test_fields_stand_in_the_order_of_a_byline_whatever_the_order_in_the_file() -> None:
    assert [credit.role for credit in _read("審核: 丁\n責編: 丙\n攝影: 乙\n作者: 甲")] == [
        Role.AUTHOR,
        Role.PHOTOGRAPHER,
        Role.RESPONSIBLE_EDITOR,
        Role.REVIEWER,
    ]


def test_a_name_named_twice_in_one_role_is_one_credit_and_in_two_roles_two() -> None:
    assert _read("author: 甲、甲\n記者: 甲\neditor: 甲") == (
        Credit("甲"),
        Credit("甲", Role.REPORTER),
        Credit("甲", Role.EDITOR),
    )


@pytest.mark.parametrize(
    "name", ["記者站", "記者之家", "通訊員隊伍", "攝影師楊靜", "作者", "攝影部", "編輯部 產業組", "記者 "]
)
def test_what_only_begins_like_a_role_is_a_name(name: str) -> None:
    assert _read(f"author: '{name}'") == (Credit(name.strip()),)


@pytest.mark.parametrize(
    ("typed", "credit"),
    [
        ("江西日報全媒體記者 楊靜", Credit("楊靜", Role.MEDIA_REPORTER, "江西日報")),
        ("本報記者 楊靜", Credit("楊靜", Role.REPORTER, "本報")),
        ("文/楊靜", Credit("楊靜", Role.AUTHOR)),
        ("图／楊靜", Credit("楊靜", Role.PHOTOGRAPHER)),
    ],
)
def test_the_paper_before_a_role_is_no_part_of_the_name(typed: str, credit: Credit) -> None:
    assert _read(f"author: '{typed}'") == (credit,)


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("記者 楊靜 通訊員 王芳", "reporter 楊靜, correspondent 王芳"),
        ("本报记者 杨静 通讯员 王芳", "reporter 杨静 本报, correspondent 王芳"),
        ("江西日報全媒體記者楊靜 通訊員王芳", "media_reporter 楊靜 江西日報, correspondent 王芳"),
        ("記者　楊　靜　通訊員　王芳", "reporter 楊　靜, correspondent 王芳"),
        ("楊靜 攝影 王芳", "author 楊靜, photographer 王芳"),
        ("記者：楊靜/通訊員：王芳", "reporter 楊靜, correspondent 王芳"),
        ("文/楊靜 圖/王芳", "author 楊靜, photographer 王芳"),
        ("文字｜楊靜 圖片｜王芳 編輯｜李明", "author 楊靜, photographer 王芳, editor 李明"),
        ("文/圖 楊靜", "author 楊靜, photographer 楊靜"),
        ("图文：杨静", "author 杨静, photographer 杨静"),
        ("攝影/文字：楊靜", "photographer 楊靜, author 楊靜"),
        ("記者/攝影 楊靜", "reporter 楊靜, photographer 楊靜"),
        ("見習記者 楊靜 攝影記者 王芳", "reporter 楊靜 見習, reporter 王芳 攝影"),
        ("記者 楊靜 實習生 王芳", "reporter 楊靜, intern 王芳"),
        ("本報記者楊靜 實習生王芳", "reporter 楊靜 本報, intern 王芳"),
        ("编辑 杨静 校对 王芳", "editor 杨静, proofreader 王芳"),
        ("文天祥", "author 文天祥"),
        ("文 天祥", "author 文 天祥"),
    ],
)
def test_each_role_has_the_names_behind_it(typed: str, expected: str) -> None:
    found = [
        " ".join((each.role, each.name, each.organisation)).strip() for each in _read(f"author: '{typed}'")
    ]
    assert found == expected.split(", ")


def test_the_roles_named_last_hold_for_the_names_after_a_comma() -> None:
    assert [(each.role, each.name) for each in _read("author: 記者 甲 文/圖 乙、丙")] == [
        (Role.REPORTER, "甲"),
        (Role.AUTHOR, "乙"),
        (Role.PHOTOGRAPHER, "乙"),
        (Role.AUTHOR, "丙"),
        (Role.PHOTOGRAPHER, "丙"),
    ]


def test_no_byline_is_no_credit() -> None:
    assert _read("title: 甲") == ()
    assert _read("author:") == ()


@given(
    st.sampled_from([""] + [word for role in Role for word in ARTICLE[role].spellings]),
    st.text("楊靜余于Ab", min_size=1),
)
def test_only_the_name_is_the_name(word: str, name: str) -> None:
    typed = f"{word} {name}" if word else name
    assert [credit.name for credit in _read(f"author: '{typed}'")] == [name]


@pytest.mark.parametrize(
    "front",
    [
        "審核: 未過",
        "责编: 待定",
        "編輯: 未审",
        "reviewer: 不通過",
        "author: 無",
        "記者: 暂缺",
        "photographer: N/A",
        "author: [楊靜, 待定]",
    ],
)
def test_a_word_for_nobody_is_no_name(front: str) -> None:
    report = Report("a.md")
    document = read_document(SourceFile("a.md", f"---\n{front}\n---\n"), report)
    assert document is not None
    reader = FieldReader(document.fields, report, ARTICLE)

    assert {credit.name for credit in read_credits(reader)} <= {"楊靜"}
    (told,) = report.problems
    assert (told.line, told.message) == (2, "`{name}` in `{field}` is nobody's name")

    draft = FieldReader(document.fields, Report("a.md"), ARTICLE)
    draft.finished = False  # nobody reads it yet
    read_credits(draft)
    assert draft.report.problems == ()


@pytest.mark.parametrize("name", ["未央", "不二", "無名", "吳一否"])
def test_who_writes_as_somebody_is_named(name: str) -> None:
    assert _read(f"author: {name}") == (Credit(name, Role.AUTHOR),)
