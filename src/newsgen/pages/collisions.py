"""Two things at one place: found before anything is written, and every file named."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

from newsgen.problems import Problem


def find_collisions(outputs: Iterable[tuple[str, str]]) -> list[Problem]:
    """Return a problem for each place that two outputs claim.

    `outputs` pairs each path below the output folder with the file that it comes from. Paths that
    differ only in case or in Unicode normal form are one place on some file systems; and where one
    output is a file, no other can have a folder.
    """
    places: dict[str, dict[str, str]] = {}
    folders: dict[str, tuple[str, str]] = {}
    for path, origin in outputs:
        place = unicodedata.normalize("NFC", path).casefold()
        places.setdefault(place, {}).setdefault(origin, path)
        parts = place.split("/")
        for depth in range(1, len(parts)):
            folders.setdefault("/".join(parts[:depth]), (origin, path))
    problems = []
    named: set[tuple[str, ...]] = set()
    for place, origins in places.items():
        if place in folders:
            origin, path = folders[place]
            origins = {**origins, origin: path}
        if len(origins) < 2 or tuple(sorted(origins)) in named:
            continue
        named.add(tuple(sorted(origins)))
        first, *others = sorted(origins)
        written = {unicodedata.normalize("NFC", path) for path in origins.values()}
        only_case = len(written) > 1 and len({path.casefold() for path in written}) == 1
        problems.append(
            Problem(
                first,
                0,
                "the address /{path} is also claimed, but for letter case, by {others}"
                if only_case
                else "the address /{path} is also claimed by {others}",
                "rename one of the files, give it a `slug`, or take the address out of `aliases`",
                values=(("others", ", ".join(others)), ("path", origins[first].removesuffix("index.html"))),
            )
        )
    return problems
