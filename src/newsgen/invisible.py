"""Characters that nobody sees: copied along from pages and chats, they part words that look alike."""

from __future__ import annotations

import re

# Soft hyphens, zero-width spaces, byte order marks, marks of direction, and what annotates or hides text.
_MARKS = (
    "\u00ad\u034f\u061c\u115f\u1160\u180e\u200b\u200e\u200f"
    "\u202a-\u202e\u2060-\u206f\u3164\ufeff\ufff9-\ufffb"
)
# Joiners have a meaning between emoji and in scripts whose letters join, and none beside these.
_BESIDE = "\\s\x21-\x7e\u2e80-\ua000\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff"
#: An invisible character, or several joiners in a row.
UNSEEN = re.compile(rf"[{_MARKS}]|(?:^|(?<=[{_BESIDE}]))[\u200c\u200d]+|[\u200c\u200d]+(?=[{_BESIDE}]|$)")


def without_invisible(text: str) -> str:
    """Return a text without its invisible characters; joiners stay where they make one sign of several."""
    return text if text.isascii() else UNSEEN.sub("", text)
