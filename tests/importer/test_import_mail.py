"""Mails and pages saved as mails: text, pictures and attachments come in; heads and base64 never as text."""

from __future__ import annotations

import base64
from email.message import EmailMessage
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from importer import word_files as word
from newsgen.cli import main
from newsgen.problems import Report
from newsgen.readers import from_bytes, read, unpack

if TYPE_CHECKING:
    from conftest import SiteFolder

LONG = "6月30日，示例開發區舉行產業基地揭牌儀式，首批十家企業簽約入駐，涉及數字經濟等領域。"
TEXT = f"示例基地揭牌\n來源：示例日報　2025年6月30日\n\n{LONG}\n\n{LONG}\n"
PNG = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)


def mail(text: str = TEXT, charset: str = "utf-8") -> EmailMessage:
    made = EmailMessage()
    made["From"] = "投稿人 <a@paper.example>"
    made["Subject"] = "投稿：示例基地揭牌"
    made["Date"] = "Mon, 30 Jun 2025 09:30:00 +0800"
    made["Message-ID"] = "<1@paper.example>"
    made.set_content(text, charset=charset, cte="base64")
    return made


def run(site: SiteFolder, file: Path, capsys: pytest.CaptureFixture[str]) -> tuple[int, str, str]:
    code = main(["import", "--site", str(site.folder), str(file)])
    said = capsys.readouterr()
    return code, said.out, said.err


def articles(site: SiteFolder) -> list[str]:
    return [path.read_text(encoding="utf-8") for path in (site.folder / "content/articles").rglob("*.md")]


@pytest.mark.parametrize("charset", ["utf-8", "gb18030", "big5"])
@pytest.mark.parametrize("name", ["稿.eml", "稿.txt", "稿"])
def test_the_text_of_a_mail_comes_in(
    site: SiteFolder, tmp_path: Path, capsys: pytest.CaptureFixture[str], charset: str, name: str
) -> None:
    file = tmp_path / name
    file.write_bytes(mail(charset=charset).as_bytes())
    code, _, err = run(site, file, capsys)
    assert (code, err) == (0, "")
    (text,) = articles(site)
    assert f"{LONG}\n\n{LONG}" in text
    assert "title: 示例基地揭牌" in text
    assert not any(word in text for word in ("Message-ID", "base64", "投稿人"))
    (kept,) = (site.folder / "content/received").rglob("*.txt")
    assert "投稿人 <a@paper.example>" in kept.read_text(encoding="utf-8")


