"""The tables of the editions: phrases say what the dictionaries say, and words hold places, no more."""

from __future__ import annotations

from functools import cache
from typing import Any

import pytest

from newsgen.hanzi import Converter, dictionary
from newsgen.hanzi.editions import EDITIONS, from_simplified, regional_forms
from newsgen.hanzi.stages import edition_stage
from newsgen.hanzi.surnames import surnames


@cache
def reviewed() -> frozenset[str]:
    """Return the phrases that our own tables speak of otherwise than the dictionaries."""
    return frozenset(word for name in ("hant.tsv", "dropped.tsv") for word, *_ in dictionary.own(name))


@pytest.mark.parametrize("edition", ["zh-Hant", "zh-Hant-TW"])
def test_each_phrase_of_the_dictionaries_gets_its_value(edition: str) -> None:
    subject = Converter(edition, source="Hans")
    forms = regional_forms(edition)
    wrong = [
        (phrase, value)
        for phrase, value in dictionary.newest("STPhrases").items()
        if len(phrase) == len(value)
        and phrase not in reviewed()
        and not surnames(phrase)
        and subject.convert(phrase) != value.translate(forms)
    ]
    assert wrong == []


def test_words_only_hold_their_place(monkeypatch: pytest.MonkeyPatch) -> None:
    words = [word for (word,) in dictionary.own("words.tsv")]
    own = dictionary.own

    def without(name: str) -> Any:
        return [["龘"]] if name == "words.tsv" else own(name)

    monkeypatch.setattr(dictionary, "own", without)
    bare = from_simplified("zh-Hant-TW").stage()
    stage = edition_stage("Hans", "zh-Hant-TW")
    assert [word for word in words if stage.convert(word) != bare.convert(word)] == []


@pytest.mark.parametrize("edition", EDITIONS[1:])
def test_an_edition_has_one_form_however_it_is_reached(edition: str) -> None:
    taiwan = "為裡面的群眾鋪床，線下吃麵，啟動產業"
    generic = "爲裏面的羣衆鋪牀，綫下喫麪，啓動産業"
    simplified = Converter("zh-Hans").convert(taiwan)
    made = {Converter(edition).convert(text, "Hant") for text in (taiwan, generic)}
    assert made == {Converter(edition).convert(simplified, "Hans")}


def test_hong_kong_writes_as_its_newspapers() -> None:
    assert Converter("zh-Hant-HK").convert("床和面包在里面的线上") == "床和麵包在裏面的線上"
