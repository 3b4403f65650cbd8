"""Pictures that came with a text: in the file itself, beside it, or only on another site."""

from __future__ import annotations

import base64
import binascii
import hashlib
import re
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

from bs4.element import Tag

from newsgen.problems import Report
from newsgen.readers.links import address
from newsgen.readers.received_text import ReceivedPicture

_MOST = 200  # pictures of one text
_LARGEST = 100_000_000  # bytes; more than a build takes
_DATA = re.compile(r"data:image/[\w.+-]+;base64,", re.IGNORECASE)
_LAZY = ("data-src", "data-original", "data-lazy-src", "data-url")
_SIZED = ("srcset", "data-srcset")
_TINY = 3  # pixels; what is as small as this counts readers
#: Words that programs put where alternative text belongs: they describe nothing.
_NO_TEXT = re.compile(
    r"(?:图片|圖片|图像|圖像|图|圖|picture|image|img|dsc|photo|未标题|未命名|微信图片|截图|screenshot)?[\s_\-()（）\d]*"
    r"(?:\.(?:png|jpe?g|gif|webp|bmp|tiff?))?|\S+\.(?:png|jpe?g|gif|webp|bmp)",
    re.IGNORECASE,
)
_MADE_UP = re.compile(r"自動產生|自动生成|automatically generated|AI-generated|AI 生成", re.IGNORECASE)
_FORMATS = (
    (b"\x89PNG\r\n\x1a\n", ".png"),
    (b"\xff\xd8\xff", ".jpg"),
    (b"GIF87a", ".gif"),
    (b"GIF89a", ".gif"),
    (b"BM", ".bmp"),
)


def picture_suffix(data: bytes) -> str:
    """Return the suffix of a picture's format, by its first bytes; empty for what no browser shows."""
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return ".webp"
    if data[4:12] in (b"ftypavif", b"ftypavis"):
        return ".avif"
    return next((suffix for start, suffix in _FORMATS if data.startswith(start)), "")


def described(alt: str) -> str:
    """Return an alternative text; empty for a file's name, a number, or words that a program made up."""
    alt = " ".join(alt.split())
    return "" if _NO_TEXT.fullmatch(alt) or _MADE_UP.search(alt) else alt


class PictureBox:
    """Takes the pictures of a text as they are met.

    `base` is the address of the page that has them, `parts` those that came in one file with it, by address.
    """

    def __init__(
        self, folder: Path | None, base: str, report: Report, parts: Mapping[str, bytes] | None = None
    ) -> None:
        self.base = base
        self._folder = folder
        self._parts = parts or {}
        self._report = report
        self._taken: dict[str, ReceivedPicture] = {}
        #: What pictures show that were left out.
        self.left_out: list[str] = []

    @property
    def taken(self) -> tuple[ReceivedPicture, ...]:
        """The pictures so far."""
        return tuple(self._taken.values())

    def add(self, data: bytes, name: str) -> str | None:
        """Take in a picture's bytes; return its mark, or None, with a warning, where it is none."""
        suffix = picture_suffix(data)
        if not suffix or len(data) > _LARGEST or len(self._taken) >= _MOST:
            self._report.warning(
                0,
                "the picture {name} is in a format that no browser shows, or there are too many: left out",
                "save it as PNG or JPEG and put it beside the article",
                name=name,
            )
            return None
        digest = hashlib.sha256(data).hexdigest()
        mark = f"newsgen-picture-{digest[:32]}"
        self._taken.setdefault(digest, ReceivedPicture(mark, data, suffix))
        return mark

    def beside(self, source: str) -> str:
        """Return the mark of a picture that lies beside the text; empty, and told, where it does not."""
        data = self._beside(source)
        if data is not None:
            return self.add(data, Path(unquote(source)).name) or ""
        self._elsewhere(source, "")
        return ""

    def take(self, image: Tag) -> tuple[str, str] | None:
        """Return the address and the alternative text for an `img` of a page; None to leave it out."""
        if is_tiny(image):
            return None
        alt = described(str(image.get("alt", "")))
        shown = self._taken_in(_source(image), alt)
        if shown is None and alt:
            self.left_out.append(alt)
        return shown

    def _taken_in(self, source: str, alt: str) -> tuple[str, str] | None:
        if _DATA.match(source):
            try:
                data = base64.b64decode(source.partition(",")[2], validate=True)
            except (binascii.Error, ValueError):
                return None
            mark = self.add(data, "data:")
            return (mark, alt) if mark else None
        beside = self._beside(source)
        if beside is not None:
            mark = self.add(beside, Path(unquote(source)).name)
            return (mark, alt) if mark else None
        return self._elsewhere(source, alt)

    def _beside(self, source: str) -> bytes | None:
        """Return the bytes of a file that was saved with the page, from nowhere but below its folder."""
        try:
            if source in self._parts:
                return self._parts[source]
            parts = urlsplit(source)
            if self._folder is None or parts.scheme or parts.netloc or not parts.path:
                return None
            folder = self._folder.resolve()
            path = (folder / unquote(parts.path)).resolve()
            if path.is_relative_to(folder) and path.is_file() and path.stat().st_size <= _LARGEST:
                return path.read_bytes()
        except (OSError, ValueError):
            return None
        return None

    def _elsewhere(self, source: str, alt: str) -> tuple[str, str] | None:
        try:
            target = urljoin(self.base, source) if source else ""
            outside = urlsplit(target).scheme in ("http", "https") and bool(urlsplit(target).netloc)
        except ValueError:
            target, outside = "", False
        if not outside:
            if source:
                self._report.warning(
                    0,
                    "the picture {address} is not beside the file",
                    "save the page with its pictures, or put the picture beside the article",
                    address=source[:200],
                )
            return None
        self._report.warning(
            0,
            "the picture {address} is on another site, from which pages do not load anything",
            "put a copy beside the article, if it may be used",
            address=target[:500],
        )
        return address(target), alt


def _source(image: Tag) -> str:
    """Return the address of a picture: that which a script would load where the page has a stand-in, else
    the first of several sizes."""
    source = str(image.get("src", "")).strip()
    if source and not source.startswith("data:"):
        return source
    lazy = next((str(image.get(name)).strip() for name in _LAZY if image.get(name)), "")
    around = image.parent
    is_first = image.find_previous_sibling("img") is None
    several = [
        image,
        *(around.find_all("source") if around is not None and around.name == "picture" and is_first else ()),
    ]
    sized = next((str(each.get(name)) for each in several for name in _SIZED if each.get(name)), "")
    return lazy or source or (sized.split() or [""])[0].rstrip(",")


def is_tiny(image: Tag) -> bool:
    """Whether something is so small that it only counts readers."""
    for name in ("width", "height"):
        size = str(image.get(name, "")).strip().removesuffix("px")
        if size.isdecimal() and int(size) <= _TINY:
            return True
    return False
