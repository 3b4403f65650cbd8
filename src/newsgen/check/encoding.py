"""Files in another encoding than UTF-8 -> their text, where it is beyond doubt."""

from __future__ import annotations

import re

from newsgen.encoding import Undecodable, decode
from newsgen.textfile import guess_encoding

_HAN = re.compile("[\u3400-\u9fff]")
_FEWEST = 8  # Han characters by which an encoding can be told


def sure_text(raw: bytes) -> str | None:
    """Return the text of bytes that are not UTF-8, in GB18030, Big5 or UTF-16; None in doubt.

    Two have to agree: what a library guesses from pairs of bytes, and what looks most like Chinese when it
    is read. Encoded again, it is the same bytes.
    """
    try:
        decoded = decode(raw)
    except Undecodable:
        return None
    if decoded.label.removesuffix("-HKSCS") != guess_encoding(raw) or "\0" in decoded.text:
        return None
    if len(_HAN.findall(decoded.text)) < _FEWEST:
        return None
    if decoded.codec != "utf-16" and decoded.text.encode(decoded.codec) != raw:
        return None
    return decoded.text
