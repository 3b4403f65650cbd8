"""Which articles stand where on the home page."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from newsgen.config import HomeBlock, HomePage
from newsgen.model import Forms
from newsgen.pages import Listing, home_page
from newsgen.pages.article_keys import ArticleKeys

_LISTED = tuple("abcdefghij")


def _list(path: str, items: str) -> Listing:
    return Listing("zh-Hant", "section", "list.html", 20, path, path.split("/")[1], ArticleKeys.of(items))


_LISTS = (_list("sections/policy/", "abcfg"), _list("sections/funds/", "adeh"))


def _counts(home: HomePage, listed: tuple[str, ...] = _LISTED) -> tuple[str, list[tuple[str, int]]]:
    items, terms = home_page(home, "zh-Hant", listed, _LISTS)
    return "".join(items), [(term.label, term.count) for term in terms]


def test_a_block_leaves_out_what_stands_above_it() -> None:
    home = HomePage(latest=1, blocks=(HomeBlock("section", "policy", count=2), HomeBlock("section", "funds")))
    assert _counts(home) == ("ab" + "cf" + "deh", [("policy", 2), ("funds", 3)])


def test_what_is_set_by_hand_stands_where_it_is_set() -> None:
    picked = HomeBlock(articles=("a", "gone", "j"), title=Forms(everywhere="推薦"))
    home = HomePage(("h",), latest=2, blocks=(HomeBlock("section", "funds"), picked))
    assert _counts(home) == ("hbc" + "de" + "aj", [("funds", 2), ("推薦", 2)])


def test_more_articles_may_lead_than_follow_as_a_rule() -> None:
    assert _counts(HomePage(("j", "i", "h"), latest=1)) == ("jih", [])


def test_a_site_so_small_that_nothing_is_left_shows_its_articles_again() -> None:
    home = HomePage(blocks=(HomeBlock("section", "policy"), HomeBlock("section", "none")))
    items, terms = home_page(home, "zh-Hant", tuple("abc"), [_list("sections/policy/", "bc")])
    assert ("".join(items), [term.count for term in terms]) == ("abc" + "bc", [2, 0])


@given(
    st.lists(st.sampled_from(_LISTED), unique=True, max_size=3),
    st.integers(0, 8),
    st.lists(st.tuples(st.sampled_from(["policy", "funds", "none"]), st.integers(1, 5)), max_size=3),
)
def test_no_article_stands_twice_unless_there_are_too_few(
    lead: list[str], latest: int, blocks: list[tuple[str, int]]
) -> None:
    home = HomePage(
        tuple(lead), latest, tuple(HomeBlock("section", name, count=count) for name, count in blocks)
    )
    items, terms = home_page(home, "zh-Hant", _LISTED, _LISTS)
    top = items[: len(items) - sum(term.count for term in terms)]
    assert len(set(top)) == len(top) == max(latest + 1, len(lead))
    assert list(top[: len(lead)]) == lead
    below = items[len(top) :]
    assert len(set(below)) == len(below)
    fresh = [key for key in below if key not in top]
    assert fresh == list(below) or not fresh
