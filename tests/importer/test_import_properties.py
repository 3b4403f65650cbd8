"""The law of the house over imports: every Han character, letter and figure that was received stands in the
article, or in the file that is kept beside it; of what Word has beside plain text the report tells, too.

A few dozen files in the quick tests; `make test-slow` has a thousand Word files and pages, and more texts.
"""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from importer import word_files as word
from importer.pieces import (
    AGAIN,
    COMMENT,
    NOTE,
    SIGN,
    Fate,
    Piece,
    Signed,
    assert_holds,
    counted,
    is_no_sign,
    joined,
    piece,
)
from newsgen.importer import Importer, open_importer

_WORDS = "贛江新區產業基地揭牌招商引資項目落地增長甲乙丙丁戊己庚辛企業稅收abcdef0123456789"
_MARKS = "，。；：、（）“”《》 .%-*_#|<&[]`~"
#: Words and marks as in received texts, and now and then any other character that XML allows.
SAID = st.text(
    st.one_of(
        st.sampled_from(_WORDS),
        st.sampled_from(_WORDS),
        st.sampled_from(_MARKS),
        st.characters(codec="utf-8", categories=("Lu", "Ll", "Lo", "Nd", "Po", "Ps", "Sm")).filter(
            is_no_sign
        ),
    ),
    min_size=1,
    max_size=24,
)
LINES = st.sampled_from(
    [
        "來源：示例日報　2025年6月30日",
        "作者：甲乙",
        "本報記者 丙丁 通訊員 戊己",
        "（責任編輯：庚辛　電話：0791-88888888）",
        "編輯丨壬癸",
        "（來源：新區晚報）",
        "未經本網授權，任何單位及個人不得轉載。",
        "點擊藍字 關注我們",
        "一、總體要求",
        "2025年6月30日",
        "原標題：招商怎麼變了",
        "聯繫電話：0791-88888888",
    ]
)
TEXT = st.one_of(SAID, SAID, LINES)


WORDS = st.text(st.sampled_from(_WORDS), min_size=1, max_size=8)
_BY = 'w:id="1" w:author="x"'
_ALL_OF = "<w:p>{}</w:p>"
_HIDDEN = ("<w:vanish/>", "<w:webHidden/>", "<w:strike/>", "<w:dstrike/>", '<w:sz w:val="2"/>')
_OUT = (
    f"<w:del {_BY}><w:r><w:delText>{{}}</w:delText></w:r></w:del>",
    f"<w:moveFrom {_BY}>{word.run('{}')}</w:moveFrom>",
    f"<w:ins {_BY}><w:del {_BY}><w:r><w:delText>{{}}</w:delText></w:r></w:del></w:ins>",
    *(word.run("{}", hidden) for hidden in _HIDDEN),
)
_TOLD = (
    f"<w:ins {_BY}>{word.run('{}')}</w:ins>",
    f"<w:moveTo {_BY}>{word.run('{}')}</w:moveTo>",
    "<m:oMath><m:sSup><m:e><m:r><m:t>{}</m:t></m:r></m:e><m:sup><m:r><m:t>2</m:t></m:r></m:sup></m:sSup></m:oMath>",
    word.text_box("{}", twice=False),
)
_KEPT = (
    word.run("{}"),
    word.run("{}", "<w:b/>"),
    f"<w:oMathX>{word.run('{}')}</w:oMathX>",
    f'<w:smartTag w:element="x">{word.run("{}")}</w:smartTag>',
    f"<w:sdt><w:sdtContent>{word.run('{}')}</w:sdtContent></w:sdt>",
    f'<w:fldSimple w:instr=" X ">{word.run("{}")}</w:fldSimple>',
    f'<w:hyperlink w:anchor="x">{word.run("{}")}</w:hyperlink>',
    word.field('HYPERLINK "https://zone.example/a.pdf"', "{}"),
)
#: The same, where only words and no marks can stand: in the code of a field, in an attribute.
_TOLD_WORDS = (word.field("EQ \\x({})"), word.field("EQ \\o\\ac(○,{})"))
_OUT_WORDS = (
    word.field("MACROBUTTON x {}"),
    '<w:r><w:pict><v:shape><v:textpath string="{}"/></v:shape></w:pict></w:r>',
    '<w:r><w:drawing><wp:inline><wp:docPr id="1" name="a" descr="{}"/></wp:inline></w:drawing></w:r>',
)


