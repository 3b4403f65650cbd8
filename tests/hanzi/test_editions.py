"""The tables of the editions: reviewed phrases get their value, and nothing becomes what is no form of it."""

from __future__ import annotations

from functools import cache

import pytest

from newsgen.hanzi import Converter, dictionary
from newsgen.hanzi.editions import simplified_characters, to_traditional
from newsgen.hanzi.lexicon import read_forms
from newsgen.model import EDITIONS


@pytest.mark.parametrize("edition", ["zh-Hant", "zh-Hant-TW"])
def test_each_reviewed_phrase_gets_its_value(edition: str) -> None:
    subject = Converter(edition, source="Hans")
    forms = to_traditional(edition)
    wrong = [
        (phrase, value)
        for phrase, value, *_ in dictionary.own("hant.tsv")
        if len(phrase) > 1 and subject.convert(phrase) != value.translate(forms)
    ]
    assert wrong == []


@cache
def spellings() -> dict[str, frozenset[str]]:
    """Return each character's forms in either script, by the dictionaries and our reviewed characters."""
    found: dict[str, set[str]] = {"甚": {"甚", "什"}}  # 甚麼 is 什么
    for name in ("STCharacters", "TSCharacters", "TWVariants", "HKVariants"):
        for source, values in dictionary.newest_values(name).items():
            for value in values.split():
                found.setdefault(source, {source}).add(value)
                found.setdefault(value, {value}).add(source)
    for name in ("glyphs.tsv", "hans.tsv", "hant.tsv", "variants.tsv", "free.tsv"):
        for entry in dictionary.own(name):
            source, target = entry[:2] if len(entry) > 1 else (entry[0][0], entry[0][1])
            if len(source) == 1:
                found.setdefault(source, {source}).add(target)
                found.setdefault(target, {target}).add(source)
    return {character: frozenset(forms) for character, forms in found.items()}


def is_form(source: str, target: str) -> bool:
    """Whether a character can be another: directly, or by way of one that both can be."""
    near = spellings().get(source, frozenset(source)) | {source}
    return target in near or not near.isdisjoint(spellings().get(target, frozenset(target)) | {target})


@pytest.mark.parametrize("name", ["hant-forms.tsv", "hans-forms.tsv"])
def test_every_target_is_a_form_of_its_source(name: str) -> None:
    table = read_forms(name)
    wrong = [
        (word, form)
        for word, first in table.first.items()
        for form in (first, *table.others.get(word, ()))
        if len(word) != len(form) or not all(map(is_form, word, form))
    ]
    assert wrong == []


def test_no_character_of_one_script_only_survives() -> None:
    simplified = simplified_characters()
    for edition in EDITIONS[1:]:
        only = [
            character
            for character, values in dictionary.newest_values("STCharacters").items()
            if character not in values.split() and character not in simplified
        ]
        converted = Converter(edition, source="Hans").convert("，".join(only)).split("，")
        assert [one for one, other in zip(only, converted, strict=True) if one == other] == []


@pytest.mark.parametrize("edition", EDITIONS[1:])
def test_an_edition_has_one_form_however_it_is_reached(edition: str) -> None:
    taiwan = "為裡面的群眾鋪床，線下吃麵，啟動產業"
    generic = "爲裏面的羣衆鋪牀，綫下喫麪，啓動産業"
    simplified = Converter("zh-Hans").convert(taiwan)
    made = {Converter(edition).convert(text, "Hant") for text in (taiwan, generic)}
    assert made == {Converter(edition).convert(simplified, "Hans")}


def test_hong_kong_writes_as_its_newspapers() -> None:
    assert Converter("zh-Hant-HK").convert("床和面包在里面的线上") == "床和麵包在裏面的線上"
