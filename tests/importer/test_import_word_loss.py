"""What Word keeps beside plain text: none of it is lost without a word, none published unseen."""

from __future__ import annotations

import pytest

from importer import word_files as word
from importer.received import body, told
from importer.received import of_word as came
from importer.word_files import made
from newsgen.importer.extracted import Extracted
from newsgen.word.numbering import in_form

LONG = "6月30日，示例開發區舉行產業基地揭牌儀式，首批十家企業簽約入駐，涉及數字經濟等領域。"


def test_a_phonetic_guide_leaves_its_character_and_is_told() -> None:
    found, problems = came(made(word.paragraph("本區地處", word.ruby("贛", "gàn"), "江之畔，" + LONG)))
    assert f"本區地處贛江之畔，{LONG}" in body(found)
    assert "gàn" not in body(found)
    assert "贛 (gàn)" in told(problems, "phonetic guide")
    assert found.asides[0].text == "贛 (gàn)"


@pytest.mark.parametrize(
    ("formula", "line"),
    [
        ("<m:r><m:t>a+b</m:t></m:r>", "a+b"),
        (
            "<m:f><m:num><m:r><m:t>b-a</m:t></m:r></m:num><m:den><m:r><m:t>a</m:t></m:r></m:den></m:f>",
            "(b-a)/a",
        ),
        (
            "<m:sSup><m:e><m:r><m:t>x</m:t></m:r></m:e><m:sup><m:r><m:t>2</m:t></m:r></m:sup></m:sSup>",
            "x^2",
        ),
        (
            "<m:rad><m:radPr/><m:deg/><m:e><m:r><m:t>y</m:t></m:r></m:e></m:rad>",
            "√y",
        ),
        (
            '<m:nary><m:naryPr><m:chr m:val="∑"/></m:naryPr><m:sub><m:r><m:t>i=1</m:t></m:r></m:sub>'
            "<m:sup><m:r><m:t>n</m:t></m:r></m:sup><m:e><m:r><m:t>q</m:t></m:r></m:e></m:nary>",
            "∑_(i=1)^n q",
        ),
        ("<m:d><m:e><m:r><m:t>k</m:t></m:r></m:e></m:d>", "(k)"),
    ],
)
def test_a_formula_is_written_on_one_line(formula: str, line: str) -> None:
    found, problems = came(made(word.paragraph("增速按", f"<m:oMath>{formula}</m:oMath>", "計算，" + LONG)))
    assert line in "".join(block.plain for block in found.body)
    assert line in told(problems, "formula")


@pytest.mark.parametrize(
    ("properties", "what"),
    [("<w:vanish/>", "hidden text"), ("<w:strike/>", "struck text"), ("<w:dstrike/>", "struck text")],
)
def test_hidden_and_struck_text_is_told_and_kept_aside(properties: str, what: str) -> None:
    raw = made(word.paragraph("投資額為", word.run("三千萬元", properties), "五千萬元，" + LONG))
    found, problems = came(raw)
    assert "三千萬元" not in body(found)
    assert "投資額為五千萬元" in body(found)
    said = told(problems, what)
    assert "paragraph 1" in said
    assert "三千萬元" in said


def test_what_is_hidden_by_its_style_is_hidden_and_what_is_shown_again_is_not() -> None:
    document = word.empty()
    document.styles.add_style("Hidden", 2).font.hidden = True
    hidden = '<w:rStyle w:val="Hidden"/>'
    word.add(
        document,
        word.paragraph(
            word.run("內部意見。", hidden), word.run("公開的話。", hidden + '<w:vanish w:val="0"/>'), LONG
        ),
    )
    found, _ = came(word.saved(document))
    assert "內部意見" not in body(found)
    assert "公開的話" in body(found)


def test_tracked_changes_are_told_and_deletions_are_not_published() -> None:
    marks = 'w:id="1" w:author="甲" w:date="2025-01-01T00:00:00Z"'
    raw = made(
        word.paragraph(
            "首段，",
            f"<w:ins {marks}>{word.run('插入的話，')}</w:ins>",
            f"<w:del {marks}><w:r><w:delText>刪去的話，</w:delText></w:r></w:del>",
            f"<w:moveFrom {marks}>{word.run('移走的話，')}</w:moveFrom>",
            LONG,
        )
    )
    found, problems = came(raw)
    assert "首段，插入的話，" in body(found)
    assert not any(words in body(found) for words in ("刪去", "移走"))
    assert "插入的話" in told(problems, "tracked change inserts")
    assert "刪去的話，移走的話" in told(problems, "tracked change deletes")


def test_the_text_of_a_box_stands_once_behind_its_paragraph() -> None:
    for twice in (True, False):
        found, problems = came(
            made(word.paragraph(word.text_box("框裡的話，也有句號。", twice), LONG), word.paragraph(LONG))
        )
        assert body(found).count("框裡的話") == 1
        assert "框裡的話" in told(problems, "text of a box")


def test_a_comment_is_told_with_its_paragraph() -> None:
    document = word.empty()
    word.add(
        document,
        word.paragraph(LONG),
        word.paragraph("第二段。", '<w:r><w:commentReference w:id="7"/></w:r>'),
    )
    comments = (
        '<w:comments xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
        '<w:comment w:id="7" w:author="丙"><w:p><w:r><w:t>數字請再核。</w:t></w:r></w:p></w:comment>'
        "</w:comments>"
    )
    found, problems = came(word.related(word.saved(document), "rId77", "comments", "comments.xml", comments))
    assert "數字請再核" not in body(found)
    said = told(problems, "comment")
    assert "paragraph 2" in said
    assert "丙: 數字請再核。" in said


