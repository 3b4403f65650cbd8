"""Real Chinese text -> clean paragraphs, as many as a corpus needs."""

from __future__ import annotations

import lzma
import os
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

#: Human Traditional Chinese text, a sentence or a paragraph a line: speech, then statutes.
FILES = ("tw-transcript.hant.txt.xz", "tw-law.hant.txt.xz")

# Only prose: a line with other signs could mean something in Markdown, and would mean it differently in
# each generator.
_CLEAN = re.compile(r"[㐀-鿿「『《][㐀-鿿0-9A-Za-z，。、；：？！「」『』（）《》〈〉—…％%. ]{7,}[。？！]")


class DataMissing(Exception):
    """The text for the corpus is not there; the message says what to do."""


def data_folder(given: Path | None = None) -> Path:
    """Return the folder of the text: the one given, that of NEWSGEN_BENCH_DATA, or ../shared/data.

    Raises DataMissing when the files are not in it.
    """
    beside = Path(__file__).parents[2] / "shared" / "data"
    folder = given or Path(os.environ.get("NEWSGEN_BENCH_DATA") or beside)
    missing = [name for name in FILES if not (folder / name).is_file()]
    if missing:
        raise DataMissing(
            f"no text for the corpus: {folder} has no {' and no '.join(missing)}; "
            "name the folder with --data or NEWSGEN_BENCH_DATA"
        )
    return folder


def read_paragraphs(folder: Path, characters: int, length: int) -> tuple[tuple[str, ...], ...]:
    """Return the first paragraphs of each file, of about that many characters in all; fewer if it ends.

    Each paragraph has `length` characters or a few more.
    """
    share = characters // len(FILES)
    return tuple(tuple(_first(_paragraphs(folder / name, length), share)) for name in FILES)


def _first(paragraphs: Iterable[str], characters: int) -> Iterator[str]:
    for paragraph in paragraphs:
        yield paragraph
        characters -= len(paragraph)
        if characters <= 0:
            return


def _paragraphs(path: Path, length: int) -> Iterator[str]:
    """Join the clean lines of a file, in their order, to paragraphs."""
    paragraph = ""
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            text = line.strip()
            if not _CLEAN.fullmatch(text):
                continue
            paragraph += text
            if len(paragraph) >= length:
                yield paragraph
                paragraph = ""
