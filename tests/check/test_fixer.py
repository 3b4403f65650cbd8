"""What `--fix` makes of a file: the same text, or a better one, and nothing else is touched."""

from __future__ import annotations

import codecs
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsgen.check.fixer import fixed
from newsgen.editions.html import HtmlText
from newsgen.editions.texts import Texts
from newsgen.library.front_matter import read_document
from newsgen.markup import render_markdown
from newsgen.model import SourceFile
from newsgen.problems import Report
from newsgen.typography import Typesetter

_FRONT = "---\ntitle: 標題\ndate: 2026-01-02\nsource: 示例報\n---\n"
_PIECES = st.lists(
    st.sampled_from(
        [
            "母基金",
            "投資",
            ",",
            ":",
            ";",
            "!",
            "?",
            "(",
            ")",
            ".",
            "...",
            "--",
            " ",
            "\n\n",
            "- ",
            "1. ",
            "**",
            "*",
            "`",
            "`a,b`",
            "[文](a.md)",
            "![圖](a.png)",
            "https://a.b/c,d:e",
            "-{zh-Hans:软,件; zh-Hant:軟,體}-",
            "2,000",
            "3:2",
            "B2B",
            "“",
            "”",
            '"',
            "<b>",
            "</b>",
            "\n\n| 甲,乙 | 丙 |\n|---|:-:|\n\n",
            "# ",
            "> ",
            "[^a]",
            "\n\n```\n甲,乙\n```\n\n",
            "\n\n    甲,乙\n\n",
            "\\,",
            "&amp;",
            "甲:乙",
            "、",
            "，",
        ]
    ),
    max_size=25,
).map(lambda pieces: "".join(pieces) + "\n\n[^a]: 註")
_ENDS = st.sampled_from(["\n", "\r\n"])


def _said(text: str) -> str:
    """Return what readers read, but for spaces: lines that end with Chinese marks are joined without one."""
    runs = HtmlText(render_markdown(text).body.html, Texts()).runs
    return "\n".join(Typesetter(quotes=False).set(run, "zh-Hans") for run in runs).translate(
        {32: None, 10: None}
    )


@given(_PIECES, _ENDS)
def test_fixed_twice_is_fixed_once_and_reads_the_same(body: str, end: str) -> None:
    raw = (_FRONT + body).replace("\n", end).encode()
    once = fixed(raw)
    assert once is not None
    assert fixed(once) == once
    after = once.decode().replace("\r\n", "\n").removeprefix(_FRONT)
    # What a build sets full-width is set so already: readers see no difference.
    assert _said(after) == _said(body)
    assert [link.target for link in render_markdown(after).links] == [
        link.target for link in render_markdown(body).links
    ]


@given(_PIECES, _ENDS)
def test_only_half_width_marks_are_touched(body: str, end: str) -> None:
    raw = (_FRONT + body).replace("\n", end)
    once = (fixed(raw.encode()) or b"").decode()
    marks = str.maketrans("", "", ",:;!?().…—，：；！？（）。- ")
    assert once.translate(marks) == raw.translate(marks)
    for kept in (
        "`a,b`",
        "https://a.b/c,d:e",
        "-{zh-Hans:软,件; zh-Hant:軟,體}-",
        "2,000",
        "```\n甲,乙\n```\n",
    ):
        kept = kept.replace("\n", end)
        assert once.count(kept) >= raw.count(kept)


@given(st.binary(max_size=60))
def test_no_bytes_are_too_strange(raw: bytes) -> None:
    once = fixed(raw)
    assert once is None or fixed(once) == once


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("\ufeff---\ntitle: 甲\n---\n", "---\ntitle: 甲\n---\n"),
        ("———\ntitle: 甲\n－－－\n文", "---\ntitle: 甲\n---\n文"),
        ("----\n標題：甲\n来源:示例報\n--\n", '---\n標題: "甲"\n来源: "示例報"\n---\n'),
        ("---\ntitle: 甲: 乙\n---\n", '---\ntitle: "甲：乙"\n---\n'),
        ("---\r\n標題：甲\r\n---\r\n文,文\r\n", '---\r\n標題: "甲"\r\n---\r\n文，文\r\n'),
        ("\n\n---\ntitle: 甲\n---\n文", "---\ntitle: 甲\n---\n文"),
        ('---\ntitle: 甲,乙\nsummary: "丙:丁"\n---\n', '---\ntitle: 甲，乙\nsummary: "丙：丁"\n---\n'),
    ],
)
def test_what_is_mended(before: str, after: str) -> None:
    assert (fixed(before.encode()) or b"").decode() == after


@pytest.mark.parametrize(
    "text",
    [
        "---\ntitle: 甲\ncopyright: 版權所有,翻印必究\noriginal_title: 甲,乙\ntags: 甲,乙\n---\n",
        '---\ntitle: "甲\n---\n',  # nobody can tell where the quotation ends
        "---\ntitle: 甲\n正文在此\n———\n落款\n",  # nor that this is the fence
        "正文\n\n———\n\n落款",
        "---\ntitle: 甲\n---\n正文\n\n———\n\n落款",
        "---\ntitle: |\n  甲,乙\n---\n",
    ],
)
def test_what_needs_judgement_is_left(text: str) -> None:
    assert fixed(text.encode()) == text.encode()


@pytest.mark.parametrize("encoding", ["gb18030", "big5", "utf-16"])
def test_another_encoding_is_read_where_it_is_beyond_doubt(encoding: str) -> None:
    text = _FRONT + "母基金投資子基金，子基金再投企業，這是各地常見的安排，也是公開報道裡最常提到的做法。" * 3
    assert fixed(text.encode(encoding)) == text.encode()


def test_an_encoding_in_doubt_is_left() -> None:
    assert fixed("---\ntitle: é\n---\n".encode("latin-1")) is None
    assert fixed(codecs.BOM_UTF8 + b"\xff") is None
    assert fixed("甲乙".encode("gb18030")) is None
    assert fixed(b"\0") is None


def test_the_fields_read_the_same() -> None:
    before = "---\ntitle: 甲,乙\ndate: 2026-01-02\nsource: 示例報\n---\n文"
    after = (fixed(before.encode()) or b"").decode()
    documents = [read_document(SourceFile("", text), Report("")) for text in (before, after)]
    assert all(documents)
    assert [set(each.fields.entries) for each in documents if each] == [{"title", "date", "source"}] * 2


@pytest.mark.parametrize("script", ["hans", "hant", "hant-tw"])
def test_a_real_text_reads_the_same(script: str, shared: Path) -> None:
    text = (shared / f"real/ganjiang.{script}.txt").read_text(encoding="utf-8").replace("\n", "\n\n")
    once = fixed((_FRONT + text).encode()) or b""
    after = once.decode().removeprefix(_FRONT)
    assert after.count("，") > 90
    assert "," not in after
    assert _said(after) == _said(text)
