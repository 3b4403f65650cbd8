"""Our engine beside its peers, each in its own environment, one run; writes bench/RESULTS-hanzi.md.

usage: python bench/hanzi/run.py [--shared DIR] [--envs DIR] [--limit CHARACTERS]

Gold is human Traditional text (`SHARED/data`); its Simplified form, by the package's tw2s, is converted
back and scored by `SHARED/tools/score_conversion.py`. SHARED is the option, else $NEWSGEN_SHARED, else
`../shared`. Without it nothing is measured, and the run says so. zhconv and zhconv-rs are GPL: they are
measured here, in environments of their own, and never part of the project.
"""

from __future__ import annotations

import argparse
import json
import lzma
import os
import platform
import re
import statistics
import subprocess
import sys
import tempfile
import venv
from pathlib import Path

HERE = Path(__file__).parent
PROJECT = HERE.parents[1]
REPEATS = 3
# Running text; the list of words beside them, of which our frequencies are made, is none.
TEXTS = ("drcd-dev", "tw-law", "tw-transcript")
PEERS = {
    "newsgen": "",
    "newsgen reference s2tw": "",
    "opencc-python-reimplemented s2tw": "opencc-python-reimplemented",
    "OpenCC (official) s2tw": "OpenCC",
    "opencc-pyo3 s2tw": "opencc-pyo3",
    "zhconv zh-tw": "zhconv",
    "zhconv-rs zh-tw": "zhconv-rs",
}


def python(envs: Path, package: str) -> Path:
    """Return the interpreter of a peer's environment, which is made at its first use."""
    if not package:
        return Path(sys.executable)
    folder = envs / package
    interpreter = folder / "bin" / "python"
    if not interpreter.exists():
        venv.create(folder, with_pip=True)
        subprocess.run([interpreter, "-m", "pip", "install", "--quiet", package], check=True)
    return interpreter


def version(interpreter: Path, package: str) -> str:
    """Return the installed version of a peer."""
    code = f"from importlib.metadata import version; print(version({package or 'newsgen'!r}))"
    return subprocess.run(
        [interpreter, "-c", code], check=True, capture_output=True, text=True
    ).stdout.strip()


def texts(shared: Path, limit: int) -> dict[str, str]:
    """Return the gold texts by name, each cut to whole lines of about `limit` characters."""
    found = {}
    for name in TEXTS:
        [path] = (shared / "data").glob(f"{name}.hant.txt*")
        content = path.read_bytes()
        text = (lzma.decompress(content) if path.suffix == ".xz" else content).decode("utf-8")
        found[name] = text[:limit].rpartition("\n")[0]
    return found


def score(shared: Path, gold: Path, output: Path) -> float:
    """Return the mistakes per 10,000 characters."""
    tool = shared / "tools" / "score_conversion.py"
    said = subprocess.run(
        [sys.executable, tool, gold, output], check=True, capture_output=True, text=True
    ).stdout
    found = re.search(r"([\d.]+) per 10,000", said)
    if found is None:
        raise SystemExit(f"no score in: {said}")
    return float(found.group(1))


def measure(interpreter: Path, name: str, source: Path, target: Path) -> dict[str, float]:
    """Return the figures of one process."""
    ran = subprocess.run(
        [interpreter, HERE / "peer.py", name, source, target], check=True, capture_output=True, text=True
    )
    figures: dict[str, float] = json.loads(ran.stdout)
    return figures


def main() -> None:
    """Measure every engine on every text and write the table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "--shared", type=Path, default=os.environ.get("NEWSGEN_SHARED", PROJECT.parent / "shared")
    )
    parser.add_argument("--envs", type=Path, default=Path(tempfile.gettempdir()) / "newsgen-bench-envs")
    parser.add_argument("--limit", type=int, default=2_000_000)
    options = parser.parse_args()
    shared = Path(options.shared)
    if not (shared / "data").is_dir():
        raise SystemExit(f"nothing measured: no shared data in {shared} (--shared, NEWSGEN_SHARED)")

    from newsgen.hanzi import Converter

    simplify = Converter.reference("tw2s")
    rows: dict[str, list[str]] = {}
    names: list[str] = []
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        for text, gold in texts(shared, options.limit).items():
            names.append(text)
            (work / f"{text}.gold").write_text(gold, encoding="utf-8")
            (work / f"{text}.hans").write_text(simplify.convert(gold), encoding="utf-8")
        for name, package in PEERS.items():
            interpreter = python(options.envs, package)
            scores, speeds, ready, memory = [], [], [], []
            for text in names:
                for _ in range(REPEATS):
                    figures = measure(interpreter, name, work / f"{text}.hans", work / "out")
                    speeds.append(figures["speed"] / 1e6)
                    ready.append(figures["ready"])
                    memory.append(figures["memory"])
                scores.append(score(shared, work / f"{text}.gold", work / "out"))
            rows[f"{name} {version(interpreter, package)}"] = [
                f"{statistics.median(speeds):.2f}", f"{statistics.median(ready):.0f}",
                f"{statistics.median(memory):.0f}", *(f"{each:.2f}" for each in scores),
            ]  # fmt: skip
            print(name, *rows[f"{name} {version(interpreter, package)}"], flush=True)
    write(rows, names, options.limit)


def write(rows: dict[str, list[str]], names: list[str], limit: int) -> None:
    """Write the table, with the machine and the command."""
    processor = platform.processor() or platform.machine()
    cpuinfo = Path("/proc/cpuinfo")
    if cpuinfo.is_file():
        processor = re.findall(r"model name\s*: (.*)", cpuinfo.read_text())[0]
    head = ["engine", "million characters a second", "ready, ms", "memory, MB", *names]
    lines = [
        "# Script conversion beside its peers", "",
        f"`python bench/hanzi/run.py --limit {limit}`, Python {platform.python_version()}, {processor}, "
        f"{os.cpu_count()} cores (shared with other work); medians of {REPEATS} processes a text.", "",
        "Simplified made from human Traditional text (the package's tw2s) and converted back; the last "
        "columns are mistakes per 10,000 characters by `score_conversion.py`, free variants folded. `ready` "
        "runs from before the import to the end of the first conversion; memory is what the engine added.",
        "",
        "| " + " | ".join(head) + " |", "| " + " | ".join(["---"] * len(head)) + " |",
        *("| " + " | ".join([name, *row]) + " |" for name, row in rows.items()), "",
    ]  # fmt: skip
    (PROJECT / "bench" / "RESULTS-hanzi.md").write_text("\n".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main()
