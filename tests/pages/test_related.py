"""Which articles belong together."""

from __future__ import annotations

import pickle
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from newsgen.library import Registries
from newsgen.model import Attribution, Forms, Labels, Notices, Outline, Region, Status
from newsgen.pages import related
from newsgen.pages.related import MOST, find_related

_REGISTRIES = Registries(
    sources={},
    source_labels={},
    names=(),
    regions={
        "jiangxi": Region("jiangxi", Forms(everywhere="江西")),
        "nanchang": Region("nanchang", Forms(everywhere="南昌"), parent="jiangxi"),
        "jiujiang": Region("jiujiang", Forms(everywhere="九江"), parent="jiangxi"),
    },
    region_labels={},
    strings={},
    notices=Notices(),
    permitted=None,
)


def _outline(
    number: int, tags: tuple[str, ...] = (), industries: tuple[str, ...] = (), **fields: Any
) -> Outline:
    base = Outline(
        path=f"content/articles/a{number}.md",
        key=f"articles/a{number}",
        kind="article",
        status=Status.PUBLISHED,
        date=datetime(2026, 1, 1, tzinfo=UTC) - timedelta(days=number),
        publish_at=None,
        expires=None,
        changed=None,
        corrected=False,
        source=Attribution("觀察"),
        copyright="",
        section=None,
        regions=(),
        aliases=(),
        labels=(Labels("zh-Hant", tags, (), industries), Labels("zh-Hans", tags, (), industries)),
        source_line=1,
        copyright_line=1,
        date_line=1,
    )
    return replace(base, **fields)


def _related(articles: list[Outline], at: int = 0) -> list[int]:
    """The numbers of the articles related to the one at a place."""
    return [int(key.removeprefix("articles/a")) for key in find_related(articles, _REGISTRIES).of(at)]


def test_what_shares_nothing_is_not_related() -> None:
    assert _related([_outline(0, ("基金",)), _outline(1, ("軟件",)), _outline(2)]) == []
    assert _related([_outline(0)]) == []
    assert find_related([], _REGISTRIES).listed == ()


def test_those_come_first_that_share_more_and_of_equals_the_nearer() -> None:
    articles = [
        _outline(0, ("基金", "招商"), section="policy"),
        _outline(1, section="policy"),
        _outline(2, ("基金",)),
        _outline(3, ("招商",)),
        _outline(4, ("基金", "招商")),
        _outline(5, ("基金",)),
        _outline(6, ("基金",)),
    ]
    assert _related(articles) == [4, 3, 2, 5], "招商 is rarer than 基金"
    assert _related(articles, 6) == [5, 4, 2, 0]
    assert _related(articles, 1) == [0]


def test_a_spelling_is_as_good_as_another() -> None:
    assert _related([_outline(0, ("產業",)), _outline(1, ("产业",))]) == [1]
    assert _related([_outline(0, (), ("ＡＩ",)), _outline(1, (), ("ai",))]) == [1]
    assert _related([_outline(0, ("醫藥",)), _outline(1, (), ("醫藥",))]) == [], "a tag is no industry"


def test_regions_are_near_by_the_region_around_them() -> None:
    articles = [
        _outline(0, regions=("nanchang",)),
        _outline(1, regions=("jiujiang",)),
        _outline(2, regions=("nanchang",)),
    ]
    assert _related(articles) == [2, 1]


_TAGS = st.lists(st.sampled_from(["甲", "乙", "丙", "丁"]), max_size=3).map(tuple)


@given(st.lists(st.tuples(_TAGS, st.sampled_from(["policy", None])), max_size=60))
def test_related_articles_are_others_that_share_something(given: list[tuple[tuple[str, ...], str]]) -> None:
    articles = [_outline(at, tags, section=section) for at, (tags, section) in enumerate(given)]
    found = find_related(articles, _REGISTRIES)
    assert pickle.loads(pickle.dumps(found)) == found == find_related(articles, _REGISTRIES)  # noqa: S301 - our own
    by_key = {item.key: item for item in articles}
    for at, item in enumerate(articles):
        keys = found.of(at)
        assert len(set(keys)) == len(keys) <= MOST
        assert item.key not in keys
        for key in keys:
            other = by_key[key]
            shared = set(item.labels[0].tags) & set(other.labels[0].tags)
            assert shared or (item.section and item.section == other.section)
        for key in by_key:
            assert (key in keys) == (item.key in set(found.showing(frozenset([key]))))


def test_the_work_for_one_article_does_not_grow_with_the_archive(monkeypatch: pytest.MonkeyPatch) -> None:
    compared: list[int] = []

    def best(scores: dict[int, int], _: int) -> list[int]:
        compared.append(len(scores))
        return []

    monkeypatch.setattr(related, "_best", best)
    find_related([_outline(n, ("基金", "招商"), section="policy") for n in range(500)], _REGISTRIES)
    assert max(compared) == 2 * related._NEAR
