"""Measures the desk: how long its pages take at many articles. `python bench/desk.py`.

`newsgen serve` runs as it does for an editor, on the corpus of the other benchmarks. What is slow just after
a start is what an editor meets each morning: so the preview is built, ended and started again, everything is
asked for at once, and again when it rests. Prints a table: seconds by the clock, and those of the processor
that the server took meanwhile, in which its builds are not, but what it reads ahead is.
"""

from __future__ import annotations

import argparse
import http.client
import json
import os
import re
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from urllib.parse import quote

from corpus import Corpus
from preview import Served, serving
from report import table
from site_newsgen import EDITIONS, write_newsgen
from text import data_folder

_COLUMNS = (
    "asked for",
    "articles",
    "at once after a start: clock, processor",
    "later, median: clock, processor",
)
_ROOT = "/-/newsgen/"
_TICKS = os.sysconf("SC_CLK_TCK")


def main() -> int:
    """Measure; return 0."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=[1_000, 10_000], metavar="N")
    parser.add_argument("--repeats", type=int, default=9, metavar="N")
    parser.add_argument("--data", type=Path, metavar="DIR", help="the text (or NEWSGEN_BENCH_DATA)")
    options = parser.parse_args()
    print(table(_COLUMNS, ()))
    for size in options.sizes:
        with TemporaryDirectory() as work:
            site = Path(work) / "site"
            corpus = Corpus(data_folder(options.data), size, shape="real", pictures=0)
            write_newsgen(corpus, corpus, site, EDITIONS)
            article = f"content/articles/{corpus.path(size // 2)}.md"
            with serving(site):
                pass  # the first build is done
            with serving(site, rests=False) as served:
                desk = _Desk(served, site / article, article)
                first = [_taken(served, case.ask) for case in desk.cases()]
                served.rest()
                for case, begun in zip(desk.cases(), first, strict=True):
                    later = [_taken(served, case.ask) for _ in range(options.repeats)]
                    clock, processor = (median(each[at] for each in later) for at in (0, 1))
                    print(_row(case.title, f"{size:,}", _cell(*begun), _cell(clock, processor)), flush=True)
                saved = [_taken(served, desk.look) for _ in map(desk.save, range(options.repeats))]
                clock, processor = (median(each[at] for each in saved) for at in (0, 1))
                print(_row("that page, first after a build", f"{size:,}", "", _cell(clock, processor)))
    return 0


@dataclass(frozen=True, slots=True)
class _Case:
    title: str
    ask: Callable[[], object]


class _Desk:
    """What an editor asks for, of a served site and one of its articles."""

    def __init__(self, served: Served, file: Path, path: str) -> None:
        self._served = served
        self._path = path
        self._file = file
        self._text = file.read_text("utf-8")
        self._token = served.page(f"{_ROOT}write/").split('newsgen-token" content="')[1].split('"')[0]
        self._edits = 0

    def cases(self) -> Sequence[_Case]:
        """Return what is asked for, in order."""
        return (
            _Case("the page beside the text, after a key", self.look),
            _Case("the list", lambda: self._served.page(_ROOT)),
            _Case("a suggestion", lambda: self._post("suggest", {"field": "author", "typed": "李"})),
            _Case("a search", lambda: self._served.page(f"{_ROOT}?q={quote('基金')}")),
            _Case("the calendar", lambda: self._served.page(f"{_ROOT}calendar/")),
            _Case("the pictures", lambda: self._served.page(f"{_ROOT}pictures/")),
        )

    def save(self, number: int) -> None:
        """Save the article with another title, and wait for the build."""
        title = re.sub(r"^title: .*$", f"title: 第{number}次改稿", self._text, count=1, flags=re.MULTILINE)
        self._file.write_text(title, "utf-8")
        self._served.rest()

    def look(self) -> None:
        """Ask for the page of the text with one more character in it."""
        self._edits += 1
        body = self._text.partition("\n---\n")[2] + "字" * self._edits
        asked = {"path": self._path, "edition": EDITIONS[1], "base": self._text, "values": {}, "body": body}
        assert "字" * self._edits in self._post("look", asked)["page"]  # noqa: S101 - it is the page

    def _post(self, name: str, asked: object) -> dict[str, str]:
        connection = http.client.HTTPConnection("localhost", self._served.port, timeout=3_600)
        origin = f"http://localhost:{self._served.port}"
        headers = {"X-Newsgen-Token": self._token, "Origin": origin, "Content-Type": "application/json"}
        connection.request("POST", f"{_ROOT}write/{name}", json.dumps(asked), headers)
        answer = connection.getresponse()
        said: dict[str, str] = json.loads(answer.read())
        connection.close()
        assert answer.status == 200, said  # noqa: S101 - measured is what works
        return said


def _taken(served: Served, ask: Callable[[], object]) -> tuple[float, float]:
    """Return the seconds that an answer takes, by the clock and of the server's processor."""
    before, started = _processor(served.process), time.perf_counter()
    ask()
    return time.perf_counter() - started, _processor(served.process) - before


def _processor(process: int) -> float:
    """Return the seconds of the processor that a process has taken: proc(5), fields 14 and 15 of `stat`."""
    fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / _TICKS


def _cell(clock: float, processor: float) -> str:
    return f"{clock:.2f}, {processor:.2f}"


def _row(*cells: str) -> str:
    return f"| {' | '.join(cells)} |"


if __name__ == "__main__":
    sys.exit(main())
