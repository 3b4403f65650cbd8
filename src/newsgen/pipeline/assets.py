"""Style sheets and scripts: what is published of them, and their second names."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

from msgspec.structs import replace

from newsgen.cache import Cache, digest
from newsgen.memo import Memo
from newsgen.pipeline.inputs import Inputs
from newsgen.publish import copy_file, minified, write_file

_FOLDER = "assets/"  # where style sheets and scripts get a second name


def read_assets(inputs: Inputs, cache: Cache) -> Inputs:
    """Return the inputs with their style sheets as they are published, and the second names of style sheets
    and scripts; what is new goes into the cache."""
    memo = Memo(cache)
    sheets: dict[str, bytes] = {}
    names: dict[str, str] = {}
    for path, source in inputs.static.items():
        if not path.startswith(_FOLDER) or not path.endswith((".css", ".js")):
            continue
        try:
            content = inputs.file(source).read_bytes()
        except OSError:  # whoever copies it says so
            continue
        if path.endswith(".css"):
            content = sheets[source] = _minified(content, memo)
        place = PurePosixPath(path)
        names[path] = place.with_name(f"{place.stem}.{digest(content).hex()[:10]}{place.suffix}").as_posix()
    if new := memo.taken():
        cache.put(new)
        cache.commit()
    return replace(inputs, sheets=sheets, fingerprints=names)


def write_copy(inputs: Inputs, source: str, folder: Path, path: str) -> bytes:
    """Write a file of the site into a folder as it is published, and return its digest.

    Raises OutputRefused as `write_file` does, OSError when the source cannot be opened.
    """
    sheet = inputs.sheets.get(source)
    if sheet is None:
        return copy_file(folder, path, inputs.file(source))
    return write_file(folder, path, sheet)


def _minified(content: bytes, memo: Memo) -> bytes:
    return memo.recall(digest(b"style sheet", content), bytes, lambda: minified(content))
