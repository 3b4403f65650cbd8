"""One decision settles all places of a word or name; repairs are shown, and stop nothing."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from newsgen.cli import main
from newsgen.hanzi import Choice, Decided
from newsgen.review.decide import Review
from newsgen.review.questions import Doubt, context_of, questions
from newsgen.review.queue import read_queue

if TYPE_CHECKING:
    from conftest import SiteFolder


def _choice(text: str, given: str, decided: Decided, because: str = "") -> Choice:
    start = text.index(given)
    return Choice(start, start + 1, given, (given, "?"), given, decided, because, 0.5)


@pytest.mark.parametrize(
    ("text", "given", "decided", "because", "context"),
    [
        ("港区理事会议今天开", "事", Decided.PHRASE, "理事会", "理【事】会"),
        ("新任理事会成员", "事", Decided.PHRASE, "理事会", "理【事】会"),
        ("记者于乐报道", "于", Decided.SURNAME, "于", "【于】乐"),
        ("记者、于乐说", "于", Decided.SURNAME, "于", "【于】乐"),
        ("药清咽利喉好", "咽", Decided.DEFAULT, "", "药清【咽】利喉"),
        ("唯一齣路", "齣", Decided.REPAIR, "齣", "【齣】"),
        ("一句裏没有那个词", "裏", Decided.PHRASE, "別處", "一句【裏】没有"),
    ],
)
def test_a_word_or_a_name_is_its_own_context(
    text: str, given: str, decided: Decided, because: str, context: str
) -> None:
    assert context_of(text, _choice(text, given, decided, because)) == context


def _doubt(context: str, decided: Decided, confidence: float, field: str = "text") -> Doubt:
    return Doubt(
        path="content/articles/a.md",
        line=7,
        field=field,
        edition="zh-Hant",
        given="于",
        chosen="于",
        candidates=("于", "於"),
        decided=decided.value,
        because="",
        confidence=confidence,
        context=context,
        before="",
        after="",
        before_chosen="",
        after_chosen="",
        text=0,
        start=0,
        offset=0,
    )


def test_titles_come_first_then_names_then_the_least_sure_and_repairs_last() -> None:
    asked = questions(
        [
            _doubt("a", Decided.REPAIR, 0.1, "title"),
            _doubt("b", Decided.DEFAULT, 0.2),
            _doubt("c", Decided.PHRASE, 0.1),
            _doubt("d", Decided.SURNAME, 0.8),
            _doubt("e", Decided.DEFAULT, 0.9, "title"),
        ]
    )
    assert [question.context for question in asked] == ["e", "d", "c", "b", "a"]


def test_repairs_are_shown_and_stop_nothing(site: SiteFolder, capsys: pytest.CaptureFixture[str]) -> None:
    site.article("a", title="碼頭擴建", body="這是港區唯一齣路，也是漁民唯一齣路。")
    code = main(["review", "--site", str(site.folder), "--format", "json", "--fail-on", "any"])
    asked = json.loads(capsys.readouterr().out)
    [repair] = [each for each in asked if each["is_repair"]]
    assert (repair["given"], repair["chosen"]) == ("齣", "出")
    assert len({place["source"][0] for place in repair["places"]}) == 2
    assert code == 0


def test_one_decision_settles_every_place_of_a_repair(site: SiteFolder) -> None:
    site.article("a", title="碼頭擴建", body="這是港區唯一齣路，也是漁民唯一齣路。")
    site.article("b", title="航道疏浚", body="出海是小鎮的唯一齣路。")
    review = Review(read_queue(site.folder, jobs=1))
    [repair] = [question for question in review.questions() if question.is_repair]
    assert {doubt.path for doubt in repair.doubts} == {"content/articles/a.md", "content/articles/b.md"}
    review.accept(repair)
    assert not any(question.is_repair for question in review.questions())
