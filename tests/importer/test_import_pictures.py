"""Pictures that come in with a text are kept as those dropped on the desk: without where and by whom."""

from __future__ import annotations

import base64
from datetime import UTC, datetime
from email.message import EmailMessage
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from docx import Document
from PIL import Image
from PIL.ExifTags import GPS, IFD, Base

from newsgen.importer import ImportOptions, ImportResult, open_importer
from newsgen.problems import Report
from newsgen.readers import from_bytes, unpack

if TYPE_CHECKING:
    from conftest import SiteFolder

_TOLD = (b"Exif", b"SecretCamera", b"ns.adobe.com", b"Somebody", b"a comment")


def _photo() -> bytes:
    """A picture that lies on its side, and tells everything of where it was taken and by whom."""
    exif = Image.Exif()
    exif[Base.Orientation] = 6
    exif[Base.Make] = "SecretCamera"
    exif[Base.Artist] = "Somebody"
    exif.get_ifd(IFD.GPSInfo)[GPS.GPSLatitude] = (28.0, 41.0, 3.0)
    buffer = BytesIO()
    xmp = b"<x:xmpmeta xmlns:x='adobe:ns:meta/' xmlns:a='http://ns.adobe.com/xap/1.0/'/>"
    Image.new("RGB", (40, 24), "teal").save(buffer, "JPEG", exif=exif, xmp=xmp, comment=b"a comment")
    assert all(word in buffer.getvalue() for word in _TOLD)
    return buffer.getvalue()


def _word(photo: bytes) -> bytes:
    document = Document()
    document.add_paragraph("正文一句。")
    document.add_picture(BytesIO(photo))
    buffer = BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def _page(photo: bytes) -> bytes:
    data = base64.b64encode(photo).decode()
    image = f'<img src="data:image/jpeg;base64,{data}" alt="樓" width="40" height="24">'
    body = f"<article><p>正文一句，正文一句。</p><p>{image}</p></article>"
    return f"<html><head><title>題</title></head><body>{body}</body></html>".encode()


def _mail(photo: bytes) -> bytes:
    mail = EmailMessage()
    mail["Subject"] = "題"
    mail.set_content("正文一句。")
    mail.add_alternative("<p>正文一句。</p><p><img src='cid:one@x' alt='樓'></p>", subtype="html")
    html = mail.get_body(("html",))
    assert isinstance(html, EmailMessage)
    html.add_related(photo, "image", "jpeg", cid="<one@x>")
    return mail.as_bytes()


def _imported(site: SiteFolder, name: str, raw: bytes) -> ImportResult:
    importer, _ = open_importer(site.folder)
    assert importer is not None
    report = Report(name)
    ((part, heard), *_) = unpack(from_bytes(name, raw, report), report)
    assert part is not None
    return importer.import_file(part, ImportOptions(), datetime(2026, 6, 30, tzinfo=UTC), heard)


@pytest.mark.parametrize(("name", "made"), [("a.docx", _word), ("a.html", _page), ("a.eml", _mail)])
def test_a_picture_tells_nothing_but_what_it_shows(site: SiteFolder, name: str, made: object) -> None:
    assert callable(made)
    result = _imported(site, name, made(_photo()))
    (path,) = result.beside
    kept = (site.folder / path).read_bytes()
    assert [word for word in _TOLD if word in kept] == []
    with Image.open(BytesIO(kept)) as image:
        assert image.size == (24, 40), "upright"
    assert Path(path).name in result.text


def test_one_that_cannot_be_read_stays_and_is_told_of(site: SiteFolder) -> None:
    damaged = _photo()[:700]
    result = _imported(site, "a.html", _page(damaged))
    (path,) = result.beside
    assert (site.folder / path).read_bytes() == damaged
    assert any("is kept as it came" in problem.text() for problem in result.problems)


@pytest.mark.parametrize("tag", ["h2", "h4"])
def test_a_heading_that_is_a_picture_is_kept(site: SiteFolder, tag: str) -> None:
    data = base64.b64encode(_photo()).decode()
    heading = f'<{tag}><img src="data:image/jpeg;base64,{data}" alt="題圖" width="40" height="24"></{tag}>'
    body = f"<article><p>正文一句，正文一句。</p>{heading}<p>正文兩句。</p></article>"
    page = f"<html><head><title>題</title></head><body>{body}</body></html>".encode()
    result = _imported(site, "a.html", page)
    (path,) = result.beside
    assert f"\n![題圖]({Path(path).name})\n" in result.text