def _a_box(said: str) -> Piece:
    """Return a text box as Word writes it: the same text for new readers and for old ones."""
    once = piece(word.text_box("{}", twice=True).replace("{}", "{0}"), said, Fate.TOLD)
    first, _, second = once.markup.rpartition(SIGN)
    return Piece(f"{first}{AGAIN}{second}", said, once.fates[:1])


def _a_guide(said: tuple[str, str]) -> Piece:
    guide, base = piece("{}", said[0], Fate.OUT), piece("{}", said[1], Fate.TOLD)
    return Piece(word.ruby(base.markup, guide.markup), guide.said + base.said, (*guide.fates, *base.fates))


def _a_note(said: Piece) -> Piece:
    return Piece(f'<w:r><w:footnoteReference w:id="{NOTE}"/></w:r>', "", notes=(said,))


def _a_comment(said: str) -> Piece:
    comment = f'<w:comment w:id="{COMMENT}" w:author="x">{_ALL_OF.format(word.run("{}"))}</w:comment>'
    reference = f'<w:r><w:commentReference w:id="{COMMENT}"/></w:r>'
    return Piece(reference, "", comments=(piece(comment, said, Fate.OUT),))


def _each(templates: tuple[str, ...], said: st.SearchStrategy[str], fate: Fate) -> st.SearchStrategy[Piece]:
    return st.builds(piece, st.sampled_from(templates), said, st.just(fate))


def runs() -> st.SearchStrategy[Piece]:
    paragraph = st.builds(piece, st.just(_ALL_OF.format(word.run("{}"))), SAID)
    table = st.builds(piece, st.just(word.table(("{}", "乙"), ("丙", "丁"))), SAID)
    note = st.lists(st.one_of(paragraph, table), min_size=1, max_size=2)
    return st.one_of(
        _each(_KEPT[:1], TEXT, Fate.KEPT),
        _each(_KEPT, SAID, Fate.KEPT),
        _each(_TOLD, SAID, Fate.TOLD),
        _each(_OUT, SAID, Fate.OUT),
        _each(_TOLD_WORDS, WORDS, Fate.TOLD),
        _each(_OUT_WORDS, WORDS, Fate.OUT),
        SAID.map(_a_box),
        st.tuples(SAID, SAID).map(_a_guide),
        note.map(joined).map(_a_note),
        SAID.map(_a_comment),
    )


def paragraphs() -> st.SearchStrategy[Piece]:
    properties = st.sampled_from(
        [
            "",
            "",
            '<w:pStyle w:val="Heading1"/>',
            '<w:pStyle w:val="ListBullet"/>',
            '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="90"/></w:numPr>',
            '<w:numPr><w:ilvl w:val="1"/><w:numId w:val="91"/></w:numPr>',
        ]
    )
    around = st.sampled_from([("", ""), ("", ""), ("<w:sdt><w:sdtContent>", "</w:sdtContent></w:sdt>")])
    return st.tuples(st.lists(runs(), min_size=1, max_size=4), properties, around).map(
        lambda made: joined(made[0], f"{made[2][0]}<w:p><w:pPr>{made[1]}</w:pPr>", f"</w:p>{made[2][1]}")
    )


