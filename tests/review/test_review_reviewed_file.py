"""content/reviewed.yaml as it is written: in order, a line a context, nothing lost."""

from __future__ import annotations

import difflib
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given
from hypothesis import strategies as st

from newsgen.library import Accepted, read_reviewed_file
from newsgen.review.reviewed_file import with_accepted

_LETTERS = st.text(st.sampled_from("一二三清咽利喉捆绑aZ9"), max_size=2)
_CONTEXTS = st.builds(lambda before, given, after: f"{before}【{given}】{after}", _LETTERS,
                      st.sampled_from(["咽", "捆", "软件", "U盘"]), _LETTERS)  # fmt: skip
_ACCEPTED = st.tuples(
    _CONTEXTS,
    st.sampled_from(["zh-Hans", "zh-Hant", "zh-Hant-TW", "zh-Hant-HK"]),
    st.sampled_from(["咽", "嚥", "隨身碟", "no", "a: b", '"', "軟體, 硬體"]),
)


def _read(text: str) -> frozenset[Accepted]:
    with TemporaryDirectory() as folder:
        file = Path(folder) / "reviewed.yaml"
        file.write_text(text, encoding="utf-8")
        accepted, problems = read_reviewed_file(file)
    assert problems == ()
    return accepted


@given(st.lists(_ACCEPTED, max_size=8))
def test_what_is_accepted_is_read_again_whatever_it_is(accepted: list[Accepted]) -> None:
    text = ""
    for each in accepted:
        text = with_accepted(text, [each])
    assert _read(text) == frozenset(accepted) if text else not accepted


@given(st.lists(_ACCEPTED, min_size=1, max_size=8, unique_by=lambda each: each[:2]))
def test_the_order_of_decisions_does_not_show(accepted: list[Accepted]) -> None:
    text = again = ""
    for each in accepted:
        text = with_accepted(text, [each])
    for each in sorted(accepted, reverse=True):
        again = with_accepted(again, [each])
    assert text == again
    assert with_accepted(text, accepted) == text


def test_a_further_decision_is_one_line_of_a_diff() -> None:
    before = with_accepted("", [("清【咽】利喉", "zh-Hant", "咽"), ("一【只】股票", "zh-Hant", "隻")])
    after = with_accepted(before, [("绳他【制】的", "zh-Hant", "捆"), ("清【咽】利喉", "zh-Hant-HK", "咽")])
    changed = [line for line in difflib.ndiff(before.splitlines(), after.splitlines()) if line[0] in "+-"]
    assert sorted(changed) == [
        "+ - {context: 清【咽】利喉, zh-Hant: 咽, zh-Hant-HK: 咽}",
        "+ - {context: 绳他【制】的, zh-Hant: 捆}",
        "- - {context: 清【咽】利喉, zh-Hant: 咽}",
    ]


def test_what_somebody_wrote_there_stays() -> None:
    text = (
        "# 本刊\n\n- {context: 一【只】股票, zh-Hant: 隻} # 见体例\n- context: 清【咽】利喉\n  zh-Hant: 咽\n"
    )
    after = with_accepted(text, [("三【杰】的", "zh-Hant", "傑")])
    assert after == f"{text}- {{context: 三【杰】的, zh-Hant: 傑}}\n"
    assert len(_read(after)) == 3
