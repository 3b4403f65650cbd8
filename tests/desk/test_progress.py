"""The progress line, by a clock that the test moves on."""

from __future__ import annotations

import io
from collections.abc import Callable

import pytest

from newsgen.desk.progress import ProgressLine

_CLEAR = "\x1b[K"


class _Clock:
    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> _Clock:
    clock = _Clock()
    monkeypatch.setattr("newsgen.desk.progress.monotonic", clock)
    return clock


@pytest.fixture
def terminal() -> io.StringIO:
    return io.StringIO()


@pytest.fixture
def tell(clock: _Clock, terminal: io.StringIO) -> Callable[..., str]:
    """Move the clock on, tell how far a stage is, and return what was written then."""
    line = ProgressLine(terminal)

    def tell(seconds: float, stage: str, done: int, total: int) -> str:
        clock.now += seconds
        before = terminal.tell()
        line(stage, done, total)
        return terminal.getvalue()[before:]

    return tell


def test_a_short_stage_shows_nothing(tell: Callable[..., str]) -> None:
    assert tell(0, "reading", 1, 3) == ""
    assert tell(0.9, "reading", 2, 3) == ""
    assert tell(5, "reading", 3, 3) == ""


def test_a_long_stage_shows_what_is_done_and_the_time_left_and_then_nothing(tell: Callable[..., str]) -> None:
    assert tell(50, "writing", 1, 4000) == "", "the time before the first item is not the stage's"
    assert tell(1, "writing", 100, 4000) == f"\rwriting: 100 of 4,000, 39 s left{_CLEAR}"
    assert tell(0.1, "writing", 110, 4000) == "", "not so soon again"
    assert tell(0.9, "writing", 1000, 4000) == f"\rwriting: 1,000 of 4,000, 6 s left{_CLEAR}"
    assert tell(0.01, "writing", 4000, 4000) == f"\r{_CLEAR}"


@pytest.mark.parametrize(
    ("total", "left"),
    [(600, "59 s"), (604, "59 s"), (606, "1 min 00 s"), (1860, "3 min 05 s"), (72_010, "120 min 00 s")],
)
def test_times_are_rounded_to_seconds(total: int, left: str, tell: Callable[..., str]) -> None:
    tell(0, "reading", 1, total)
    assert tell(1, "reading", 10, total).endswith(f", {left} left{_CLEAR}")


def test_each_stage_has_its_own_time(tell: Callable[..., str]) -> None:
    tell(0, "reading", 1, 100)
    assert "reading" in tell(2, "reading", 50, 100)
    assert tell(0, "reading", 100, 100) == f"\r{_CLEAR}"
    assert tell(0.5, "writing", 1, 100) == "", "patience begins anew"
    assert tell(1, "writing", 50, 100) == f"\rwriting: 50 of 100, 1 s left{_CLEAR}"


def test_a_stage_that_begins_anew_has_its_own_time_too(tell: Callable[..., str]) -> None:
    tell(0, "reading", 1, 100)
    assert "reading" in tell(60, "reading", 50, 100)
    assert tell(1, "reading", 1, 100) == "", "patience begins anew"
    assert tell(1, "reading", 50, 100) == f"\rreading: 50 of 100, 1 s left{_CLEAR}"
    assert tell(0, "reading", 100, 100) == f"\r{_CLEAR}"
    assert tell(0, "reading", 1, 1) == ""


def test_the_line_is_erased_where_there_is_one(clock: _Clock, terminal: io.StringIO) -> None:
    line = ProgressLine(terminal)
    line.erase()
    line("reading", 1, 10)
    line.erase()
    assert terminal.getvalue() == ""
    clock.now += 1
    line("reading", 2, 10)
    line.erase()
    line.erase()
    assert terminal.getvalue() == f"\rreading: 2 of 10, 4 s left{_CLEAR}\r{_CLEAR}"
