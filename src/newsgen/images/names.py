"""Which files are pictures, how they are made smaller, and how what is made is called."""

from __future__ import annotations

from msgspec import Struct

#: The formats that each suffix stands for, as Pillow names them. MPO is a JPEG of a camera with two lenses.
FORMATS = {
    "png": ("PNG",),
    "jpg": ("JPEG", "MPO"),
    "jpeg": ("JPEG", "MPO"),
    "jfif": ("JPEG", "MPO"),
    "webp": ("WEBP",),
    "gif": ("GIF",),
    "avif": ("AVIF",),
    "bmp": ("BMP",),
    "tif": ("TIFF",),
    "tiff": ("TIFF",),
    "heic": ("HEIF",),
    "heif": ("HEIF",),
}

#: Widths that are made of a wider picture, in pixels: a phone's, a column's, a column's on a dense screen.
WIDTHS = (480, 960, 1600)
QUALITY = 80  # of WebP, which browsers have had since 2020

#: More bytes than any host takes of a file.
LARGEST = 100_000_000

#: What the sizes of a picture follow from, beside its content.
SETTINGS = repr((WIDTHS, QUALITY)).encode()

#: Where sizes are published, below the output folder.
FOLDER = "assets/pictures/"

#: Width and height of a card for previews, in pixels, as the Open Graph's users show it whole.
CARD_SIZE = (1200, 630)


class CardText(Struct, frozen=True):
    """What a card says; without a title it is the site's own."""

    edition: str
    site: str
    title: str = ""
    source: str = ""


def is_raster(path: str) -> bool:
    """Whether a file is called like a picture made of pixels."""
    return _suffix(path) in FORMATS


def is_drawing(path: str) -> bool:
    """Whether a file is called like a picture made of lines."""
    return _suffix(path) == "svg"


def expected_formats(path: str) -> tuple[str, ...]:
    """Return the formats that a file's name stands for."""
    return FORMATS.get(_suffix(path), ())


def size_path(content_digest: bytes, width: int) -> str:
    """Return where one size of a picture is published: by its content, so that it may be kept for ever."""
    return f"{FOLDER}{content_digest.hex()[:20]}-{width}.webp"


def made_here(path: str) -> bool:
    """Whether a published file is a size or a card, which no template names by hand."""
    return path.startswith(FOLDER) or path.endswith("/card.png") or path == "card.png"


def _suffix(path: str) -> str:
    return path.rpartition("/")[2].rpartition(".")[2].lower()
