"""What a reader is told before reading: how long it takes, and what larger matter it belongs to."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from newsgen.pages.paths import tag_path
from newsgen.render.newsroom import Newsroom

# A convention for news on a screen, not a measurement. A Latin word or a number counts as two characters.
_CHARACTERS_A_MINUTE = 400
_TAG = re.compile(r"<[^<>]*>")
_WORD = re.compile(r"[A-Za-z0-9][A-Za-z0-9.,%-]*")


def reading_minutes(html: str) -> int:
    """Return how many minutes it takes to read clean HTML, at least 1."""
    text = _TAG.sub("", html)
    beyond = len(text) - len(text.encode("ascii", "ignore"))  # Han, kana and their punctuation
    characters = beyond + 2 * len(_WORD.findall(text))
    return max(1, round(characters / _CHARACTERS_A_MINUTE))


def topics_of(tags: Iterable[str], newsroom: Newsroom) -> Iterator[str]:
    """Give the ids of the topics that an article with these tags belongs to."""
    paths = set(map(tag_path, tags))
    for topic in newsroom.registries.topics.values():
        if not paths.isdisjoint(map(tag_path, topic.tags)):
            yield topic.id
