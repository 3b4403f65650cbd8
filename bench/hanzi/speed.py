"""How fast the converter is on new text and on text seen before, beside another checkout of the project.

usage: python bench/hanzi/speed.py [--shared DIR] [--characters N] [--repeats N] [--against CHECKOUT]

Each text of `SHARED/data` (of the long ones every n-th line, to about N characters) is converted in articles
of about two thousand characters, in a process of its own: once (cold: every word is new) and twice more
(warm: the better of the two). To Traditional it is made Simplified first, by the package's tw2s. Figures are
of processor time; `ready` is from before the import to the end of the first sentence, in milliseconds; speed
is in million characters a second, memory in MB. With `--against` the processes of both checkouts run in turn,
so that what else the machine does meets both; this one's figures come first, then theirs, then the ratio, and
it is said where the two do not give the same.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

PROJECT = Path(__file__).parents[2]
_ARTICLE = 2_000  # characters
_DIRECTIONS = {
    "to Traditional": ("zh-Hant-TW", "Hans"),
    "to Simplified": ("zh-Hans", "Hant"),
    "repair": ("zh-Hant-TW", "Hant"),
}
_FIRST = "他的头发很长，里面有几只；他的頭髮很長，裡面有幾隻。"  # asks for every table
_MEASURES = ("ready", "cold", "warm", "memory")


def articles(text: str) -> list[str]:
    """Return a text in whole lines of about so many characters as an article has."""
    found = [""]
    for line in text.split("\n"):
        if len(found[-1]) >= _ARTICLE:
            found.append("")
        found[-1] += f"{line}\n"
    return found


def memory() -> float:
    """Return the memory in use, in MB."""
    return (
        int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1]) * resource.getpagesize() / 2**20
    )


def measure(path: Path, direction: str) -> dict[str, float | str]:
    """Return what the engine takes for a text in this process: ms, million characters a second, MB."""
    texts = articles(path.read_text(encoding="utf-8"))
    size = sum(map(len, texts)) / 1e6
    to, source = _DIRECTIONS[direction]
    before, start = memory(), time.process_time()
    from newsgen.hanzi import Converter

    convert = Converter(to, source).convert
    convert(_FIRST)
    ready = time.process_time() - start
    said = hashlib.sha256()
    seconds = []
    for _ in range(3):
        start = time.process_time()
        converted = [convert(text) for text in texts]
        seconds.append(time.process_time() - start)
    said.update("".join(converted).encode("utf-8"))
    return {
        "ready": ready * 1000,
        "cold": size / seconds[0],
        "warm": size / min(seconds[1:]),
        "memory": memory() - before,
        "said": said.hexdigest(),
    }


def started(checkout: Path, path: Path, direction: str) -> dict[str, float | str]:
    """Measure a checkout in a process of its own."""
    environment = {**os.environ, "PYTHONPATH": str(checkout / "src")}
    command = [sys.executable, __file__, "--one", str(path), direction]
    ran = subprocess.run(command, check=True, capture_output=True, text=True, env=environment)
    figures: dict[str, float | str] = json.loads(ran.stdout)
    return figures


def main() -> None:
    """Print a table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "--shared", type=Path, default=os.environ.get("NEWSGEN_SHARED", PROJECT.parent / "shared")
    )
    parser.add_argument("--characters", type=int, default=1_000_000)
    parser.add_argument("--repeats", type=int, default=3)
    parser.add_argument("--against", type=Path)
    options = parser.parse_args()
    sys.path.insert(0, str(PROJECT / "bench"))
    from hanzi.score import texts
    from newsgen.hanzi import Converter

    print(f"load {os.getloadavg()[0]:.1f}", flush=True)
    simplify = Converter.reference("tw2s")
    checkouts = [PROJECT, *([options.against] if options.against else [])]
    with tempfile.TemporaryDirectory() as folder:
        for name, text in texts(Path(options.shared), options.characters).items():
            for direction, (_, source) in _DIRECTIONS.items():
                path = Path(folder) / "text"
                path.write_text(simplify.convert(text) if source == "Hans" else text, encoding="utf-8")
                runs = [
                    [started(each, path, direction) for each in checkouts] for _ in range(options.repeats)
                ]
                rows = [
                    [statistics.median(float(run[at][each]) for run in runs) for each in _MEASURES]
                    for at in range(len(checkouts))
                ]
                said = ", ".join(
                    f"{measure} {' / '.join(f'{row[at]:.2f}' for row in rows)}"
                    + (f" = {rows[0][at] / rows[-1][at]:.2f}" if len(rows) > 1 else "")
                    for at, measure in enumerate(_MEASURES)
                )
                same = len({str(each["said"]) for run in runs for each in run}) == 1
                print(f"{name}, {direction}: {said}{'' if same else ' OTHER OUTPUT'}", flush=True)
    print(f"load {os.getloadavg()[0]:.1f}")


if __name__ == "__main__":
    if sys.argv[1:2] == ["--one"]:
        print(json.dumps(measure(Path(sys.argv[2]), sys.argv[3])))
    else:
        main()
