"""Word files of other makes: strict ones, parts by other names, pictures that are not there, drawings."""

from __future__ import annotations

import re

import pytest

from importer import word_files as word
from importer.received import body, told
from importer.received import of_word as came
from importer.word_files import made
from linear import assert_linear
from newsgen.problems import Report
from newsgen.readers import from_bytes, read
from newsgen.word.numbering import in_form

LONG = "6月30日，示例開發區舉行產業基地揭牌儀式，首批十家企業簽約入駐，涉及數字經濟等領域。"
STRUCK = word.run("三百億", "<w:strike/>")
_PARTS = ("word/document.xml", "word/_rels/document.xml.rels", "word/styles.xml", "_rels/.rels")
_USUAL = re.compile(r"http://schemas\.openxmlformats\.org/(wordprocessingml|drawingml|officeDocument)/2006/")


def drawing(inner: str, properties: str = "", relation: str = "") -> str:
    """Return a run with a drawing, and what it is called; with a picture where a relation is named."""
    if relation:
        inner = (
            '<pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:blipFill>'
            f"<a:blip {relation}/></pic:blipFill></pic:pic>"
        )
    return (
        f'<w:r><w:drawing><wp:inline><wp:docPr id="1" name="圖片 7" {properties}/><a:graphic>'
        f'<a:graphicData uri="x">{inner}</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>'
    )


def test_a_strict_document_is_read_like_any_other() -> None:
    raw = made(word.paragraph("投資", STRUCK, "四百億元，", word.ruby("贛", "gàn"), "江兩岸。", LONG))
    strict: dict[str, str | bytes] = {
        name: _USUAL.sub(r"http://purl.oclc.org/ooxml/\1/", word.part_of(raw, name)) for name in _PARTS
    }
    found, problems = came(word.with_part(raw, strict))
    assert f"投資四百億元，贛江兩岸。{LONG}" in body(found)
    assert "三百億" in told(problems, "struck text")
    assert "gàn" in told(problems, "phonetic guide")


def test_the_text_is_found_by_what_the_file_says_and_not_by_its_name() -> None:
    raw = made(word.paragraph("投資", STRUCK, "四百億元。", LONG))
    raw = word.with_part(
        raw,
        {
            "_rels/.rels": word.part_of(raw, "_rels/.rels").replace(
                "word/document.xml", "word/document2.xml"
            ),
            "word/document2.xml": word.part_of(raw, "word/document.xml"),
            "word/_rels/document2.xml.rels": word.part_of(raw, "word/_rels/document.xml.rels"),
            "word/document.xml": f"<w:document {word.NAMESPACES}/>",
        },
    )
    found, problems = came(raw)
    assert f"投資四百億元。{LONG}" in body(found)
    assert "三百億" in told(problems, "struck text")


def test_notes_by_another_name_are_read_like_the_text() -> None:
    raw = made(word.paragraph(LONG, '<w:r><w:footnoteReference w:id="2"/></w:r>'))
    note = f'<w:footnote w:id="2">{word.paragraph("注裡投資", STRUCK, "四百億元。")}</w:footnote>'
    part = f"<w:footnotes {word.NAMESPACES}>{note}</w:footnotes>"
    found, problems = came(word.related(raw, "rId70", "footnotes", "footnotes2.xml", part))
    assert "注裡投資四百億元。" in body(found)
    assert "三百億" in told(problems, "struck text")


def test_an_embedded_page_is_told_wherever_it_lies_and_however_it_is_written() -> None:
    page = '<html><head><meta charset="gbk"></head><body><p>内嵌网页的话。</p></body></html>'.encode("gbk")
    raw = made(word.paragraph(LONG), '<w:altChunk r:id="rId80"/>')
    _, problems = came(word.related(raw, "rId80", "aFChunk", "parts/c1.html", page))
    assert "内嵌网页的话" in told(problems, "embedded file")
    assert "paragraph 1" in told(problems, "embedded file")


def test_a_chart_of_a_newer_word_is_told_with_its_words() -> None:
    chart = '<c:chartSpace xmlns:c="http://schemas.microsoft.com/office/drawing/2014/chartex"><c:pt>各縣</c:pt></c:chartSpace>'
    raw = made(word.paragraph(LONG, drawing('<c:chart r:id="rId81"/>')))
    _, problems = came(word.related(raw, "rId81", "chartEx", "drawn/cx1.xml", chart))
    assert "各縣" in told(problems, "a chart was left out")


