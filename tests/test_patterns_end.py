"""Every regular expression of the project ends, on long lines that were made against it, in linear time."""

from __future__ import annotations

import ast
import gc
import importlib
import pkgutil
import re
import signal
import time
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType, ModuleType
from typing import NamedTuple

import pytest

import newsgen

_METHODS = frozenset(("match", "fullmatch", "search", "finditer", "findall", "sub", "subn", "split"))
_FEW, _MANY = 4_000, 16_000  # characters of a line
_QUICK = 0.004  # seconds of processor in which a line of the shorter kind is always through
_LIMIT = 0.2  # seconds after which a pattern is said to have no end
_ENOUGH = 1  # lines that a pattern is too slow on are told
_STEEPEST = 8.0  # times as long for a line four times as long: 4 is linear, 16 is the square


class _Use(NamedTuple):
    """A pattern, where it stands, and how it is asked: by `match`, `search`, …"""

    where: str
    pattern: re.Pattern[str]
    method: str


def _modules() -> Iterator[ModuleType]:
    for found in pkgutil.walk_packages(newsgen.__path__, "newsgen."):
        if not found.name.endswith("__main__"):
            yield importlib.import_module(found.name)


def _patterns(value: object, depth: int = 0) -> Iterator[re.Pattern[str]]:
    """Give the patterns in a value: itself, or what tables, classes and records of it hold."""
    inside: list[object] = []
    if isinstance(value, re.Pattern):
        if isinstance(value.pattern, str):
            yield value
    elif isinstance(value, dict):
        inside = [*value, *value.values()]
    elif isinstance(value, list | tuple | set | frozenset):
        inside = [*value]
    elif isinstance(value, type) and value.__module__.startswith("newsgen"):
        inside = [*vars(value).values()]
    elif type(value).__module__.startswith("newsgen"):
        inside = [getattr(value, name, None) for name in getattr(type(value), "__slots__", ())]
    for each in inside if depth < 4 else ():
        yield from _patterns(each, depth + 1)


