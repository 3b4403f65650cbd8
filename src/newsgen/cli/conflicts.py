"""Where two people have changed the same passage: both texts are shown, and an editor chooses."""

from __future__ import annotations

import sys

from newsgen.cli.place import shown
from newsgen.cli.prompt import Aborted, answer_to
from newsgen.cli.speech import count, say, show, translate, warn
from newsgen.git import Clash, Conflict, Repository, read_conflicts, resolve
from newsgen.problems import Message, message, reason_of

_MOST_LINES = 20  # of each text of a clash that are shown


def resolve_conflicts(repository: Repository) -> tuple[Conflict, ...]:
    """Have the conflicts of a merge resolved, and finish it; return those that are left: none, where it is
    finished.

    Where the editor leaves, or nobody can be asked, the merge is given up: what was saved here and what
    others have sent is as it was.
    """
    conflicts = read_conflicts(repository)
    if conflicts and not sys.stdin.isatty():
        for conflict in conflicts:
            warn(
                "{path}: you and {who} have changed the same passage",
                path=shown(conflict.path),
                who=conflict.who,
            )
        repository.abort_merge()
        warn("what you have saved is kept, and nothing was sent: at a terminal you can choose")
        return conflicts
    try:
        chosen = {conflict.path: _chosen(conflict) for conflict in conflicts}
    except (Aborted, KeyboardInterrupt):
        repository.abort_merge()
        print()
        warn("nothing was joined; what you have saved is kept, and so is what others have sent")
        return conflicts
    try:
        resolve(repository, chosen)
    except OSError as error:
        warn(
            "what was chosen cannot be written: {reason}. Nothing was joined, and nothing is lost",
            reason=reason_of(error),
        )
        return conflicts
    return ()


def _chosen(conflict: Conflict) -> bytes | None:
    """Return what a file is to hold, None where it is to be deleted."""
    clashes = sum(isinstance(passage, Clash) for passage in conflict.passages)
    if not clashes:
        return _whole(conflict)
    say(
        "{path}: you and {who} have changed the same text, in {places}",
        path=shown(conflict.path),
        who=conflict.who,
        places=count(clashes, "place"),
    )
    text = ""
    for passage in conflict.passages:
        text += _one_of(passage, conflict.who) if isinstance(passage, Clash) else passage
    return text.encode()


def _one_of(clash: Clash, who: str) -> str:
    say("1 yours:")
    _show(clash.ours)
    say("2 by {who}:", who=who)
    _show(clash.theirs)
    both = clash.ours + clash.theirs
    return {"1": clash.ours, "2": clash.theirs, "3": both}[_answer(translate("1, 2 or 3 for both"), "123")]


def _whole(conflict: Conflict) -> bytes | None:
    """Return one of two files that cannot be joined: one is a picture, or was deleted on one side."""
    say(
        "{path}: you have {ours} it, {who} has {theirs} it",
        path=shown(conflict.path),
        who=conflict.who,
        ours=_done(conflict.ours),
        theirs=_done(conflict.theirs),
    )
    prompt = translate("1 as you have it, 2 as {who} has it").format(who=conflict.who)
    return conflict.ours if _answer(prompt, "12") == "1" else conflict.theirs


def _done(content: bytes | None) -> Message:
    return message("deleted") if content is None else message("changed")


def _answer(prompt: str, choices: str) -> str:
    while (answered := answer_to(f"{prompt} > ")) not in tuple(choices):
        if answered == "q":
            raise Aborted
    return answered


def _show(text: str) -> None:
    lines = text.splitlines()
    for line in lines[:_MOST_LINES]:
        show(f"    {line}")
    if len(lines) > _MOST_LINES:
        show("    …")
