"""Word files: structure is kept, what is beside the text is told, and bad archives are not unpacked."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import zipfile
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path

import pytest
from docx import Document
from docx.document import Document as WordDocument
from docx.oxml.ns import qn

from importer import received
from importer.received import body
from importer.word_files import part_of, saved, with_part
from newsgen.importer.extracted import Extracted
from newsgen.problems import Report
from newsgen.readers import from_bytes
from newsgen.readers.reading import read
from newsgen.readers.received_text import ReceivedText

HAN = re.compile(r"[一-鿿]")
LONG = "6月30日，示例開發區舉行產業基地揭牌儀式，首批十家企業簽約入駐，涉及數字經濟等領域。"


def came(raw: bytes, name: str = "稿件.docx") -> tuple[Extracted, ReceivedText, Report]:
    return received.came(raw, name)


def refusal(raw: bytes, name: str = "稿件.docx") -> str:
    report = Report(name)
    file = from_bytes(name, raw, report)
    assert file is None or read(file, report) is None
    (problem,) = report.problems
    assert problem.hint
    return problem.text()


def a_document() -> WordDocument:
    document = Document()
    document.add_heading("示例開發區產業基地揭牌", 0)
    document.add_paragraph("來源：示例日報　作者：甲乙")
    document.add_paragraph(LONG)
    return document


def test_headings_lists_tables_and_bold_lines(root: Path) -> None:
    document = a_document()
    document.add_heading("優化環境", 1)
    document.add_heading("簡化手續", 2)
    document.add_paragraph("第一條", style="List Bullet")
    document.add_paragraph("第二條", style="List Bullet")
    table = document.add_table(2, 2)
    for cell, text in zip(table._cells, ("年份", "甲|乙", "2024", "12"), strict=True):
        cell.text = text
    document.add_paragraph().add_run("只是粗體的一行").bold = True
    document.add_paragraph(LONG)
    document.add_picture(str(root / "tests/sites/golden/content/articles/2025/park.jpg"))
    found, received_text, _ = came(saved(document))
    assert found.values == {
        "title": "示例開發區產業基地揭牌",
        "source": "示例日報",
        "author": ("甲乙",),
        "date": "2013-12-23 23:15:00Z",
    }
    assert body(found) == (
        f"{LONG}\n\n## 優化環境\n\n### 簡化手續\n\n- 第一條\n- 第二條\n\n"
        "| 年份 | 甲&#124;乙 |\n| --- | --- |\n| 2024 | 12 |\n\n"
        f"#### 只是粗體的一行\n\n{LONG}\n\n![]({received_text.pictures[0].mark})"
    )
    assert received_text.pictures[0].suffix == ".jpg"


@pytest.mark.parametrize("style", ["標題 1", "标题 1", "標題1"])
def test_headings_by_localised_names(style: str) -> None:
    document = a_document()
    document.styles.add_style(style, 1)
    document.add_paragraph("優化環境", style=style)
    document.add_paragraph(LONG)
    assert "## 優化環境" in body(came(saved(document))[0])


def test_alternative_text_is_kept_and_never_made_up(root: Path) -> None:
    picture = str(root / "tests/sites/golden/content/articles/2025/park.jpg")
    document = a_document()
    for description in ("園區鳥瞰", "图片 1", "一張圖片包含天空 自動產生的描述"):
        document.add_picture(picture)
        document.inline_shapes[-1]._inline.docPr.set("descr", description)
    found, received_text, _ = came(saved(document))
    mark = received_text.pictures[0].mark
    assert re.findall(r"!\[[^]]*\]\([^)]*\)", body(found)) == [
        f"![園區鳥瞰]({mark})",
        f"![]({mark})",
        f"![]({mark})",
    ]


def test_the_date_of_the_file_is_the_last_resort_and_said() -> None:
    document = a_document()
    document.core_properties.created = datetime(2025, 6, 30, 1, 30, tzinfo=UTC)
    found, _, report = came(saved(document))
    assert found.values["date"] == "2025-06-30 01:30:00Z"
    assert [problem.message for problem in report.problems] == [
        "the date is that of the file ({origin}), as the text has none"
    ]


def test_every_character_is_in_the_article_or_told() -> None:
    document = a_document()
    document.sections[0].header.paragraphs[0].text = "頁眉上的字"
    document.add_paragraph("（示例日報記者 丙丁）")
    table = document.add_table(1, 2)
    table.cell(0, 0).merge(table.cell(0, 1)).text = "合併的格子"
    document.add_paragraph("免責聲明")
    document.add_paragraph("未經本網授權，任何單位和個人不得轉載。")
    raw = saved(document)
    found, _, _ = came(raw)
    kept = "".join([*(block.plain for block in found.body), *found.taken, *found.notice, *found.left_out])
    said = [paragraph.text for paragraph in document.paragraphs]
    said += ["合併的格子", "頁眉上的字"]
    assert Counter(HAN.findall(kept)) == Counter(HAN.findall("".join(said)))
    assert found.notice == ("免責聲明", "未經本網授權，任何單位和個人不得轉載。")


FOOTNOTES = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:footnotes xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">
<w:footnote w:id="2"><w:p><w:r><w:t>腳註的內容</w:t></w:r></w:p></w:footnote></w:footnotes>"""


