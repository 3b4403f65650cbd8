"""What stands in the way of publishing an article, by its source."""

from __future__ import annotations

from datetime import date

import pytest

from newsgen.library import Registries
from newsgen.model import (
    Article,
    Attribution,
    Body,
    Forms,
    Licence,
    Notices,
    RightsClass,
    Script,
    Source,
    outline_of,
)
from newsgen.pages import classify_articles

_ON = date(2026, 1, 2)


def _source(source_id: str, licence: Licence | None = None) -> Source:
    return Source(source_id, Forms(everywhere=source_id), licence=licence)


_SOURCES = {
    source.id: source
    for source in (
        Source(
            "watch",
            Forms((("zh-Hans", "国际在线"), ("zh-Hant", "國際在線"))),
            aliases=("本站",),
            holder=Forms((("zh-Hans", "国广国际在线网络"), ("zh-Hant", "國廣國際在線網絡"))),
        ),
        _source("daily"),
        _source("late", Licence("L-1", expires=date(2025, 12, 31))),
        _source("early", Licence("L-2", valid_from=date(2026, 2, 1))),
        _source("taiwan", Licence("L-3", ("zh-Hant-TW",))),
        _source("fine", Licence("L-4")),
    )
}
_REGISTRIES = Registries(_SOURCES, {}, (), {}, {}, {}, Notices(), None)


def _classify(
    typed: str, *candidates: str, third_party: bool = False, notice: str = ""
) -> tuple[RightsClass, list[str]]:
    article = Article(
        "content/articles/a.md",
        "articles/a",
        "article",
        Script.HANT,
        "題",
        source=Attribution(typed, candidates, third_party),
        copyright=notice,
    )
    body = Body("", lines={"source": 4, "copyright": 7})
    classes, problems = classify_articles(
        [outline_of(article, body, ())], "zh-Hans", _REGISTRIES, "watch", _ON
    )
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


def test_the_label_of_a_third_party_makes_a_reprint_of_the_operators_article() -> None:
    assert _classify("watch", "watch", third_party=True) == (RightsClass.REPRINTED, [])


@pytest.mark.parametrize(
    "notice",
    [
        "© 2026 國際在線",
        "© 2026 国际在线 版权所有",
        "本文版權歸國廣國際在線網絡所有。",
        "来源：示例日报。\n国际在线版权所有，不得转载。",
        pytest.param(
            "© 2026 本站",
        ),
    ],
)
@pytest.mark.parametrize(
    ("typed", "candidates", "third_party"),
    [
        ("示例日報", ("daily",), False),
        ("新華社", (), False),
        ("fine", ("fine",), False),
        ("綜合", ("watch",), True),
    ],
    ids=["reprinted", "not registered", "licensed", "third party"],
)
def test_a_notice_cannot_claim_the_work_of_others_for_the_operator(
    notice: str, typed: str, candidates: tuple[str, ...], third_party: bool
) -> None:
    _, said = _classify(typed, *candidates, third_party=third_party, notice=notice)
    assert said == [
        f"content/articles/a.md:7: `copyright` claims rights for the operator, but the source is `{typed}`\n"
        "  hint: quote the source's own notice, or leave `copyright` out"
    ]


@pytest.mark.parametrize(
    "notice",
    [
        "© 2026 示例日報　版權所有",
        "國際在線經示例日報授權刊載，版權歸示例日報社。",
        "不得轉載。",
        pytest.param(
            "版權歸示例日報社所有，國際在線經授權刊載。",
        ),
        pytest.param(
            "© 2026 非國際在線",
        ),
    ],
)
def test_the_notice_of_the_source_may_be_quoted(notice: str) -> None:
    assert _classify("示例日報", "daily", notice=notice) == (RightsClass.REPRINTED, [])


def test_the_operator_may_claim_its_own_articles() -> None:
    assert _classify("國際在線", "watch", notice="© 2026 國際在線　版權所有") == (RightsClass.OWN, [])


def test_a_claim_in_an_article_of_an_unknown_source_does_not_hide_what_is_missing() -> None:
    _, said = _classify("", notice="© 2026 國際在線")
    assert [text.split("\n")[0] for text in said] == [
        "content/articles/a.md:4: `source` is missing: nobody can say whose article this is"
    ]
