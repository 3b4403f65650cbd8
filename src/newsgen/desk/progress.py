"""How far a long build is, on one line of a terminal."""

from __future__ import annotations

from time import monotonic
from typing import TextIO

_PATIENCE = 1.0  # seconds before anything is shown
_PAUSE = 0.2  # seconds between two looks


class ProgressLine:
    """Shows how much of a stage is done and the time that it will take; short stages show nothing."""

    def __init__(self, terminal: TextIO) -> None:
        self._terminal = terminal
        self._stage = self._text = ""
        self._done = 0
        self._started = self._shown = 0.0

    def __call__(self, stage: str, done: int, total: int) -> None:
        """Take note that `done` of `total` items of a stage are done."""
        now = monotonic()
        if stage != self._stage or done <= self._done:  # another stage, or the same one from its beginning
            self._stage, self._started, self._shown = stage, now, now + _PATIENCE - _PAUSE
        self._done = done
        if done >= total:
            self.erase()
        elif now - self._shown >= _PAUSE:
            self._shown = now
            left = (now - self._started) / done * (total - done)
            self._show(f"{stage}: {done:,} of {total:,}, {_duration(left)} left")

    def erase(self) -> None:
        """Take the line away, if there is one: before anything else is said."""
        if self._text:
            self._show("")

    def _show(self, text: str) -> None:
        self._text = text
        self._terminal.write(f"\r{text}\x1b[K")  # clears what stood there before
        self._terminal.flush()


def _duration(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes} min {rest:02} s" if minutes else f"{rest} s"
