"""Lines of labels, bylines, headings that are short lines, publishers' notices."""

from __future__ import annotations

import pytest

from importer.received import body, came
from newsgen.importer.asides import tell_withheld
from newsgen.importer.byline import read_byline, read_dateline, split_last
from newsgen.importer.extracted import Extracted
from newsgen.importer.headings import mark_headings
from newsgen.importer.labels import people, read_labels
from newsgen.problems import Report
from newsgen.readers.dates import tidy_date
from newsgen.readers.front_matter import read_front_matter
from newsgen.readers.markdown_text import read_markdown
from newsgen.readers.notice import notice_start
from newsgen.readers.plain_text import read_plain
from newsgen.readers.received_text import Block, Shape

LONG = "改革開放以來，這裡的企業一年比一年多，園區的道路也修到了每一家工廠的門口，這是一段正文。"


@pytest.mark.parametrize(
    ("line", "values"),
    [
        ("發布時間：2025-06-30 09:30", {"date": "2025-06-30 09:30"}),
        ("发布日期: 2025年6月30日　来源: 示例日报", {"date": "2025年6月30日", "source": "示例日报"}),
        ("2025-06-30 09:30 來源：示例日報", {"date": "2025-06-30 09:30", "source": "示例日報"}),
        ("來源：示例日報 2025年6月30日 09時30分", {"date": "2025年6月30日 09時30分", "source": "示例日報"}),
        ("稿源：示例日報 | 作者：甲乙", {"source": "示例日報", "author": "甲乙"}),
        ("（責任編輯：丙丁）", {"responsible_editor": "丙丁"}),
        ("[責編：丙丁]", {"responsible_editor": "丙丁"}),
        ("編輯：丙丁 審核：戊己", {"editor": "丙丁", "reviewer": "戊己"}),
        ("（原標題：招商怎麼變了？）", {"original_title": "招商怎麼變了？"}),
        ("原文鏈接：https://daily.example/a?b=1", {"original_url": "https://daily.example/a?b=1"}),
        ("２０２５年６月３０日", {"date": "2025年6月30日"}),
        ("記者：甲乙", {"author": "記者 甲乙"}),
        ("中華民國114年6月30日", {"date": "中華民國114年6月30日"}),
        ("副標題：園區再添十家企業", {"subtitle": "園區再添十家企業"}),
        ("引题：招商提速", {"kicker": "招商提速"}),
        ("文字丨甲乙", {"author": "甲乙"}),
        ("實習生：甲乙 校對：丙丁", {"intern": "甲乙", "proofreader": "丙丁"}),
    ],
)
def test_labels(line: str, values: dict[str, str]) -> None:
    labelled = read_labels(line)
    assert labelled is not None
    assert (dict(labelled.values), labelled.other) == (values, "")


@pytest.mark.parametrize("who", ["（示例大學教授）", "(本報特約撰稿人)"])
def test_who_somebody_is_is_no_part_of_the_name(who: str) -> None:
    labelled = read_labels(f"作者：甲乙{who} 審核：戊己")
    assert labelled is not None
    assert dict(labelled.values) == {"author": "甲乙", "reviewer": "戊己"}
    assert labelled.other == who


def test_what_is_no_field_is_told_too() -> None:
    labelled = read_labels("來源：示例日報　瀏覽次數：128　字號：大 中 小　【打印】")
    assert labelled is not None
    assert dict(labelled.values) == {"source": "示例日報"}
    assert "128" in labelled.other


@pytest.mark.parametrize(
    "line",
    [
        LONG,
        "資金來源：省級財政安排三億元，其餘由基金承擔。",
        "時間：6月30日上午",
        "他說：來源：不明",
        "機制重塑",
        "發布時間：不詳",
        "",
    ],
)
def test_lines_that_are_none_of_labels_stay_in_the_text(line: str) -> None:
    assert read_labels(line) is None


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("甲乙、丙丁", ("甲乙", "丙丁")),
        ("甲乙 丙丁", ("甲乙", "丙丁")),
        ("甲　乙", ("甲乙",)),
        ("John Smith, 甲乙", ("John Smith", "甲乙")),
    ],
)
def test_people(text: str, names: tuple[str, ...]) -> None:
    assert people(text) == names


def test_dates_are_tidied_or_refused() -> None:
    assert tidy_date("2025 年 6 月 30 日09:30") == "2025年6月30日 09:30"
    assert tidy_date("2025-02-30") == ""


