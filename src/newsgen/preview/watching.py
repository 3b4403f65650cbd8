"""Tells when a file of a site has changed, whatever way an editor saves it."""

from __future__ import annotations

import asyncio
import os
import re
from collections.abc import AsyncIterator, Iterable
from pathlib import Path, PurePath

from watchfiles import Change, awatch

from newsgen.files import CONFIG_FILE, CONTENT, is_hidden

#: What lies in a site's folder and is built from.
FOLDERS = (CONTENT, "templates", "static")

_STEP = 40  # milliseconds without another change, after which a burst is over
_LONGEST = 1_600  # milliseconds that a burst may last
_RETURN = 0.15  # seconds that a file is given to come back: some editors remove it and write it anew

# What editors and programs write for themselves, beside what is hidden: vim tries whether a folder can be
# written with 4913, and 123 more each time that this is taken; Emacs saves in #…#; others write first
# beside the file.
_OWN = re.compile(
    r"4913|5036|5159|5282|#.*#|.*\.(?:tmp|temp|part|crdownload|bak|orig)(?:\.\w+)*", re.IGNORECASE
)


def concerns(site: Path, path: str) -> bool:
    """Whether a change of the file or folder at a path can change the site."""
    try:
        parts = PurePath(path).relative_to(site).parts
    except ValueError:
        return False
    if parts == (CONFIG_FILE,):
        return True
    if not parts or parts[0] not in FOLDERS:
        return False
    return not any(is_hidden(part) or _OWN.fullmatch(part) for part in parts)


class Watch:
    """Watches a site; `async for` gives a burst of changes after the other, as paths.

    Changes that come while nobody asks are given next. Whoever begins to work on a burst sees every change
    before it, and is told of every later one.
    """

    def __init__(self, site: Path) -> None:
        self._site = Path(os.path.realpath(site))
        self._changed: dict[str, Change] = {}
        self._news = asyncio.Event()
        self._tasks: dict[bool, asyncio.Task[None]] = {}

    async def __aenter__(self) -> Watch:
        """Begin to watch."""
        await self._begin(recursive=False)
        await self._begin(recursive=True)
        return self

    async def __aexit__(self, *_: object) -> None:
        """Watch no longer."""
        for task in self._tasks.values():
            task.cancel()
        await asyncio.gather(*self._tasks.values(), return_exceptions=True)

    async def __aiter__(self) -> AsyncIterator[tuple[str, ...]]:
        """Give the paths of a burst, in order."""
        while True:
            await self._news.wait()
            if any(not Path(path).exists() for path in self._changed):
                await asyncio.sleep(_RETURN)
            self._news.clear()
            changed, self._changed = self._changed, {}
            if self._is_of_folders(changed):  # those that came are to be watched, those that went not
                await self._begin(recursive=True)
            if changed:
                yield tuple(sorted(changed))

    async def news(self) -> None:
        """Wait until there is a change that nobody was given."""
        await self._news.wait()

    def _is_of_folders(self, changed: Iterable[str]) -> bool:
        return any(Path(path).is_dir() or not Path(path).suffix for path in changed)

    async def _begin(self, *, recursive: bool) -> None:
        """Watch the folders that are there now; or the site's own, which may be much larger, without them."""
        before = self._tasks.get(recursive)
        folders = [self._site / name for name in FOLDERS if (self._site / name).is_dir()]
        watched = folders if recursive else [self._site]
        self._tasks[recursive] = asyncio.create_task(self._listen(watched, recursive))
        await asyncio.sleep(0)  # the new watch begins before the old one ends: nothing is lost between them
        if before:
            before.cancel()

    async def _listen(self, watched: list[Path], recursive: bool) -> None:
        polling = None  # as the system is best watched
        while watched:
            try:
                changes = awatch(
                    *watched,
                    watch_filter=lambda _, path: concerns(self._site, path),
                    step=_STEP,
                    debounce=_LONGEST,
                    recursive=recursive,
                    force_polling=polling,
                )
                async for burst in changes:
                    self._changed.update((path, change) for change, path in burst)
                    self._news.set()
            except FileNotFoundError:  # a folder went away just now
                await asyncio.sleep(_RETURN)
                watched = [folder for folder in watched if folder.is_dir()]
            except OSError:  # there are more folders than the system watches for one user
                polling = True
