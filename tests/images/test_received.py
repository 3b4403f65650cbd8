"""A picture that somebody has sent, as it is kept: upright, of a sensible size, without what it tells."""

from __future__ import annotations

import struct
import sys
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from PIL import Image, ImageSequence, PngImagePlugin

from newsgen.images.names import LARGEST
from newsgen.images.opening import UnfitError, open_picture
from newsgen.images.received import WIDEST, clean_picture

_AUTHOR = "某人在某地"
_ORIENTATION, _GPS, _MAKER = 0x0112, 0x8825, 0x010F


def _exif(orientation: int = 1) -> bytes:
    exif = Image.Exif()
    exif[_ORIENTATION] = orientation
    exif[_MAKER] = "SECRET-CAMERA"
    exif.get_ifd(_GPS).update({1: "N", 2: (28.0, 41.0, 0.0)})
    return exif.tobytes()


def _picture(size: tuple[int, int] = (40, 20)) -> Image.Image:
    """A picture that is red on the left and blue on the right."""
    image = Image.new("RGB", size, "blue")
    image.paste("red", (0, 0, size[0] // 2, size[1]))
    return image


def _saved(image: Image.Image, format_name: str, **options: Any) -> bytes:
    buffer = BytesIO()
    image.save(buffer, format_name, **options)
    return buffer.getvalue()


# What belongs to the look of a picture, as Pillow calls it.
_LOOK = {
    "jfif",
    "jfif_version",
    "jfif_unit",
    "jfif_density",
    "progression",
    "progressive",
    "loop",
    "duration",
} | {"timestamp", "background", "version", "extension", "transparency", "bbox", "blend", "disposal"}


def _told(content: bytes) -> set[str]:
    """Return what a picture tells of itself that nobody sees."""
    with Image.open(BytesIO(content)) as image:
        image.load()
        return {str(tag) for tag in (*image.info, *image.getexif())} - _LOOK


@pytest.mark.parametrize(
    ("format_name", "suffix", "options"),
    [
        ("JPEG", ".jpg", {"comment": b"SECRET", "xmp": b"<x>SECRET</x>"}),
        ("PNG", ".png", {}),
        ("WEBP", ".webp", {"xmp": b"<x>SECRET</x>"}),
        ("AVIF", ".avif", {"xmp": b"<x>SECRET</x>"}),
    ],
)
def test_a_picture_stands_upright_and_tells_nothing(
    format_name: str, suffix: str, options: dict[str, Any]
) -> None:
    text = PngImagePlugin.PngInfo()
    text.add_itxt("Author", _AUTHOR)
    if format_name == "PNG":
        options = {"pnginfo": text}
    content = _saved(_picture(), format_name, exif=_exif(orientation=6), **options)
    made = clean_picture("IMG_1.heic", content + b"SECRET behind its end")
    assert (made.suffix, made.width, made.height, made.smaller_than) == (suffix, 20, 40, None)
    assert _told(made.content) == set()
    assert b"SECRET" not in made.content
    assert _AUTHOR.encode() not in made.content
    with Image.open(BytesIO(made.content)) as image:  # turned by a quarter: what was left is above
        assert image.size == (20, 40)
        top, bottom = (image.convert("RGB").getpixel((10, y)) for y in (5, 35))
    assert isinstance(top, tuple)
    assert isinstance(bottom, tuple)
    assert top[0] > 200 > 50 > top[2]
    assert bottom[2] > 200 > 50 > bottom[0]
    assert clean_picture("x", made.content).content == clean_picture("y", made.content).content


def test_a_picture_of_a_telephone_becomes_a_jpeg() -> None:
    # Red on the left and blue on the right, to be turned by a quarter; with a place, a maker and XMP. Made
    # with pillow-heif 1.8.1, which writes what pi-heif reads.
    content = (Path(__file__).parent / "phone.heic").read_bytes()
    assert b"SECRET" in content
    made = clean_picture("IMG_0007.HEIC", content)
    assert (made.suffix, made.width, made.height) == (".jpg", 32, 64)
    assert _told(made.content) == set()
    with Image.open(BytesIO(made.content)) as image:
        assert (image.format, image.size) == ("JPEG", (32, 64))
        top, bottom = (image.getpixel((16, y)) for y in (8, 56))
    assert isinstance(top, tuple)
    assert isinstance(bottom, tuple)
    assert top[0] > 200 > 50 > top[2]
    assert bottom[2] > 200 > 50 > bottom[0]
    with pytest.raises(UnfitError, match="damaged"):
        clean_picture("IMG_0007.HEIC", content[: len(content) // 2])


def test_without_what_reads_it_a_telephones_picture_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pi_heif", None)
    with pytest.raises(UnfitError) as refused:
        clean_picture("IMG_0007.HEIC", (Path(__file__).parent / "phone.heic").read_bytes())
    assert "newsgen[heic]" in refused.value.problem.hint


def test_a_build_does_not_read_it() -> None:
    content = (Path(__file__).parent / "phone.heic").read_bytes()
    with pytest.raises(UnfitError, match="do not show"), open_picture("a.heic", content):
        pass


def test_colours_keep_their_profile() -> None:
    from PIL import ImageCms

    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    made = clean_picture("a.jpg", _saved(_picture(), "JPEG", icc_profile=profile))
    with Image.open(BytesIO(made.content)) as image:
        assert image.info["icc_profile"] == profile


def test_what_nobody_can_see_in_full_is_made_smaller() -> None:
    made = clean_picture("a.jpg", _saved(Image.new("RGB", (WIDEST * 2, 3_000), "red"), "JPEG"))
    assert (made.width, made.height, made.smaller_than) == (WIDEST, 1_500, (WIDEST * 2, 3_000))
    column = clean_picture("a.png", _saved(Image.new("P", (800, 20_000)), "PNG"))
    assert (column.width, column.height, column.smaller_than) == (800, 20_000, None), (
        "a long column of charts"
    )
    with Image.open(BytesIO(made.content)) as image:
        assert image.size == (WIDEST, 1_500)


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGBA", "I;16", "CMYK"])
def test_every_mode_can_be_made_smaller(mode: str) -> None:
    image = Image.new(mode, (WIDEST + 1, 4))
    made = clean_picture("a", _saved(image, "JPEG" if mode == "CMYK" else "PNG"))
    assert (made.width, made.smaller_than) == (WIDEST, (WIDEST + 1, 4))


def _frames(content: bytes) -> list[bytes]:
    with Image.open(BytesIO(content)) as image:
        return [frame.convert("RGBA").tobytes() for frame in ImageSequence.Iterator(image)]


@pytest.mark.parametrize(
    ("format_name", "options"),
    [
        ("GIF", {"comment": b"SECRET", "loop": 3}),
        ("WEBP", {"exif": _exif(), "xmp": b"<x>SECRET</x>", "lossless": True}),
        ("PNG", {"exif": _exif()}),
    ],
)
def test_what_moves_keeps_its_frames(format_name: str, options: dict[str, Any]) -> None:
    frames = [Image.new("RGB", (30, 20), colour) for colour in ("red", "green", "blue")]
    content = _saved(
        frames[0], format_name, save_all=True, append_images=frames[1:], duration=[40, 80, 120], **options
    )
    made = clean_picture("a", content + b"SECRET")
    assert _frames(made.content) == _frames(content)
    assert len(_frames(made.content)) == 3
    assert b"SECRET" not in made.content
    assert _told(made.content) == set()
    with Image.open(BytesIO(content)) as before, Image.open(BytesIO(made.content)) as after:
        assert after.info.get("loop") == before.info.get("loop")
    for length in range(0, len(content), 7):  # damaged in the middle: a sentence, or a picture
        try:
            clean_picture("a", content[:length])
        except UnfitError:
            continue


def _huge_png(width: int, height: int) -> bytes:
    """A PNG of a few bytes that says it has so many pixels."""
    import zlib

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", zlib.compress(bytes(100)))
        + chunk(b"IEND", b"")
    )


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "damaged, or none"),
        (b"<!doctype html><title>x</title>", "damaged, or none"),
        ("標題\n正文".encode(), "damaged, or none"),
        (b"\xff\xd8\xff\xe0 and then nothing", "damaged, or none"),
        (b"%PDF-1.7", "damaged, or none"),
        (b"\0\0\0\x18ftypheic", "damaged, or none"),
        (_saved(_picture(), "TIFF"), "TIFF"),
        (_huge_png(100_000, 100_000), "100 million pixels"),
        (_huge_png(100_000, 10), "100000 × 10 pixels"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>", "runs in this drawing"),
        (b"<svg xmlns='http://www.w3.org/2000/svg' onload = 'x()'/>", "runs in this drawing"),
        (
            "<?xml version='1.0' encoding='utf-16'?><svg xmlns='http://www.w3.org/2000/svg'><script/></svg>".encode(
                "utf-16"
            ),
            "runs in this drawing",
        ),
        (b"<svg xmlns='http://www.w3.org/2000/svg'><g></svg>", "damaged, or none"),
        (b"<html><svg xmlns='http://www.w3.org/2000/svg'/></html>", "damaged, or none"),
        (
            b"<!DOCTYPE x [<!ENTITY a 'aaaa'>]><svg xmlns='http://www.w3.org/2000/svg'/>",
            "runs in this drawing",
        ),
        (bytes(LARGEST + 1), "100 megabytes"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_is_no_picture_is_refused_in_a_sentence(content: bytes, said: str) -> None:
    with pytest.raises(UnfitError) as refused:
        clean_picture("圖.jpg", content)
    assert said in refused.value.problem.text()


def test_a_drawing_stays_as_it_is() -> None:
    drawing = (
        "\ufeff<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 1 1'><title>圖</title></svg>".encode()
    )
    made = clean_picture("x.png", drawing)
    assert (made.content, made.suffix) == (drawing, ".svg")
