"""The categories of an old site -> sections of the new one; what is no section is a tag."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from newsgen.article_file.slugs import slug_of
from newsgen.hanzi import fold

_MOST = 8  # sections; more do not fit a navigation
_LEAST = 2  # articles that a section has
_SHARE = 50  # one of so many articles at least


def frequent(categories: Iterable[Sequence[str]]) -> dict[str, str]:
    """Return the names of the categories that become sections, each with its id, by the form in which
    spellings are compared; `categories` are those of each article. The most frequent comes first."""
    counts: Counter[str] = Counter()
    names: dict[str, str] = {}
    articles = 0
    for of_one in categories:
        articles += 1
        for name in of_one:
            names.setdefault(known_as(name), name)
        counts.update({known_as(name) for name in of_one})
    least = max(_LEAST if articles > _MOST else 1, articles // _SHARE)
    chosen = [
        key for key, count in sorted(counts.items(), key=lambda item: (-item[1], item[0])) if count >= least
    ]
    return {key: names[key] for key in chosen[:_MOST]}


def ids_of(names: Iterable[str]) -> dict[str, str]:
    """Return an id for each name of a section, none twice."""
    ids: dict[str, str] = {}
    for name in names:
        base = slug_of(name, "section")
        taken = set(ids.values())
        free = next(
            word
            for number in range(1, len(taken) + 2)
            if (word := base if number == 1 else f"{base}-{number}") not in taken
        )
        ids[name] = free
    return ids


def known_as(name: str) -> str:
    """Return the form in which two spellings of a category are one."""
    return fold(name).casefold().strip()