def tables(cells: st.SearchStrategy[Piece]) -> st.SearchStrategy[Piece]:
    properties = st.sampled_from(
        ["", "", '<w:gridSpan w:val="2"/>', '<w:vMerge w:val="restart"/>', "<w:vMerge/>"]
    )
    cell = st.tuples(st.lists(cells, min_size=1, max_size=2), properties).map(
        lambda made: joined(made[0], f"<w:tc><w:tcPr>{made[1]}</w:tcPr>", "<w:p/></w:tc>")
    )
    words = _ALL_OF.format(word.run("{}"))
    gone = _each((f"<w:tc><w:tcPr><w:cellDel {_BY}/></w:tcPr>{words}</w:tc>",), SAID, Fate.OUT)
    row = st.lists(st.one_of(cell, cell, cell, gone), min_size=1, max_size=3).map(
        lambda made: joined(made, "<w:tr>", "</w:tr>")
    )
    no_row = _each(
        tuple(
            f"<w:tr><w:trPr>{why}</w:trPr><w:tc><w:tcPr/>{words}</w:tc></w:tr>"
            for why in (f"<w:del {_BY}/>", "<w:hidden/>")
        ),
        SAID,
        Fate.OUT,
    )
    return st.lists(st.one_of(row, row, row, no_row), min_size=1, max_size=3).map(
        lambda made: joined(made, "<w:tbl><w:tblPr/><w:tblGrid/>", "</w:tbl>")
    )


BLOCKS = st.lists(
    st.one_of(paragraphs(), paragraphs(), tables(st.recursive(paragraphs(), tables, max_leaves=3))),
    min_size=1,
    max_size=6,
)
MARGINS = st.lists(
    st.builds(piece, st.just(_ALL_OF.format(word.run("{}"))), SAID, st.just(Fate.ASIDE)), max_size=1
)


