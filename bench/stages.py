"""Where newsgen's time goes: a profiled build in one process, its time by package."""

from __future__ import annotations

import pstats
import subprocess
import sys
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

_ROUNDS = 60  # of passing time up to the callers; libraries call each other in circles


@dataclass(frozen=True, slots=True)
class StageProfile:
    """Seconds under the profiler: `total`; `packages` of newsgen, with the library calls that each makes;
    `libraries`, by themselves; `functions`, the dearest functions of newsgen with all that they call."""

    total: float
    packages: tuple[tuple[str, float], ...]
    libraries: tuple[tuple[str, float], ...]
    functions: tuple[tuple[str, int, float], ...]


def profile_build(site: Path, output: Path) -> StageProfile:
    """Build a site under cProfile; the site must not have a cache."""
    data = site.parent / "build.prof"
    # As a function: `newsgen` ends its process at once, before a profile could be written.
    program = f"import cProfile; cProfile.run('from newsgen.cli import main; main()', {str(data)!r})"
    command = [sys.executable, "-c", program, "build", "--jobs", "1"]
    command += ["--site", str(site), "--output", str(output)]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    # The table of pstats, which is all that it offers: function -> calls, time and callers.
    stats: dict[Any, Any] = pstats.Stats(str(data)).stats  # type: ignore[attr-defined] # typeshed omits it
    own = {function: entry[2] for function, entry in stats.items()}
    libraries: Counter[str] = Counter()
    for function, seconds in own.items():
        libraries[_library(*function)] += seconds
    functions = [
        (f"{_package(file)}: {name}", entry[1], entry[3])
        for (file, _, name), entry in stats.items()
        if _package(file) and name != "<module>"
    ]
    functions.sort(key=lambda item: -item[2])
    return StageProfile(
        total=sum(own.values()),
        packages=tuple(_by_package(stats).most_common()),
        libraries=tuple(libraries.most_common(14)),
        functions=tuple(functions[:30]),
    )


def _by_package(stats: dict[Any, Any]) -> Counter[str]:
    """Give each function's own time to the package of newsgen that it worked for.

    Time in a library is passed to the callers, in proportion to what each call took, until it reaches
    a function of newsgen.
    """
    reached: Counter[str] = Counter()
    waiting = {function: entry[2] for function, entry in stats.items()}
    for _ in range(_ROUNDS):
        passed: dict[Any, float] = {}
        for function, seconds in waiting.items():
            callers = {caller: entry[3] for caller, entry in stats[function][4].items() if caller != function}
            whole = sum(callers.values())
            package = _package(function[0])
            if package or not whole:
                loading = not package or function[2] == "<module>"
                reached["start and imports" if loading else package] += seconds
                continue
            for caller, share in callers.items():
                passed[caller] = passed.get(caller, 0) + seconds * share / whole
        waiting = passed
    reached["start and imports"] += sum(waiting.values())
    return reached


def _package(file: str) -> str:
    """Return the package or module of newsgen that a file belongs to, or nothing."""
    _, found, inside = file.replace("\\", "/").rpartition("/src/newsgen/")
    return inside.split("/")[0].removesuffix(".py") if found else ""


def _library(file: str, line: int, name: str) -> str:
    if package := _package(file):
        return f"newsgen.{package}"
    if "/site-packages/" in file:
        return file.split("/site-packages/")[1].split("/")[0].removesuffix(".py")
    if "/templates/" in file or file == "<template>":
        return "compiled templates"
    if file == "~":
        return f"built-in: {name.strip('<>')}" if line == 0 else "built-in"
    return f"standard library: {Path(file).parent.name}/{Path(file).stem}"
