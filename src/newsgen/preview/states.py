"""Where an article stands, from a draft to one that readers no longer see."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from enum import StrEnum

from newsgen.preview.built_site import BuiltArticle


class State(StrEnum):
    """Where an article stands. One that is `ready` goes out when the site is published next: its file has
    changed since, or is new."""

    DRAFT = "draft"
    READY = "ready"
    SCHEDULED = "scheduled"
    PUBLISHED = "published"
    EXPIRED = "expired"


def state_of(entry: BuiltArticle, unsent: AbstractSet[str]) -> State:
    """Return where an article stands; `unsent` are the files that have changed since the last publishing."""
    marks = entry.marks
    if marks.draft:
        return State.DRAFT
    if marks.expired:
        return State.EXPIRED
    if marks.scheduled:
        return State.SCHEDULED
    return State.READY if entry.path in unsent else State.PUBLISHED
