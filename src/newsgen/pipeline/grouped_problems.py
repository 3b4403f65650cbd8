"""Problems that have one cause, told once: what a whole archive does is a way of working, and no slip."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TypeAlias, TypeVar

from msgspec import Struct
from msgspec.structs import replace

from newsgen.config.pictures import FILE_ELSEWHERE, IMAGE_ELSEWHERE, NO_ALTERNATIVE, place_of
from newsgen.problems import Problem, Severity, message

#: Something that has a problem: a finding, or the problem itself.
Item = TypeVar("Item")

_FEW = 5  # problems of one cause that are told each by itself
_OUTERMOST = 1  # slashes in content/articles, the widest folder that is told of


class Cause(Struct, frozen=True):
    """Which problems have one cause, by what `of` returns; and what is said of all.

    Where that is a folder (`of_folders`), those of folders with few are told with the folder around them, as
    an archive with a folder for each article has one or two in each.
    """

    of: Callable[[Problem], str]
    message: str
    hint: str = ""  # that of the first one, where there is none
    of_folders: bool = False


def by_place(name: str) -> Callable[[Problem], str]:
    """Return what tells the folder or the host of the picture that a value of a problem names."""
    return lambda problem: place_of(str(dict(problem.values)[name]), problem.path)


_OTHER_HOST = Cause(
    by_place("target"),
    "{count} pictures or other files are on {place}, from which readers' browsers will not load them",
    "put the files beside the articles, or name the host at `load_from` in newsgen.yaml",
)
_OF_BUILDS: Mapping[str, Cause] = {
    IMAGE_ELSEWHERE: _OTHER_HOST,
    FILE_ELSEWHERE: _OTHER_HOST,
    NO_ALTERNATIVE: Cause(
        by_place("src"),
        "{count} pictures of {place} have no alternative text, here first",
        "say what each shows: ![…](…); where all only adorn, once: `pictures: {{decorative: [{place}]}}` in "
        "newsgen.yaml; to do it later: `pictures: {{undescribed: warning}}`",
        of_folders=True,
    ),
}


_Group: TypeAlias = tuple[Cause, str, Severity]


def grouped(
    items: Iterable[Item],
    problem_of: Callable[[Item], Problem],
    further: Callable[[Item], Cause | None] = lambda _: None,
) -> Iterator[tuple[Item, Problem]]:
    """Give what has a problem, in order, each with the problem that is told of it; of more than five with one
    cause only the first, which tells how many there are and what settles them all.

    `further` says which causes there are besides those of builds.
    """
    alike: dict[_Group, list[Item]] = {}
    for item in items:
        problem = problem_of(item)
        cause = further(item) or _OF_BUILDS.get(problem.message)
        if cause is None:
            yield item, problem
        else:
            alike.setdefault((cause, cause.of(problem), problem.severity), []).append(item)
    for (cause, place, _), found in _with_folders_around(alike, problem_of).items():
        if len(found) <= _FEW:
            yield from ((item, problem_of(item)) for item in found)
            continue
        first = problem_of(found[0])
        values = message("", count=str(len(found)), place=place).values
        told = replace(first, message=cause.message, hint=cause.hint or first.hint, values=values)
        yield found[0], told


def _with_folders_around(
    alike: dict[_Group, list[Item]], problem_of: Callable[[Item], Problem]
) -> dict[_Group, list[Item]]:
    """Return the groups, those of folders with few put together in the folder around them."""
    groups = {group: [*items] for group, items in alike.items()}
    deepest = max((place.count("/") for cause, place, _ in groups if cause.of_folders), default=0)
    for depth in range(deepest, _OUTERMOST, -1):
        for cause, place, severity in [*groups]:
            if not cause.of_folders or place.count("/") != depth:
                continue
            if len(groups[cause, place, severity]) <= _FEW:
                items = groups.pop((cause, place, severity))
                groups.setdefault((cause, place.rpartition("/")[0], severity), []).extend(items)
    for items in groups.values():
        items.sort(key=lambda item: (problem_of(item).path, problem_of(item).line))
    return groups
