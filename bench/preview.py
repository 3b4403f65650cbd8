"""Measures the preview: seconds from saving a file until the open page shows it. `python bench/preview.py`.

`newsgen serve` runs as it does for an editor, as a process of its own, on the corpus of the other
benchmarks. A page is open: its stream of events is read, and once that says so the page is asked for again,
as its script does in a browser. A time ends when the new page has come and has the edit in it; what a browser
needs to paint it is not in it. Prints a table.
"""

from __future__ import annotations

import argparse
import http.client
import json
import os
import re
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from itertools import count
from pathlib import Path
from queue import Queue
from statistics import median
from tempfile import TemporaryDirectory
from threading import Thread
from urllib.parse import quote

from corpus import Corpus
from peers import HERE
from report import table
from site_newsgen import EDITIONS, write_newsgen
from text import data_folder

_COLUMNS = "saved, open page, articles, repeats, median seconds, longest"
_TEMPLATE = "templates/partials/footer.html"  # which every page has
_PATIENCE = 3_600  # seconds for anything to come at all


def main() -> int:
    """Measure; return 0."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=[1_000, 10_000], metavar="N")
    parser.add_argument("--repeats", type=int, default=5, metavar="N")
    parser.add_argument("--data", type=Path, metavar="DIR", help="the text (or NEWSGEN_BENCH_DATA)")
    options = parser.parse_args()
    print(table(_COLUMNS.split(", "), ()))
    for size in options.sizes:
        with TemporaryDirectory() as work:
            site = Path(work) / "site"
            corpus = Corpus(data_folder(options.data), size, shape="real", pictures=0)
            write_newsgen(corpus, corpus, site, EDITIONS)
            with serving(site) as served:
                article = f"articles/{corpus.path(size // 2)}"
                for case in _cases(site, article):
                    times = [_seconds(served, case, number) for number in range(options.repeats)]
                    cells = case.title, case.page, f"{size:,}", str(len(times))
                    print(_row(*cells, f"{median(times):.2f}", f"{max(times):.2f}"), flush=True)
    return 0


@dataclass(frozen=True, slots=True)
class Case:
    """What is saved, and the address of the page that is open; `save` takes a mark that the page then has.
    Without `rests`, the build after the save before is still under way."""

    title: str
    page: str
    save: Callable[[str], object]
    rests: bool = True


def _cases(site: Path, article: str) -> Sequence[Case]:
    file, template = site / "content" / f"{article}.md", site / _TEMPLATE
    text, footer = file.read_text("utf-8"), (HERE / _TEMPLATE).read_text("utf-8")
    template.parent.mkdir(parents=True)
    page = f"/{article}/"

    def write(mark: str) -> None:
        file.write_text(f"{text}\n{mark}\n", "utf-8")

    def design(mark: str) -> None:
        template.write_text(f"{footer}<!-- {mark} -->\n", "utf-8")

    days = count(date(2025, 1, 1).toordinal())

    def move(mark: str) -> None:
        _retitle(file, text, mark, f"{date.fromordinal(next(days))} 00:00")

    return (
        Case("an article", page, write),
        Case("an article and its date", page, move),
        Case("an article, its home page open", "/", lambda mark: _retitle(file, text, mark)),
        Case("a template of all pages", page, design),
        Case("that template, again at once", page, design, rests=False),
        Case("an article, at once after it", page, write, rests=False),
    )


def _retitle(file: Path, text: str, mark: str, moment: str = "2026-01-01 00:00") -> None:
    """Give an article another title, and a date: by default the newest, so that the home page changes."""
    title = re.sub(r"^title: .*$", f'title: "{mark}"', text, count=1, flags=re.MULTILINE)
    file.write_text(re.sub(r"^date: .*$", f"date: {moment}", title, count=1, flags=re.MULTILINE), "utf-8")


class Served:
    """A running preview: its port, the number of its process, and what it says of its builds."""

    def __init__(self, port: int, process: int, built: Queue[str]) -> None:
        self.port = port
        self.process = process
        self._built = built

    def page(self, address: str) -> str:
        """Return a page as a browser gets it."""
        with self._asked(address) as answer:
            return answer.read().decode()

    def events(self, page: str, seen: str) -> Iterator[dict[str, object]]:
        """Give what a page is told of."""
        with self._asked(f"/-/newsgen/events?page={quote(page)}&seen={seen}") as answer:
            while line := answer.readline().decode():
                if line.startswith("data: "):
                    yield json.loads(line.removeprefix("data: "))

    def rest(self) -> None:
        """Wait until no build has ended for a while."""
        while self._built.get(timeout=_PATIENCE):
            time.sleep(1)
            if self._built.empty():
                return

    @contextmanager
    def _asked(self, address: str) -> Iterator[http.client.HTTPResponse]:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=_PATIENCE)
        connection.request("GET", address)
        try:
            yield connection.getresponse()
        finally:
            connection.close()


@contextmanager
def serving(site: Path, *, rests: bool = True) -> Iterator[Served]:
    """Run a preview, from when its first build is done if it `rests`, and end it at last."""
    command = [sys.executable, "-m", "newsgen", "--lang", "en", "serve", "--site", str(site), "--port", "0"]
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, env=environment
    ) as process:
        assert process.stdout is not None  # noqa: S101 - asked for
        said = process.stdout
        found = next((port for line in said if (port := re.match(r"http://localhost:(\d+)/", line))), None)
        if found is None:
            raise SystemExit("the preview does not run")
        built: Queue[str] = Queue()
        Thread(target=_hear, args=(said, built), daemon=True).start()
        served = Served(int(found[1]), process.pid, built)
        try:
            if rests:
                served.rest()
            yield served
        finally:
            process.terminate()


def _hear(said: Iterable[str], built: Queue[str]) -> None:
    """Pass on what is said of builds."""
    for line in said:
        if line.startswith("built"):
            built.put(line)


def _seconds(served: Served, case: Case, number: int) -> float:
    """Return how long it takes from saving a file until the open page shows it."""
    mark = f"revision-{number}-{time.time_ns():x}"
    seen = served.page(case.page).split('data-seen="')[1].split('"')[0]
    events = served.events(case.page, seen)
    next(events)  # the page is being watched
    started = time.perf_counter()
    case.save(mark)
    content = ""
    while mark not in content:
        while not next(events).get("reload"):
            pass
        content = served.page(case.page)
        seen = content.split('data-seen="')[1].split('"')[0]
        events = served.events(case.page, seen)
    seconds = time.perf_counter() - started
    if case.rests:
        served.rest()
    return seconds


def _row(*cells: str) -> str:
    return f"| {' | '.join(cells)} |"


if __name__ == "__main__":
    sys.exit(main())
