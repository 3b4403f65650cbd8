"""What a tree of files holds: path -> digest; kept in a file that is named after its own content.

The name, which is also written into the tree, ties the two together and is the checksum as well.
"""

from __future__ import annotations

import os
import struct
from collections.abc import Mapping
from hashlib import blake2b
from itertools import compress
from operator import ne
from pathlib import Path

from newsgen.publish.files import DIGEST_SIZE, write_file

_ID_SIZE = 16  # bytes
_MAGIC = b"newsgen manifest 2\n"


def save_manifest(folder: Path, manifest: Mapping[str, bytes]) -> str:
    """Keep a manifest in a folder; return its id, the same for the same manifest. Raises OSError."""
    paths = sorted(manifest)
    content = b"".join(
        (
            _MAGIC,
            len(paths).to_bytes(4, "big"),
            *map(manifest.__getitem__, paths),
            os.fsencode("\0".join(paths)),
        )
    )
    build_id = _id(content)
    write_file(folder, "manifest.new", content, bytes.fromhex(build_id))
    (folder / "manifest.new").replace(folder / f"{build_id}.manifest")
    return build_id


def load_manifest(folder: Path, build_id: str) -> dict[str, bytes] | None:
    """Return the manifest with an id; None when it is not there, damaged, or of another version."""
    try:
        content = (folder / f"{build_id}.manifest").read_bytes()
    except OSError:
        return None
    if not content.startswith(_MAGIC) or _id(content) != build_id:
        return None
    start = len(_MAGIC) + 4
    count = int.from_bytes(content[len(_MAGIC) : start], "big")
    end = start + count * DIGEST_SIZE
    digests = struct.unpack(f"{DIGEST_SIZE}s" * count, content[start:end])
    return dict(zip(os.fsdecode(content[end:]).split("\0"), digests, strict=True)) if count else {}


def differing(wanted: Mapping[str, bytes], held: Mapping[str, bytes]) -> list[str]:
    """Return the paths of a manifest that another one does not have, or with another digest."""
    return list(compress(wanted, map(ne, wanted.values(), map(held.get, wanted))))


def discard_manifests(folder: Path, but: str) -> None:
    """Remove every manifest but the one with this id."""
    for path in folder.glob("*.manifest"):
        if path.stem != but:
            path.unlink()


def _id(content: bytes) -> str:
    return blake2b(content, digest_size=_ID_SIZE).hexdigest()
