"""What is cut about places is what a cut of the whole passage has there."""

from hypothesis import given
from hypothesis import strategies as st

from newsgen.hanzi.lattice import cut, cut_about
from newsgen.hanzi.lexicon import ordinary_words

_CHARACTERS = "公共关系统一制裁减员工作为主要求发展开会议论文件数据说明天后面条约定期间里程度过渡"


@given(
    st.text(st.sampled_from(_CHARACTERS), min_size=2, max_size=40),
    st.lists(st.integers(0, 38), min_size=1, max_size=6, unique=True),
)
def test_cut_about_places_as_the_whole(text: str, starts: list[int]) -> None:
    words = ordinary_words()
    places = [(start, start + 1) for start in sorted(starts) if start < len(text)]
    whole = cut(words, text, 0, len(text))
    found = list(cut_about(words, text, 0, len(text), places))
    assert set(found) <= set(whole)
    assert found == sorted(set(found))
    for start, end in places:
        assert any(low <= start and end <= high for low, high in found)


def test_words_beyond_reach_are_not_cut() -> None:
    text = "会议，关系，员工"
    assert list(cut_about(ordinary_words(), text, 0, len(text), [(3, 5)])) == [(3, 5)]
