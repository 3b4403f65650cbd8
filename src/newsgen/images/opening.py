"""A file that says it is a picture -> the picture, or what is wrong with it."""

from __future__ import annotations

import struct
import warnings
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO

from PIL import Image

from newsgen.images.names import WIDTHS, expected_formats
from newsgen.problems import Explained, Problem, Severity, sentence

#: What a picture may have, in pixels: four bytes each are kept while it is made smaller.
MOST_PIXELS = 100_000_000

_SHOWN = ("PNG", "JPEG", "MPO", "WEBP", "GIF", "AVIF", "BMP")  # by browsers
Image.init()
# Nothing else is tried, for each parser is a way in for a file that means harm; not every Pillow has all.
_READ = [name for name in (*_SHOWN, "TIFF") if name in Image.OPEN]
_HEIF = (b"heic", b"heix", b"hevc", b"mif1", b"heim", b"heis")
_MADE_BY_THE_DESK = sentence(
    "save it as JPEG or PNG; the desk does so by itself after `pip install 'newsgen[heic]'`"
)
_PNG = b"\x89PNG\r\n\x1a\n"
_LOCATION = 0x8825  # the EXIF tag of the place where a picture was taken (Exif 2.32, 4.6.3)


class UnfitError(Exception):
    """A picture that cannot be shown, or not be made smaller; `problem` says why."""

    def __init__(self, path: str, message: str, hint: str = "", **values: str) -> None:
        self.problem = Problem(path, 0, message, hint, values=tuple(sorted(values.items())))
        super().__init__(message)


class NotEnoughMemory(Explained):
    """A picture that cannot be decoded with the memory that there is; `MOST_PIXELS` take four bytes each."""


@contextmanager
def open_picture(path: str, content: bytes, more: tuple[str, ...] = ()) -> Iterator[Image.Image]:
    """Yield a picture, not yet decoded; whatever is wrong with it, here or in the block, is an UnfitError.

    It is of a format that browsers show, or of one `more`. Raises NotEnoughMemory where that is all that is
    wrong.
    """
    if content[4:8] == b"ftyp" and content[8:12] in _HEIF and "HEIF" not in more:
        raise _not_shown(path, "HEIC", _MADE_BY_THE_DESK)
    try:
        with warnings.catch_warnings():
            # Pillow warns of large pictures, and of what it overlooks in damaged ones.
            warnings.simplefilter("ignore")
            with Image.open(BytesIO(_as_browsers_read(content)), formats=[*_READ, *more]) as image:
                _check(path, image, (*_SHOWN, *more))
                yield image
    except UnfitError:
        raise
    except MemoryError as error:  # of this machine, now: another time the picture may be right
        raise NotEnoughMemory("there is not enough memory for the picture {path}", path=path) from error
    except Image.DecompressionBombError:
        raise _huge(path) from None
    except Exception as error:  # a file can make a decoder raise anything
        raise UnfitError(
            path, "this picture is damaged, or none at all", "save it anew, and put it in its place"
        ) from error


def _as_browsers_read(content: bytes) -> bytes:
    """Return a PNG without the parts that are damaged and that nobody needs to show it.

    Programs leave wrong checksums in texts and times. A decoder may pass over such a chunk if it is ancillary
    (the case of its first letter says so; PNG, third edition, 5.4 and 13.1); browsers do, Pillow does not.
    """
    if not content.startswith(_PNG):
        return content
    kept, at = [_PNG], len(_PNG)
    while at + 12 <= len(content):
        length, kind = struct.unpack_from(">I4s", content, at)
        chunk = content[at : at + 12 + length]
        if kind[:1].isupper() or zlib.crc32(chunk[4:-4]).to_bytes(4) == chunk[-4:]:
            kept.append(chunk)
        at += len(chunk)
    return b"".join((*kept, content[at:]))


def remarks(path: str, image: Image.Image) -> tuple[Problem, ...]:
    """Return what an editor should know of a picture that can be shown."""
    found = []
    expected = expected_formats(path)
    if image.format not in expected:
        found.append(
            Problem(
                path,
                0,
                "this picture is of the format {format}, but its name says {named}"
                if expected
                else "this picture is of the format {format}, but its name does not say so",
                "give it the right suffix: programs that go by the name do not show it",
                severity=Severity.WARNING,
                values=(("format", _format(image)), ("named", "".join(expected[:1]))),
            )
        )
    if image.getexif().get_ifd(_LOCATION):
        found.append(
            Problem(
                path,
                0,
                "this picture tells where it was taken, to whoever loads it",
                "save it without the location: the file is published as it is",
                severity=Severity.WARNING,
            )
        )
    return tuple(found)


def _check(path: str, image: Image.Image, formats: tuple[str, ...]) -> None:
    if image.format not in formats:
        raise _not_shown(path, _format(image))
    if image.width * image.height > MOST_PIXELS:
        raise _huge(path)


def _format(image: Image.Image) -> str:
    return "JPEG" if image.format == "MPO" else image.format or ""


def _not_shown(path: str, name: str, hint: str = sentence("save it as JPEG or PNG")) -> UnfitError:
    return UnfitError(path, "browsers do not show pictures of the format {format}", hint, format=name)


def _huge(path: str) -> UnfitError:
    return UnfitError(
        path,
        "this picture has more than {most} million pixels",
        "make it smaller: readers see at most {width} pixels in a row",
        most=str(MOST_PIXELS // 1_000_000),
        width=str(WIDTHS[-1]),
    )
