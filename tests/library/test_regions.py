"""Where regions lie, and which of them cannot lie there."""

from __future__ import annotations

from linear import assert_linear
from newsgen.library.regions import checked_parents
from newsgen.model import Forms, Region
from newsgen.problems import Report


def _checked(parents: dict[str, str]) -> tuple[dict[str, Region], Report]:
    forms = Forms((("zh-Hans", "县"),))
    regions = {id_: Region(id_, forms, parent=parent or None) for id_, parent in parents.items()}
    report = Report("content/regions.yaml")
    return checked_parents(regions, report), report


def _told(parents: dict[str, str]) -> list[dict[str, object]]:
    return [dict(problem.values) for problem in _checked(parents)[1].problems]


def _chain(length: int) -> dict[str, str]:
    ids = [f"r{at}" for at in range(1, length + 1)]
    return dict(zip(ids, ["", *ids], strict=False))


def test_each_circle_is_told_once() -> None:
    told = _told({"x": "c", "c": "a", "a": "b", "b": "c", "s": "s", "y": "x", "top": "", "z": "top"})
    assert [each["way"] for each in told] == ["a → b → c → a", "s → s"]


def test_a_region_in_nothing_is_told() -> None:
    (told,) = _told({"jiangxi": "", "ganjiang": "jiangx"})
    assert told["parent"] == "jiangx"
    assert told["close"] == "jiangxi"


def test_a_region_that_lies_too_deep_is_told_once_and_its_way_ends() -> None:
    assert _told(_chain(12)) == []

    regions, report = _checked(_chain(30) | {"beside": "r12"})

    assert [(problem.values[0], problem.values[1]) for problem in report.problems] == [
        (("id", "r13"), ("most", "11")),
        (("id", "beside"), ("most", "11")),
    ]
    assert [id_ for id_, region in regions.items() if region.parent][-1] == "r12"


def test_a_long_chain_is_followed_in_linear_time() -> None:
    assert_linear(lambda chain: _told(chain), _chain, 1_000, 4_000)