def test_subject_and_date_are_the_last_resort(
    site: SiteFolder, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "稿.eml"
    file.write_bytes(mail(LONG).as_bytes())
    _, out, err = run(site, file, capsys)
    assert "title: 投稿：示例基地揭牌  (Subject)" in out
    assert "the date is that of the file (Date)" in err


def test_html_its_pictures_and_attachments(
    site: SiteFolder, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    made = mail("純文字的另一份。")
    made.add_alternative(f'<p>{LONG}</p><p><img src="cid:one@x" alt="揭牌"></p><p>{LONG}</p>', subtype="html")
    html = made.get_body(("html",))
    assert html is not None
    html.add_related(PNG, "image", "png", cid="<one@x>")
    document = word.empty()
    word.add(document, word.paragraph("附件裡的標題"), word.paragraph("附件裡的話，" + LONG))
    made.add_attachment(
        word.saved(document), maintype="application", subtype="octet-stream", filename="附件.docx"
    )
    made.add_attachment(b"%PDF-1.7", maintype="application", subtype="pdf", filename="表.pdf")
    forwarded = mail("轉來的標題\n\n轉來的話，" + LONG)
    made.add_attachment(forwarded.as_bytes(), maintype="application", subtype="x", filename="轉.eml")
    file = tmp_path / "稿.eml"
    file.write_bytes(made.as_bytes())
    code, out, err = run(site, file, capsys)
    assert code == 1
    assert f"{file}/表.pdf: this is a PDF" in err
    assert f"{file}/附件.docx (Word) -> " in out
    texts = articles(site)
    assert sum("附件裡的話" in text for text in texts) == 1
    assert sum("轉來的話" in text for text in texts) == 1
    (picture,) = (site.folder / "content/articles").rglob("*.png")
    assert any(f"![揭牌]({picture.name})" in text for text in texts)
    assert not any("純文字" in text for text in texts)


def test_a_page_that_a_browser_saved_as_one_file(
    site: SiteFolder, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page = f"<title>揭牌_示例網</title><h1>揭牌</h1><p>{LONG}</p><p>{LONG}</p>"
    page += "<img src='https://zone.example/a.png' alt='園區'>"
    parts = (
        (
            "text/html",
            "https://zone.example/1.html",
            f"<html>{page}</html>".encode(),
        ),
        ("image/png", "https://zone.example/a.png", PNG),
    )
    lines = ["From: <Saved by Blink>", "Snapshot-Content-Location: https://zone.example/1.html", "Subject: x"]
    lines += ["MIME-Version: 1.0", 'Content-Type: multipart/related; type="text/html"; boundary="B"', ""]
    for kind, address, data in parts:
        lines += ["--B", f"Content-Type: {kind}", "Content-Transfer-Encoding: base64"]
        lines += [f"Content-Location: {address}", "", base64.b64encode(data).decode(), ""]
    file = tmp_path / "page.mhtml"
    file.write_text("\r\n".join([*lines, "--B--", ""]), encoding="utf-8")
    code, _, err = run(site, file, capsys)
    assert (code, err) == (0, "")
    (text,) = articles(site)
    (picture,) = (site.folder / "content/articles").rglob("*.png")
    assert f"![園區]({picture.name})" in text
    assert "original_url: https://zone.example/1.html" in text


@pytest.mark.parametrize(
    ("raw", "name", "said"),
    [
        (b"MIME-Version: 1.0\nContent-Type: text/plain\n\n \n", "a.eml", "no text in this mail"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "a.msg", "a mail of Outlook"),
        (
            b"<?xml version='1.0'?><?mso-application progid='Word.Document'?><w:wordDocument/>",
            "a.xml",
            "as XML",
        ),
        (b"\xef\xbb\xbf {\\rtf1\\ansi", "a.doc", "Rich Text"),
        (b"junk\n%PDF-1.7", "a.pdf", "this is a PDF"),
        (b"<?xml version='1.0'?>\n<rss><item>x</item></rss>", "feed.xml", "as XML"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'><text>x</text></svg>", "a.txt", "a picture"),
        (b"%!PS-Adobe-3.0 EPSF-3.0\n", "a.eps", "for printers"),
        (b"[InternetShortcut]\r\nURL=https://a.example/\r\n", "a.url", "only a link"),
    ],
)
def test_what_is_no_text_is_refused_with_what_to_do(
    site: SiteFolder,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    raw: bytes,
    name: str,
    said: str,
) -> None:
    (tmp_path / name).write_bytes(raw)
    code, _, err = run(site, tmp_path / name, capsys)
    assert code == 1
    assert said in err
    assert articles(site) == []


def test_a_text_that_begins_with_a_label_is_no_mail() -> None:
    received = from_bytes("a.txt", f"From: 北京\nSubject: 招商\n\n{LONG}".encode(), Report("a.txt"))
    assert received is not None
    assert received.kind == "text"


def taken(made: EmailMessage) -> list[tuple[str, str, list[str]]]:
    """Return what comes of a mail: names, what each says, and what is told of it."""
    report = Report("稿.eml")
    parts = unpack(from_bytes("稿.eml", made.as_bytes(), report), report)
    said = []
    for file, heard in parts:
        was_read = read(file, heard) if file else None
        received_text = was_read[0] if was_read else None
        asides = [aside.text for aside in received_text.asides] if received_text else []
        words = "\n".join(block.plain for block in received_text.blocks) if received_text else ""
        said.append((heard.path, words, asides))
    return said


def test_a_forwarded_mail_comes_in_as_a_file_of_its_own() -> None:
    outer, inner = mail(), mail(f"另一篇稿件\n\n{LONG}{LONG}\n")
    inner.replace_header("Subject", "轉發/稿")
    inner.add_attachment("附件裡的話。", filename="附.txt")
    outer.add_attachment(inner)
    came = taken(outer)
    assert [path for path, _, _ in came] == ["稿.eml", "稿.eml/轉發_稿.eml", "稿.eml/轉發_稿.eml/附.txt"]
    assert "另一篇稿件" not in came[0][1]
    assert "另一篇稿件" in came[1][1]
    assert "附件裡的話。" in came[2][1]


def test_another_version_that_says_more_is_told_and_one_that_does_not_is_not() -> None:
    page = f"<p>示例基地揭牌</p><p>來源：示例日報　2025年6月30日</p><p>{LONG}</p><p>{LONG}</p>"
    made = mail(TEXT)
    made.add_alternative(page, subtype="html")
    assert taken(made)[0][2] == []
    made = mail(TEXT + "只有純文字裡有的話。\n")
    made.add_alternative(page, subtype="html")
    ((_, said, asides),) = taken(made)
    assert "只有純文字" not in said
    assert "只有純文字裡有的話。" in asides[0]


def test_a_text_without_a_name_behind_the_first_is_told() -> None:
    made = mail()
    made.make_mixed()
    more = EmailMessage()
    more.set_content("補充一段沒有名字的話。")
    made.attach(more)
    ((_, _, asides),) = taken(made)
    assert asides == ["補充一段沒有名字的話。"]


def test_an_attachment_with_an_id_comes_in_and_a_picture_that_is_shown_is_none() -> None:
    made = EmailMessage()
    made["Subject"] = "示例基地揭牌"
    made["Message-ID"] = "<2@paper.example>"
    made.set_content(f"<p>{LONG}</p><p><img src='cid:p1' alt='園區'></p><p>{LONG}</p>", subtype="html")
    made.add_related(PNG, "image", "png", cid="<p1>", filename="p.png")
    made.make_mixed()
    made.add_attachment("附件裡的話。", filename="附.txt")
    made.get_payload()[-1]["Content-ID"] = "<x@y>"  # type: ignore[index] # as Outlook gives one to each
    assert [path for path, _, _ in taken(made)] == ["稿.eml", "稿.eml/附.txt"]


def test_a_date_that_is_none_does_not_refuse_the_mail() -> None:
    raw = mail().as_bytes().replace(b"Mon, 30 Jun 2025 09:30:00 +0800", b"yesterday")
    report = Report("稿.eml")
    ((file, _),) = unpack(from_bytes("稿.eml", raw, report), report)
    assert file is not None
    assert "date" not in file.hints
