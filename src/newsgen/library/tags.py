"""The tags and industries that an article is listed under."""

from __future__ import annotations

import re

from newsgen.hanzi import fold
from newsgen.library.slugs import fits_address
from newsgen.yamlfile import FieldReader

# What parts and marks words elsewhere, and is a part of a word here.
_FIRST, _LAST = "#＃•●▪◆[［", "]］"
_APART = re.compile(r"\s*[|｜#＃•●▪◆]\s*|\s+")
_HAN = re.compile("[\u3400-\u9fff]{2,}")


def read_tags(reader: FieldReader, name: str) -> tuple[str, ...]:
    """Return the words of a field, one for all that differ by script, width and letter case only.

    One that is too long for an address is a problem, and of one that looks like several, or has a mark
    that is none of it (`#投資 #縣域`), an editor is warned.
    """
    words = {fold(word).casefold(): word for word in reversed(reader.texts(name, parted=True))}
    for word in reversed(words.values()):
        _tell_slip(reader, name, word)
    return tuple(word for word in reversed(words.values()) if fits_address(reader, name, word))


def _tell_slip(reader: FieldReader, name: str, word: str) -> None:
    parts = list(filter(None, _APART.split(word.strip(f"{_FIRST}{_LAST} "))))
    are_several = len(parts) > 1 and all(map(_HAN.fullmatch, parts))
    if parts and (are_several or word[0] in _FIRST or word[-1] in _LAST):
        reader.report.warning(
            reader.line(name),
            "`{word}` is one of `{name}`, as it is typed",
            "write `{right}`, unless it is meant so",
            word=word,
            name=name,
            right="、".join(parts),
        )
