"""What cannot be taken in: a sentence in the editor's language each time, and nothing is written or lost."""

from __future__ import annotations

import os
import struct
import zlib
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

import pytest
from PIL import Image
from starlette.types import ASGIApp

from newsgen.images import names
from newsgen.messages import translation
from newsgen.preview import pictures_page
from newsgen.preview.app import make_app
from newsgen.preview.building import PreviewOptions, PreviewSite
from newsgen.preview.built_site import open_built_site
from newsgen.preview.preview import Listener, Preview
from newsgen.preview.views import ROOT, Views

if TYPE_CHECKING:
    from conftest import SiteFolder
    from preview.conftest import Ask

_PORT = 8125
_OWN = {"Host": f"localhost:{_PORT}", "Origin": f"http://localhost:{_PORT}", "X-Newsgen-Token": "t"}
_PLACE = f"{ROOT}picture?article=content/articles/2026/a.md&alt={quote('樓')}"
_LIMIT = 20_000  # bytes, of this test


def _png(width: int, height: int) -> bytes:
    """A PNG that says how large it is, and has nothing behind that."""
    head = b"IHDR" + struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + struct.pack(">I", 13) + head + struct.pack(">I", zlib.crc32(head))


def _right() -> bytes:
    buffer = BytesIO()
    Image.new("RGB", (8, 6), "teal").save(buffer, "PNG")
    return buffer.getvalue()


_SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9">{}</svg>'
BAD = {
    "none": b"<html><script>alert(1)</script></html>",
    "empty": b"",
    "half": _right()[:40],
    "wide": _png(100_000, 100),
    "huge": _png(30_000, 30_000),
    "heavy": b"\xff\xd8\xff" + bytes(_LIMIT),
    "heic": b"\0\0\0\x18ftypheic" + bytes(40),
    "tiff": b"II*\0" + bytes(40),
    "script": _SVG.format("<script>alert(1)</script>").encode(),
    "handler": _SVG.format('<path onclick="alert(1)"/>').encode(),
    "link": _SVG.format('<a href="java&#10;script:alert(1)"><path/></a>').encode(),
    "utf-16": _SVG.format("<script>alert(1)</script>").encode("utf-16"),
    "foreign": _SVG.format("<foreignObject><p>x</p></foreignObject>").encode(),
}


@pytest.fixture(scope="module")
def folder(module_site: SiteFolder) -> Path:
    """A small site."""
    module_site.article("2026/a", title="甲")
    return module_site.folder


@pytest.fixture(scope="module")
def app(folder: Path) -> ASGIApp:
    """Its preview, in Chinese."""
    options = PreviewOptions(folder, _PORT, 1)
    assert not PreviewSite(options, _nothing, _nothing).build().failed
    views = Views(translation("zh-Hans").gettext, "zh-Hans", "t")
    preview = Preview(options, views, Listener(_nothing, _nothing, _nothing))
    preview.built = open_built_site(options.folder, options.output)
    return make_app(preview, [], _PORT)


def _nothing(*_: object) -> None:
    """Say nothing."""


def _files(folder: Path) -> dict[str, bytes]:
    return {
        str(file): file.read_bytes() for file in sorted((folder / "content").rglob("*")) if file.is_file()
    }


def _is_chinese(sentence: str) -> bool:
    return sum("一" <= character <= "鿿" for character in sentence) > 4


@pytest.mark.parametrize("kind", BAD)
def test_a_picture_that_cannot_be_taken_is_a_sentence(
    folder: Path, app: ASGIApp, ask: Ask, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    if kind == "heavy":
        monkeypatch.setattr(pictures_page, "LARGEST", _LIMIT)
        monkeypatch.setattr("newsgen.images.received.LARGEST", _LIMIT)
        assert names.LARGEST == 100_000_000
    before = _files(folder)
    answer = ask(app, "POST", f"{_PLACE}&name=x.png", _OWN, BAD[kind])
    assert answer.status == 409
    assert _is_chinese(answer.json()["message"]), answer.json()
    assert _files(folder) == before


@pytest.mark.parametrize(
    "name",
    [
        "a b#?.png",
        "..\\..\\x.png",
        "../../x.png",
        "圖\u202egnp.exe",
        "a\0b.png",
        "😀.png",
        "CON.png",
        "",
        "." * 300,
    ],
)
def test_an_odd_name_is_no_way_out(folder: Path, app: ASGIApp, ask: Ask, name: str) -> None:
    outside = sorted(folder.parent.iterdir())
    answer = ask(app, "POST", f"{_PLACE}&adorns=yes&name={quote(name, safe='')}", _OWN, _right())
    assert answer.status == 200
    placed = folder / answer.json()["path"]
    assert placed.parent == folder / "content/articles/2026"
    assert placed.name.isascii()
    assert sorted(folder.parent.iterdir()) == outside


@pytest.mark.parametrize("number", [28, 30, 13])  # a full disk, one that is read-only, no right to write
def test_a_disk_that_takes_nothing_is_a_sentence(
    folder: Path, app: ASGIApp, ask: Ask, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    def refused(_: int) -> None:
        raise OSError(number, os.strerror(number))

    before = _files(folder)
    monkeypatch.setattr(os, "fsync", refused)
    image = BytesIO()
    Image.new("RGB", (9, 9), (number, 0, 0)).save(image, "PNG")
    for path, sent in (
        (f"{_PLACE}&name=x.png", image.getvalue()),
        (f"{ROOT}write/new", '{"title": "新題名"}'.encode()),
        (f"{ROOT}import?name=a.txt", "題名\n\n正文一句。\n".encode()),
    ):
        answer = ask(app, "POST", path, _OWN, sent)
        said = answer.json()
        if answer.status == 200:  # an import says it on its page
            assert "import/" in said["address"]
            said = {"message": ask(app, "GET", said["address"], _OWN).content.decode()}
        assert _is_chinese(said["message"]), said
        assert "Traceback" not in said["message"]
    assert _files(folder) == before
