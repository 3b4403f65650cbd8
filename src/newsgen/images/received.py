"""A picture as somebody has sent it -> the picture that a newsroom keeps and publishes."""

from __future__ import annotations

import re
from io import BytesIO
from math import sqrt
from typing import Any
from xml.etree import ElementTree

from msgspec import Struct
from PIL import Image, ImageOps

from newsgen.images.moving import bare
from newsgen.images.names import LARGEST, WIDTHS
from newsgen.images.opening import UnfitError, open_picture
from newsgen.images.phones import phone_formats
from newsgen.images.sizes import scalable
from newsgen.images.svg import is_safe_svg

#: The width in pixels that is kept: twice what is shown, so that it can be cut later.
WIDEST = 2 * WIDTHS[-1]

_KEPT_PIXELS = 25_000_000  # so that a long column of charts stays readable
_LONGEST = 32_000  # pixels in a row or a column: no picture of a newsroom has more
_LARGEST_DRAWING = 10_000_000  # bytes of an SVG
_FEW = 4_096  # colours of what somebody has drawn, not photographed
_QUALITY = 90
_SVG = re.compile(r"<(?:\w+:)?svg\b")
_ROOT = "{http://www.w3.org/2000/svg}svg"
# The format that each is kept in, and its suffix. What browsers show, stays what it is.
_KEPT = {
    "JPEG": ("JPEG", ".jpg"),
    "MPO": ("JPEG", ".jpg"),
    "PNG": ("PNG", ".png"),
    "WEBP": ("WEBP", ".webp"),
    "GIF": ("GIF", ".gif"),
    "AVIF": ("AVIF", ".avif"),
    "BMP": ("PNG", ".png"),
    "HEIF": ("JPEG", ".jpg"),
}
_FIRST_ALONE = ("MPO", "HEIF")  # of several pictures in a file, which do not move
_SHOWN = ("transparency", "icc_profile")  # what belongs to the look of a picture


class CleanPicture(Struct, frozen=True):
    """A picture to keep: its bytes, the suffix that fits them, width and height in pixels (0 of a drawing);
    where it was made smaller, the size that it had."""

    content: bytes
    suffix: str
    width: int = 0
    height: int = 0
    smaller_than: tuple[int, int] | None = None


def clean_picture(name: str, content: bytes) -> CleanPicture:
    """Return a picture upright, without anything that tells of its maker, its place or its camera, and no
    larger than is of use. What moves keeps its frames, a drawing (SVG) its bytes; a telephone's HEIC becomes
    a JPEG, where `newsgen[heic]` is installed.

    Its bytes say what it is; `name` is only what problems call it. Raises UnfitError where it is no picture,
    where browsers do not show it, where it is too large, or where something runs in it. The same bytes give
    the same bytes, with the same version of Pillow.
    """
    if len(content) > LARGEST:
        raise too_large(name)
    if _is_svg(content):
        return _drawing(name, content)
    with open_picture(name, content, phone_formats()) as image:
        if max(image.size) > _LONGEST:
            raise UnfitError(
                name,
                "this picture has {width} × {height} pixels; at most {most} in a row are read",
                "make it smaller, or cut it",
                width=str(image.width),
                height=str(image.height),
                most=str(_LONGEST),
            )
        format_name, suffix = _KEPT[image.format or ""]
        if getattr(image, "is_animated", False) and image.format not in _FIRST_ALONE:
            return CleanPicture(_moving(name, image, content), suffix, *image.size)
        return _still(image, format_name, suffix)


def too_large(name: str) -> UnfitError:
    """Return what is said of a file that has more than `LARGEST` bytes."""
    return UnfitError(
        name, "this picture has more than 100 megabytes", "make it smaller: no reader waits for it"
    )


def _still(image: Image.Image, format_name: str, suffix: str) -> CleanPicture:
    options: dict[str, Any] = {"icc_profile": image.info.get("icc_profile")}
    if format_name == "JPEG":
        options |= {"qtables": getattr(image, "quantization", None), "optimize": True, "progressive": True}
    upright = ImageOps.exif_transpose(image)
    size = _kept_size(*upright.size)
    before = None if size == upright.size else upright.size
    if before:
        upright = scalable(upright).resize(size, Image.Resampling.LANCZOS, reducing_gap=3.0)
        options["qtables"] = None
    upright.info = {key: value for key, value in upright.info.items() if key in _SHOWN}
    if format_name == "WEBP":
        options["lossless"] = upright.getcolors(_FEW) is not None
    if not options.get("qtables"):
        options |= {"quality": _QUALITY, "qtables": None}
    buffer = BytesIO()
    given = {key: value for key, value in options.items() if value is not None}
    upright.save(buffer, format_name, **given)
    return CleanPicture(buffer.getvalue(), suffix, *size, before)


def _kept_size(width: int, height: int) -> tuple[int, int]:
    scale = min(1.0, WIDEST / width, sqrt(_KEPT_PIXELS / (width * height)))
    return (width, height) if scale == 1.0 else (max(1, round(width * scale)), max(1, round(height * scale)))


def _moving(name: str, image: Image.Image, content: bytes) -> bytes:
    image.load()  # whether it is whole
    kept = bare(image.format or "", content)
    if kept is None:
        raise UnfitError(
            name,
            "this picture moves, and cannot be freed of what it tells of its maker",
            "save it as GIF, WebP or a film",
        )
    return kept


def _is_svg(content: bytes) -> bool:
    return bool(_SVG.search(_text(content[:4_096])))


def _text(content: bytes) -> str:
    return content.decode("utf-16" if b"\0" in content[:64] else "utf-8", "replace")


def _drawing(name: str, content: bytes) -> CleanPicture:
    if len(content) > _LARGEST_DRAWING:
        raise UnfitError(name, "this drawing has more than 10 megabytes", "save it as a PNG")
    if not is_safe_svg(content):
        raise UnfitError(
            name, "something runs in this drawing: it has a script, or a page within it", "save it as a PNG"
        )
    try:
        root = ElementTree.fromstring(content)  # noqa: S314 - whatever has an entity is refused before
    except (ElementTree.ParseError, ValueError):
        root = None
    if root is None or root.tag != _ROOT:
        raise UnfitError(
            name, "this picture is damaged, or none at all", "save it anew, and put it in its place"
        )
    return CleanPicture(content, ".svg")
