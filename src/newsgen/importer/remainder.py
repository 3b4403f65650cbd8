"""What came with an article and is not in it, kept beside the articles for the editor: never published.

A build reads `content/articles` and `content/pages`; this lies in `content/received`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from newsgen.files import CONTENT, is_hidden, walk
from newsgen.importer.extracted import Extracted
from newsgen.problems import Translate, message

FOLDER = f"{CONTENT}/received"
_HASH = re.compile(rb"^\s*sha256: ?\"?([0-9a-f]{64})\"?\s*$|\bsha256: ?([0-9a-f]{64})\b", re.MULTILINE)
_FRONT = 16_384  # bytes of an article's file in which its fields stand


def known_files(site: Path) -> dict[str, str]:
    """Return the path of the article that each file became, by the SHA-256 of the file."""
    known: dict[str, str] = {}
    root = site / CONTENT / "articles"
    for path, _ in sorted(walk(root, is_hidden)):
        if path.lower().endswith((".md", ".markdown")):
            try:
                with (root / path).open("rb") as file:
                    front = file.read(_FRONT)
            except OSError:
                continue
            for found in _HASH.finditer(front.partition(b"\n---")[0]):
                known.setdefault((found[1] or found[2]).decode("ascii"), f"{CONTENT}/articles/{path}")
    return known


def kept_text(path: str, found: Extracted, source: str, translate: Translate) -> str:
    """Return the text of the file that keeps what is not in an article, or is in it only as a field."""
    return "\n".join(_parts(path, found, source, translate))


def _parts(path: str, found: Extracted, source: str, translate: Translate) -> Iterator[str]:
    yield translate("Received with {path}. This file is not published.").format(path=path)
    if found.taken:
        yield ""
        yield translate("These lines became fields:")
        yield from found.taken
    if source:
        yield ""
        yield translate("== Source: not registered. An entry for content/sources.yaml; check its names ==")
        yield source.rstrip("\n")
    if found.notice:
        yield ""
        yield translate("== Notice of the publisher, word for word ==")
        yield translate(
            "(If it asks for a credit or a licence, see to it in content/sources.yaml. To show it under the "
            "article, copy it to the field `copyright`; that replaces the site's own notice.)"
        )
        yield from found.notice
    if found.left_out or found.asides:
        yield ""
        yield translate("== Left out of the article, or written otherwise ==")
        yield from found.left_out
        for aside in found.asides:
            yield message(aside.message, place=aside.place, text=aside.text).text(translate)
    yield ""