@pytest.mark.parametrize(
    ("text", "authors", "organisation"),
    [
        ("江西日報全媒體記者 楊靜", ("江西日報全媒體記者 楊靜",), "江西日報"),
        ("記者 甲乙 丙丁", ("記者 甲乙", "丙丁"), ""),
        ("記者甲乙、丙丁 通訊員 戊己", ("記者 甲乙", "丙丁", "通訊員 戊己"), ""),
        ("本报记者 甲乙", ("本报记者 甲乙",), ""),
        ("首席攝影 甲乙 特約通訊員 丙丁", ("首席攝影 甲乙", "特約通訊員 丙丁"), ""),
    ],
)
def test_bylines(text: str, authors: tuple[str, ...], organisation: str) -> None:
    byline = read_byline(text)
    assert byline is not None
    assert (byline.authors, byline.organisation) == (authors, organisation)


@pytest.mark.parametrize(
    "text",
    [
        *("記者從會上獲悉", "示例日報社供稿", "2025年6月", "見圖一"),
        *("人文地理", "新区文化活动", "產業文章選登", "深度報道系列", "新聞攝影比賽"),
    ],
)
def test_what_is_no_byline(text: str) -> None:
    assert read_byline(text) is None


def test_only_the_last_parenthesis_signs() -> None:
    assert split_last("寫下注腳。(江西日報全媒體記者 楊靜)") is not None
    assert split_last("總規模200億元（含子基金）。") is None
    assert split_last("增長20%（同比）") is None


def test_datelines() -> None:
    byline = read_dateline("本報訊（記者 甲乙）6月30日，產業基地揭牌。")
    assert byline is not None
    assert byline.authors == ("記者 甲乙",)


def headings(text: str) -> list[str]:
    blocks = mark_headings(read_plain(text).blocks, False, Report("x"))
    return [block.markdown for block in blocks if block.shape is Shape.HEADING]


def test_a_short_line_between_paragraphs_is_a_heading() -> None:
    assert headings(f"{LONG}\n機制重塑\n{LONG}") == ["## 機制重塑"]


def test_two_short_lines_are_one_heading_of_two_lines() -> None:
    assert headings(f"{LONG}\n機制重塑\n以協同效能聚招商合力\n{LONG}") == [
        "## 機制重塑　以協同效能聚招商合力"
    ]


def test_numbers_tell_levels() -> None:
    text = f"一、總體要求\n（一）基本原則\n{LONG}\n（二）主要目標\n{LONG}\n二、重點任務\n{LONG}"
    assert headings(text) == [
        "## 一、總體要求",
        "### （一）基本原則",
        "### （二）主要目標",
        "## 二、重點任務",
    ]


@pytest.mark.parametrize(
    "text",
    [
        f"{LONG}\n贛江新區",  # nothing follows: a signature
        f"機制重塑\n{LONG}",  # nothing before it: what it is, nobody can say
        f"{LONG}\n圖為示例產業園。示例日報記者 攝\n{LONG}",
        f"{LONG}\n這一句以句號結束。\n{LONG}",
        f"{LONG}\n主要有以下幾點：\n{LONG}",
        f"{LONG}\n“這是一句對白”\n{LONG}",
        f"{LONG}\n| 示例園區 | 十家 |\n{LONG}",
    ],
)
def test_other_short_lines_are_none(text: str) -> None:
    assert headings(text) == []


def test_three_short_lines_are_left_and_told() -> None:
    report = Report("x")
    blocks = mark_headings(read_plain(f"{LONG}\n青山湖區\n新建區\n永修縣\n{LONG}").blocks, False, report)
    assert not [block for block in blocks if block.shape is Shape.HEADING]
    assert [(problem.line, dict(problem.values)["count"]) for problem in report.problems] == [(2, "3")]


def paragraphs(*texts: str) -> list[Block]:
    return [Block(text, text) for text in texts]


CLAUSES = (
    "1、“示例在線”由示例電臺主辦，由示例公司獨家負責市場經營。",
    "2、凡本網註明“來源：示例在線”的所有信息內容，未經書面授權，不得轉載、摘編。",
    "已取得授權的被授權人，應在授權範圍內使用。違反聲明者，追究其法律責任。",
    "3、如因作品內容、版權和其他問題需要與本網聯繫的，請在30日內進行。",
)


def test_numbered_clauses_at_the_end_are_the_notice() -> None:
    assert notice_start(paragraphs(LONG, *CLAUSES)) == (1, -1)


def test_a_notice_with_a_title() -> None:
    assert notice_start(paragraphs(LONG, "免責聲明：", "本文僅代表作者觀點，不代表本網立場。")) == (1, -1)


