"""The law of the house over imports: every Han character, letter and figure that was received stands in the
article, or in the file that is kept beside it; of what Word has beside plain text the report tells, too.

A few dozen files in the quick tests; `make test-slow` has a thousand Word files and pages, and more texts.
"""

from __future__ import annotations

import shutil
from collections import Counter
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from importer import word_files as word
from newsgen.importer import Importer, ImportOptions, open_importer
from newsgen.problems import Report
from newsgen.readers import from_bytes

NOW = datetime(2025, 7, 1, 9, 30, tzinfo=UTC)
_WORDS = "贛江新區產業基地揭牌招商引資項目落地增長甲乙丙丁戊己庚辛企業稅收abcdef0123456789"
_MARKS = "，。；：、（）“”《》 .%-*_#|<&[]`~"
#: Words and marks as in manuscripts, and now and then any other character that XML allows.
SAID = st.text(
    st.one_of(
        st.sampled_from(_WORDS),
        st.sampled_from(_WORDS),
        st.sampled_from(_MARKS),
        st.characters(codec="utf-8", categories=("Lu", "Ll", "Lo", "Nd", "Po", "Ps", "Sm")),
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


@dataclass(frozen=True)
class Piece:
    """Raw XML, the words in it, and whether an editor has to hear of it."""

    xml: str
    said: str
    told: bool = False


def escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def runs() -> st.SearchStrategy[Piece]:
    text = SAID.map(lambda said: (escaped(said), said))
    mark = 'w:id="1" w:author="x"'
    return st.one_of(
        TEXT.map(lambda said: Piece(word.run(escaped(said)), said)),
        text.map(lambda each: Piece(word.run(each[0], "<w:b/>"), each[1])),
        text.map(lambda each: Piece(word.run(each[0], "<w:vanish/>"), each[1], True)),
        text.map(lambda each: Piece(word.run(each[0], "<w:strike/>"), each[1], True)),
        st.tuples(text, text).map(
            lambda both: Piece(word.ruby(both[0][0], both[1][0]), both[0][1] + both[1][1], True)
        ),
        text.map(lambda each: Piece(f"<w:ins {mark}>{word.run(each[0])}</w:ins>", each[1], True)),
        text.map(
            lambda each: Piece(
                f"<w:del {mark}><w:r><w:delText>{each[0]}</w:delText></w:r></w:del>", each[1], True
            )
        ),
        text.map(lambda each: Piece(f"<w:moveTo {mark}>{word.run(each[0])}</w:moveTo>", each[1], True)),
        text.map(lambda each: Piece(f"<w:oMathX>{word.run(each[0])}</w:oMathX>", each[1])),
        text.map(
            lambda each: Piece(
                f"<m:oMath><m:sSup><m:e><m:r><m:t>{each[0]}</m:t></m:r></m:e><m:sup><m:r><m:t>2</m:t></m:r>"
                "</m:sup></m:sSup></m:oMath>",
                f"{each[1]}2",
                True,
            )
        ),
        text.map(lambda each: Piece(word.text_box(each[0]), each[1], True)),
        text.map(lambda each: Piece(word.text_box(each[0], twice=False), each[1], True)),
        text.map(lambda each: Piece(f'<w:smartTag w:element="x">{word.run(each[0])}</w:smartTag>', each[1])),
        text.map(
            lambda each: Piece(f"<w:sdt><w:sdtContent>{word.run(each[0])}</w:sdtContent></w:sdt>", each[1])
        ),
    )


def joined(pieces: list[Piece], before: str, after: str) -> Piece:
    return Piece(
        before + "".join(each.xml for each in pieces) + after,
        "".join(each.said for each in pieces),
        any(each.told for each in pieces),
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
    return st.tuples(st.lists(runs(), min_size=1, max_size=4), properties).map(
        lambda made: joined(made[0], f"<w:p><w:pPr>{made[1]}</w:pPr>", "</w:p>")
    )


def tables(cells: st.SearchStrategy[Piece]) -> st.SearchStrategy[Piece]:
    cell = st.lists(cells, min_size=1, max_size=2).map(
        lambda made: joined(made, "<w:tc><w:tcPr/>", "<w:p/></w:tc>")
    )
    row = st.lists(cell, min_size=1, max_size=3).map(lambda made: joined(made, "<w:tr>", "</w:tr>"))
    return st.lists(row, min_size=1, max_size=3).map(
        lambda made: joined(made, "<w:tbl><w:tblPr/><w:tblGrid/>", "</w:tbl>")
    )


BLOCKS = st.lists(
    st.one_of(paragraphs(), paragraphs(), tables(st.recursive(paragraphs(), tables, max_leaves=3))),
    min_size=1,
    max_size=6,
)


def letters(text: str) -> Counter[str]:
    return Counter(filter(str.isalnum, text))


@pytest.fixture(scope="module")
def importer(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Importer:
    site = tmp_path_factory.mktemp("site")
    shutil.copy(root / "newsgen.yaml", site)
    shutil.copytree(root / "content", site / "content", ignore=shutil.ignore_patterns("articles", "pages"))
    opened, problems = open_importer(site)
    assert opened is not None, problems
    return opened


def holds(importer: Importer, name: str, raw: bytes, said: str, told: bool = False) -> None:
    report = Report(name)
    received = from_bytes(name, raw, report)
    assert received is not None, report.problems
    result = importer.import_file(received, ImportOptions(again=True, dry_run=True), NOW, report)
    if result.failed:
        assert result.problems
        assert not any("cannot be read" in problem.message for problem in result.problems)
        return
    assert result.draft
    lost = letters(said) - letters(result.text + result.kept_text)
    assert not lost, (lost, result.text, result.kept_text)
    assert not told or any("paragraph {place}" in problem.message for problem in result.problems)


LISTS = (
    (90, (("chineseCounting", "%1、"), ("decimal", "%1.%2"))),
    (91, (("decimal", "%1."), ("lowerLetter", "%2)"))),
)


def a_word_file(importer: Importer, blocks: list[Piece]) -> None:
    whole = joined(blocks, "", "")
    holds(importer, "a.docx", word.quickly(whole.xml, *LISTS), whole.said, whole.told)


@settings(max_examples=25, deadline=None)
@given(BLOCKS)
def test_a_few_word_files(importer: Importer, blocks: list[Piece]) -> None:
    a_word_file(importer, blocks)


@pytest.mark.slow
@settings(max_examples=1_000, deadline=None)
@given(BLOCKS)
def test_a_thousand_word_files(importer: Importer, blocks: list[Piece]) -> None:
    a_word_file(importer, blocks)


def elements() -> st.SearchStrategy[Piece]:
    tags = st.sampled_from(
        ["p", "div", "h2", "li", "td", "section", "span", "b", "s", "del", "q", "pre", "blockquote",
         "figcaption", "button", "noscript", "option", "ruby", "rt", "center", "font", "sup", "aside",
         "footer", "label"]
    )  # fmt: skip
    attributes = st.sampled_from(
        ["", ' class="content"', ' style="display:none"', " hidden", ' class="share"']
    )
    leaf = TEXT.map(lambda said: Piece(escaped(said), said))

    def around(inner: st.SearchStrategy[Piece]) -> st.SearchStrategy[Piece]:
        return st.tuples(tags, attributes, st.lists(inner, min_size=1, max_size=4)).map(
            lambda made: joined(made[2], f"<{made[0]}{made[1]}>", f"</{made[0]}>")
        )

    return st.recursive(around(leaf), around, max_leaves=12)


PAGES = st.lists(elements(), min_size=1, max_size=6)


def a_page(importer: Importer, pieces: list[Piece]) -> None:
    page = joined(pieces, "<!doctype html><html><head><meta charset=utf-8></head><body>", "</body></html>")
    holds(importer, "a.html", page.xml.encode("utf-8-sig"), page.said)


@settings(max_examples=50, deadline=None)
@given(PAGES)
def test_a_few_pages(importer: Importer, pieces: list[Piece]) -> None:
    a_page(importer, pieces)


@pytest.mark.slow
@settings(max_examples=1_000, deadline=None)
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
    ["# 標題", "- 條目", "> 引文", "| 甲 | 乙 |", "```", "[文](a.html)", "![圖](b.png)", "---", "+++", "***"]
)
TEXTS = st.tuples(
    FRONT, st.lists(st.one_of(TEXT, MARKUP), min_size=1, max_size=12), st.sampled_from(["\n", "\n\n"])
)


def a_text(importer: Importer, made: tuple[str, list[str], str], suffix: str) -> None:
    said = made[0] + made[2].join(made[1])
    raw = said.encode("utf-8-sig")  # a few letters alone may well be of another encoding
    if said.strip():
        holds(importer, f"a.{suffix}", raw, said)


@settings(max_examples=100, deadline=None)
@given(TEXTS, st.sampled_from(["txt", "md"]))
def test_a_few_texts(importer: Importer, made: tuple[str, list[str], str], suffix: str) -> None:
    a_text(importer, made, suffix)


@pytest.mark.slow
@settings(max_examples=3_000, deadline=None)
@given(TEXTS, st.sampled_from(["txt", "md"]))
def test_thousands_of_texts(importer: Importer, made: tuple[str, list[str], str], suffix: str) -> None:
    a_text(importer, made, suffix)
