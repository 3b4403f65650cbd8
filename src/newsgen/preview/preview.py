"""A preview while it runs: what is shown, and when it changes."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from urllib.parse import parse_qs, unquote

from newsgen.cache import CacheLost
from newsgen.pipeline.options import Notice, Progress
from newsgen.preview.building import Outcome, PreviewOptions
from newsgen.preview.files import content_type, find_file, not_found_page, version_of
from newsgen.preview.known import open_known
from newsgen.preview.views import ROOT, Dock, Views
from newsgen.preview.watching import Watch
from newsgen.preview.worker import Worker

_COMPARE = f"{ROOT}compare/"


@dataclass(frozen=True, slots=True)
class Shown:
    """A file of the site as it is now, or what stands in for one; `moved` where a slash was left out."""

    status: int
    content: bytes
    content_type: str
    moved: bool = False


class Preview:
    """What the server shows. `say` is told of each build, `notice` of what else there is to say, `progress`
    of how far a long build is."""

    def __init__(
        self,
        options: PreviewOptions,
        views: Views,
        token: str,
        say: Callable[[Outcome], None],
        notice: Notice,
        progress: Progress,
    ) -> None:
        self.options = options
        self.views = views
        self.outcome: Outcome | None = None
        self.known = open_known(options.folder, options.output)
        #: What the preview's own pages must know to change anything.
        self.token = token
        self.closing = False
        self.builds = 0
        self._say = say
        self._news = asyncio.Event()
        self._worker = Worker(options, progress, notice)

    async def run(self) -> None:
        """Build, and again whenever a file of the site has changed; until it is cancelled."""
        try:
            async with Watch(self.options.site) as changes:
                await self._build()
                async for _ in changes:
                    await self._build()
        finally:
            self._worker.stop()

    async def news(self, patience: float) -> None:
        """Wait until something has changed, for some seconds at most."""
        try:
            await asyncio.wait_for(self._news.wait(), patience)
        except TimeoutError:
            return

    def close(self) -> None:
        """Let nobody wait any longer."""
        self.closing = True
        self._tell()

    def shown(self, address: str) -> Shown:
        """Return what a browser is to be shown at an address of the site (a decoded path)."""
        folder = self.options.output
        found = find_file(folder, address)
        if found.moved:
            return Shown(307, b"", "", moved=True)
        file = found.file or not_found_page(folder, address)
        try:
            content = file.read_bytes() if file else None
        except OSError:  # it has just gone
            content = None
        if file is None or content is None:
            return self._waiting()
        return Shown(200 if found.file else 404, content, content_type(file))

    def version(self, page: str) -> str:
        """Return what changes when a page does; `page` is its path as browsers have it, with its query."""
        path, _, query = page.partition("?")
        address = unquote(path)
        if address.startswith(_COMPARE):
            return self.version_of_comparison(
                address.removeprefix(_COMPARE), parse_qs(query).get("edition", [])
            )
        if address.startswith(ROOT):
            return self.version_of_desk()
        return version_of(self.shown(address).content)

    def version_of_desk(self) -> str:
        """Return what changes with every build, and with every run."""
        return f"{self.token[:8]}-{self.builds}"

    def version_of_comparison(self, key: str, editions: list[str]) -> str:
        """Return what changes when an article does, or what its conversion follows from."""
        try:
            return f"{self.known.version(key)}-{'-'.join(editions)}" if self.known else "none"
        except KeyError:
            return "none"

    def dock(self, page: str) -> Mapping[str, str | bool]:
        """Return what lies over a page now."""
        address = unquote(page.partition("?")[0])
        if address.startswith(ROOT):
            return self.views.dock(Dock(self.outcome, own=True))
        try:
            key = self.known.key_at(address)[0] if self.known else ""
            entry = self.known.entry(key) if self.known and key else None
        except (CacheLost, KeyError):  # another build has just taken it away, and will say so
            entry = None
        if entry is None:
            return self.views.dock(Dock(self.outcome))
        return self.views.dock(Dock(self.outcome, entry.path, entry.key, entry.marks))

    def _waiting(self) -> Shown:
        """Return a page for when there is none."""
        values = {"outcome": self.outcome, "site": (self.options.output / "index.html").exists()}
        content = self.views.page("waiting.html", "", **values)
        return Shown(404 if self.outcome else 503, content, "text/html; charset=utf-8")

    async def _build(self) -> None:
        outcome = await self._worker.build()
        if not outcome.failed:
            before, known = self.known, None
            known = await asyncio.to_thread(open_known, self.options.folder, self.options.output, before)
            self.known = known or before
            if before and before is not self.known:
                before.close()
        self.outcome = outcome
        self.builds += 1
        self._say(outcome)
        self._tell()

    def _tell(self) -> None:
        told, self._news = self._news, asyncio.Event()
        told.set()