def test_charts_and_embedded_files_are_told_with_their_words() -> None:
    chart = (
        '<c:chartSpace xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" '
        'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:t>各縣產值</a:t><c:v>128</c:v></c:chartSpace>'
    )
    shape = (
        '<w:r><w:drawing><wp:inline><a:graphic><a:graphicData uri="x">'
        '<c:chart r:id="rId78"/></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>'
    )
    raw = made(word.paragraph(LONG), word.paragraph("見圖。", shape))
    raw = word.related(raw, "rId78", "chart", "charts/chart1.xml", chart)
    raw = word.related(raw, "rId79", "package", "embeddings/a.docx", made(word.paragraph("附表裡的話")))
    found, problems = came(raw)
    assert "paragraph 2" in told(problems, "a chart was left out")
    assert "各縣產值 128" in told(problems, "a chart was left out")
    assert "附表裡的話" in told(problems, "embedded file")
    assert any("各縣產值 128" in aside.text for aside in found.asides)


def numbered(levels: tuple[tuple[str, str], ...], *blocks: str) -> Extracted:
    document = word.empty()
    word.add_numbering(document, 90, *levels)
    word.add(document, *blocks)
    return came(word.saved(document))[0]


@pytest.mark.parametrize(
    ("form", "text", "first", "second"),
    [
        ("chineseCounting", "%1、", "一、", "二、"),
        ("chineseCountingThousand", "（%1）", "（一）", "（二）"),
        ("ideographTraditional", "%1、", "甲、", "乙、"),
        ("decimal", "%1）", "1）", "2）"),
        ("decimal", "第%1條　", "第1條", "第2條"),
        ("upperRoman", "%1. ", "I.", "II."),
        ("decimalEnclosedCircle", "%1", "①", "②"),
    ],
)
def test_automatic_numbers_are_text(form: str, text: str, first: str, second: str) -> None:
    found = numbered(
        ((form, text),),
        word.numbered("總體要求", 90),
        word.paragraph(LONG),
        word.numbered("重點任務", 90),
        word.paragraph(LONG),
    )
    said = [block.plain for block in found.body]
    assert any(line.startswith(first) and line.endswith("總體要求") for line in [*said, *found.taken])
    assert any(line.startswith(second) and line.endswith("重點任務") for line in said)


def test_numbers_go_on_behind_a_paragraph_and_levels_count_within_each_other() -> None:
    found = numbered(
        (("decimal", "%1."), ("decimal", "%1.%2")),
        word.paragraph(LONG),
        word.numbered("甲項", 90),
        word.numbered("乙項", 90, 1),
        word.numbered("丙項", 90, 1),
        word.paragraph(LONG),
        word.numbered("丁項", 90),
        word.numbered("戊項", 90, 1),
    )
    said = "\n".join(block.plain for block in found.body)
    for line in ("1. 甲項", "1.1 乙項", "1.2 丙項", "2. 丁項", "2.1 戊項"):
        assert line in said


def test_a_simple_list_stays_a_list_of_markdown() -> None:
    blocks = (
        word.paragraph(LONG),
        word.numbered("甲項", 90),
        word.numbered("乙項", 90),
        word.paragraph(LONG),
    )
    assert "1. 甲項\n2. 乙項" in body(numbered((("decimal", "%1."),), *blocks))


@pytest.mark.parametrize(
    ("number", "form", "said"),
    [
        (10, "chineseCounting", "十"),
        (21, "chineseCounting", "二十一"),
        (101, "chineseCountingThousand", "一百零一"),
        (110, "chineseCountingThousand", "一百一十"),
        (20, "ideographDigital", "二〇"),
        (12, "chineseLegalSimplified", "壹拾贰"),
        (14, "lowerRoman", "xiv"),
        (27, "upperLetter", "AA"),
        (21, "decimalEnclosedCircle", "21"),
        (3, "unheardOf", "3"),
        (0, "chineseCounting", "0"),
    ],
)
def test_forms_of_numbers(number: int, form: str, said: str) -> None:
    assert in_form(number, form) == said


def test_a_table_with_a_table_in_a_cell_stays_a_table() -> None:
    inner = word.table(("甲鎮", "31"), ("乙鎮", "32"))
    raw = made(
        word.paragraph(LONG),
        word.table(("縣", "產值"), ("丁縣", word.paragraph("63") + inner + "<w:p/>")),
        word.paragraph(LONG),
    )
    found, problems = came(raw)
    (block,) = [block for block in found.body if "丁縣" in block.markdown]
    assert block.markdown.startswith(("|", "<table"))
    for words in ("縣", "產值", "63", "甲鎮", "31", "乙鎮", "32"):
        assert words in block.markdown
    assert "甲鎮" in told(problems, "a table within a table")


@pytest.mark.parametrize(
    "container",
    [
        '<w:fldSimple w:instr=" X ">{}</w:fldSimple>',
        '<w:smartTag w:element="x">{}</w:smartTag>',
        "<w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt>",
        '<w:bdo w:val="ltr">{}</w:bdo>',
        "<w:customXml>{}</w:customXml>",
        "<w:unheardOf>{}</w:unheardOf>",
    ],
)
def test_whatever_stands_around_text_it_is_in_the_article_or_told(container: str) -> None:
    found, problems = came(made(word.paragraph("前文，", container.format(word.run("框中字")), LONG)))
    assert "框中字" in body(found) or "框中字" in told(problems, "could not be taken over")
