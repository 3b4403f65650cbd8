"""Patterns of files as `.gitignore` has them, in which settings say what is not published."""

from __future__ import annotations

from collections.abc import Iterable
from fnmatch import fnmatchcase


def is_matched(path: str, patterns: Iterable[str]) -> bool:
    """Whether a path below the folder of the patterns is one that they mean; the last that fits decides."""
    matched = False
    for typed in patterns:
        pattern = typed.strip()
        if not pattern or pattern.startswith("#"):
            continue
        shown = pattern.startswith("!")
        if _fits(path, pattern.removeprefix("!")):
            matched = not shown
    return matched


def _fits(path: str, pattern: str) -> bool:
    parts = path.split("/")
    only_folders = pattern.endswith("/")
    bare = pattern.strip("/").replace("**/", "")
    anchored = "/" in pattern.rstrip("/") and not pattern.startswith("**/")
    above = ["/".join(parts[: at + 1]) for at in range(len(parts) - only_folders)]
    return any(fnmatchcase(each if anchored else each.rpartition("/")[2], bare) for each in above)
