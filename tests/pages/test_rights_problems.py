"""What stands in the way of publishing an article, by its source."""

from __future__ import annotations

from datetime import date

import pytest

from newsgen.library import Registries
from newsgen.model import Article, Attribution, Forms, Licence, RightsClass, Script, Source
from newsgen.pages import classify_articles

_ON = date(2026, 1, 2)


def _source(source_id: str, licence: Licence | None = None) -> Source:
    return Source(source_id, Forms(everywhere=source_id), licence=licence)


_SOURCES = {
    source.id: source
    for source in (
        _source("watch"),
        _source("daily"),
        _source("late", Licence("L-1", expires=date(2025, 12, 31))),
        _source("early", Licence("L-2", valid_from=date(2026, 2, 1))),
        _source("taiwan", Licence("L-3", ("zh-Hant-TW",))),
        _source("fine", Licence("L-4")),
    )
}
_REGISTRIES = Registries(_SOURCES, {}, (), {}, {}, {})


def _classify(typed: str, *candidates: str) -> tuple[RightsClass, list[str]]:
    article = Article(
        "content/articles/a.md",
        "articles/a",
        "article",
        Script.HANT,
        "題",
        source=Attribution(typed, candidates),
        lines={"source": 4},
    )
    classes, problems = classify_articles([article], "zh-Hans", _REGISTRIES, "watch", _ON)
    assert all(len(problem.values) == len(set(problem.values)) for problem in problems)
    return classes["articles/a"], [problem.text() for problem in problems]


@pytest.mark.parametrize(
    ("source", "rights_class"),
    [("watch", RightsClass.OWN), ("daily", RightsClass.REPRINTED), ("fine", RightsClass.LICENSED)],
)
def test_a_class_that_is_known_is_no_problem(source: str, rights_class: RightsClass) -> None:
    assert _classify(source, source) == (rights_class, [])


@pytest.mark.parametrize(
    ("typed", "candidates", "said"),
    [
        (
            "",
            (),
            "`source` is missing: nobody can say whose article this is\n  hint: add a line `source: …`",
        ),
        (
            "日報",
            ("daily", "fine"),
            "the source `日報` may be any of these: daily, fine\n  hint: name one of them by its id",
        ),
        (
            "late",
            ("late",),
            "the licence L-1 of `late` expired on 2025-12-31\n"
            "  hint: renew it in content/sources.yaml, or take the article down with `status: draft`",
        ),
        (
            "early",
            ("early",),
            "the licence L-2 of `early` is valid only from 2026-02-01\n"
            "  hint: schedule the article, or correct the licence in content/sources.yaml",
        ),
        (
            "taiwan",
            ("taiwan",),
            "the licence L-3 of `taiwan` does not cover the edition zh-Hans\n"
            "  hint: limit the article: `editions: [zh-Hant-TW]`",
        ),
    ],
    ids=["no source", "ambiguous", "expired", "not yet", "another edition"],
)
def test_what_stands_in_the_way_is_said_with_a_remedy(
    typed: str, candidates: tuple[str, ...], said: str
) -> None:
    found = _classify(typed, *candidates)
    assert found == (RightsClass.UNKNOWN, [f"content/articles/a.md:4: {said}"])
