"""What a change adds: the doubts that the working tree has, and git's commit of before has not."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import suppress
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from msgspec.structs import replace

from newsgen.cache import Cache
from newsgen.files import CONFIG_FILE, CONTENT
from newsgen.git import GitFailed, run_git
from newsgen.library import REVIEWED_FILE, Settings, sound_settings
from newsgen.pipeline import Progress, unwatched
from newsgen.problems import BuildFailed
from newsgen.review.cached import examine_files, with_reviews
from newsgen.review.file_change import Refused
from newsgen.review.questions import Doubt
from newsgen.review.queue import Queue

_TEXTS = (".md", ".markdown", ".yaml", ".yml")


def read_added(
    site: Path, ref: str, *, everything: bool = False, jobs: int = 0, progress: Progress = unwatched
) -> Queue:
    """Return the doubts that a site has and had not at a commit, file by file.

    Only files that differ are looked at; all are where names, sources or the configuration differ, since a
    name that was deleted leaves its doubt in articles that nobody touched.
    Raises Refused where git cannot help, BuildFailed where the site's own configuration is wrong.
    """
    settings = sound_settings(site)
    commit = _commit(site, ref)
    changed = frozenset(_changed(site, commit))
    all_matter = any(path.endswith((".yaml", ".yml")) and path != REVIEWED_FILE for path in changed)
    wanted = None if all_matter else changed
    with TemporaryDirectory(prefix="newsgen-") as folder:
        old = Path(folder)
        _take_out(site, commit, old, wanted)
        before = replace(settings, site=old)
        if all_matter:
            with suppress(BuildFailed):  # nothing could be built then; judged by the names of today
                before = sound_settings(old)
        use = partial(_added, settings, before, wanted, everything, jobs, progress)
        return with_reviews(settings.site, use)


def _added(
    settings: Settings,
    before: Settings,
    wanted: frozenset[str] | None,
    everything: bool,
    jobs: int,
    progress: Progress,
    cache: Cache,
) -> Queue:
    def examined(of: Settings) -> dict[str, tuple[Doubt, ...] | None]:
        files = [file for file in of.files() if wanted is None or file.path in wanted]
        every = examine_files(of, files, cache, everything=everything, jobs=jobs, progress=progress)
        return {each.path: each.doubts for each in every}

    had, has = examined(before), examined(settings)
    added = {path: tuple(_new(doubts or (), had.get(path) or ())) for path, doubts in has.items()}
    unread = tuple(path for path, doubts in has.items() if doubts is None)
    return Queue(settings, {path: new for path, new in added.items() if new}, unread)


def _new(now: Iterable[Doubt], had: Iterable[Doubt]) -> Iterator[Doubt]:
    """Give the doubts of a file that it has more of than before: their lines may have moved."""
    left = Counter((doubt.field, doubt.accepted) for doubt in had)
    for doubt in now:
        key = doubt.field, doubt.accepted
        if left[key]:
            left[key] -= 1
        else:
            yield doubt


def _changed(site: Path, commit: str) -> Iterator[str]:
    """Give the paths below a site that differ from a commit, new files too."""
    places = ("--", CONFIG_FILE, CONTENT)
    differing = _git(site, "diff", "--name-only", "--relative", "--no-renames", "-z", commit, *places)
    new = _git(site, "ls-files", "--others", "--exclude-standard", "-z", *places)
    yield from (os.fsdecode(raw) for raw in (differing + new).split(b"\0") if raw)


def _take_out(site: Path, commit: str, folder: Path, wanted: frozenset[str] | None) -> None:
    """Write what a commit has of a site's texts and registries, or of some of its files, into a folder."""
    listed = _git(site, "ls-tree", "-r", "-z", commit, "--", CONFIG_FILE, f"{CONTENT}/")
    files: dict[str, bytes] = {}
    for entry in filter(None, listed.split(b"\0")):
        about, _, raw = entry.partition(b"\t")
        path = os.fsdecode(raw)
        mode, _, name = about.split()
        if mode.startswith(b"100") and path.lower().endswith(_TEXTS) and (wanted is None or path in wanted):
            files[path] = name
    out = _git(site, "cat-file", "--batch", given=b"".join(name + b"\n" for name in files.values()))
    at = 0
    for path in files:
        end = out.index(b"\n", at)
        size = int(out[at:end].split()[2])
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(out[end + 1 : end + 1 + size])
        at = end + 1 + size + 1


def _commit(site: Path, ref: str) -> str:
    """Return the name of the commit that is meant."""
    unknown = Refused("git does not know {ref} here; a CI job may have to fetch it", ref=ref)
    if ref.startswith("-"):
        raise unknown
    _git(site, "rev-parse", "--git-dir")  # says it where there is no repository at all
    try:
        return _git(site, "rev-parse", "--verify", "--quiet", f"{ref}^{{commit}}").decode("ascii").strip()
    except Refused:
        raise unknown from None


def _git(site: Path, *arguments: str, given: bytes = b"") -> bytes:
    """Return what git says. Raises Refused where it cannot."""
    try:
        return run_git(site, *arguments, given=given)
    except GitFailed as failed:
        raise Refused("git cannot tell what has changed: {reason}", reason=failed.message) from failed
