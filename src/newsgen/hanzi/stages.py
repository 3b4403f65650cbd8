"""The stage from each script to each edition."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from itertools import groupby

from newsgen.hanzi import dictionary, editions
from newsgen.hanzi.context import likely
from newsgen.hanzi.detect import detect
from newsgen.hanzi.lexicon import Lexicon, WordForms, no_words, ordinary_words, read_forms
from newsgen.hanzi.stage import Pass, Patch

_NO_FORMS = WordForms({}, {}, {})


def edition_stage(script: str, edition: str, repair: str = "safe") -> Pass:
    """Return the stage from a script to an edition; `repair` only matters within Traditional."""
    taiwan = edition == "zh-Hant"  # which is written as in Taiwan
    return _stage(script, "zh-Hant-TW" if taiwan else edition, "off" if repair == "off" else "glyphs")


@cache
def _stage(script: str, edition: str, repair: str) -> Pass:
    if script == "Hans" and edition != "zh-Hans":
        return _from_simplified(edition)
    if edition != "zh-Hans":
        taiwan = edition != "zh-Hant-HK"
        phrases = read_forms("variants.tsv") if taiwan else _NO_FORMS
        words = no_words().beside(phrases.costs)
        return Pass(editions.regional_characters(edition, repair != "off"), Lexicon(words, phrases))
    if script == "Hant":
        return _to_simplified()
    return Pass(editions.stray_characters(), Lexicon(no_words(), _NO_FORMS))


def _from_simplified(edition: str) -> Pass:
    words, forms = ordinary_words(), read_forms("hant-forms.tsv")
    if edition == "zh-Hant-HK":
        own = read_forms("hongkong.tsv")
        words = words.beside(own.costs)
        forms = _of_hong_kong(forms, own)
    return Pass(editions.traditional_characters(edition), Lexicon(words, forms))


def _of_hong_kong(taiwan: WordForms, own: WordForms) -> WordForms:
    """Return the forms of Taiwan as Hong Kong writes them, and those that are its own before them."""
    regional = editions.to_traditional("zh-Hant-HK")
    first = {word: _in_hong_kong(word, form, regional) for word, form in (taiwan.first | own.first).items()}
    others = {
        word: {_in_hong_kong(word, form, regional): cost for form, cost in given.items()}
        for word, given in taiwan.others.items()
        if word not in own.first
    }
    return WordForms(first, taiwan.costs | own.costs, others)


def _in_hong_kong(word: str, form: str, regional: dict[int, str]) -> str:
    """Return a word's form in Hong Kong, where 着 and 賬 are written as in Simplified, and not 著 and 帳."""
    form = form.translate(regional)
    for source, own in editions.HONG_KONG_OWN.items():
        if source in word:
            form = "".join(own if a == source else b for a, b in zip(word, form, strict=True))
    return form


def _to_simplified() -> Pass:
    forms = read_forms("hans-forms.tsv")
    characters = editions.simplified_characters()
    told = {character for word in forms.first for character in word}
    return Pass(characters, Lexicon(ordinary_words().beside(forms.costs), forms), told)


def particles(text: str) -> list[Patch]:
    """Return where 著 is the particle that Hong Kong writes as 着: where Simplified has that."""
    if "著" not in text:
        return []
    stage = edition_stage("Hant", "zh-Hans")
    patches = stage.patches(text)
    authors = {start for start, _, _ in likely(text, stage, patches, "zh-Hans")}
    pairs = (
        (at, pair)
        for at, pair in enumerate(zip(text, stage.apply(text, patches), strict=True))
        if at not in authors
    )
    return [(at, at + 1, "着") for at, pair in pairs if pair == ("著", "着")]


def mechanical(texts: Sequence[str], edition: str) -> list[str]:
    """Return texts (names without a form of their own) in an edition's form, by the dictionaries alone.

    Each is taken for the script that it seems to be in. They are converted together, as each call of the
    engine has its price; no word reaches across a line end.
    """
    found: dict[str, str] = {}
    for script, chosen in groupby(sorted(set(texts), key=_script), _script):
        typed = list(chosen)
        stage = edition_stage(script, edition)
        forms = stage.convert("\n".join(typed)).split("\n")
        if len(forms) != len(typed):  # a name of two lines
            forms = [stage.convert(text) for text in typed]
        found.update(zip(typed, forms, strict=True))
    return [found[text] for text in texts]


def careless(texts: Sequence[str]) -> list[str]:
    """Return texts as a converter without words leaves them: each character in OpenCC's first form."""
    characters = {ord(source): target for source, target in dictionary.newest("STCharacters").items()}
    return [text.translate(characters) for text in texts]


def _script(text: str) -> str:
    return detect(text).script