def test_footnotes() -> None:
    document = a_document()
    run = document.paragraphs[-1].add_run()
    reference = run._r.makeelement(qn("w:footnoteReference"), {qn("w:id"): "2"})
    run._r.append(reference)
    raw = saved(document)
    relations = part_of(raw, "word/_rels/document.xml.rels").replace(
        "</Relationships>",
        '<Relationship Id="rId99" Target="footnotes.xml" Type="http://schemas.openxmlformats.org/officeDocument/'
        '2006/relationships/footnotes"/></Relationships>',
    )
    found, _, _ = came(
        with_part(raw, {"word/footnotes.xml": FOOTNOTES, "word/_rels/document.xml.rels": relations})
    )
    assert body(found) == f"{LONG}[^1]\n\n[^1]: 腳註的內容"


def test_an_archive_that_would_be_too_large_is_not_unpacked() -> None:
    raw = saved(a_document())
    bomb = with_part(raw, {"word/media/x.bin": bytes(50_000_000)})
    assert len(bomb) < 1_000_000
    assert "far too large" in refusal(bomb)


def test_an_archive_of_too_many_parts() -> None:
    assert "more parts" in refusal(with_part(saved(a_document()), {f"x/{at}": "" for at in range(5_001)}))


def test_entities_are_refused() -> None:
    raw = saved(a_document())
    document = part_of(raw, "word/document.xml").replace(
        "<w:document", '<!DOCTYPE x [<!ENTITY a "哈哈">]><w:document', 1
    )
    assert "entities" in refusal(with_part(raw, {"word/document.xml": document}))


def test_other_archives_and_damaged_ones() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        made.writestr("mimetype", "application/vnd.oasis.opendocument.text")
    assert "no Word document" in refusal(out.getvalue(), "x.odt")
    raw = saved(a_document())
    assert "damaged" in refusal(raw[: len(raw) // 2])


def test_xml_that_is_broken_is_a_message() -> None:
    assert "cannot be read" in refusal(with_part(saved(a_document()), {"word/document.xml": "<w:document"}))


@pytest.mark.parametrize(
    ("raw", "name", "said"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "a.doc", "older Word"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "a.wps", "WPS (.wps)"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "EncryptedPackage".encode("utf-16-le"),
            "a.docx",
            "locked with a password",
        ),
        (b"%PDF-1.7\n", "a.pdf", "this is a PDF"),
        (b"{\\rtf1\\ansi", "a.rtf", "Rich Text"),
        ("不是文檔".encode(), "a.docx", "damaged"),
    ],
)
def test_files_of_other_kinds_say_what_to_do(raw: bytes, name: str, said: str) -> None:
    assert said in refusal(raw, name)


def test_a_file_saved_by_libreoffice(tmp_path: Path) -> None:
    soffice = shutil.which("soffice")
    if soffice is None:
        pytest.skip("there is no LibreOffice (soffice)")
    (tmp_path / "稿件.html").write_text(
        "<html><meta charset=utf-8><body><h1>示例開發區產業基地揭牌</h1>"
        f"<p>{LONG}</p><h2>優化環境</h2><p>{LONG}</p>",
        encoding="utf-8",
    )
    subprocess.run(  # noqa: S603 - fixed words
        [soffice, "--headless", "--convert-to", "docx:Office Open XML Text", "稿件.html"],
        cwd=tmp_path,
        check=True,
        capture_output=True,
    )
    found, _, _ = came((tmp_path / "稿件.docx").read_bytes())
    assert found.values["title"] == "示例開發區產業基地揭牌"
    assert body(found) == f"{LONG}\n\n## 優化環境\n\n{LONG}"


def test_a_margin_that_says_that_a_text_is_not_for_everybody_is_told() -> None:
    document = a_document()
    document.sections[0].header.paragraphs[0].text = "內部資料"
    document.sections[0].footer.paragraphs[0].text = "第1頁"
    _, _, report = came(saved(document))
    told = [
        dict(problem.values)["text"] for problem in report.problems if "not for everybody" in problem.message
    ]
    assert told == ["內部資料"]


def test_the_date_of_a_file_is_told_in_words() -> None:
    document = a_document()
    document.core_properties.created = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
    _, _, report = came(saved(document))
    assert "the date is that of the file (when the file was made), as the text has none" in "".join(
        problem.text() for problem in report.problems
    )
