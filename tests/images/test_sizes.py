"""Pictures in smaller sizes: upright, in the colours of the web, without what they tell of their maker."""

from __future__ import annotations

import random
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageCms

from newsgen.images.sizes import MadePicture, make_sizes, widths_of
from newsgen.model import Picture
from newsgen.problems import Severity


def _noise(width: int, height: int, mode: str = "RGB") -> Image.Image:
    bands = len(Image.new(mode, (1, 1)).getbands())
    return Image.frombytes(mode, (width, height), random.Random(1).randbytes(width * height * bands))  # noqa: S311 - a picture, not a secret


def _saved(image: Image.Image, kind: str, **options: object) -> bytes:
    buffer = BytesIO()
    image.save(buffer, kind, **options)
    return buffer.getvalue()


def _made(made: MadePicture) -> list[Image.Image]:
    return [Image.open(BytesIO(data)) for _, data in reversed(made.files)]


def _near(found: object, wanted: tuple[int, ...]) -> bool:
    assert isinstance(found, tuple)
    return all(abs(one - other) < 12 for one, other in zip(found, wanted, strict=True))


@given(st.integers(1, 100_000))
def test_widths_ascend_and_are_never_more_than_the_picture_has(width: int) -> None:
    widths = widths_of(width)
    assert list(widths) == sorted(set(widths))
    assert widths[-1] == min(width, 1600)


@settings(max_examples=25)
@given(
    st.integers(1, 700),
    st.integers(1, 40),
    st.sampled_from([("RGB", "JPEG"), ("RGB", "PNG"), ("RGBA", "PNG"), ("L", "JPEG"), ("CMYK", "JPEG")]),
)
def test_sizes_are_smaller_than_the_picture_and_always_the_same(
    width: int, height: int, kind: tuple[str, str]
) -> None:
    content = _saved(_noise(width, height, kind[0]), kind[1])
    made = make_sizes(f"a.{kind[1].lower()}", content)
    assert made == make_sizes(f"b/c.{kind[1].lower()}", content)
    assert not made.problems
    assert made.picture is not None
    assert (made.picture.width, made.picture.height) == (width, height)
    widths = [size.width for size in made.picture.sizes]
    assert widths == sorted(set(widths))
    assert max(widths, default=0) <= width
    assert all(len(data) < len(content) for _, data in made.files)
    assert [image.width for image in _made(made)] == [size.width for size in made.picture.sizes if size.path]


def test_a_photograph_has_a_size_for_each_screen() -> None:
    made = make_sizes("a.jpg", _saved(_noise(2000, 1000), "JPEG"))
    assert made.picture is not None
    assert [size.width for size in made.picture.sizes] == [480, 960, 1600]
    assert [(image.format, image.size) for image in _made(made)] == [
        ("WEBP", (480, 240)),
        ("WEBP", (960, 480)),
        ("WEBP", (1600, 800)),
    ]


def test_a_picture_is_turned_upright_and_tells_nothing_of_its_maker() -> None:
    image = Image.new("RGB", (600, 300), "white")
    image.paste("black", (0, 0, 300, 300))
    exif = Image.Exif()
    exif[0x0112] = 6  # to be turned to the right
    exif[0x010F] = "相機"
    content = _saved(image, "JPEG", exif=exif, quality=100, comment="秘密")
    made = make_sizes("a.jpg", content)
    assert made.picture is not None
    assert (made.picture.width, made.picture.height) == (300, 600)
    small = _made(made)[-1]
    assert small.size == (300, 600)
    assert not small.getexif()
    assert not {"icc_profile", "exif", "xmp", "comment"} & small.info.keys()
    assert _near(small.convert("RGB").getpixel((150, 20)), (0, 0, 0)), "what was on the left is at the top"
    assert not made.problems


def test_whoever_publishes_where_a_picture_was_taken_is_warned() -> None:
    exif = Image.Exif()
    exif.get_ifd(0x8825)[1] = "N"
    made = make_sizes("a.jpg", _saved(_noise(60, 40), "JPEG", exif=exif))
    assert [problem.severity for problem in made.problems] == [Severity.WARNING]
    assert "where it was taken" in made.problems[0].text()
    assert made.picture is not None


