"""How often the encoding of a short Chinese text is told right: `newsgen import` and charset-normalizer.

`python bench/told_encodings.py` cuts pieces of several lengths out of the sample articles, of either script,
and writes each in the encodings that can hold it. A piece is right where the text comes back as it was.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator
from pathlib import Path

from charset_normalizer import from_bytes

from newsgen.encoding import Undecodable, decode
from newsgen.hanzi import Converter

_ARTICLES = Path(__file__).parents[1] / "content" / "articles"
_LENGTHS = (4, 8, 15, 30, 60, 200)
_ENCODINGS = {
    "Hans": ("utf-8", "utf-16", "utf-16-le", "gb18030"),
    "Hant": ("utf-8", "utf-16", "utf-16-le", "gb18030", "big5", "big5hkscs"),
}
_PIECES = 300  # of each length
_SUSPECTS = ["utf_8", "utf_16", "utf_16_le", "utf_16_be", "gb18030", "big5", "big5hkscs", "cp950", "gbk"]


def main() -> None:
    """Print a table: of each length, encoding and script the share that is wrong."""
    print("script  encoding    " + "".join(f"{length:>14}" for length in _LENGTHS))
    for script, encodings in _ENCODINGS.items():
        text = _text(script)
        for encoding in encodings:
            cells = []
            for length in _LENGTHS:
                pieces = list(_pieces(text, length, encoding))
                ours = sum(_wrong(piece, encoding, _ours) for piece in pieces)
                theirs = sum(_wrong(piece, encoding, _theirs) for piece in pieces)
                cells.append(f"{ours / len(pieces):6.1%} {theirs / len(pieces):6.1%}")
            print(f"{script:7} {encoding:11} " + " ".join(cells))


def _text(script: str) -> str:
    converter = Converter("zh-Hans" if script == "Hans" else "zh-Hant")
    bodies = (path.read_text("utf-8").partition("\n---\n")[2] for path in sorted(_ARTICLES.rglob("*.md")))
    return re.sub(r"\s+", "", converter.convert("".join(bodies)))


def _pieces(text: str, length: int, encoding: str) -> Iterator[str]:
    chance = random.Random(length)  # noqa: S311 - a sample, no secret
    made = 0
    while made < _PIECES:
        at = chance.randrange(len(text) - length)
        piece = text[at : at + length]
        if len(re.findall("[一-鿿]", piece)) * 2 < length:
            continue
        try:
            piece.encode(encoding)
        except UnicodeEncodeError:
            continue
        made += 1
        yield piece


def _wrong(piece: str, encoding: str, decoder: Callable[[bytes], str]) -> bool:
    return decoder(piece.encode(encoding)).removeprefix("\ufeff") != piece


def _ours(raw: bytes) -> str:
    try:
        return decode(raw).text
    except Undecodable:
        return ""


def _theirs(raw: bytes) -> str:
    best = from_bytes(raw, cp_isolation=_SUSPECTS).best()
    return str(best) if best else ""


if __name__ == "__main__":
    main()
