"""The tables of each edition, worked out from the dictionaries: one stage from any source to its form."""

from __future__ import annotations

from itertools import product

from newsgen.hanzi import dictionary
from newsgen.hanzi.table import Table, compile_table, translated

#: The editions that a text can be converted to, by BCP 47 tag.
EDITIONS = ("zh-Hans", "zh-Hant", "zh-Hant-TW", "zh-Hant-HK")

#: Traditional characters that Simplified text has in words of its own (乾隆, 著名, 瞭望, 慰藉).
ALSO_SIMPLIFIED = frozenset("乾著瞭藉徵於鍾昇祇甚覆夥擘像")

# Of the shapes that are put right, those that are OpenCC's or Hong Kong's standard, not carelessness.
_REGIONAL = frozenset("爲衆羣裏牀峯麪喫僞啓纔竈衞説悦税脱鋭閲温葱鈎户藴綫着")

# Characters that are rarely anything but a surname outside the words that the dictionaries know.
_NAMES_FIRST = {"范": "范", "朴": "朴", "郁": "郁"}

# What people in Taiwan write where the dictionaries have the other form: 污 stands 200 times as often as 汙
# in statutes and transcripts, 秘 50 times as often as 祕.
_TAIWAN = {"祕": "秘"}

# Hong Kong's own forms where the newer dictionaries give Taiwan's: its list of graphemes
# (常用字字形表) has 裏, and 着 apart from 著, as Simplified has.
_HONG_KONG = {"裡": "裏", "麵": "麪"}


def from_simplified(edition: str) -> Table:
    """Return the table from Simplified to a Traditional edition."""
    regional = {chr(source): target for source, target in regional_forms(edition).items()}
    hong_kong = edition == "zh-Hant-HK"
    characters = {
        source: regional.get(target, target) for source, target in dictionary.newest("STCharacters").items()
    }
    if hong_kong:
        characters.pop("着", None)
    characters.update(_NAMES_FIRST)
    words = [word for (word,) in dictionary.own("words.tsv")]
    phrases = dict(zip(words, translated(words, characters), strict=True))
    phrases |= dictionary.newest("STPhrases")
    for (phrase,) in dictionary.own("dropped.tsv"):
        phrases.pop(phrase, None)
    phrases.update((source, target) for source, target, *_ in dictionary.own("hant.tsv"))
    chosen = {}
    for source, target in zip(phrases, translated(list(phrases.values()), regional), strict=True):
        if len(source) == len(target):  # conversion of script never changes a length
            chosen[source] = _keep(source, target, "着") if hong_kong and "着" in source else target
    return compile_table(characters, [chosen])


def to_simplified() -> Table:
    """Return the table from Traditional, of whatever region, to Simplified."""
    characters = dictionary.newest("TSCharacters")
    phrases: dict[str, str] = {}
    spelled: dict[str, list[str]] = {}
    for name in ("TWVariants", "HKVariants"):
        for standard, variant in dictionary.newest(name).items():
            spelled.setdefault(standard, [standard]).append(variant)
    for key, value in dictionary.newest("TSPhrases").items():
        for spelling in product(*(spelled.get(character, character) for character in key)):
            phrases["".join(spelling)] = value
    for source, target, *_ in dictionary.own("hans.tsv"):
        (characters if len(source) == 1 else phrases)[source] = target
    for standard, variants in spelled.items():
        for variant in variants:
            characters.setdefault(variant, characters.get(standard, standard))
    return compile_table(
        {source: target for source, target in characters.items() if len(target) == 1},
        [{key: value for key, value in phrases.items() if len(key) == len(value)}],
    )


def within_simplified() -> Table:
    """Return the table that puts a stray Traditional character of a Simplified text right."""
    simplified = dictionary.newest("STCharacters")
    characters = {
        source: target
        for source, target in to_simplified().characters.items()
        if source not in simplified and source not in ALSO_SIMPLIFIED
    }
    return compile_table(characters, [])


def between_traditional(edition: str, glyphs: bool) -> Table:
    """Return the table from Traditional, of whatever region, to a Traditional edition's forms.

    With `glyphs` it also puts shapes right that no region has (産, 説).
    """
    characters = {
        source: target for source, target, *_ in dictionary.own("glyphs.tsv") if glyphs or source in _REGIONAL
    }
    phrases = {source: target for source, target, *_ in dictionary.own("variants.tsv")}
    if edition == "zh-Hant-HK":
        forms = regional_forms(edition)
        characters = {source: target.translate(forms) for source, target in characters.items()}
        characters |= {chr(source): target for source, target in forms.items()}
        characters, phrases = _particle(characters)
    return compile_table(characters, [phrases])


def _particle(characters: dict[str, str]) -> tuple[dict[str, str], dict[str, str]]:
    """Return the characters with 著 as 着, and the phrases in which it stays: as Simplified has it."""
    simplified = to_simplified()
    phrases: dict[str, str] = {}
    layer = simplified.layers[0].layer()
    for phrase in layer.phrases:
        if "著" in phrase:
            target = layer.telling.get(phrase, "着" * len(phrase))
            phrases[phrase] = "".join(
                new if old == "著" else characters.get(old, old)
                for old, new in zip(phrase, target, strict=True)
            )
    return {**{a: b for a, b in characters.items() if a != "着"}, "著": "着"}, phrases


def regional_forms(edition: str) -> dict[int, str]:
    """Return OpenCC's standard Traditional -> the edition's own form, for `str.translate`."""
    name = "HKVariants" if edition == "zh-Hant-HK" else "TWVariants"
    forms = {source: target for source, target in dictionary.newest(name).items() if source != target}
    if edition == "zh-Hant-HK":
        forms |= _HONG_KONG
        forms.pop("裏", None)
    else:
        forms |= _TAIWAN
        forms.pop("污", None)
    return {ord(source): target for source, target in forms.items()}


def _keep(source: str, target: str, kept: str) -> str:
    return "".join(a if a == kept else b for a, b in zip(source, target, strict=True))
