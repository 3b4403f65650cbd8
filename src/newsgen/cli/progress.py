"""How far a long command is, on one line of a terminal."""

from __future__ import annotations

import os
from time import monotonic
from typing import TextIO

from newsgen.problems import Translate, message

_PATIENCE = 1.0  # seconds before anything is shown
_PAUSE = 0.2  # seconds between two looks
_LONGEST = 30  # columns of the bar
_SHORTEST = 6
_EIGHTHS = " ▏▎▍▌▋▊▉█"


class ProgressLine:
    """Shows how much of a stage is done and the time that it will take; short stages show nothing.

    It has no colours, and never more columns than the terminal. `translate` takes an English message.
    """

    def __init__(self, terminal: TextIO, translate: Translate = str) -> None:
        self._terminal = terminal
        self._translate = translate
        self._blocks = _can_say(terminal, _EIGHTHS)
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
            self._show(self._line(stage, done, total, round(left)))

    def erase(self) -> None:
        """Take the line away, if there is one: before anything else is said."""
        if self._text:
            self._show("")

    def _line(self, stage: str, done: int, total: int, seconds: int) -> str:
        """Return the line: the stage, a bar where there is room for one, the count and the time."""
        from newsgen.text_columns import cut, width  # loads tables that a short build need not wait for

        # The last column stays free: a terminal that has written there may go on to the next line.
        room = _columns(self._terminal) - 1
        minutes, rest = divmod(seconds, 60)
        if minutes:
            time = message("{minutes} min {seconds} s", minutes=str(minutes), seconds=f"{rest:02}")
        else:
            time = message("{seconds} s", seconds=str(rest))
        count = message("{done} of {total}, {time} left", done=f"{done:,}", total=f"{total:,}", time=time)
        name, said = self._translate(stage), count.text(self._translate)
        bar = min(_LONGEST, room - width(f"{name}  {said}"))
        if bar >= _SHORTEST:
            return f"{name} {self._bar(done / total, bar)} {said}"
        return cut(f"{name} {said}", room)

    def _bar(self, part: float, columns: int) -> str:
        if not self._blocks:
            full = int(part * columns)
            return "#" * full + "-" * (columns - full)
        full, eighths = divmod(int(part * columns * 8), 8)
        return ("█" * full + _EIGHTHS[eighths]).ljust(columns)[:columns]

    def _show(self, text: str) -> None:
        self._text = text
        self._terminal.write(f"\r{text}\x1b[K")  # clears what stood there before
        self._terminal.flush()


def _columns(terminal: TextIO) -> int:
    try:
        return os.get_terminal_size(terminal.fileno()).columns or 80
    except (OSError, ValueError):  # not a terminal, or none that says
        return 80


def _can_say(terminal: TextIO, text: str) -> bool:
    try:
        text.encode(terminal.encoding or "utf-8")
    except (UnicodeEncodeError, LookupError):
        return False
    return True