def _calls(tree: ast.AST) -> Iterator[tuple[str, str, ast.Call]]:
    """Give the calls `name.method(…)` of a module, by names and methods."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            owner = node.func.value
            name = owner.id if isinstance(owner, ast.Name) else getattr(owner, "attr", "")
            if name and node.func.attr in _METHODS:
                yield name, node.func.attr, node


def _uses() -> list[_Use]:
    modules = list(_modules())
    trees = {module.__name__: ast.parse(Path(str(module.__file__)).read_text("utf-8")) for module in modules}
    methods: dict[str, set[str]] = defaultdict(set)
    uses: dict[tuple[re.Pattern[str], str], _Use] = {}
    for path, tree in trees.items():
        for name, method, call in _calls(tree):
            methods[f"{path}.{name}"].add(method)
            methods[name if not name.startswith("_") else ""].add(method)
            first = call.args[0] if call.args else None
            if name == "re" and isinstance(first, ast.Constant) and isinstance(first.value, str):
                pattern = re.compile(first.value)
                uses[pattern, method] = _Use(f"{path}:{call.lineno}", pattern, method)
    for module in modules:
        for name, value in vars(module).items():
            for pattern in () if name.startswith("__") else _patterns(value):
                # Of what stands in a table nobody knows how it is asked: in each way.
                its = methods[f"{module.__name__}.{name}"] | (
                    set() if name.startswith("_") else methods[name]
                )
                for method in sorted(its) or ("match", "fullmatch", "finditer"):
                    uses.setdefault((pattern, method), _Use(f"{module.__name__}.{name}", pattern, method))
    return list(uses.values())


_USES = _uses()
_ALWAYS = " \t\u3000\n-#`[]<>(){}&\\\"'“「《|*_=:/.,!a1中、"


def _units(pattern: re.Pattern[str]) -> list[str]:
    """Return what a line against a pattern is made of: what the pattern itself speaks of, and all marks."""
    source = re.sub(
        r"\(\?(?:P<\w+>|P=\w+|[aiLmsux-]*[:)=!]|<[=!])|\{\d*,?\d*\}|\\[bBdDsSwWAZ]", "\0", pattern.pattern
    )
    source = re.sub(r"\\u([0-9a-fA-F]{4})", lambda found: chr(int(found[1], 16)), source)
    source = source.replace("\\n", "\n").replace("\\t", "\t")
    runs = {
        run for run in re.split(r"[\0()\[\]?*+|^$]+", re.sub(r"\\(.)", r"\1", source)) if 1 < len(run) < 12
    }
    characters = [char for char in dict.fromkeys(source) if char not in "\0\\^$"][:40]
    pairs = {first + second for first in characters[:8] for second in " a\n中-1"}
    return [*dict.fromkeys([*_ALWAYS, *characters, *sorted(runs)[:20], *sorted(pairs)])]


def _lines(pattern: re.Pattern[str]) -> Iterator[tuple[str, str, str]]:
    """Give beginnings, what is repeated after them, and ends."""
    for unit in _units(pattern):
        yield "", unit, ""
        yield "", unit, "+"
        yield f"中{unit}\n", unit, "\n!"
    for opening in "[(<{\"'“「`":
        yield opening, "a", ""
        yield f"!{opening}", " ", "\x02"


@contextmanager
def _limited(seconds: float) -> Iterator[None]:
    """Raise TimeoutError once the processor has worked so long: the engine of patterns looks for signals.

    No garbage is collected meanwhile: in a process of many tests that alone may take as long, and an error
    that is raised within is lost.
    """

    def ended(_: int, __: FrameType | None) -> None:
        raise TimeoutError

    before = signal.signal(signal.SIGVTALRM, ended)
    gc.disable()
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        gc.enable()
        signal.signal(signal.SIGVTALRM, before)


def _seconds(use: _Use, line: str) -> float:
    ask = getattr(use.pattern, use.method)
    start = time.process_time()
    try:
        with _limited(_LIMIT):
            if use.method == "finditer":
                for _ in ask(line):
                    pass
            elif use.method in ("sub", "subn"):
                ask("", line)
            else:
                ask(line)
    except TimeoutError:
        return _LIMIT
    return time.process_time() - start


def _slow(use: _Use) -> list[str]:
    """Return the lines that a pattern is too slow on, each with how slow."""
    found = []
    for begin, unit, end in _lines(use.pattern):
        few, many = (f"{begin}{unit * (length // len(unit))}{end}" for length in (_FEW, _MANY))
        first = _seconds(use, few)
        if first < _QUICK:
            continue
        first = min(first, _seconds(use, few))
        if first < _QUICK:  # the machine was busy the first time
            continue
        longer = _seconds(use, many) if first < _LIMIT else _LIMIT
        if longer >= _LIMIT or longer > first * _STEEPEST:
            found.append(f"{begin!r} {unit!r}… {end!r}: {first:.3f} s, then {longer:.3f} s")
        if len(found) == _ENOUGH:
            break
    return found


def test_patterns_are_found() -> None:
    """The test below would be worth nothing if it met none."""
    assert len(_USES) > 150


@pytest.mark.parametrize("use", _USES, ids=lambda use: f"{use.where}.{use.method}")
def test_pattern_ends(use: _Use) -> None:
    """No line takes a pattern more than linear time."""
    slow = _slow(use)
    assert not slow, f"{use.where} {use.method} {use.pattern.pattern}\n" + "\n".join(slow)


@pytest.mark.parametrize("source", [r"(?:-+:?)+$", r"^(?:a|aa)+$", r" +x", r"<a(?:.*?)</a", r"\[[^\]]*\]\("])
def test_the_measure_tells_a_pattern_that_does_not(source: str) -> None:
    """The measure itself: what is exponential, and what goes with the square, is told."""
    use = _Use("here", re.compile(source), "search")
    assert any(_slow(use) for _ in range(5))  # a busy machine can hide the square once
