"""The built site's files, as a host of static pages serves them."""

from __future__ import annotations

import mimetypes
import unicodedata
from hashlib import blake2b
from pathlib import Path

from msgspec import Struct

from newsgen.files import CONTENT
from newsgen.images import is_drawing, is_raster

# What hosts send, whatever the machine's own table says.
_TYPES = {
    ".avif": "image/avif",
    ".css": "text/css",
    ".csv": "text/csv",
    ".html": "text/html",
    ".ico": "image/x-icon",
    ".js": "text/javascript",
    ".json": "application/json",
    ".md": "text/markdown",
    ".mjs": "text/javascript",
    ".mp3": "audio/mpeg",
    ".mp4": "video/mp4",
    ".otf": "font/otf",
    ".pdf": "application/pdf",
    ".svg": "image/svg+xml",
    ".ttf": "font/ttf",
    ".txt": "text/plain",
    ".wasm": "application/wasm",
    ".webm": "video/webm",
    ".webmanifest": "application/manifest+json",
    ".webp": "image/webp",
    ".woff": "font/woff",
    ".woff2": "font/woff2",
    ".xml": "application/xml",
}
_WITH_CHARSET = ("application/json", "application/manifest+json", "application/xml", "image/svg+xml")


class Found(Struct, frozen=True):
    """A file to answer with; or, where its folder was asked for without the slash, `moved` to the address."""

    file: Path | None = None
    moved: bool = False


def file_of(address: str) -> str:
    """Return the file below the output folder that a page at an address (a decoded path) is written to."""
    path = unicodedata.normalize("NFC", address).removeprefix("/")
    return f"{path}index.html" if not path or path.endswith("/") else path


def find_file(folder: Path, address: str) -> Found:
    """Return the file of a site for an address (a decoded path), as GitHub Pages finds it.

    Nothing outside the folder is found, nor what is hidden, nor a list of what is in a folder.
    """
    parts = unicodedata.normalize("NFC", address).removeprefix("/").split("/")
    named = parts[:-1] if parts[-1] == "" else parts
    if any(not _is_plain(part) for part in named):
        return Found()
    place = folder.joinpath(*named)
    try:
        if not place.resolve().is_relative_to(folder.resolve()):
            return Found()
        if parts[-1] == "":
            return Found(index) if (index := place / "index.html").is_file() else Found()
        if place.is_file():
            return Found(place)
        return Found(moved=(place / "index.html").is_file())
    except (OSError, ValueError):  # a name that no file can have
        return Found()


def _is_plain(part: str) -> bool:
    hidden = part.startswith(".") and part != ".well-known"
    return bool(part) and not hidden and "\\" not in part and "\0" not in part


def content_type(file: Path) -> str:
    """Return what a file is, as `Content-Type` says it; all text is UTF-8."""
    suffix = file.suffix.lower()
    kind = (
        _TYPES.get(suffix) or mimetypes.guess_type(file.name, strict=False)[0] or "application/octet-stream"
    )
    return f"{kind}; charset=utf-8" if kind.startswith("text/") or kind in _WITH_CHARSET else kind


def find_picture(site: Path, address: str) -> Path | None:
    """Return a picture beside the articles by the address that a build gives it; None where there is none.

    So a picture is seen as soon as it is placed, and where the site cannot be built.
    """
    for folder in (CONTENT, f"{CONTENT}/pages"):
        file = find_file(site / folder, address).file
        if file and (is_raster(file.name) or is_drawing(file.name)):
            return file
    return None


def not_found_page(folder: Path, address: str) -> Path | None:
    """Return the page of the edition that an address lies in, for addresses where nothing is."""
    first = address.removeprefix("/").split("/")[0]
    pages = [folder / "404.html"]
    if _is_plain(first):
        pages.insert(0, folder / first / "404.html")
    return next((page for page in pages if page.is_file()), None)


def version_of(content: bytes) -> str:
    """Return what changes when content does."""
    return blake2b(content, digest_size=12).hexdigest()
