"""Two things at one place: found before anything is written, and every file named."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence

from newsgen.problems import Message, Problem, message, said_elsewhere, sentence

# What pages of several come from, as each says it of itself.
_OF_SEVERAL = (
    ("the list ", sentence("the list {title}")),
    ("the feed of ", sentence("the feed of {title}")),
)


def find_collisions(outputs: Sequence[tuple[str, str]]) -> list[Problem]:
    """Return a problem for each place that two outputs claim.

    `outputs` pairs each path below the output folder with the file that it comes from. Paths that
    differ only in case or in Unicode normal form are one place on some file systems; and where one
    output is a file, no other can have a folder.
    """
    claimed = _claimed(outputs)
    if not claimed:
        return []
    places: dict[str, dict[str, str]] = {}
    folders: dict[str, tuple[str, str]] = {}
    for path, origin in outputs:
        place = _place(path)
        if place in claimed:
            places.setdefault(place, {}).setdefault(origin, path)
        for folder in _folders(place):
            if folder in claimed:
                folders.setdefault(folder, (origin, path))
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
                values=(("others", _named(others)), ("path", origins[first].removesuffix("index.html"))),
            )
        )
    return problems


def _named(origins: Sequence[str]) -> str | Message:
    """Return several files and pages in one line: a page that newsgen makes is said in words."""
    first, *others = origins
    return (
        message("{first}, {others}", first=_origin(first), others=_named(others))
        if others
        else _origin(first)
    )


def _origin(origin: str) -> str | Message:
    for beginning, said in _OF_SEVERAL:
        if origin.startswith(beginning):
            return message(said, title=origin.removeprefix(beginning))
    return said_elsewhere(origin) if origin.startswith("the ") else origin


def _claimed(outputs: Iterable[tuple[str, str]]) -> set[str]:
    """Return the places that several files claim: none as a rule, and a large site has half a million."""
    origins: dict[str, str] = {}
    claimed = {
        place for path, origin in outputs if origins.setdefault(place := _place(path), origin) != origin
    }
    claimed.update(folder for place in origins for folder in _folders(place) if folder in origins)
    return claimed


def _place(path: str) -> str:
    """Return what a path is to a file system that knows neither letter case nor normal forms."""
    place = unicodedata.normalize("NFC", path).casefold()
    return path if place == path else place  # the same object takes no more memory


def _folders(place: str) -> Iterator[str]:
    """Give the folders that a place lies in, the innermost first."""
    folder = place.rpartition("/")[0]
    while folder:
        yield folder
        folder = folder.rpartition("/")[0]
