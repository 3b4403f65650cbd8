"""A preview while it runs: what is shown, and when it changes."""

from __future__ import annotations

import asyncio
import threading
from collections import Counter
from collections.abc import Callable, Mapping
from contextlib import suppress
from urllib.parse import parse_qs, unquote

from msgspec import Struct
from starlette.responses import Response

from newsgen.cache import CacheLost
from newsgen.pipeline import Progress
from newsgen.pipeline.options import Notice
from newsgen.preview.building import Outcome, PreviewOptions
from newsgen.preview.built_site import open_built_site
from newsgen.preview.files import content_type, file_of, find_file, find_picture, not_found_page, version_of
from newsgen.preview.responses import HTML, own_page
from newsgen.preview.views import ROOT, Dock, Views
from newsgen.preview.watching import Watch
from newsgen.preview.worker import Worker

_COMPARE = f"{ROOT}compare/"
_PATIENCE = 1.0  # seconds that a browser waits for a page of the build under way


class Shown(Struct, frozen=True):
    """A file of the site as it is now, or what stands in for one; `moved` where a slash was left out."""

    status: int
    content: bytes
    content_type: str
    moved: bool = False


class Listener(Struct, frozen=True):
    """Who hears of a preview: `built` is told of each build, `notice` of what else there is to say,
    `progress` of how far a long build is."""

    built: Callable[[Outcome], None]
    notice: Notice
    progress: Progress


class Preview:
    """What the server shows."""

    def __init__(self, options: PreviewOptions, views: Views, listener: Listener) -> None:
        self.options = options
        self.views = views
        self.outcome: Outcome | None = None
        self.built = open_built_site(options.folder, options.output)
        self.closing = False
        self.builds = 0
        #: What changes with every build, and with every page that is there before its build is done.
        self.changes = 0
        self._listener = listener
        self._news = asyncio.Event()
        self._worker = Worker(options, listener.progress, listener.notice, self._came)
        self._is_building = False
        self._ahead: dict[str, bytes] = {}  # pages of the build under way, by their files
        self._waiting_for: dict[str, asyncio.Event] = {}
        #: The addresses that are being looked at, with the number of windows.
        self.looked_at: Counter[str] = Counter()

    async def run(self) -> None:
        """Build, and again whenever a file of the site has changed; until it is cancelled."""
        self._read_ahead()
        try:
            async with Watch(self.options.site) as changes:
                await self._build(changes)
                async for _ in changes:
                    await self._build(changes)
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

    async def ready(self, address: str) -> None:
        """Wait for the page at an address of the site, where the build under way has not come to it yet; not
        for long, for something else may be wrong."""
        file = file_of(address)
        if not self._is_building or file in self._ahead or not file.endswith(".html"):
            return
        event = self._waiting_for.setdefault(file, asyncio.Event())
        self._worker.ask(file)
        with suppress(TimeoutError):
            await asyncio.wait_for(event.wait(), _PATIENCE)

    def shown(self, address: str) -> Shown:
        """Return what a browser is to be shown at an address of the site (a decoded path)."""
        ahead = self._ahead.get(file_of(address))
        if ahead is not None:
            return Shown(200, ahead, HTML)
        folder = self.options.output
        found = find_file(folder, address)
        if found.moved:
            return Shown(307, b"", "", moved=True)
        there = found.file or find_picture(self.options.site, address)
        file = there or not_found_page(folder, address)
        try:
            content = file.read_bytes() if file else None
        except OSError:  # it has just gone
            content = None
        if file is None or content is None:
            return self._waiting()
        return Shown(200 if there else 404, content, content_type(file))

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
        return f"{self.views.token[:8]}-{self.builds}"

    def version_of_comparison(self, key: str, editions: list[str]) -> str:
        """Return what changes when an article does, or what its conversion follows from."""
        try:
            return f"{self.built.version(key)}-{'-'.join(editions)}" if self.built else "none"
        except KeyError:
            return "none"

    def dock(self, page: str) -> Mapping[str, str | bool]:
        """Return what lies over a page now."""
        address = unquote(page.partition("?")[0])
        if address.startswith(ROOT):
            return self.views.dock(Dock(self.outcome, own=True))
        try:
            key, edition = self.built.key_at(address) if self.built else ("", "")
            entry = self.built.entry(key) if self.built and key else None
        except (CacheLost, KeyError):  # another build has just taken it away, and will say so
            entry = None
        if entry is None:
            return self.views.dock(Dock(self.outcome))
        return self.views.dock(Dock(self.outcome, entry.path, entry.key, entry.marks, edition=edition))

    def waiting_page(self, seen: str | None, status: int = 200, *, site: bool) -> Response:
        """Answer with the page that stands in for one of the desk that cannot be made now; it loads itself
        anew when what was `seen` has changed. Without `site` it says that the site cannot be built, if so."""
        return own_page(self.views.page("waiting.html", seen, outcome=self.outcome, site=site), status)

    def _waiting(self) -> Shown:
        """Return a page for when there is none."""
        values = {"outcome": self.outcome, "site": (self.options.output / "index.html").exists()}
        content = self.views.page("waiting.html", "", **values)
        return Shown(404 if self.outcome else 503, content, HTML)

    async def _build(self, changes: Watch) -> None:
        self._is_building = True
        shown = dict(self._ahead)  # of a build that was given up: they are right, but not yet in the site
        giving_up = asyncio.create_task(self._give_up_at(changes))
        outcome = await self._worker.build([*map(file_of, self.looked_at), *self._waiting_for])
        giving_up.cancel()
        self._is_building = False
        if outcome.given_up:
            return
        if outcome.failed:
            self._ahead = shown  # the last good pages stay
        else:
            before, built = self.built, None
            built = await asyncio.to_thread(open_built_site, self.options.folder, self.options.output, before)
            self.built = built or before
            if before and before is not self.built:
                before.close()
            self._read_ahead()
            self._ahead.clear()  # all of them are in the output folder
        for event in self._waiting_for.values():
            event.set()
        self._waiting_for.clear()
        self.outcome = outcome
        self.builds += 1
        self._listener.built(outcome)
        self._tell()

    def _read_ahead(self) -> None:
        """Read meanwhile what the desk's pages will ask for; nobody waits for the end of it."""
        if self.built:
            threading.Thread(target=self.built.read_ahead, daemon=True).start()

    async def _give_up_at(self, changes: Watch) -> None:
        """Let the build under way end as soon as something else is saved."""
        await changes.news()
        self._worker.give_up()

    def _came(self, file: str, content: bytes | None) -> None:
        """Take a page of the build under way."""
        if content is not None:
            self._ahead[file] = content
        if event := self._waiting_for.pop(file, None):
            event.set()
        self._tell()

    def _tell(self) -> None:
        self.changes += 1
        told, self._news = self._news, asyncio.Event()
        told.set()
