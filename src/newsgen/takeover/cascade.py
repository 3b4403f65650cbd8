"""What Hugo hands down to the texts of a section: `cascade` in its `_index.md`, and in the settings."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fnmatch import fnmatch
from pathlib import Path

from newsgen.library.foreign_states import STATES
from newsgen.readers.notations import read_notation
from newsgen.takeover.settings import group, read_any, text_of
from newsgen.yamlfile.write import Value

# What is handed down that means something here.
_NAMES = "build _build expirydate publishdate author authors tags categories source robots noindex sitemap"
_KEPT = frozenset((*STATES, *_NAMES.split()))


class Cascade:
    """Finds what a text has from above; `folder` is that of the content, `settings` are the site's."""

    def __init__(self, root: Path, folder: str, settings: Mapping[str, Value]) -> None:
        self._root, self._folder = root, folder
        self._known: dict[str, list[Mapping[str, Value]]] = {}
        self._all = list(_groups(settings.get("cascade")))

    def fields(self, inside: str) -> dict[str, Value]:
        """Return what a text has by its place below the content: the nearest section says it last."""
        parts = inside.split("/")[:-1]
        handed = list(self._all)
        for depth in range(len(parts) + 1):
            handed += self._of("/".join(parts[:depth]))
        found: dict[str, Value] = {}
        for each in handed:
            if _is_meant(each, inside):
                inner = group(each, "params") or {}
                found |= {
                    key: value for key, value in (*each.items(), *inner.items()) if key.lower() in _KEPT
                }
        return found

    def _of(self, section: str) -> list[Mapping[str, Value]]:
        if section not in self._known:
            place = "/".join(filter(None, (self._folder, section, "_index.md")))
            text = read_any(self._root / place)
            front = read_notation(text) if text else None
            entries = front.entries if front is not None else None
            said = [entry.value for entry in entries or () if entry.key.lower() == "cascade"]
            self._known[section] = [each for value in said for each in _groups(value)]
        return self._known[section]


def _groups(value: Value | None) -> Iterator[Mapping[str, Value]]:
    for each in value if isinstance(value, Sequence) and not isinstance(value, str) else [value]:
        if isinstance(each, Mapping):
            yield each


def _is_meant(handed: Mapping[str, Value], inside: str) -> bool:
    """Whether what is handed down is for a text: its target may name a path, or a kind of page."""
    target = group(handed, "target") or group(handed, "_target")
    path, kind = text_of(target, "path").strip("{}"), text_of(target, "kind")
    stem = f"/{inside.rpartition('.')[0]}"
    fits = not path or any(fnmatch(stem, each.strip().replace("**", "*")) for each in path.split(","))
    return fits and kind in ("", "page")
