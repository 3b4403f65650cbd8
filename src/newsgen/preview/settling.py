"""Conflicts as a page has them: shown, chosen from, and settled in one go, so that no merge ever waits."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import blake2b

from newsgen.git import Clash, Conflict, Repository, read_conflicts, settle

#: What an editor chose: for each passage of a file that clashes, or once for a file that cannot be joined.
Picks = Mapping[str, Sequence[str]]

OURS, THEIRS, BOTH = "ours", "theirs", "both"


@dataclass(slots=True)
class Settling:
    """Settles the conflicts of a merge by what an editor has `picked` of those that were `seen`.

    Where it was not asked yet, or others have sent something else since, the merge is given up, and
    `conflicts` are those to choose from.
    """

    picked: Picks
    seen: str
    conflicts: tuple[Conflict, ...] = field(default=(), init=False)

    def __call__(self, repository: Repository) -> bool:
        """Finish the merge, or give it up; return whether it was finished. Raises OSError where what was
        chosen cannot be written; the merge is given up then."""
        found = read_conflicts(repository)
        chosen: dict[str, bytes | None] = {}
        try:
            if state_of(found) != self.seen:
                raise KeyError
            chosen = {conflict.path: joined(conflict, self.picked[conflict.path]) for conflict in found}
        except (KeyError, ValueError):
            repository.give_up_merge()
            self.conflicts = found
            return False
        try:
            for path, content in chosen.items():
                settle(repository, path, content)
        except OSError:
            repository.give_up_merge()
            raise
        repository.finish_merge()
        return True


def state_of(conflicts: Sequence[Conflict]) -> str:
    """Return what changes when conflicts do."""
    told = [(each.path, each.ours, each.theirs) for each in conflicts]
    return blake2b(repr(told).encode("utf-8", "surrogateescape"), digest_size=12).hexdigest()


def joined(conflict: Conflict, picks: Sequence[str]) -> bytes | None:
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