def test_words_on_a_canvas_and_the_description_of_a_group_are_told() -> None:
    canvas = "<a:sp><a:txBody><a:p><a:r><a:t>畫布上的字</a:t></a:r></a:p></a:txBody></a:sp>"
    _, problems = came(made(word.paragraph(LONG, drawing(canvas, 'descr="結構的說明" title="圖的題目"'))))
    said = told(problems, "words of a drawing")
    assert all(words in said for words in ("畫布上的字", "結構的說明", "圖的題目"))


@pytest.mark.parametrize(
    ("relation", "what"),
    [('r:embed="rId404"', "a picture was left out"), ('r:link="rId82"', "only a link to it")],
)
def test_a_picture_that_is_not_in_the_file_is_told_and_the_rest_comes_in(relation: str, what: str) -> None:
    raw = made(word.paragraph(LONG, drawing("", 'descr="江岸的工地"', relation)))
    raw = word.with_part(
        raw,
        {
            "word/_rels/document.xml.rels": word.part_of(raw, "word/_rels/document.xml.rels").replace(
                "</Relationships>",
                '<Relationship Id="rId82" Target="https://a.example/b.png" TargetMode="External" Type="'
                'http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"/></Relationships>',
            )
        },
    )
    found, problems = came(raw)
    assert LONG in body(found)
    assert "江岸的工地" in told(problems, what)


def test_links_and_notes_to_nowhere_leave_their_text() -> None:
    link = f'<w:hyperlink r:id="rId404">{word.run("見附件")}</w:hyperlink>'
    note = '<w:r><w:footnoteReference w:id="44"/></w:r>'
    click = drawing("", 'descr="說明"').replace(
        "/><a:graphic>", '><a:hlinkClick r:id="rId404"/></wp:docPr><a:graphic>'
    )
    found, _ = came(made(word.paragraph(link, note, click, "。", LONG)))
    assert f"見附件。{LONG}" in body(found)


def test_pictures_that_are_deleted_or_hidden_are_told() -> None:
    missing = drawing("", "", 'r:embed="x"')
    gone = f'<w:del w:id="5">{missing}</w:del>'
    hidden = drawing("", 'descr="江岸"', 'r:embed="x"').replace("<w:r>", "<w:r><w:rPr><w:vanish/></w:rPr>", 1)
    _, problems = came(made(word.paragraph(gone, LONG), word.paragraph(hidden, LONG)))
    said = [problem for problem in problems if "a picture was left out" in problem]
    assert "圖片 7" in said[0]
    assert "江岸" in said[1]


def test_a_picture_of_an_older_word_keeps_its_description() -> None:
    shape = '<w:r><w:pict><v:shape alt="江岸的工地"><v:imagedata r:id="rId83"/></v:shape></w:pict></w:r>'
    raw = word.related(
        made(word.paragraph(LONG, shape)), "rId83", "image", "media/a.png", b"\x89PNG\r\n\x1a\n"
    )
    found, problems = came(raw)
    assert "![江岸的工地](" in body(found)
    assert not any("words of a drawing" in problem for problem in problems)


def test_the_chosen_entry_of_a_form_is_text() -> None:
    entries = "".join(f'<w:listEntry w:val="{each}"/>' for each in ("不同意", "同意乙案"))
    choice = word.field("FORMDROPDOWN").replace(
        '<w:fldChar w:fldCharType="begin"/>',
        '<w:fldChar w:fldCharType="begin"><w:ffData><w:ddList><w:result w:val="1"/>'
        f"{entries}</w:ddList></w:ffData></w:fldChar>",
    )
    found, problems = came(made(word.paragraph("本會", choice, "。", LONG)))
    assert f"本會同意乙案。{LONG}" in body(found)
    assert not any("field" in problem for problem in problems)


def test_a_formula_with_words_of_the_text_keeps_them() -> None:
    formula = "<m:oMath><m:r><m:t>x=</m:t></m:r><m:r><w:t>產值</w:t></m:r></m:oMath>"
    found, _ = came(made(word.paragraph("按", formula, "計算。", LONG)))
    assert "按x=產值計算。" in "".join(block.plain for block in found.body)


def test_comments_on_one_paragraph_are_told_apart() -> None:
    marks = "".join(f'<w:r><w:commentReference w:id="{at}"/></w:r>' for at in (7, 8))
    comments = "".join(
        f'<w:comment w:id="{at}" w:author="{who}"><w:p><w:r><w:t>{said}</w:t></w:r></w:p></w:comment>'
        for at, who, said in ((7, "丙", "核過嗎"), (8, "丁", "核過"))
    )
    part = f"<w:comments {word.NAMESPACES}>{comments}</w:comments>"
    _, problems = came(
        word.related(made(word.paragraph(LONG, marks)), "rId77", "comments", "comments.xml", part)
    )
    assert "丙: 核過嗎 / 丁: 核過" in told(problems, "comment")


