"""manifest.json: the digest of each file of a site, and of the sources that it was made from.

It is published with the site. The next build reads in it which addresses readers were promised, and which
style sheets and scripts their browsers may still ask for. It says neither when nor where the site was built:
the same content gives the same bytes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from msgspec import MsgspecError, Struct, json

from newsgen.publish.files import hex_digest, lengths_in
from newsgen.publish.tree_manifest import differing

#: Where it is, below the output folder.
MANIFEST_JSON = "manifest.json"

_VERSION = 1
_WHOLE = "{}"  # the origin of a file that is made from the site as a whole
_FILES = b'\n],\n"files": {\n'
_ASSETS = b'\n},\n"assets": '
_LENGTH = b'"bytes":'  # which in a path would have other quotation marks
_DIGITS = b"0123456789"
_encode = json.Encoder().encode
_BETWEEN = b",\n"  # two lines: in a line no comma ends it, and no path has an end of line
_HASHED = re.compile(r"assets/(?:(?!\.\.?/)[^/\\]+/)*[^/\\]+\.[0-9a-f]{10}\.(?:css|js)")


class MadeFile(Struct, frozen=True, omit_defaults=True, rename={"sources": "from"}):
    """A file of the site: its digest (BLAKE2b, 128 bits, as `b2sum --length=128` gives it) and length.

    `sources` are the places, in the list of all, of those whose words or bytes it has; a file without any is
    made from the site as a whole. `address_of` is the place of the content file that has this address, -1 for
    a file whose address is promised to nobody.
    """

    digest: str
    bytes: int
    sources: tuple[int, ...] = ()
    address_of: int = -1


class _Origin(Struct, frozen=True, omit_defaults=True, rename={"sources": "from"}):
    """What a file is made from, as in `MadeFile`."""

    sources: tuple[int, ...] = ()
    address_of: int = -1


class ManifestHead(Struct, frozen=True):
    """What a `SiteManifest` says but for its files, which are most of it."""

    version: int
    shared: dict[str, str]
    sources: tuple[tuple[str, str], ...]
    assets: tuple[tuple[str, ...], ...] = ()


class SiteManifest(Struct, frozen=True):
    """What is known of the files of a site.

    `shared` has the digests of what every page depends on, by path: configuration, registries, templates, the
    site's own pages, style sheets; `sources` the path and the digest of each other file. `assets` are the
    hashed style sheets and scripts: those of now, and of up to two generations before.
    """

    version: int
    generator: str
    shared: dict[str, str]
    sources: tuple[tuple[str, str], ...]
    files: dict[str, MadeFile]
    assets: tuple[tuple[str, ...], ...] = ()

    def promised(self) -> Iterator[tuple[str, str]]:
        """Give each file whose address readers may count on, and the content file that it comes from."""
        for path, made in self.files.items():
            if made.address_of >= 0:
                yield path, self.sources[made.address_of][0]


def origin(sources: tuple[int, ...], address_of: int) -> str:
    """Return what a file's line says of what it is made from, behind its digest: the fields of `MadeFile`."""
    said = json.encode(_Origin(sources, address_of)).decode()
    return said[1:] if said == _WHOLE else f",{said[1:]}"


def file_lines(files: Mapping[str, bytes], origins: Mapping[str, str]) -> bytes:
    """Return what manifest.json says of each file: a line each, in order of their paths.

    `files` has the digest of each, and `origins` what `origin` gives, where it is not made from the site as a
    whole.
    """
    whole = origin((), -1)
    paths = sorted(files)
    digests = [files[path] for path in paths]
    return _BETWEEN.join(
        [
            _line(path, its, length, origins.get(path, whole))
            for path, its, length in zip(paths, digests, lengths_in(digests), strict=True)
        ]
    )


def revised_lines(lines: bytes, before: Mapping[str, bytes], files: Mapping[str, bytes]) -> bytes:
    """Return the lines for `files`, made from the same sources as the same files `before`, of which these are
    the lines: after an edit nearly all of them are as they were."""
    parts, at = [], 0
    for path in sorted(differing(files, before)):
        begins = _path(path)
        start = 0 if lines.startswith(begins) else lines.index(b"\n" + begins, at) + 1
        end = lines.find(_BETWEEN, start)
        end = len(lines) if end < 0 else end
        said = lines[start:end].partition(_LENGTH)[2].lstrip(_DIGITS).decode()
        [length] = lengths_in([files[path]])
        parts += [lines[at:start], _line(path, files[path], length, said)]
        at = end
    return b"".join([*parts, lines[at:]])


def _line(path: str, digest: bytes, length: int, origin: str) -> bytes:
    return _path(path) + f'{{"digest":"{hex_digest(digest)}","bytes":{length}{origin}'.encode()


def _path(path: str) -> bytes:
    return _encode(path) + b": "


def encode_manifest(
    generator: str,
    shared: Mapping[str, str],
    sources: Mapping[str, str],
    files: bytes,
    assets: tuple[tuple[str, ...], ...],
) -> bytes:
    """Return the file: JSON, one line for each file and source, so that two can be compared line by line.

    `files` are the lines for them, as `file_lines` gives them; for the rest see `SiteManifest`.
    """
    commons = _BETWEEN.join([_path(path) + _encode(its) for path, its in sorted(shared.items())])
    return b"".join(
        (
            b'{"version": %d,\n"generator": %s,\n' % (_VERSION, _encode(generator)),
            b'"shared": {\n%s\n},\n' % commons,
            b'"sources": [\n%s%s' % (_BETWEEN.join(map(_encode, sources.items())), _FILES),
            files,
            b"%s%s}\n" % (_ASSETS, _encode(assets)),
        )
    )


def lines_in(content: bytes) -> bytes:
    """Return the lines for files in what `encode_manifest` gave."""
    return content[content.index(_FILES) + len(_FILES) : content.rindex(_ASSETS)]


def decode_manifest(content: bytes) -> SiteManifest | None:
    """Return what a manifest.json says; None where it is none, or of another version."""
    try:
        made = json.decode(content, type=SiteManifest)
    except MsgspecError:
        return None
    known = range(-1, len(made.sources))
    if made.version != _VERSION or any(its.address_of not in known for its in made.files.values()):
        return None
    return made


def decode_head(content: bytes) -> ManifestHead | None:
    """Return what a manifest.json says but for its files, in a fraction of the time that the whole takes;
    None where it is none, or of another version."""
    try:
        head = json.decode(content, type=ManifestHead)
    except MsgspecError:
        return None
    return head if head.version == _VERSION else None


def is_hashed_asset(path: str) -> bool:
    """Whether a path is that of a style sheet or script whose name changes with its content."""
    return _HASHED.fullmatch(path) is not None
