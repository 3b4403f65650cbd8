"""One engine, measured in its own process and environment; started by run.py.

usage: python peer.py ENGINE INPUT OUTPUT; prints JSON: milliseconds until ready, characters a second,
MB of memory that the engine added. OUTPUT is the input converted, line for line.
"""

from __future__ import annotations

import json
import resource
import sys
import time
from collections.abc import Callable
from pathlib import Path

Convert = Callable[[str], str]


def newsgen() -> Convert:
    from newsgen.hanzi import Converter

    return Converter("zh-Hant-TW", source="Hans").convert


def newsgen_reference() -> Convert:
    from newsgen.hanzi import Converter

    return Converter.reference("s2tw").convert


def opencc() -> Convert:
    from opencc import OpenCC

    convert: Convert = OpenCC("s2tw").convert
    return convert


def opencc_pyo3() -> Convert:
    from opencc_pyo3 import OpenCC

    engine = OpenCC("s2tw")
    return lambda text: engine.convert(text, False)


def zhconv() -> Convert:
    from zhconv import convert

    return lambda text: convert(text, "zh-tw")


def zhconv_rs() -> Convert:
    from zhconv_rs import zhconv

    return lambda text: zhconv(text, "zh-tw")


ENGINES: dict[str, Callable[[], Convert]] = {
    "newsgen": newsgen,
    "newsgen reference s2tw": newsgen_reference,
    "opencc-python-reimplemented s2tw": opencc,
    "OpenCC (official) s2tw": opencc,
    "opencc-pyo3 s2tw": opencc_pyo3,
    "zhconv zh-tw": zhconv,
    "zhconv-rs zh-tw": zhconv_rs,
}


def memory() -> float:
    """Return the memory in use, in MB (the peak would be that of the process that started this one)."""
    return int(Path("/proc/self/statm").read_text().split()[1]) * resource.getpagesize() / 2**20


def main() -> None:
    """Measure one engine."""
    name, source, target = sys.argv[1:]
    before = memory()
    start = time.perf_counter()
    convert = ENGINES[name]()
    convert("他的头发很长，里面有几只。")  # asks for every table
    ready = time.perf_counter() - start
    added = memory() - before
    lines = Path(source).read_text(encoding="utf-8").split("\n")
    # Articles of a few thousand characters, each converted once: cold text.
    articles = ["\n".join(lines[at : at + 8]) for at in range(0, len(lines), 8)]
    start = time.perf_counter()
    converted = [convert(article) for article in articles]
    seconds = time.perf_counter() - start
    Path(target).write_text("\n".join(converted), encoding="utf-8")
    figures = {"ready": ready * 1000, "speed": sum(map(len, articles)) / seconds, "memory": added}
    print(json.dumps(figures))


if __name__ == "__main__":
    main()
