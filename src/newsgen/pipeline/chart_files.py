"""What the charts of an article are of: files beside it, and records."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from newsgen.charts import CHART
from newsgen.library import chart_files
from newsgen.markup import attributes, tokens
from newsgen.textfile import LARGEST

_NAMED = re.compile(rb"\.[ct]sv", re.IGNORECASE)


def files_of_charts(raw: bytes, path: str) -> tuple[str, ...]:
    """Return the paths of the files that the charts in a file may be of."""
    if not _NAMED.search(raw):
        return ()
    return chart_files(raw.decode("utf-8", "replace"), path)


def read_files(site: Path, paths: Sequence[str]) -> dict[str, bytes]:
    """Return what is in files, as far as they are there and can be a chart's."""
    found = {}
    for path in paths:
        try:
            with (site / path).open("rb") as file:
                found[path] = file.read(LARGEST)
        except OSError:  # the line that names it is told
            continue
    return found


def of_all(data: Mapping[str, bytes]) -> Iterator[bytes]:
    """Give the paths and contents of files, for a digest."""
    for path in sorted(data):
        yield path.encode("utf-8", "surrogateescape")
        yield data[path]


def asked_of_records(html: str) -> tuple[str, ...]:
    """Return what the charts in a body ask of the records, each once."""
    if f'<data class="{CHART}"' not in html:
        return ()
    given = (attributes(raw) for raw, name in tokens(html) if name == "data")
    return tuple(dict.fromkeys(each.get("value", "") for each in given if each.get("class") == CHART))
