"""Findings that have one cause, told once: what a whole archive does is a way of working, and no slip."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from newsgen.check.finding import Finding
from newsgen.config.pictures import place_of
from newsgen.problems import Problem, Severity, message

_FEW = 5  # findings of one cause that are told each by itself


@dataclass(frozen=True, slots=True)
class _Cause:
    """Which problems have one cause, by what `of` returns; and what is said of all."""

    of: Callable[[Problem], str]
    message: str
    hint: str = ""  # that of the first one, where there is none


def _picture(name: str) -> Callable[[Problem], str]:
    return lambda problem: place_of(str(dict(problem.values)[name]), problem.path)


_OTHER_HOST = _Cause(
    _picture("target"),
    "{count} pictures or other files are on {place}, from which readers' browsers will not load them",
    "put the files beside the articles, or name the host at `load_from` in newsgen.yaml",
)
_BY_CODE = {
    "image-credit": _Cause(
        _picture("src"),
        "{count} pictures of {place} have no credit, here first",
        "say whose they are below each, or once for all: `pictures: {{credited: [{place}]}}` in newsgen.yaml",
    ),
    "original-link": _Cause(
        lambda _: "",
        "{count} articles are reprinted without a link to the original, here first",
        "add `original_url: https://…` to each, or turn this off in newsgen.yaml: "
        "`checks: {{original-link: off}}`",
    ),
    "half-width-mark": _Cause(
        lambda _: "",
        "half-width marks stand in the Chinese of {count} files, here first",
    ),
}
_OF_BUILDS = {
    "the image `{target}` is on another host, from which readers' browsers will not load it": _OTHER_HOST,
    "the file `{target}` is on another host, from which readers' browsers will not load it": _OTHER_HOST,
}


def bundled(findings: Iterable[Finding], order: Callable[[Finding], tuple[object, ...]]) -> Iterator[Finding]:
    """Give the findings; of more than five with one cause only the first in order, which tells how many there
    are and what settles them all."""
    alike: dict[tuple[_Cause, str, Severity], list[Finding]] = {}
    for finding in findings:
        problem = finding.problem
        cause = _BY_CODE.get(finding.code) or _OF_BUILDS.get(problem.message)
        if cause is None:
            yield finding
        else:
            alike.setdefault((cause, cause.of(problem), problem.severity), []).append(finding)
    for (cause, place, _), found in alike.items():
        if len(found) <= _FEW:
            yield from found
            continue
        first = min(found, key=order)
        values = message("", count=str(len(found)), place=place).values
        problem = replace(
            first.problem, message=cause.message, hint=cause.hint or first.problem.hint, values=values
        )
        yield replace(first, problem=problem)
