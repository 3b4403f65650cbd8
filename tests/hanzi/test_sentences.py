"""Sentences of our own by kind, in every direction in which they hold; what is not right yet is known."""

from __future__ import annotations

import pytest

from hanzi.regression import Sentence, kinds, known_failures, sentences

KNOWN = known_failures()
EVERY = [sentence for kind in kinds() for sentence in sentences(kind)]


@pytest.mark.parametrize("kind", kinds())
def test_sentences_are_right(kind: str) -> None:
    tried = [sentence for sentence in sentences(kind) if sentence.label not in KNOWN]
    wrong = [(each.given, each.right, result) for each in tried if (result := each.result) != each.right]
    assert tried
    assert not wrong


@pytest.mark.parametrize(
    "sentence", [pytest.param(each, id=each.label) for each in EVERY if each.label in KNOWN]
)
@pytest.mark.xfail(strict=True, reason="not right yet; see bench/hanzi/regression.py")
def test_known_failures(sentence: Sentence) -> None:
    assert sentence.result == sentence.right


def test_the_list_is_long_and_its_known_failures_are_on_it() -> None:
    assert len({sentence.given for sentence in EVERY if len(sentence.given) > 5}) > 1_500
    assert {sentence.label for sentence in EVERY} >= KNOWN
