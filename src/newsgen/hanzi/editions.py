"""The characters of each edition: what each becomes where no word says otherwise."""

from __future__ import annotations

from newsgen.hanzi import dictionary

#: Traditional characters that Simplified text has in words of its own (乾隆, 著名, 瞭望, 慰藉, 薰衣草).
ALSO_SIMPLIFIED = frozenset("乾著瞭藉徵於鍾昇祇甚覆夥擘像薰薹脩")

# Of the shapes that are put right, those that are OpenCC's or Hong Kong's standard, not carelessness.
_REGIONAL = frozenset("爲衆羣裏牀峯麪喫僞啓纔竈衞説悦税脱鋭閲温葱鈎户藴綫着")

# What people in Taiwan write where the dictionaries have the other form: 污 stands 200 times as often as 汙
# in statutes and transcripts, 秘 50 times as often as 祕.
_TAIWAN = {"祕": "秘"}

# Hong Kong's forms as its newspapers use them. The graphemes of its schools (常用字字形表) have 牀 and 麪,
# too, but the press writes 床 and 麵, and of these lists only 裏.
_HONG_KONG = {"裡": "裏", "牀": "床", "麪": "麵"}

#: What Hong Kong writes for a Simplified character where Taiwan has another one (著, 帳).
HONG_KONG_OWN = {"着": "着", "账": "賬"}


def to_traditional(edition: str) -> dict[int, str]:
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


def traditional_characters(edition: str) -> dict[str, str]:
    """Return what each Simplified character becomes in a Traditional edition."""
    regional = to_traditional(edition)
    characters = {
        source: target.translate(regional) for source, target in dictionary.newest("STCharacters").items()
    }
    reviewed = (entry for entry in dictionary.own("hant.tsv") if len(entry[0]) == 1)
    characters.update((source, target.translate(regional)) for source, target, *_ in reviewed)
    if edition == "zh-Hant-HK":
        characters |= HONG_KONG_OWN
    # A Traditional character that a converter to Simplified left (擡) has the edition's form, too.
    stray = {chr(source): target for source, target in regional.items() if chr(source) not in characters}
    return characters | stray


def simplified_characters() -> dict[str, str]:
    """Return what each Traditional character, of whatever region, becomes in Simplified."""
    characters = dictionary.newest("TSCharacters")
    characters.update(
        (source, target) for source, target, *_ in dictionary.own("hans.tsv") if len(source) == 1
    )
    for name in ("TWVariants", "HKVariants"):
        for standard, variant in dictionary.newest(name).items():
            characters.setdefault(variant, characters.get(standard, standard))
    return {source: target for source, target in characters.items() if len(target) == 1}


def stray_characters() -> dict[str, str]:
    """Return what a stray Traditional character of a Simplified text becomes."""
    simplified = dictionary.newest("STCharacters")
    return {
        source: target
        for source, target in simplified_characters().items()
        if source not in simplified and source not in ALSO_SIMPLIFIED
    }


def regional_characters(edition: str, glyphs: bool) -> dict[str, str]:
    """Return what Traditional characters, of whatever region, become in a Traditional edition.

    With `glyphs` shapes that no region has (産, 説) are put right, too.
    """
    characters = {
        source: target for source, target, *_ in dictionary.own("glyphs.tsv") if glyphs or source in _REGIONAL
    }
    if edition == "zh-Hant-HK":
        forms = to_traditional(edition)
        characters = {source: target.translate(forms) for source, target in characters.items()}
        characters |= {chr(source): target for source, target in forms.items()}
        characters.pop("着", None)
    return characters
