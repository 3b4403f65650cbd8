"""Single files of a tree: written, copied, linked, removed.

Two trees share their equal files by hard links. So no file that exists is ever opened for writing: what
is to change is removed and made anew.
"""

from __future__ import annotations

import os
import shutil
import struct
from collections.abc import Iterable
from contextlib import suppress
from hashlib import blake2b, file_digest
from pathlib import Path
from typing import BinaryIO

from newsgen.problems import Explained, reason_of

#: Of a digest, in bytes: a hash, and the length of what it is of.
DIGEST_SIZE = 24

_HASH = 16  # bytes of a digest that are the hash
_CHUNK = 1 << 20
_OWN_FOLDER = "/index.html"  # the end of the path of a file that has its folder to itself
_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_CLOEXEC", 0)


class OutputRefused(Explained):
    """The output folder cannot be used."""


class FileGone(Explained, FileNotFoundError):
    """A file or folder that a build had made is not there any more."""


def digest_of(content: bytes) -> bytes:
    """Return what a manifest holds for a file with this content: BLAKE2b, 16 bytes, and the length in 8."""
    return _with_length(blake2b(content, digest_size=_HASH).digest(), len(content))


def digest_of_file(path: Path) -> bytes:
    """Return the digest of a file's content; raises OSError."""
    with path.open("rb") as file:
        hashed = file_digest(file, lambda: blake2b(digest_size=_HASH)).digest()
        return _with_length(hashed, file.tell())


def lengths_in(digests: Iterable[bytes]) -> list[int]:
    """Return the length of the content that each digest is of, in bytes."""
    return [length for (length,) in struct.iter_unpack(f">{_HASH}xQ", b"".join(digests))]


def hex_digest(digest: bytes) -> str:
    """Return the hash in a digest as `b2sum --length=128` prints it."""
    return digest[:_HASH].hex()


def _with_length(hashed: bytes, length: int) -> bytes:
    return hashed + length.to_bytes(DIGEST_SIZE - _HASH, "big")


def write_file(folder: Path, path: str, content: bytes, digest: bytes = b"") -> bytes:
    """Write a file of a tree, at a path below its folder; return its digest, the given one where it is known.

    Several processes may write to one tree. What is in the way is removed: a file where a folder is to
    be, a folder where the file is to be. Raises OutputRefused when the system refuses (a full disk).
    """
    try:
        _write(folder, path, (content,))
    except OSError as error:
        raise refused(folder / path, error) from error
    return digest or digest_of(content)


def copy_file(folder: Path, path: str, source: Path) -> bytes:
    """Copy a file into a tree, its contents only; return its digest.

    Raises OutputRefused as `write_file` does, OSError when the source cannot be opened.
    """
    hashed = blake2b(digest_size=_HASH)
    length = 0

    def chunks(file: BinaryIO) -> Iterable[bytes]:
        nonlocal length
        while chunk := file.read(_CHUNK):
            hashed.update(chunk)
            length += len(chunk)
            yield chunk

    with source.open("rb") as file:
        try:
            _write(folder, path, chunks(file))
        except OSError as error:
            raise refused(folder / path, error) from error
    return _with_length(hashed.digest(), length)


def link_file(folder: Path, path: str, other: Path) -> None:
    """Let a tree hold the file that another one has at that path; a copy where links are refused.

    Raises OSError, FileNotFoundError where the other tree has no such file.
    """
    source, target = f"{other}/{path}", f"{folder}/{path}"
    _make_own_folder(target)
    for _ in range(3):  # what is in the way goes first: a file above, then a file or folder in its place
        try:
            os.link(source, target, follow_symlinks=False)
        except FileExistsError:
            remove_file(target)
        except (FileNotFoundError, NotADirectoryError):
            os.stat(source)  # noqa: PTH116 - the plain call, for speed
            _make_parent(folder, path)
        except OSError:  # other file systems, too many links, a file of another user
            break
        else:
            return
    copy_file(folder, path, Path(source))


def unlink_file(target: str) -> bool:
    """Remove a file, if there is one; a folder in its place stays, and the answer is False."""
    try:
        os.unlink(target)  # noqa: PTH108 - the plain call, for speed
    except (FileNotFoundError, NotADirectoryError):
        return True
    except OSError:  # EISDIR on Linux, EPERM on macOS
        if os.path.isdir(target) and not os.path.islink(target):  # noqa: PTH112, PTH114 - a str, for speed
            return False
        raise
    return True


def remove_file(target: str) -> None:
    """Remove what is at a place, file or folder, if anything is."""
    if not unlink_file(target):
        shutil.rmtree(target)


def refused(place: Path, error: OSError) -> OutputRefused:
    """Return what to say when the system refuses to write."""
    return OutputRefused("cannot write {place}: {reason}", place=str(place), reason=reason_of(error))


def _write(folder: Path, path: str, chunks: Iterable[bytes]) -> None:
    target = f"{folder}/{path}"
    _make_own_folder(target)
    while True:
        try:
            file = os.open(target, _NEW, 0o666)
            break
        except FileExistsError:
            remove_file(target)
        except (FileNotFoundError, NotADirectoryError):
            _make_parent(folder, path)
    try:
        for chunk in chunks:
            rest = memoryview(chunk)
            while rest:
                rest = rest[os.write(file, rest) :]
    finally:
        os.close(file)


def _make_own_folder(target: str) -> None:
    """Make the folder of a file that has it to itself, which most likely is not there; to ask first takes as
    long as to make it."""
    if target.endswith(_OWN_FOLDER):
        with suppress(OSError):  # it is there, or there is more to make
            os.mkdir(target.removesuffix(_OWN_FOLDER))  # noqa: PTH102 - the plain call, for speed


def _make_parent(folder: Path, path: str) -> None:
    """Make the folder that a file lies in, but never the tree's own: a tree that is gone stays gone."""
    parent = path.rpartition("/")[0]
    if not parent:
        raise FileGone("{folder} is gone", folder=str(folder))
    target = f"{folder}/{parent}"
    try:
        os.mkdir(target)  # noqa: PTH102 - the plain call, for speed
    except FileExistsError:
        if unlink_file(target):  # a file in the way; a folder, made just now by others, stays
            _make_parent(folder, path)
    except (FileNotFoundError, NotADirectoryError):
        _make_parent(folder, parent)
        _make_parent(folder, path)
