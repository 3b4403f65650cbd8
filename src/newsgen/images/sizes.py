"""A picture -> the sizes that browsers choose from, in WebP."""

from __future__ import annotations

from io import BytesIO

from msgspec import Struct
from PIL import Image, ImageCms, ImageOps

from newsgen.cache import digest
from newsgen.images.names import QUALITY, SETTINGS, WIDTHS, size_path
from newsgen.images.opening import UnfitError, open_picture, remarks
from newsgen.model import Picture, PictureSize
from newsgen.problems import Problem

_LARGEST = WIDTHS[-1]
_APART = 1.2  # times as wide as a size must its larger neighbour be, to be worth a file
_FEW = 4_096  # colours of what somebody has drawn, not photographed
_DIRECT = ("L", "RGB", "RGBA", "CMYK")  # modes that can be made smaller as they are
_SRGB = ImageCms.createProfile("sRGB")


class MadePicture(Struct, frozen=True):
    """A picture, None where it cannot be shown; its new files, by their paths below the output folder."""

    picture: Picture | None
    files: tuple[tuple[str, bytes], ...] = ()
    problems: tuple[Problem, ...] = ()


def make_sizes(path: str, content: bytes) -> MadePicture:
    """Return the sizes of a picture. `path` is what problems name; bad files give problems, no exception.

    What is made is upright, in the colours of sRGB, and without any metadata, such as the place where it
    was taken. Nothing is made that is larger than the picture, in pixels or in bytes; what moves is left
    as it is. The same content gives the same bytes, with the same version of Pillow.
    """
    try:
        with open_picture(path, content) as image:
            said = remarks(path, image)
            width, height = _upright_size(image)
            if getattr(image, "is_animated", False) and image.format != "MPO":
                image.load()  # whether it is whole
                return MadePicture(Picture(width, height), (), said)
            sizes, files = _sizes(image, content, width, height)
            return MadePicture(Picture(width, height, sizes), files, said)
    except UnfitError as unfit:
        return MadePicture(None, (), (unfit.problem,))


def widths_of(width: int) -> tuple[int, ...]:
    """Return the widths that are made of a picture, in order: never more than it has."""
    top = min(width, _LARGEST)
    return (*(step for step in WIDTHS if step * _APART < top), top)


def _sizes(
    image: Image.Image, content: bytes, width: int, height: int
) -> tuple[tuple[PictureSize, ...], tuple[tuple[str, bytes], ...]]:
    named = digest(SETTINGS, content)
    lossless_too = image.format in ("PNG", "GIF", "BMP")
    image.draft(None, (_LARGEST, _LARGEST))  # lets a JPEG be decoded at a fraction of its size
    largest = scalable(ImageOps.exif_transpose(image))
    lossless_too = lossless_too and largest.getcolors(_FEW) is not None
    sizes, files = [], []
    for wanted in reversed(widths_of(width)):
        scaled = largest.resize(
            (wanted, max(1, round(height * wanted / width))), Image.Resampling.LANCZOS, reducing_gap=2.0
        )
        if wanted == min(width, _LARGEST):  # the smaller ones are made from this one
            scaled = largest = _in_srgb(scaled, image.info.get("icc_profile"))
        made = _encoded(scaled, lossless_too)
        if len(made) < len(content):
            sizes.append(PictureSize(size_path(named, wanted), wanted))
            files.append((sizes[-1].path, made))
        elif not sizes:
            sizes.append(PictureSize("", width))
    sizes.reverse()
    return (tuple(sizes) if files else ()), tuple(files)


def _upright_size(image: Image.Image) -> tuple[int, int]:
    """Return width and height as browsers show the picture: those of EXIF's orientations 5 to 8 lie."""
    lies = image.getexif().get(0x0112, 1) in (5, 6, 7, 8)
    return (image.height, image.width) if lies else (image.width, image.height)


def scalable(image: Image.Image) -> Image.Image:
    """Return a picture in a mode in which it can be made smaller."""
    if image.mode in _DIRECT:
        return image if image.mode == "RGBA" or not image.has_transparency_data else image.convert("RGBA")
    if image.mode.startswith("I"):  # 16 bits of grey: Pillow would cut off what is above 255
        return image.convert("I").point(lambda value: value * (1 / 257)).convert("L")
    return image.convert("RGBA" if image.has_transparency_data else "RGB")


def _in_srgb(image: Image.Image, profile: bytes | None) -> Image.Image:
    """Return a picture in the colours that browsers take for granted where no profile is given."""
    alpha = image.getchannel("A") if image.mode == "RGBA" else None
    opaque = image.convert("RGB") if alpha else image
    coloured = None
    if profile:
        try:
            source = ImageCms.ImageCmsProfile(BytesIO(profile))
            coloured = ImageCms.profileToProfile(opaque, source, _SRGB, outputMode="RGB")
        except (ImageCms.PyCMSError, OSError, ValueError):  # damaged, or of another colour space
            coloured = None
    result = coloured or opaque.convert("RGB")
    if alpha:
        result.putalpha(alpha)
    return result


def _encoded(image: Image.Image, lossless_too: bool) -> bytes:
    """Return a picture as WebP; of what was drawn, also without loss, if that is smaller."""
    made = _webp(image, False)
    return min(made, _webp(image, True), key=len) if lossless_too else made


def _webp(image: Image.Image, lossless: bool) -> bytes:
    buffer = BytesIO()
    image.save(
        buffer, "WEBP", quality=QUALITY, method=4, lossless=lossless, icc_profile=b"", exif=b"", xmp=b""
    )
    return buffer.getvalue()
