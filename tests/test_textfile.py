"""Files that are UTF-8, and files that are not."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsgen.problems import Report
from newsgen.textfile import LARGEST, decode, read_text

_HANS = "赣江新区基金丛林已具规模，总规模超过二百亿元人民币，各类投资机构纷纷落户，产业项目陆续签约开工。" * 4
_HANT = "贛江新區基金叢林已具規模，總規模超過二百億元人民幣，各類投資機構紛紛落戶，產業項目陸續簽約開工。" * 4


def _said(raw: bytes) -> list[str]:
    report = Report("a.md")
    assert decode(raw, report) is None
    return [problem.text() for problem in report.problems]


@pytest.mark.parametrize(
    ("raw", "encoding"),
    [
        (_HANS.encode("gb18030"), "GB18030"),
        (_HANS.encode("gb2312"), "GB18030"),
        (_HANT.encode("big5"), "Big5"),
        (_HANS.encode("utf-16"), "UTF-16"),
        (b"\xfe\xff" + _HANT.encode("utf-16-be"), "UTF-16"),
        (_HANS.encode("utf-16-le"), "UTF-16"),
        (_HANT.encode("utf-16-be"), "UTF-16"),
    ],
    ids=["gb18030", "gb2312", "big5", "utf-16", "utf-16 big end first", "utf-16-le", "utf-16-be"],
)
def test_a_file_that_is_not_utf8_is_named_with_its_encoding(raw: bytes, encoding: str) -> None:
    assert _said(raw) == [
        f"a.md: this file is not UTF-8; it seems to be {encoding}\n  hint: save it again as UTF-8"
    ]


@pytest.mark.parametrize("ends", ["\n", "\r\n"])
def test_a_whole_article_in_gb18030_is_named(ends: str) -> None:
    text = f"---\ntitle: 基金丛林\ndate: 2025-06-30\nsource: 江西日报\n---\n{_HANS}\n".replace("\n", ends)
    assert "GB18030" in _said(text.encode("gb18030"))[0]


def test_bytes_in_no_encoding_are_no_utf8_all_the_same() -> None:
    report = Report("a.md")
    assert decode(b"one\ntwo\n\xff\xff\x80\x81\xfe\xff\x00\xd8", report) is None
    assert report.problems[0].message.startswith("this file is not UTF-8")


def test_a_byte_that_stands_alone_is_reported_at_its_line() -> None:
    assert _said(b"one\ntwo \xff\n") == ["a.md:2: this file is not UTF-8\n  hint: save it again as UTF-8"]


def test_a_nul_makes_a_file_no_text() -> None:
    assert _said(b"one\ntwo\0\n") == ["a.md:2: this is not a text file"]


@given(st.text(st.characters(codec="utf-8", exclude_characters="\0\r")))
def test_utf8_reads_back_and_a_byte_order_mark_is_dropped(text: str) -> None:
    report = Report("a.md")
    assert decode(b"\xef\xbb\xbf" + text.encode(), report) == text
    assert report.problems == ()


@given(st.lists(st.sampled_from(["a", "字", "\n", "\r\n", "\r"])).map("".join))
def test_every_line_end_becomes_one_newline(text: str) -> None:
    assert decode(text.encode(), Report("a.md")) == "\n".join(text.replace("\r\n", "\n").split("\r"))


def test_problems_after_the_decoding_quote_the_line() -> None:
    report = Report("a.md")
    decode(b"one\r\ntwo\r\n", report)
    report.error(2, "bad")
    assert report.problems[0].excerpt == "two"


def test_a_file_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_bytes("\ufeff標題\r\n".encode())
    assert read_text(path, Report("a.md")) == "標題\n"


def test_a_missing_file_is_a_problem(tmp_path: Path) -> None:
    report = Report("a.md")
    assert read_text(tmp_path / "a.md", report) is None
    assert [problem.text() for problem in report.problems] == ["a.md: this file is missing"]


def test_a_file_that_cannot_be_read_is_a_problem(tmp_path: Path) -> None:
    report = Report("a.md")
    assert read_text(tmp_path, report) is None
    assert [problem.text() for problem in report.problems] == [
        "a.md: this file cannot be read: Is a directory"
    ]


def test_a_file_that_is_too_large_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    with path.open("wb") as file:
        file.truncate(2**40)  # sparse: it takes no room
    report = Report("a.md")
    assert read_text(path, report) is None
    assert [problem.text() for problem in report.problems] == [
        "a.md: this file is too large for a text: it has more than 10 MB\n"
        "  hint: split it; pictures, tables and films are files of their own, beside it"
    ]


def test_the_largest_file_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_bytes(b"a" * LARGEST)
    assert read_text(path, Report("a.md")) == "a" * LARGEST
