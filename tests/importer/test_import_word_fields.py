"""Word's fields, drawings, notes and numbers of their own: written as text, or told."""

from __future__ import annotations

import pytest
from docx.oxml.ns import nsdecls
from docx.oxml.parser import parse_xml

from importer import word_files as word
from importer.received import body, told
from importer.received import of_word as came
from importer.word_files import field, made

LONG = "6月30日，示例開發區舉行產業基地揭牌儀式，首批十家企業簽約入駐，涉及數字經濟等領域。"


@pytest.mark.parametrize(
    ("code", "said"),
    [
        (r"EQ \f(1,2)", "1/2"),
        (r"eq \f(b-a,a)", "(b-a)/a"),
        (r"EQ \r(3,x)", "3√x"),
        (r"EQ \o\ac(○,密)", "○密"),
        (r"EQ x\s\up5(2)", "x^2"),
        (r"EQ \i(0,1,f)", "∫_0^1 f"),
        (r"EQ \x(框)\b(括)", "框(括)"),
        (r"EQ \a\al\co2(1,2,3)", "1, 2, 3"),
        (r"EQ f(x)", "f(x)"),
    ],
)
def test_a_formula_in_the_code_of_a_field_is_written_on_one_line(code: str, said: str) -> None:
    found, problems = came(made(word.paragraph("按", field(code), "計算。", LONG)))
    assert f"按{said}計算。" in "".join(block.plain for block in found.body)
    assert said in told(problems, "a formula")


def test_a_phonetic_guide_of_an_older_word_leaves_its_character_and_is_told() -> None:
    code = r'EQ \* jc2 \* "Font:宋体" \* hps10 \o\ad(\s\up 9(gàn),贛)'
    found, problems = came(made(word.paragraph("地處", field(code), "江。", LONG)))
    assert f"地處贛江。{LONG}" in body(found)
    assert "贛 (gàn)" in told(problems, "phonetic guide")


def test_a_field_that_shows_nothing_is_told_unless_it_never_shows_anything() -> None:
    silent = field('XE "索引"') + field("PAGE") + field("TC 目次")
    found, problems = came(made(word.paragraph("甲", silent, field("MACROBUTTON x 請填日期"), "乙。", LONG)))
    assert f"甲乙。{LONG}" in body(found)
    assert "請填日期" in told(problems, "a field")


def test_fields_with_a_text_show_it_and_links_are_links() -> None:
    link = field('HYPERLINK "https://zone.example/a.pdf"', "附件")
    found, problems = came(made(word.paragraph("見", link, "第", field("PAGEREF x", "7"), "頁。", LONG)))
    assert f"見[附件](https://zone.example/a.pdf)第7頁。{LONG}" in body(found)
    assert not any("field" in problem for problem in problems)


def test_words_that_are_drawn_are_told() -> None:
    letters = '<w:r><w:pict><v:shape><v:textpath string="藝術的字"/></v:shape></w:pict></w:r>'
    described = '<wp:docPr id="1" name="a" descr="結構的說明"/>'
    drawing = f"<w:r><w:drawing><wp:inline>{described}</wp:inline></w:drawing></w:r>"
    found, problems = came(made(word.paragraph("甲", letters, drawing, "乙。", LONG)))
    said = " ".join(problem for problem in problems if "words of a drawing" in problem)
    assert "藝術的字" in said
    assert "結構的說明" in said
    assert f"甲乙。{LONG}" in body(found)


def with_notes(*notes: str) -> bytes:
    marks = "".join(f'<w:r><w:footnoteReference w:id="{at}"/></w:r>' for at in range(2, 2 + len(notes)))
    part = "".join(f'<w:footnote w:id="{at}">{note}</w:footnote>' for at, note in enumerate(notes, 2))
    raw = made(word.paragraph(LONG, marks))
    raw = word.related(
        raw,
        "rId70",
        "footnotes",
        "footnotes.xml",
        f"<w:footnotes {word.NAMESPACES}>{part}</w:footnotes>",
    )
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
    types = word.part_of(raw, "[Content_Types].xml").replace(
        "</Types>", f'<Override PartName="/word/footnotes.xml" ContentType="{kind}"/></Types>'
    )
    return word.with_part(raw, {"[Content_Types].xml": types})


def test_a_note_of_several_paragraphs_keeps_them_and_its_links_and_table() -> None:
    link = field('HYPERLINK "https://zone.example/b.pdf"', "公報")
    note = (
        word.paragraph("見", link, "。") + word.paragraph("第二段。") + word.table(("縣", "值"), ("甲", "1"))
    )
    found, _ = came(with_notes(note, word.paragraph("又一註。")))
    assert body(found).endswith(
        "[^1]: 見[公報](https://zone.example/b.pdf)。\n\n    第二段。\n\n"
        "    | 縣 | 值 |\n    | --- | --- |\n    | 甲 | 1 |\n\n[^2]: 又一註。"
    )


def test_a_paragraph_that_says_what_another_says_is_missed_too() -> None:
    unknown = f"<w:p><w:unheardOf>{word.run('甲')}</w:unheardOf></w:p>"
    _, problems = came(made(word.paragraph("甲"), word.paragraph(LONG), unknown))
    assert "paragraph 3" in told(problems, "could not be taken over")


def test_a_number_of_its_own_form_and_the_list_of_a_style() -> None:
    document = word.empty()
    word.add_numbering(document, 90, ("decimal", "%1."))
    root = document.part.numbering_part.element
    root.append(
        parse_xml(
            f'<w:num {nsdecls("w")} w:numId="95"><w:abstractNumId w:val="90"/><w:lvlOverride w:ilvl="0">'
            '<w:lvl w:ilvl="0"><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="第%1條"/></w:lvl>'
            "</w:lvlOverride></w:num>"
        )
    )
    word.add(document, word.paragraph(LONG), word.numbered("總則", 95), word.paragraph(LONG))
    assert "第一條\u3000總則" in body(came(word.saved(document))[0])


def test_a_level_that_never_begins_anew() -> None:
    document = word.empty()
    word.add_numbering(document, 90, ("chineseCounting", "%1、"), ("decimal", "%2）"))
    (second,) = document.part.numbering_part.element.xpath('.//w:abstractNum[@w:abstractNumId="90"]/w:lvl[2]')
    second.append(parse_xml(f'<w:lvlRestart {nsdecls("w")} w:val="0"/>'))
    items = [word.numbered(text, 90, level) for text, level in (("甲", 0), ("乙", 1), ("丙", 0), ("丁", 1))]
    word.add(document, word.paragraph(LONG), *items)
    said = [block.plain for block in came(word.saved(document))[0].body]
    assert said[1:] == ["一、甲", "1）乙", "二、丙", "2）丁"]


def test_cells_over_several_keep_links_and_notes() -> None:
    link = field('HYPERLINK "https://zone.example/a.pdf"', "附件")
    wide = f'<w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr>{word.paragraph("見", link)}</w:tc>'
    row = (
        "<w:tr>"
        + "".join(f"<w:tc><w:tcPr/>{word.paragraph(each)}</w:tc>" for each in ("甲", "乙"))
        + "</w:tr>"
    )
    found, _ = came(
        made(word.paragraph(LONG), f"<w:tbl><w:tblPr/><w:tblGrid/><w:tr>{wide}</w:tr>{row}</w:tbl>")
    )
    assert '<td colspan="2">見<a href="https://zone.example/a.pdf">附件</a></td>' in body(found)
