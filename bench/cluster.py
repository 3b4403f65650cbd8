"""What a cluster costs: the same first build by processes of this machine, and by workers on it.

Workers on the machine that builds cannot make it faster; what is measured is what the building machine has
to do itself, however many workers there are: its processor time is the shortest time that a build can take.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Sequence
from datetime import UTC, date, datetime
from importlib.metadata import version
from pathlib import Path

from corpus import Corpus
from local_cluster import local_cluster
from peers import CONTENDERS, write_site
from report import circumstances, table
from text import DataMissing, data_folder

_HERE = Path(__file__).parent
_NOTES = """\
The scheduler and its workers run on the machine that builds and take its cores, so they gain nothing here.
The last column is what the building process has to do itself, whoever does the rest: no number of workers
makes a build shorter than that. A cluster is worth it only where this is far below the seconds of the row
above; for a build after an edit, never.
"""


def main() -> int:
    """Run the benchmark; return 0, or 2 where the text for the corpus is missing."""
    options = _parser().parse_args()
    try:
        data = data_folder(options.data)
    except DataMissing as missing:
        print(missing, file=sys.stderr)
        return 2
    load = os.getloadavg()[0]
    rows = []
    for size in options.sizes:
        site = options.cache / "work" / "cluster"
        shutil.rmtree(site, ignore_errors=True)
        corpus = Corpus(data, size, options.seed)
        write_site(CONTENDERS[0], corpus, corpus, site)
        rows.append(_row(size, "processes of this machine", site, "--jobs", str(options.workers)))
        scheduler = site.parent / "scheduler"
        shutil.rmtree(scheduler, ignore_errors=True)
        with local_cluster(scheduler, options.workers) as (address, _):
            rows.append(_row(size, "workers of a cluster", site, "--cluster", address))
        shutil.rmtree(site)
    text = _report(rows, [f"distributed {version('distributed')}"], options.date, load)
    options.output.write_text(text, "utf-8")
    print(text)
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=__doc__)
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "newsgen-bench"
    add = parser.add_argument
    add("--sizes", type=int, nargs="+", default=[1_000], metavar="N", help="articles (default: 1000)")
    add("--workers", type=int, default=2, metavar="N", help="processes, and workers (default: 2)")
    add("--seed", type=int, default=1, help="of the corpus")
    add("--data", type=Path, metavar="DIR", help="the text for the corpus (or NEWSGEN_BENCH_DATA)")
    add("--cache", type=Path, default=cache, metavar="DIR", help=f"for the site (default: {cache})")
    add("--output", type=Path, default=_HERE / "RESULTS-cluster.md", metavar="FILE", help="for the results")
    today = datetime.now(UTC).date()
    add("--date", type=date.fromisoformat, default=today, help="the date in the results (default: today)")
    return parser


def _row(size: int, by: str, site: Path, *arguments: str) -> tuple[str, str, str, str]:
    """Build without a cache; return a row of the table."""
    output = site.with_name("cluster-public")
    for folder in (output, output.with_name(f".{output.name}.newsgen"), site / ".newsgen"):
        shutil.rmtree(folder, ignore_errors=True)
    program = (
        "import sys, time; from newsgen.cli import main; code = main(); "
        "print(time.process_time(), file=sys.stderr); sys.exit(code)"
    )
    command = [sys.executable, "-c", program, "build", "--site", str(site), "--output", str(output)]
    started = time.perf_counter()
    done = subprocess.run([*command, *arguments], check=True, capture_output=True, text=True)
    return f"{size:,}", by, f"{time.perf_counter() - started:.1f}", f"{float(done.stderr.split()[-1]):.1f}"


def _report(rows: Sequence[Sequence[str]], versions: Sequence[str], on: date, load: float) -> str:
    head = ("articles", "built by", "seconds", "processor seconds of the process that builds")
    return "\n\n".join(
        [
            "# What building on other machines costs",
            circumstances(versions, on, load),
            table(head, rows),
            _NOTES,
        ]
    )


if __name__ == "__main__":
    sys.exit(main())
