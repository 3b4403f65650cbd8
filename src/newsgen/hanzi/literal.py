"""What of a text is no language: addresses, which stay as they are, and characters that nobody sees."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from newsgen.cjk import LETTER
from newsgen.hanzi.stage import Patch

#: Characters without width that may stand inside a word: joiners, soft hyphens, byte order marks, marks of
#: direction, and what selects one of a character's shapes.
INVISIBLE = re.compile(
    "[\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\U000e0100-\U000e01ef]"
)

# Han may stand in the path of an address, in labels of its host, and before the @ of an e-mail address
# where that is nothing else; a sentence that goes on behind `.com` is no part of it.
_LABEL = f"(?:[A-Za-z0-9-]+(?![A-Za-z0-9-]*{LETTER})|{LETTER}+(?=[.:/]))"
_REST = "(?:[/?#][^\\s<>\"'，。；！？、（）《》「」『』“”‘’【】|)\\]}]*)?"
_ADDRESS = re.compile(
    f"(?:https?|ftp)://{_LABEL}(?:\\.{_LABEL})*(?::\\d+)?{_REST}"
    f"|www\\.{_LABEL}(?:\\.{_LABEL})+{_REST}"
    f"|(?<![\\w.+-])(?:{LETTER}{{1,12}}|[A-Za-z0-9_.+-]+)@(?:[\\w-]+\\.)+"
    "(?:[A-Za-z]{2,}|中国|中國|公司|网络|網絡)"
)


def addresses(text: str) -> list[Patch]:
    """Return where addresses of the web and of e-mail stand in a text, as patches that keep them."""
    if "://" not in text and "www." not in text and "@" not in text:
        return []
    return [(*found.span(), found[0]) for found in _ADDRESS.finditer(text)]


def spread(patches: Sequence[Patch], places: Sequence[int]) -> Iterator[Patch]:
    """Yield patches of a text at the `places` of its characters in a longer one.

    Each character is exchanged by itself; only what changes its length takes what stands between along.
    """
    for start, end, target in patches:
        if len(target) == end - start:
            yield from (
                (place, place + 1, form) for place, form in zip(places[start:end], target, strict=True)
            )
        elif start < end:
            yield places[start], places[end - 1] + 1, target