@pytest.mark.parametrize(
    ("image", "kind", "wanted"),
    [
        (Image.new("CMYK", (900, 300), (0, 255, 255, 0)), "JPEG", (255, 0, 0)),
        (Image.new("RGB", (900, 300), "red").quantize(2), "PNG", (255, 0, 0)),
        (Image.new("RGB", (900, 300), "red").quantize(2), "GIF", (255, 0, 0)),
        (Image.new("I;16", (900, 300), 0x8000), "PNG", (128, 128, 128)),
        (Image.new("L", (900, 300), 77), "PNG", (77, 77, 77)),
        (Image.new("1", (900, 300), 1), "PNG", (255, 255, 255)),
        (Image.new("LA", (900, 300), (90, 255)), "PNG", (90, 90, 90)),
    ],
    ids=["CMYK", "palette", "GIF", "16-bit", "grey", "black and white", "grey with alpha"],
)
def test_every_way_to_store_colours_comes_out_in_those_of_the_web(
    image: Image.Image, kind: str, wanted: tuple[int, ...]
) -> None:
    content = _saved(image, kind) + bytes(20_000)  # a plain one is small: what is larger is not published
    made = make_sizes(f"a.{kind.lower()}", content)
    assert [small.width for small in _made(made)] == [480, 900]
    assert all(_near(small.convert("RGB").getpixel((99, 99)), wanted) for small in _made(made))


def test_what_can_be_seen_through_stays_so() -> None:
    image = _noise(600, 100, "RGBA")
    image.paste((0, 0, 0, 0), (0, 0, 300, 100))
    for given_image in (image, image.quantize(64)):
        small = _made(make_sizes("a.png", _saved(given_image, "PNG")))[0]
        assert small.mode == "RGBA"
        pixel = small.getpixel((100, 40))
        assert isinstance(pixel, tuple)
        assert pixel[3] == 0


def test_colours_of_another_space_are_converted_not_relabelled() -> None:
    lab = ImageCms.createProfile("LAB")
    profile = ImageCms.ImageCmsProfile(lab).tobytes()
    made = make_sizes("a.jpg", _saved(_noise(600, 100), "JPEG", icc_profile=profile))
    assert made.files, "a profile that does not fit is left out"
    srgb = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    red = make_sizes("a.jpg", _saved(Image.new("RGB", (600, 100), "red"), "JPEG", icc_profile=srgb))
    assert _near(_made(red)[0].convert("RGB").getpixel((9, 9)), (255, 0, 0))


def test_what_moves_is_left_as_it_is() -> None:
    frames = [_noise(600, 20).quantize(16), Image.new("RGB", (600, 20), "red").quantize(2)]
    content = _saved(frames[0], "GIF", save_all=True, append_images=frames[1:])
    assert make_sizes("a.gif", content) == MadePicture(Picture(600, 20))


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP", "GIF", "BMP", "AVIF"])
@given(data=st.data())
@settings(max_examples=15)
def test_whatever_a_file_holds_is_said_not_thrown(kind: str, data: st.DataObject) -> None:
    content = bytearray(_saved(_noise(90, 30), kind))
    content = content[: data.draw(st.integers(0, len(content)))]
    for _ in range(data.draw(st.integers(0, 4))):
        if content:
            content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    made = make_sizes(f"a.{kind.lower()}", bytes(content))
    assert (made.picture is None) == any(problem.severity is Severity.ERROR for problem in made.problems)


@pytest.mark.parametrize("kind", [b"tEXt", b"zTXt", b"iTXt", b"tIME", b"pHYs", b"gAMA", b"eXIf", b"vpAg"])
@pytest.mark.parametrize("data", [b"Software\0x", b"", bytes(300)], ids=["short", "empty", "long"])
def test_a_png_with_a_wrong_checksum_in_what_nobody_shows_is_shown(kind: bytes, data: bytes) -> None:
    content = _saved(_noise(600, 40), "PNG")
    damaged = len(data).to_bytes(4) + kind + data + b"\0\0\0\0"
    made = make_sizes("a.png", content[:33] + damaged + content[33:])
    assert made.picture is not None
    assert not made.problems
    assert [data for _, data in made.files] == [data for _, data in make_sizes("a.png", content).files]


@pytest.mark.parametrize("at", [12, 60], ids=["header", "pixels"])
def test_a_png_whose_picture_itself_is_damaged_is_a_problem(at: int) -> None:
    content = bytearray(_saved(_noise(60, 40), "PNG"))
    content[at + 8] ^= 0xFF
    made = make_sizes("a.png", bytes(content))
    assert made.picture is None
    assert "damaged" in made.problems[0].text()


def test_a_format_that_no_browser_shows_is_named() -> None:
    made = make_sizes("a.tif", _saved(_noise(9, 9), "TIFF"))
    assert made.picture is None
    assert "TIFF" in made.problems[0].text()
