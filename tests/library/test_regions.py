"""Where regions lie, and which of them cannot lie there."""

from __future__ import annotations

from linear import assert_linear
from newsgen.library.regions import check_parents
from newsgen.model import Forms, Region
from newsgen.problems import Report


def _told(parents: dict[str, str]) -> list[dict[str, object]]:
    forms = Forms((("zh-Hans", "县"),))
    regions = {id_: Region(id_, forms, parent=parent or None) for id_, parent in parents.items()}
    report = Report("content/regions.yaml")
    check_parents(regions, report)
    return [dict(problem.values) for problem in report.problems]


def test_each_circle_is_told_once() -> None:
    told = _told({"x": "c", "c": "a", "a": "b", "b": "c", "s": "s", "y": "x", "top": "", "z": "top"})
    assert [each["way"] for each in told] == ["a → b → c → a", "s → s"]


def test_a_region_in_nothing_is_told() -> None:
    (told,) = _told({"jiangxi": "", "ganjiang": "jiangx"})
    assert told["parent"] == "jiangx"
    assert told["close"] == "jiangxi"


def test_a_long_chain_is_followed_in_linear_time() -> None:
    def work(ids: list[str]) -> None:
        assert not _told(dict(zip(ids, ["", *ids], strict=False)))

    assert_linear(work, lambda length: [f"r{at}" for at in range(length)], 1_000, 4_000)