@pytest.fixture(scope="module")
def importer(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Importer:
    site = tmp_path_factory.mktemp("site")
    shutil.copy(root / "newsgen.yaml", site)
    shutil.copytree(root / "content", site / "content", ignore=shutil.ignore_patterns("articles", "pages"))
    opened, problems = open_importer(site)
    assert opened is not None, problems
    return opened


LISTS = (
    (90, (("chineseCounting", "%1、"), ("decimal", "%1.%2"))),
    (91, (("decimal", "%1."), ("lowerLetter", "%2)"))),
)


def a_word_file(importer: Importer, blocks: list[Piece], margin: list[Piece]) -> None:
    signed, whole = Signed(), joined(blocks)
    document = counted(counted(signed(whole), NOTE), COMMENT)
    notes = "".join(
        f'<w:footnote w:id="{number}">{signed(note)}</w:footnote>'
        for number, note in enumerate(whole.notes, 2)
    )
    comments = counted("".join(map(signed, whole.comments)), COMMENT)
    header = "".join(map(signed, margin))
    raw = word.quickly(document, *LISTS, notes=notes, comments=comments, header=header)
    assert_holds(importer, "a.docx", raw, signed)


@settings(max_examples=10, deadline=None)
@given(BLOCKS, MARGINS)
def test_a_few_word_files(importer: Importer, blocks: list[Piece], margin: list[Piece]) -> None:
    a_word_file(importer, blocks, margin)


@pytest.mark.slow
@settings(max_examples=1_000, derandomize=False, deadline=None)  # other ones each time
@given(BLOCKS, MARGINS)
def test_a_thousand_word_files(importer: Importer, blocks: list[Piece], margin: list[Piece]) -> None:
    a_word_file(importer, blocks, margin)


_HIDING = (' style="display:none"', " hidden", ' style="visibility: hidden"', ' style="opacity:0"')


def elements() -> st.SearchStrategy[Piece]:
    tags = st.sampled_from(
        ["p", "div", "h2", "li", "td", "section", "span", "b", "q", "pre", "blockquote",
         "figcaption", "ruby", "rt", "center", "font", "sup", "aside",
         "footer", "label", "a href='https://a.example/x.pdf'", "td colspan=2", "th rowspan=2"]
    )  # fmt: skip
    attributes = st.sampled_from(["", "", ' class="content"', ' class="share"'])
    leaf = st.builds(piece, st.just("{}"), TEXT)
    aside = _each(
        (
            *(f"<span{hiding}>{{}}</span>" for hiding in _HIDING),
            *(f"<{name}>{{}}</{name}>" for name in ("button", "noscript", "select", "svg")),
        ),
        SAID,
        Fate.ASIDE,
    )
    struck = '<span style="text-decoration: line-through">{}</span>'
    out = _each(("<s>{}</s>", "<del>{}</del>", struck), SAID, Fate.OUT)
    told = st.builds(piece, st.just("<math><mi>{}</mi></math>"), SAID, st.just(Fate.TOLD))

    def around(inner: st.SearchStrategy[Piece]) -> st.SearchStrategy[Piece]:
        return st.tuples(tags, attributes, st.lists(inner, min_size=1, max_size=4)).map(
            lambda made: joined(made[2], f"<{made[0]}{made[1]}>", f"</{made[0].partition(' ')[0]}>")
        )

    return st.recursive(around(st.one_of(leaf, leaf, leaf, aside, out, told)), around, max_leaves=12)


PAGES = st.lists(elements(), min_size=1, max_size=6)


def a_page(importer: Importer, pieces: list[Piece]) -> None:
    signed = Signed()
    page = joined(pieces, "<!doctype html><html><head><meta charset=utf-8></head><body>", "</body></html>")
    assert_holds(importer, "a.html", signed(page).encode("utf-8-sig"), signed)


@settings(max_examples=20, deadline=None)
@given(PAGES)
def test_a_few_pages(importer: Importer, pieces: list[Piece]) -> None:
    a_page(importer, pieces)


@pytest.mark.slow
@settings(max_examples=1_000, derandomize=False, deadline=None)  # other ones each time
@given(PAGES)
def test_a_thousand_pages(importer: Importer, pieces: list[Piece]) -> None:
    a_page(importer, pieces)


FRONT = st.sampled_from(
    [
        "",
        "---\ntitle: 揭牌\nlayout: post\n---\n",
        '+++\ntitle = "揭牌"\nweight = 12\n+++\n',
        '{"title": "揭牌", "x": {"y": [1, 2]}}\n',
        "---\ntitle: [\n---\n",
    ]
)
MARKUP = st.sampled_from(
    [
        "# 標題",
        "- 條目",
        "> 引文",
        "| 甲 | 乙 |",
        "```",
        "[文](a.html)",
        "![圖](b.png)",
        "---",
        "+++",
        "***",
        "# [園區揭牌](c.html)",
        '來源：[示例日報](https://d.example/e "題")',
        "作者：[甲乙](/f)",
        "[g]: /h",
        "[文][g]",
        "轉載請註明出處：[聲明](/j)",
        "[^1]: 注文",
        "<!-- 注 -->",
        "標題\n===",
    ]
)
TEXTS = st.tuples(
    FRONT, st.lists(st.one_of(TEXT, MARKUP), min_size=1, max_size=12), st.sampled_from(["\n", "\n\n"])
)


def a_text(importer: Importer, made: tuple[str, list[str], str], suffix: str) -> None:
    said = made[0] + made[2].join(made[1])
    raw = said.encode("utf-8-sig")  # a few letters alone may well be of another encoding
    signed = Signed()
    signed.said = said
    if said.strip():
        assert_holds(importer, f"a.{suffix}", raw, signed)


@settings(max_examples=50, deadline=None)
@given(TEXTS, st.sampled_from(["txt", "md"]))
def test_a_few_texts(importer: Importer, made: tuple[str, list[str], str], suffix: str) -> None:
    a_text(importer, made, suffix)


@pytest.mark.slow
@settings(max_examples=3_000, derandomize=False, deadline=None)  # other ones each time
@given(TEXTS, st.sampled_from(["txt", "md"]))
def test_thousands_of_texts(importer: Importer, made: tuple[str, list[str], str], suffix: str) -> None:
    a_text(importer, made, suffix)