def test_a_large_first_character_stands_before_its_words() -> None:
    frame = '<w:framePr w:dropCap="drop" w:lines="3"/>'
    found, _ = came(
        made(word.paragraph(LONG), word.paragraph("春", properties=frame), word.paragraph("天來了。" + LONG))
    )
    assert f"春天來了。{LONG}" in body(found)


def listed(*blocks: str) -> str:
    document = word.empty()
    word.add_numbering(document, 90, ("decimal", "%1."))
    word.add(document, word.paragraph(LONG), *blocks)
    return body(came(word.saved(document))[0])


def test_a_column_of_numbers_without_words_keeps_them() -> None:
    table = word.table((word.numbered("", 90), "甲縣"), (word.numbered("", 90), "乙縣"))
    assert "| 1. | 甲縣 |" in listed(table)
    assert "| 2. | 乙縣 |" in listed(table)


def test_an_empty_paragraph_has_a_number_too_unless_it_is_gone() -> None:
    gone = word.numbered("", 90).replace("</w:pPr>", '<w:rPr><w:del w:id="1"/></w:rPr></w:pPr>')
    assert "3\\. 乙縣" in listed(word.numbered("甲縣", 90), word.numbered("", 90), word.numbered("乙縣", 90))
    assert "2. 乙縣" in listed(word.numbered("甲縣", 90), gone, word.numbered("乙縣", 90))


@pytest.mark.parametrize(
    ("number", "form", "said"),
    [
        (3, "ideographZodiacTraditional", "丙寅"),
        (3, "ideographEnclosedCircle", "㊂"),
        (12, "decimalFullWidth2", "１２"),
    ],
)
def test_more_forms_of_numbers(number: int, form: str, said: str) -> None:
    assert in_form(number, form) == said


@pytest.mark.parametrize(
    ("before", "unit", "after"),
    [
        (
            '<w:p><w:r><w:pict><v:shape alt="江岸">',
            '<v:imagedata r:id="x"/>',
            "</v:shape></w:pict></w:r></w:p>",
        ),
        ("", '<w:p><w:pPr><w:framePr w:dropCap="drop"/></w:pPr><w:r><w:t>春</w:t></w:r></w:p>', ""),
        ("", '<w:p><w:hyperlink r:id="x"><w:r><w:t>字</w:t></w:r></w:hyperlink></w:p>', ""),
    ],
)
def test_a_file_of_one_thing_takes_time_by_its_length(before: str, unit: str, after: str) -> None:
    def made_of(length: int) -> bytes:
        return word.quickly(word.paragraph(LONG) + before + unit * (length // len(unit)) + after)

    assert_linear(came, made_of, 20_000, 80_000)


def test_what_is_deleted_or_struck_in_a_formula_is_not_published() -> None:
    formula = (
        '<m:oMath><m:r><w:rPr><w:strike/></w:rPr><m:t>7a</m:t></m:r><w:del w:id="4"><m:r><m:t>8b</m:t></m:r>'
        "</w:del><m:r><m:t>x=9</m:t></m:r></m:oMath>"
    )
    found, problems = came(made(word.paragraph("按", formula, "計算。", LONG)))
    assert "按x=9計算。" in body(found)
    assert "7a" in told(problems, "struck text")
    assert "8b" in told(problems, "tracked change deletes")


def test_a_sign_that_only_its_font_has_is_told() -> None:
    known = '<w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>'
    unknown = '<w:r><w:sym w:font="示例字庫" w:char="E123"/></w:r>'
    found, problems = came(made(word.paragraph("合格", known, "，王", unknown, "。", LONG)))
    assert f"合格✓，王。{LONG}" in body(found)
    assert "示例字庫 E123" in told(problems, "only its font has")


def test_a_file_that_only_embeds_a_page_says_so_and_what_the_page_says() -> None:
    raw = made('<w:altChunk r:id="rId80"/>')
    raw = word.related(raw, "rId80", "aFChunk", "afchunk.mht", f"Content-Type: text/html\n\n<p>{LONG}</p>")
    report = Report("稿件.docx")
    received = from_bytes("稿件.docx", raw, report)
    assert received is not None
    assert read(received, report) is None
    (problem,) = report.problems
    assert "no text of its own" in problem.message
    assert LONG in problem.text()