@pytest.mark.parametrize(
    "blocks",
    [
        (LONG, "1、第一項工作是招商。", "2、第二項工作是服務。"),
        (LONG, "雙方簽署授權協議，明確了許可的範圍。"),
        (LONG,),
        CLAUSES,  # nothing else: then the notice is the text
    ],
)
def test_what_is_no_notice(blocks: tuple[str, ...]) -> None:
    assert notice_start(paragraphs(*blocks))[0] == len(blocks)


def test_clauses_without_their_first_are_left_and_told() -> None:
    start, doubtful = notice_start(paragraphs(LONG, CLAUSES[1], CLAUSES[3]))
    assert (start, doubtful) == (3, 1)


def test_a_notice_in_the_middle_is_left_and_told() -> None:
    assert notice_start(paragraphs(LONG, CLAUSES[1], LONG)) == (3, 1)


def test_wrapped_lines_are_one_paragraph_and_indented_ones_begin_another() -> None:
    line = "這一行的字數正好把一頁的寬度排滿所以在句子中間斷開了然後接著"
    text = f"\u3000\u3000{line[2:]}\n{line}\n寫完這一段。\n\u3000\u3000另一段從這裡開始。"
    assert [block.plain.count("\n") for block in read_plain(text).blocks] == [2, 0]


def _came(text: str, name: str = "a.txt") -> Extracted:
    return came(text.encode(), name)[0]


def test_a_line_that_says_that_it_is_the_title_is_the_title() -> None:
    found = _came(f"新聞稿\n\n標題：示例基地揭牌\n\n副標題：首批十家企業入駐\n\n{LONG}\n")
    assert (found.values["title"], found.values["subtitle"]) == ("示例基地揭牌", "首批十家企業入駐")
    assert found.left_out == []
    assert found.body[0].plain == "新聞稿"


def test_who_reports_it_is_found_below_a_second_line_of_the_title() -> None:
    found = _came(f"示例基地揭牌\n\n——開發區見聞\n\n本報訊（記者 甲乙 通訊員 丙丁）{LONG}\n\n{LONG}\n")
    assert found.values["author"] == ("記者 甲乙", "通訊員 丙丁")


def test_a_year_of_the_republic_is_a_date() -> None:
    found = _came(f"示例基地揭牌\n\n{LONG}\n\n中華民國114年6月30日\n")
    assert tidy_date(str(found.values["date"])) == "中華民國114年6月30日"


@pytest.mark.parametrize("caption", ["圖1 園區一角", "圖為揭牌儀式", "表二 產值"])
def test_bold_captions_are_no_headings(caption: str) -> None:
    found = _came(f"<h1>示例基地揭牌</h1><p>{LONG}</p><p><b>{caption}</b></p><p>{LONG}</p>", "a.html")
    assert [block.plain for block in found.body if block.shape is Shape.HEADING] == []


@pytest.mark.parametrize(
    ("head", "fields"),
    [
        (
            "Title: 示例基地揭牌\nDate: 2025-06-30 09:30\nAuthors: 甲乙; 丙丁\nStatus: draft\n\n",
            {"date": "2025-06-30 09:30", "author": ("甲乙", "丙丁")},
        ),
        ("---\ntitle：示例基地揭牌\n来源：示例日報\ndate：2025-06-30\n---\n", {"source": "示例日報"}),
        ("\n\n---\ntitle: 示例基地揭牌\nauthor: 甲乙\n---\n", {"author": ("甲乙",)}),
        ('\n{"title": "示例基地揭牌", "date": "2025-06-30"}\n', {"date": "2025-06-30"}),
        ('\n+++\ntitle = "示例基地揭牌"\ndate = 2025-06-30\n+++\n', {"date": "2025-06-30"}),
        ("---\ntitle: 示例基地揭牌\nauthors:\n  - name: 甲乙\n  - 丙丁\n---\n", {"author": ["甲乙", "丙丁"]}),
    ],
)
def test_fields_in_other_notations(head: str, fields: dict[str, object]) -> None:
    found = _came(f"{head}{LONG}\n", "a.md")
    assert {name: found.values[name] for name in ("title", *fields)} == {"title": "示例基地揭牌", **fields}
    assert [block.plain for block in found.body] == [LONG]


def test_lines_with_colons_that_are_no_fields_are_text() -> None:
    found = _came(f"Title: 甲\nMoral: 乙\n\n{LONG}\n", "a.md")
    assert "Moral: 乙" in found.body[0].markdown


def test_a_headline_that_the_head_has_the_beginning_of_is_the_title() -> None:
    page = f"<title>示例基地_示例網</title><h1>示例基地揭牌</h1><div><p>{LONG}</p><p>{LONG}</p></div>"
    assert _came(page, "a.html").values["title"] == "示例基地揭牌"


