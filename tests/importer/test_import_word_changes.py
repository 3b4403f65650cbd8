"""Tracked changes, hidden rows, words that nobody sees: told, and published only where they were inserted."""

from __future__ import annotations

import pytest

from importer import word_files as word
from importer.received import body, told
from importer.received import of_word as came
from importer.word_files import made

LONG = "6月30日，示例開發區舉行產業基地揭牌儀式，首批十家企業簽約入駐，涉及數字經濟等領域。"


@pytest.mark.parametrize(
    "properties",
    [
        "<w:webHidden/>",
        '<w:color w:val="FFFFFF"/>',
        '<w:color w:val="ffffff"/><w:shd w:val="clear" w:fill="FFFFFF"/>',
        '<w:sz w:val="2"/>',
    ],
)
def test_what_nobody_sees_is_hidden_text(properties: str) -> None:
    found, problems = came(made(word.paragraph("公開的話，", word.run("暗中的話", properties), LONG)))
    assert "暗中的話" not in body(found)
    assert "暗中的話" in told(problems, "hidden text")


@pytest.mark.parametrize(
    ("properties", "paragraph"),
    [
        ('<w:color w:val="FFFFFF"/><w:highlight w:val="darkBlue"/>', ""),
        ('<w:color w:val="FFFFFF"/><w:shd w:val="clear" w:fill="C00000"/>', ""),
        ('<w:color w:val="FFFFFF"/>', '<w:shd w:val="clear" w:fill="1F3864"/>'),
        ('<w:sz w:val="18"/>', ""),
    ],
)
def test_white_on_a_dark_ground_is_seen(properties: str, paragraph: str) -> None:
    raw = made(word.paragraph(word.run("醒目的話，", properties), LONG, properties=paragraph))
    assert "醒目的話" in body(came(raw)[0])


def test_the_white_head_of_a_table_is_seen() -> None:
    head = word.paragraph(word.run("縣", '<w:color w:val="FFFFFF"/>'))
    found, _ = came(made(word.paragraph(LONG), word.table((head, "產值"), ("甲縣", "63"))))
    assert "| 縣 | 產值 |" in body(found)


MARKS = 'w:id="1" w:author="甲"'


@pytest.mark.parametrize(
    ("row", "cell", "what", "published"),
    [
        (f"<w:del {MARKS}/>", "", "tracked change deletes", False),
        ("", f"<w:cellDel {MARKS}/>", "tracked change deletes", False),
        ("<w:hidden/>", "", "hidden text", False),
        (f"<w:ins {MARKS}/>", "", "tracked change inserts", True),
        ("", f"<w:cellIns {MARKS}/>", "tracked change inserts", True),
    ],
)
def test_rows_and_cells_that_are_deleted_or_hidden(row: str, cell: str, what: str, published: bool) -> None:
    rows = (
        f"<w:tr><w:trPr>{row}</w:trPr><w:tc><w:tcPr>{cell}</w:tcPr>{word.paragraph('甲縣六十三億')}</w:tc></w:tr>"
        f"<w:tr><w:tc><w:tcPr/>{word.paragraph('乙縣七十億')}</w:tc></w:tr>"
    )
    table = f"<w:tbl><w:tblPr/><w:tblGrid/>{rows}</w:tbl>"
    found, problems = came(made(word.paragraph(LONG), table, word.paragraph(LONG)))
    assert ("甲縣六十三億" in body(found)) is published
    assert "乙縣七十億" in body(found)
    said = told(problems, what)
    assert "甲縣六十三億" in said
    assert "paragraph 2" in said


def test_what_was_inserted_and_deleted_again_is_told_once_as_deleted() -> None:
    again = f"<w:del {MARKS}><w:r><w:delText>又刪的話</w:delText></w:r></w:del>"
    raw = made(word.paragraph("首，", f"<w:ins {MARKS}>{word.run('插入的話')}{again}</w:ins>", LONG))
    found, problems = came(raw)
    assert "taken over: 插入的話\n" in told(problems, "tracked change inserts")
    assert "又刪的話" in told(problems, "tracked change deletes")
    assert f"首，插入的話{LONG}" in body(found)


def test_what_is_too_small_to_read_is_hidden_in_a_table_too() -> None:
    tiny = word.paragraph("六十三", word.run("暗中的話", '<w:sz w:val="2"/>'))
    found, problems = came(made(word.paragraph(LONG), word.table(("縣", "產值"), ("甲縣", tiny))))
    assert "| 甲縣 | 六十三 |" in body(found)
    assert "暗中的話" in told(problems, "hidden text")
