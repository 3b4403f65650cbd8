"""The keys of a list, as one text."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from newsgen.cache import decoded, encoded
from newsgen.pages.article_keys import ArticleKeys

_NAMES = st.text(alphabet="ab新-", min_size=1, max_size=4)
_KEYS = st.lists(st.lists(_NAMES, min_size=1, max_size=3).map("/".join), max_size=12)


@given(_KEYS, _KEYS)
def test_they_are_what_they_were_made_of(keys: list[str], others: list[str]) -> None:
    made = decoded(encoded(ArticleKeys.of(keys)), ArticleKeys)
    assert made == ArticleKeys.of(keys)
    assert list(made) == keys
    assert len(made) == len(keys)
    assert made[1:3] == tuple(keys[1:3])
    assert [made[at] for at in range(len(keys))] == keys
    assert made.has_any(frozenset(others)) is not set(keys).isdisjoint(others)


def test_a_key_is_not_among_them_that_is_part_of_one() -> None:
    made = ArticleKeys.of(["articles/2026/new", "articles/2026/area"])
    assert not made.has_any(frozenset(["articles/2026", "new", "2026/area", "articles/2026/ne"]))
