"""content/pictures.yaml: of each picture that was received, where it lies now, and what it was.

Only whole lines are added, so that two people who place pictures on two branches seldom meet in a line, and
what anybody wrote beside them stays.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from newsgen.atomic_write import ChangedMeanwhile, read_if_there, write_if_unchanged
from newsgen.files import PICTURES_FILE
from newsgen.problems import Explained, Report
from newsgen.textfile import decode
from newsgen.yamlfile import Fields, Text, read_list
from newsgen.yamlfile.write import flow_mapping

_HEADER = (
    "# Pictures as they were received, kept by the preview: where each lies now, the SHA-256 of the file\n"
    "# that came, its name, its size in pixels where it was made smaller, and when. No page shows this.\n"
)
_LINE = re.compile(r"- \{path: .*\}\s*")
_TRIES = 20  # when others place pictures at the same time


class NotPlaced(Explained):
    """A picture that was not placed; nothing was written."""


def known_original(site: Path, digest: str) -> str:
    """Return where a picture lies that came with a SHA-256, relative to the site; empty where none did.

    Raises NotPlaced where the list cannot be read.
    """
    told = (_read(line) for line in _listed(site)[1] if digest in line)
    return next((each["path"] for each in told if each.get("sha256") == digest and each.get("path")), "")


def tell_original(site: Path, told: Mapping[str, str]) -> None:
    """Put a line about an original, which begins with its `path`, in its place: lines are in order.

    Raises NotPlaced where the list cannot be read, OSError where it cannot be written.
    """
    line = f"- {flow_mapping(told)}"
    for _ in range(_TRIES):
        raw, lines = _listed(site)
        later = (at for at, there in enumerate(lines) if _LINE.fullmatch(there) and there > line)
        lines.insert(next(later, len(lines)), line)
        end = "\r\n" if raw and b"\r\n" in raw else "\n"
        try:
            write_if_unchanged(site / PICTURES_FILE, raw, (end.join(lines) + end).encode("utf-8"))
        except ChangedMeanwhile:
            continue
        return
    raise NotPlaced("{file} is being changed all the time", file=PICTURES_FILE)


def _listed(site: Path) -> tuple[bytes | None, list[str]]:
    """Return the bytes of the list of originals, None where there is none yet, and its lines."""
    raw = read_if_there(site / PICTURES_FILE)
    if raw is None:
        return None, _HEADER.splitlines()
    text = decode(raw, Report(PICTURES_FILE))
    if text is None:
        raise NotPlaced("{file} cannot be read", file=PICTURES_FILE)
    return raw, text.removesuffix("\n").split("\n")


def _read(line: str) -> Mapping[str, str]:
    report = Report("")
    (node, *_) = (*(read_list(line, report) if _LINE.fullmatch(line) else ()), None)
    if report.problems or not isinstance(node, Fields):
        return {}
    return {key: item.value for key, item in node.entries.items() if isinstance(item, Text)}
