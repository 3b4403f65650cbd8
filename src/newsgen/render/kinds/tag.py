"""The list of a tag."""

from __future__ import annotations

from newsgen.pages.paths import TAGS, tag_path
from newsgen.render.kinds.lists import SpelledKind


class TagList(SpelledKind):
    """The articles with a tag."""

    name = "tag"
    word = "tags"
    index = TAGS

    def __init__(self) -> None:
        super().__init__(lambda labels: labels.tags, tag_path)
