"""Addresses are promises: what the published site has, the next one has too, or says why not."""

from __future__ import annotations

import shlex
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path

from newsgen.files import CONFIG_FILE, CONTENT
from newsgen.git import GitFailed, run_git
from newsgen.model import EDITIONS, Status
from newsgen.pages import edition_prefix
from newsgen.pipeline.affected_pages import SitePlan
from newsgen.pipeline.inputs import Inputs
from newsgen.problems import MOST_TOLD, Problem
from newsgen.publish import SiteManifest, digest_of_file, hex_digest


def lost_addresses(before: SiteManifest, plan: SitePlan, inputs: Inputs) -> Iterator[Problem]:
    """Give a problem for each article and page of the published site with addresses that the next one lacks.

    Not promised are lists, their pages and feeds, which come and go with articles; pictures and other files,
    at whose address nothing can lead on; and what only a build with drafts has shown.
    """
    files = plan.newsroom.files
    lost = [(file, origin) for file, origin in before.promised() if file not in files]
    if lost:
        yield from _Lost(before, plan, inputs).problems(lost)


class _Lost:
    """Says what has become of each address."""

    def __init__(self, before: SiteManifest, plan: SitePlan, inputs: Inputs) -> None:
        self._before = dict(before.sources)
        self._plan = plan
        self._inputs = inputs
        config = plan.newsroom.config
        self._prefixes = {tag: edition_prefix(tag, config.default_edition) for tag in config.editions}
        self._elsewhere = {
            f"{tag.lower()}/": tag for tag in EDITIONS if f"{tag.lower()}/" not in self._prefixes.values()
        }

    def problems(self, lost: Iterable[tuple[str, str]]) -> Iterator[Problem]:
        """Give them, those of a whole edition as one."""
        editions: dict[str, int] = {}
        by_origin: dict[str, list[str]] = {}
        for file, origin in sorted(lost):
            top = file.partition("/")[0] + "/"
            if top in self._elsewhere:
                editions[top] = editions.get(top, 0) + 1
            elif origin not in self._plan.newsroom.unread:  # what is wrong with it is said anyway
                by_origin.setdefault(origin, []).append(file)
        for top, count in editions.items():
            yield Problem(
                CONFIG_FILE,
                0,
                "readers would lose the {count} addresses below /{prefix}",
                "give the edition {edition} back its place in `editions`, or build with --allow-removed",
                values=(("count", str(count)), ("edition", self._elsewhere[top]), ("prefix", top)),
            )
        for origin in list(by_origin)[:MOST_TOLD]:
            yield self._problem(origin, by_origin[origin])
        if len(by_origin) > MOST_TOLD:
            yield Problem(
                CONTENT,
                0,
                "readers would lose addresses of {count} more articles",
                values=(("count", str(len(by_origin) - MOST_TOLD)),),
            )

    def _problem(self, origin: str, files: list[str]) -> Problem:
        """Say what has become of a content file, and what to write so that its addresses stay."""
        addresses = ", ".join(f"/{file.removesuffix('index.html')}" for file in files)
        values = {"addresses": addresses, "aliases": ", ".join(self._aliases(files)), "origin": origin}
        if origin not in self._plan.newsroom.keys:
            return self._gone(origin, values)
        key = self._plan.newsroom.keys[origin]
        outline = self._plan.store.entries[key].outline
        if outline is not None and outline.status is not Status.PUBLISHED and not self._is_shown(key):
            return _of(
                origin,
                self._line(key, "status"),
                "readers would lose {addresses}: the article is a draft, or waits",
                "publish it, with `expires` where it is to go: readers are told then; or build with "
                "--allow-removed",
                values,
            )
        if {f"{prefix}{key}/index.html" for prefix in self._prefixes.values()}.issuperset(files):
            return _of(
                origin,
                self._line(key, "editions"),
                "readers would lose {addresses}: `editions` leaves it out",
                "add the edition to `editions`; or add `aliases: [{aliases}]`, which leads on; or build with "
                "--allow-removed",
                values,
            )
        return _of(
            origin,
            self._line(key, "aliases") or self._line(key, "slug"),
            "readers would lose {addresses}: the article is at /{now}/",
            "add `aliases: [{aliases}]`, which leads on; or build with --allow-removed",
            values | {"now": key},
        )

    def _gone(self, origin: str, values: dict[str, str]) -> Problem:
        moved = self._same_text(origin)
        if moved:
            return _of(
                moved,
                0,
                "readers would lose {addresses}: this file was {origin} before",
                "add `aliases: [{aliases}]`, which leads on; or build with --allow-removed",
                values,
            )
        restore = _restore(self._inputs.site, origin)
        return _of(
            origin,
            0,
            "readers would lose {addresses}: the file is gone",
            "bring it back (`{restore}`) and add `expires`: readers are told then; or add "
            "`aliases: [{aliases}]` to another article; or build with --allow-removed"
            if restore
            else "bring it back and add `expires`: readers are told then; or add `aliases: [{aliases}]` to "
            "another article; or build with --allow-removed",
            values | {"restore": restore},
        )

    def _is_shown(self, key: str) -> bool:
        newsroom = self._plan.newsroom
        return any(newsroom.shows(key, tag) or newsroom.has_expired(key, tag) for tag in self._prefixes)

    def _line(self, key: str, field: str) -> int:
        """Return the line of a field of an article; 0 where it has none."""
        editions = self._plan.store.entries[key].editions
        return self._plan.store.body(key, editions[0].edition).lines.get(field, 0) if editions else 0

    def _aliases(self, files: Iterable[str]) -> list[str]:
        """Return what to write under `aliases`: an address without its edition is one in all of them."""
        found = dict.fromkeys(self._alias(file) for file in files)
        return [f"/{file.removesuffix('index.html')}" for file in found]

    def _alias(self, file: str) -> str:
        for prefix in filter(None, self._prefixes.values()):
            bare = file.removeprefix(prefix)
            if bare != file and not any(
                each + bare in self._plan.newsroom.files for each in self._prefixes.values()
            ):
                return bare
        return file

    def _same_text(self, origin: str) -> str:
        """Return the file that has the text of one that is gone, if any has: it has been moved."""
        wanted = self._before.get(origin)
        for path in sorted(self._plan.newsroom.keys.keys() - self._before.keys()):
            with suppress(OSError):
                if hex_digest(digest_of_file(self._inputs.file(path))) == wanted:
                    return path
        return ""


def _of(path: str, line: int, message: str, hint: str, values: dict[str, str]) -> Problem:
    said = message + hint
    used = tuple(sorted((key, value) for key, value in values.items() if f"{{{key}}}" in said))
    return Problem(path, line, message, hint, values=used)


def _restore(site: Path, path: str) -> str:
    """Return the command that brings back a file that is gone; nothing where git does not have it."""
    quoted = shlex.quote(path)
    with suppress(GitFailed):
        if run_git(site, "ls-tree", "--name-only", "HEAD", "--", path).strip():
            return f"git restore --source=HEAD -- {quoted}"
        commit = run_git(site, "log", "-1", "--format=%h", "--diff-filter=D", "--", path).decode().strip()
        if commit:
            return f"git restore --source={commit}^ -- {quoted}"
    return ""
