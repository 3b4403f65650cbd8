"""Pictures beside the articles, each under a name that tells what it shows."""

from __future__ import annotations

import re
import unicodedata
from datetime import datetime
from hashlib import sha256
from itertools import count
from pathlib import Path
from posixpath import dirname, relpath

from msgspec import Struct

from newsgen.article_file.originals import NotPlaced, known_original, tell_original
from newsgen.article_file.slugs import slug_of
from newsgen.atomic_write import place_in, read_if_there, write_new
from newsgen.images.received import clean_picture
from newsgen.library import find_content

# What cameras, chats and editors call every picture: no word of it tells what one shows.
_SAYS_NOTHING = re.compile(
    r"(?:img|image|dsc[nf]?|pic|picture|photo|screenshot|mmexport|wx|wechat|weixin|untitled|copy"
    r"|tu-pian|wei-xin-tu-pian|wei-biao-ti|jie-ping|jie-tu|zhao-pian|ping-mu-kuai-zhao)?(?:of|at|am|pm|[-\d])*+"
)


class PlacedPicture(Struct, frozen=True):
    """Where a picture lies: its `path` in the site, the `target` by which its article names it, whether it
    was there before, and whether it was made smaller."""

    path: str
    target: str
    known: bool
    smaller: bool = False


def place_picture(
    site: Path, article: str, name: str, raw: bytes, shows: str, now: datetime
) -> PlacedPicture:
    """Write a picture that was received beside an article, whose path is given, and tell of its original.

    It is named by what it `shows`, else by the `name` that it came under. What was received before is not
    written again. Raises UnfitError where it is no picture to be shown, NotPlaced where it cannot be beside
    this article, or the list of originals cannot be read, OSError where nothing can be written.
    """
    (file,) = find_content([article]) or (None,)
    if file is None or file.kind == "asset":
        raise NotPlaced("{path} is no article of the site", path=article)
    try:
        place_in(site, article)
    except ValueError as error:
        raise NotPlaced("{path} is no article of the site", path=article) from error
    digest = sha256(raw).hexdigest()
    if (there := known_original(site, digest)) and place_in(site, there).is_file():
        return PlacedPicture(there, _target(there, article), True)
    picture = clean_picture(name, raw)
    folder = dirname(article)
    path, written = _written(site, folder, _stem(shows, name), picture.suffix, picture.content)
    told = {"path": path, "sha256": digest, "received": _plain(name)}
    if picture.smaller_than:
        told["size"] = " × ".join(map(str, picture.smaller_than))
    try:
        tell_original(site, told | {"time": now.isoformat(timespec="seconds")})
    except BaseException:
        if written:
            place_in(site, path).unlink(missing_ok=True)
        raise
    return PlacedPicture(path, _target(path, article), not written, bool(picture.smaller_than))


def _stem(shows: str, name: str) -> str:
    """Return what a picture is to be called: by what it shows, else by a name that tells something."""
    called = slug_of(shows, "") if shows.strip() else ""
    if called:
        return called
    before, dot, last = _plain(name).rpartition(".")
    stem = slug_of(before if dot else last, "picture")
    return "picture" if _SAYS_NOTHING.fullmatch(stem) else stem


def _written(site: Path, folder: str, stem: str, suffix: str, data: bytes) -> tuple[str, bool]:
    """Return the path that a picture got, and whether it was written: one of the same bytes may be there."""
    for number in count(1):
        name = f"{stem}-{number}{suffix}" if number > 1 else f"{stem}{suffix}"
        there = _called(place_in(site, f"{folder}/{name}").parent, name)
        if there is None:
            try:
                write_new(site, f"{folder}/{name}", data)
            except FileExistsError:  # just now
                continue
            return f"{folder}/{name}", True
        if read_if_there(there) == data:
            return f"{folder}/{there.name}", False
    raise AssertionError


def _called(folder: Path, name: str) -> Path | None:
    """Return the file that has a name, whatever its letter case or Unicode normal form."""
    try:
        return next((each for each in folder.iterdir() if _folded(each.name) == _folded(name)), None)
    except FileNotFoundError:
        return None


def _folded(name: str) -> str:
    return unicodedata.normalize("NFC", name).casefold()


def _plain(name: str) -> str:
    """Return a file's name without folders and without signs that no line can hold."""
    last = name.replace("\\", "/").rpartition("/")[2]
    return "".join(
        each for each in unicodedata.normalize("NFC", last) if unicodedata.category(each)[0] != "C"
    )[:200]


def _target(path: str, article: str) -> str:
    """Return a path as an article names it, in Markdown and in its field `image` alike."""
    return relpath(path, dirname(article))