@pytest.mark.parametrize(
    ("head", "fields"),
    [
        ("title: [甲\ndate: 2025-06-30", {"title": "[甲", "date": "2025-06-30"}),
        ("title: 示例: 基地: 揭牌\nsource: 示例日報", {"title": "示例: 基地: 揭牌", "source": "示例日報"}),
        ("\ttitle: 揭牌\n\tdate: 2025-06-30\n!!!", {"title": "揭牌", "date": "2025-06-30"}),
    ],
)
def test_fields_that_are_no_yaml_are_read_line_by_line_and_that_is_said(
    head: str, fields: dict[str, str]
) -> None:
    report = Report("a.md")
    text = f"---\n{head}\n---\n{LONG}\n"
    front = read_markdown(text, read_front_matter(text), report)
    assert {name: front.own_fields[name] for name in fields} == fields
    assert list(front.left_out) == head.split("\n")  # all of it, as it was
    [told] = report.problems
    assert told.line == 2
    assert told.message.startswith("the fields before the text are no YAML, TOML or JSON")


@pytest.mark.parametrize("said", ["未过", "待定", "已通過", "無", "暂缺"])
def test_where_nobody_is_named_nobody_is(said: str) -> None:
    found = _came(f"示例基地揭牌\n審核：{said}\n來源：示例日報\n\n{LONG}\n")
    assert "reviewer" not in found.values
    assert found.values["source"] == "示例日報"
    assert any(said in line for line in found.left_out)


@pytest.mark.parametrize(
    "line",
    [
        "密級：內部",
        "發布時間：2026年3月1日上午9時解禁",
        "備註：未經審核",
        "（請勿外傳）",
        "編號：〔2026〕3號",
        "時間：3月2日下午3點",
        "地点：新区会议室",
        "關鍵詞：基地、揭牌",
    ],
)
@pytest.mark.parametrize("first", [True, False])
def test_what_is_said_of_a_text_is_no_title(line: str, first: bool) -> None:
    head = [line, "示例基地揭牌"] if first else ["【新聞通稿】示例基地揭牌", line]
    found = _came("\n".join(head) + f"\n\n{LONG}\n\n{LONG}\n")
    assert str(found.values["title"]).endswith("示例基地揭牌")


@pytest.mark.parametrize("line", ["密級：內部", "3月1日9時前禁發", "（未經審核，請勿外傳）", "本稿暫不公開"])
def test_a_text_that_is_not_for_everybody_is_told(line: str) -> None:
    report = Report("a.txt")
    blocks = [Block(said, said) for said in ("示例基地揭牌", line, LONG)]
    tell_withheld(blocks, report)
    assert [(problem.message, dict(problem.values)["text"]) for problem in report.problems] == [
        ("the text says that it is not for everybody, or not yet: {text}", line)
    ]


def test_a_label_of_the_main_line_is_no_part_of_a_title() -> None:
    found = _came(f"引題：招商提速\n主題：示例基地揭牌\n副題：首批十家企業入駐\n\n{LONG}\n\n{LONG}\n")
    assert [found.values[name] for name in ("kicker", "title", "subtitle")] == [
        "招商提速",
        "示例基地揭牌",
        "首批十家企業入駐",
    ]


def test_a_line_that_says_for_whom_a_text_is_is_no_title() -> None:
    found = _came(f"【內部資料】解禁時間：2025年7月1日9時\n\n示例基地揭牌\n\n{LONG}\n\n{LONG}\n", "a.txt")
    assert found.values["title"] == "示例基地揭牌"
    assert "解禁時間" in body(found)


@pytest.mark.parametrize("line", ["人文地理", "深度報道系列", "攝影藝術周"])
def test_a_line_above_the_text_that_has_a_role_in_it_is_no_author(line: str) -> None:
    found = _came(f"示例基地揭牌\n\n{line}\n\n{LONG}\n\n{LONG}\n")
    assert "author" not in found.values
    assert found.body[0].plain == line


@pytest.mark.parametrize(
    "end",
    [
        "聲明：轉載此文是出於傳遞更多信息之目的。",
        "（部分圖片來自網絡，侵刪）",
        "正文的最後一句，說的是另一件事情。",
    ],
)
def test_a_line_of_credits_is_no_heading(end: str) -> None:
    found = _came(f"示例基地揭牌\n\n{LONG}\n\n{LONG}\n\n責編：甲乙　審核：丙丁\n\n{end}\n")
    assert not any(block.shape is Shape.HEADING for block in found.body)
    assert (found.values.get("responsible_editor") == ("甲乙",)) is (end[0] != "正")
