"""Files in another encoding than UTF-8 -> their text, where it is beyond doubt."""

from __future__ import annotations

from newsgen.hanzi import fold_in_place
from newsgen.textfile import guess_encoding

# What `guess_encoding` says, and how Python calls it.
_CODECS = {"GB18030": "gb18030", "Big5": "big5hkscs", "UTF-16": "utf-16"}
_COMMON = 0.9  # of the Han characters of a real text that are in daily use, at least
_APART = 0.2  # by how much the other encodings have to be worse
_FEWEST = 8  # Han characters by which an encoding can be told


def sure_text(raw: bytes) -> str | None:
    """Return the text of bytes that are not UTF-8, in GB18030, Big5 or UTF-16 with a mark; None in doubt.

    Two have to agree: what a library guesses, and that only in this encoding the characters are those of
    daily use (the first level of GB/T 2312 has the 3,755 commonest). Encoded again, it is the same bytes.
    """
    guessed = _CODECS.get(guess_encoding(raw))
    texts = {
        codec: _decoded(raw, codec) for codec in (("utf-16",) if guessed == "utf-16" else _CODECS.values())
    }
    text = texts.get(guessed or "")
    if guessed is None or text is None or "\0" in text:
        return None
    others = [_commonness(other) for codec, other in texts.items() if other is not None and codec != guessed]
    its = _commonness(text)
    return text if its >= _COMMON and all(other <= its - _APART for other in others) else None


def _decoded(raw: bytes, codec: str) -> str | None:
    try:
        text = raw.decode(codec)
    except UnicodeDecodeError:
        return None
    if codec != "utf-16" and text.encode(codec) != raw:
        return None
    return text


def _commonness(text: str) -> float:
    """Return how many of the characters beyond ASCII are Han in daily use, or marks of Chinese."""
    said = [char for char in fold_in_place(text) if char > "\x7f" and not _is_mark(char)]
    if len(said) < _FEWEST:
        return 0.0
    return sum(map(_is_common, said)) / len(said)


def _is_mark(char: str) -> bool:
    return "\u2010" <= char <= "\u2027" or "\u3000" <= char <= "\u303f" or "\uff00" <= char <= "\uffef"


def _is_common(char: str) -> bool:
    try:
        lead = char.encode("gb2312")[0]
    except UnicodeEncodeError:
        return False
    return 0xB0 <= lead <= 0xD7
