"""Mails that break the rules, or use seldom ones: heads, parts without a name, lines that flow, folders."""

from __future__ import annotations

import base64

from importer import word_files as word
from linear import assert_linear, repeated
from newsgen.problems import Report
from newsgen.readers import ReceivedFile, from_bytes, unpack
from newsgen.readers.mail_heads import unflowed

LONG = "示例開發區昨日發布公告，首批項目十二個，涉及醫藥與光電。"
HEAD = b"From: a@paper.example\r\nMIME-Version: 1.0\r\n"
PLAIN = b"Content-Type: text/plain; charset=utf-8\r\n\r\n"


def received(raw: bytes, name: str = "a.eml") -> tuple[list[ReceivedFile], list[str]]:
    """Return what comes out of a file, and what is told of it."""
    report = Report(name)
    unpacked = list(unpack(from_bytes(name, raw, report), report))
    told = [
        problem.text()
        for each in {id(heard): heard for _, heard in unpacked}.values()
        for problem in each.problems
    ]
    return [each for each, _ in unpacked if each is not None], told


def text(file: ReceivedFile) -> str:
    return file.raw.decode("utf-8").lstrip("\ufeff").strip()


def parts(*inner: bytes) -> bytes:
    joined = b"".join(b"--B\r\n" + each + b"\r\n" for each in inner)
    return HEAD + b"Subject: a\r\nContent-Type: multipart/mixed; boundary=B\r\n\r\n" + joined + b"--B--\r\n"


def test_a_head_that_names_gb2312_may_be_gbk() -> None:
    word_of = base64.b64encode("镕城基地揭牌".encode("gbk"))
    (file,), _ = received(HEAD + b"Subject: =?gb2312?B?" + word_of + b"?=\r\n" + PLAIN + LONG.encode())
    assert file.hints["title"].value == "镕城基地揭牌"
    assert "Subject: 镕城基地揭牌" in file.left_out


def test_a_head_without_any_encoding_is_read_like_a_text() -> None:
    (file,), _ = received(HEAD + "Subject: 示例基地昨日揭牌\r\n".encode("gbk") + PLAIN + LONG.encode())
    assert file.hints["title"].value == "示例基地昨日揭牌"


def test_the_name_of_an_attachment_may_be_gbk_too() -> None:
    name = b"=?gb2312?B?" + base64.b64encode("镕城说明.txt".encode("gbk")) + b"?="
    attached = (
        b'Content-Type: text/plain\r\nContent-Disposition: attachment; filename="' + name + b'"\r\n\r\n'
    )
    files, _ = received(parts(PLAIN + LONG.encode(), attached + LONG.encode()))
    assert files[1].name == "镕城说明.txt"


def test_an_attachment_without_a_name_comes_in_or_is_told() -> None:
    kind = b"Content-Type: application/octet-stream\r\nContent-Transfer-Encoding: base64\r\n\r\n"
    files, told = received(
        parts(
            PLAIN + LONG.encode(),
            kind + base64.encodebytes(word.made(word.paragraph("附件的話"))),
            kind + base64.encodebytes(b"\x00\x01\x02\x03"),
            kind + base64.encodebytes(b"\x78\x9f\x3e\x22xx"),
        )
    )
    assert len(files) == 3
    assert files[1].raw.startswith(b"PK")
    assert any("attachment-3" in problem and "Outlook" in problem for problem in told)


def test_texts_of_other_kinds_are_told() -> None:
    calendar = b"Content-Type: text/calendar; charset=utf-8\r\n\r\nSUMMARY:" + "會議在三樓".encode()
    files, _ = received(parts(PLAIN + LONG.encode(), calendar))
    assert "會議在三樓" in files[0].asides[0].text


def test_lines_that_flow_are_one() -> None:
    flowed = b"Content-Type: text/plain; charset=utf-8; format=flowed%s\r\n\r\n"
    typed = [
        "示例基地 ",
        "昨日揭牌， ",
        "首批十家。",
        "First line ",
        "of two.",
        "> 舊信 ",
        "> 的話",
        "-- ",
        "署名",
    ]
    (file,), _ = received(HEAD + flowed % b"" + "\r\n".join(typed).encode())
    lines = ["示例基地昨日揭牌，首批十家。", "First line of two.", "> 舊信 ", "> 的話", "-- ", "署名"]
    assert text(file).split("\n") == lines
    (file,), _ = received(HEAD + flowed % b"; delsp=yes" + b"half \r\nword\r\n")
    assert text(file) == "halfword"


def test_very_many_lines_that_flow_take_no_longer_for_each() -> None:
    assert_linear(lambda typed: unflowed(typed, drops_spaces=False), repeated("x \n"), 50_000, 200_000)


def test_each_mail_of_a_folder_comes_in_by_itself() -> None:
    one = b"From a@b Mon Jun 30 09:00:00 2025\r\n" + HEAD + b"Subject: %s\r\n" + PLAIN
    files, _ = received(one % b"one" + LONG.encode() + b"\r\n\r\n" + one % b"two" + b"x\r\n", "folder.mbox")
    assert [file.hints["title"].value for file in files] == ["one", "two"]
    assert text(files[0]) == LONG
