"""How many conversions of an article are unsure, counted when somebody looks at its line of the list."""

from __future__ import annotations

import threading
from collections.abc import Iterable
from pathlib import Path

from newsgen.library import Settings, find_content, read_reviewed, sound_settings
from newsgen.preview.built_site import BuiltSite
from newsgen.problems import BuildFailed
from newsgen.review.examiner import Examiner
from newsgen.review.questions import Doubt, questions

_MOST = 5_000  # articles whose doubts are remembered


class UnsureCounts:
    """Counts what `newsgen review` would ask of an article; it is converted once in each of its states."""

    def __init__(self, site: Path) -> None:
        self._site = site
        self._lock = threading.Lock()
        self._settings: tuple[object, Examiner] | None = None
        self._doubts: dict[tuple[str, str], tuple[Doubt, ...]] = {}

    def counts(self, built: BuiltSite, paths: Iterable[str]) -> dict[str, int]:
        """Return the number of questions of each article that has any, by its path."""
        with self._lock:
            try:
                examiner = self._examiner(built)
            except BuildFailed:  # which the desk says elsewhere
                return {}
            accepted, _ = read_reviewed(self._site)
            found = {}
            for path in paths:
                left = [each for each in self._of(built, path, examiner) if each.accepted not in accepted]
                if count := len(questions(left)):
                    found[path] = count
            return found

    def _examiner(self, built: BuiltSite) -> Examiner:
        """Return what examines, with the names and settings of the last good build."""
        if self._settings is None or self._settings[0] is not built.newsroom.registries:
            settings: Settings = sound_settings(self._site)
            self._settings = built.newsroom.registries, Examiner(settings)
        return self._settings[1]

    def _of(self, built: BuiltSite, path: str, examiner: Examiner) -> tuple[Doubt, ...]:
        try:
            state = path, built.version(built.key(path))
        except KeyError:
            return ()
        if state not in self._doubts:
            if len(self._doubts) >= _MOST:
                self._doubts.clear()
            (file,) = find_content([path])
            try:
                read = examiner.read(file, (self._site / path).read_bytes())
            except OSError:  # it has just gone
                return ()
            self._doubts[state] = examiner.doubts(read) if read else ()
        return self._doubts[state]
