"""Conflicts as a page has them: shown, chosen from, and resolved in one go, so that no merge ever waits."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from hashlib import blake2b

from newsgen.git import Clash, Conflict, Repository, read_conflicts, resolve

#: What an editor chose: for each passage of a file that clashes, or once for a file that cannot be joined.
Picks = Mapping[str, Sequence[str]]

OURS, THEIRS, BOTH = "ours", "theirs", "both"


def resolve_conflicts(picked: Picks, seen: str, repository: Repository) -> tuple[Conflict, ...]:
    """Finish a merge by what an editor has `picked` of the conflicts `seen`; return none, as none are left.

    Where the editor was not asked yet, or others have sent something else since, the merge is given up, and
    those to choose from are left. Raises OSError where what was chosen cannot be written; the merge is given
    up then, too.
    """
    found = read_conflicts(repository)
    try:
        if state_of(found) != seen:
            raise KeyError
        chosen = {conflict.path: chosen_content(conflict, picked[conflict.path]) for conflict in found}
    except (KeyError, ValueError):
        repository.abort_merge()
        return found
    resolve(repository, chosen)
    return ()


def state_of(conflicts: Sequence[Conflict]) -> str:
    """Return what changes when conflicts do."""
    told = [(each.path, each.ours, each.theirs) for each in conflicts]
    return blake2b(repr(told).encode("utf-8", "surrogateescape"), digest_size=12).hexdigest()


def chosen_content(conflict: Conflict, picks: Sequence[str]) -> bytes | None:
    """Return what a file is to hold, None for none. Raises ValueError where something was not chosen."""
    clashes = sum(isinstance(passage, Clash) for passage in conflict.passages)
    if len(picks) != (clashes or 1) or any(pick not in (OURS, THEIRS, BOTH) for pick in picks):
        raise ValueError(conflict.path)
    if not clashes:
        if picks[0] == BOTH:
            raise ValueError(conflict.path)
        return conflict.ours if picks[0] == OURS else conflict.theirs
    text, left = "", iter(picks)
    for passage in conflict.passages:
        text += _one_of(passage, next(left)) if isinstance(passage, Clash) else passage
    return text.encode("utf-8")


def _one_of(clash: Clash, pick: str) -> str:
    return {OURS: clash.ours, THEIRS: clash.theirs, BOTH: clash.ours + clash.theirs}[pick]
