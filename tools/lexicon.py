"""Make the lexicons of the conversion engine: words, how rare each is, and its forms in the other script.

usage: python tools/lexicon.py MCBOPOMOFO_WORDS.txt[.xz] JIEBA_DICT.txt

Writes `words.tsv`, `hant-forms.tsv` and `hans-forms.tsv` in src/newsgen/hanzi/data; the same input gives the
same bytes. The first argument is the word list of the McBopomofo input method (MIT; a Traditional word and
how often it was seen a line), the second `dict.txt` of jieba 0.42.1 (MIT; a Simplified word, its count and
its kind). The dictionaries and our own tables are read from the package as they are.

A cost is ten times the negative natural logarithm of a word's share of all that was counted. Forms come from
our reviewed phrases, else from the dictionaries, unless the counts of Taiwan's words clearly say otherwise;
between free variants the dictionaries decide. docs/decisions/0021-conversion-by-words.md has the figures.
"""

from __future__ import annotations

import lzma
import math
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from functools import cache
from itertools import pairwise
from pathlib import Path

from newsgen.hanzi import dictionary
from newsgen.hanzi.editions import (
    simplified_characters,
    stray_characters,
    to_traditional,
    traditional_characters,
)
from newsgen.hanzi.lexicon import UNSEEN
from newsgen.hanzi.reference import LongestFirst

# Sources of counts are not equally good for news: jieba's are of texts from the mainland, and of Simplified.
_JIEBA = 0.05
# What a word of jieba must count to be of use as a neighbour.
_RARE = 20
# When Taiwan's counts outweigh a dictionary: so many times as often, and at least so often.
_CLEARLY, _OFTEN = 3, 5
_UNSEEN = 0.3
# By how much (in tens of a natural logarithm) a phrase is better than the best way to cut it up: so a phrase
# always beats its own parts, and a word that reaches over its end beats it if it is more than a bit likelier.
_BONUS = {"pair": 10, "phrase": 30, "own": 40, "word": 5}
_UNKNOWN = 140
# Which of jieba's kinds of word are names, and which characters are themselves in most names.
_NAMES = {"nr", "nrt", "ns", "nz"}
_KEPT = "里干余于范岳沈姜朴郁游涂谷卜曲种仇"


def han(word: str) -> bool:
    """Whether a word has only Han characters."""
    return all("\u3400" <= c <= "\u9fff" or c >= "\U00020000" or c == "〇" for c in word)


def counted(lines: Iterable[str]) -> tuple[Counter[str], set[str]]:
    """Return how often each word of a list was seen, and which of them jieba calls names."""
    found: Counter[str] = Counter()
    names = set()
    for line in lines:
        word, number, *kind = line.split()
        if han(word):
            found[word] += int(float(number))
            if kind and kind[0] in _NAMES:
                names.add(word)
    return found, names


def cost(number: float, total: float) -> int:
    """Return what a word costs that was seen so often."""
    return round(10 * math.log(total / max(number, _UNSEEN)))


def is_form(source: str, target: str) -> bool:
    """Whether each character of a value is a form of the phrase's, not a translation (新抱 as 媳妇)."""
    return len(source) == len(target) and all(
        one == other or other in _spellings().get(one, "") or one in _spellings().get(other, "")
        for one, other in zip(source, target, strict=True)
    )


@cache
def _spellings() -> dict[str, str]:
    """Return the forms of each character, as one string."""
    found: dict[str, str] = {"甚": "什"}
    plain = {ord(source): target for source, target in simplified_characters().items()}
    for name in ("STCharacters", "TSCharacters"):
        for source, values in dictionary.newest_values(name).items():
            found[source] = found.get(source, "") + values
    for source, form in simplified_characters().items():
        alike = found.get(form, "").translate(plain)
        found[source] = found.get(source, "") + form + (form if form in alike else "")
    for (pair,) in dictionary.own("free.tsv"):
        found[pair[0]] = found.get(pair[0], "") + pair[1]
    return found


def phrases(name: str, own: str) -> tuple[dict[str, str], dict[str, str]]:
    """Return the phrases of a dictionary that are believed, and our own, which go before them."""
    dropped = {word for word, *_ in dictionary.own("dropped.tsv")}
    given = {k: v for k, v in dictionary.newest(name).items() if k not in dropped and is_form(k, v)}
    reviewed = {source: target for source, target, *_ in dictionary.own(own) if len(source) > 1}
    return given, reviewed


class Reviewed:
    """Our reviewed phrases inside longer ones: their forms hold there between free variants, or `always`."""

    def __init__(self, own: Mapping[str, str]) -> None:
        # What a place is called says nothing of longer words: 台山, but 五臺山.
        self._own = {word: form for word, form in own.items() if "台" not in form}
        self._lengths = sorted(set(map(len, self._own)), reverse=True)
        self._always = {row[0] for row in dictionary.own("hant.tsv") if row[2:] == ["always"]}
        self._free = {frozenset(pair) for (pair,) in dictionary.own("free.tsv")}

    def alike(self, one: str, other: str) -> bool:
        """Whether two forms differ only between free variants."""
        return all(a == b or frozenset((a, b)) in self._free for a, b in zip(one, other, strict=True))

    def form(self, word: str, form: str) -> str:
        """Return a longer word's form with ours of the phrases in it."""
        for length in self._lengths:
            for start in range(len(word) - length + 1 if length < len(word) else 0):
                phrase, given = word[start : start + length], form[start : start + length]
                ours = self._own.get(phrase, given)
                if ours != given and (phrase in self._always or self.alike(ours, given)):
                    form = form[:start] + ours + form[start + length :]
        return form


class Words:
    """Words with their costs and forms, gathered from the best source to the weakest."""

    def __init__(self, characters: Mapping[str, str]) -> None:
        # The engine's table has no place beyond the BMP: such characters are words to it.
        self.characters = {ord(source): target for source, target in characters.items() if source <= "\uffff"}
        self.costs: dict[str, int] = {}
        self.forms: dict[str, dict[str, int]] = defaultdict(dict)

    def add(self, word: str, cost: int, forms: Mapping[str, int]) -> None:
        """Add a word; the first of its forms is the one that is taken."""
        self.costs[word] = cost
        self.forms[word] = dict(forms)

    def plain(self, word: str) -> str:
        """Return the word by the character table."""
        return word.translate(self.characters)

    def cut(self, word: str) -> int:
        """Return the cost of the best way to cut a word into other words."""
        best = [0] + [10**6] * len(word)
        for start in range(len(word)):
            single = self.costs.get(word[start], _UNKNOWN)
            best[start + 1] = min(best[start + 1], best[start] + single)
            for end in range(start + 2, len(word) + 1):
                if end - start < len(word) and word[start:end] in self.costs:
                    best[end] = min(best[end], best[start] + self.costs[word[start:end]])
        return best[-1]

    def better_than_its_parts(self, word: str, bonus: int) -> None:
        """Lower the cost of a word below that of its parts."""
        self.costs[word] = min(self.costs.get(word, 10**6), max(1, self.cut(word) - bonus))


def traditional(taiwan: Counter[str], mainland: Counter[str], names: set[str]) -> Words:
    """Return the words of Simplified text with their Traditional forms (those of Taiwan)."""
    characters = traditional_characters("zh-Hant-TW")
    standard = to_traditional("zh-Hant-TW")
    given, own = phrases("STPhrases", "hant.tsv")
    given = {word: form.translate(standard) for word, form in given.items()}
    own = {word: form.translate(standard) for word, form in own.items()}
    by_dictionary = LongestFirst([given | own, characters]).convert
    ts, ts_own = phrases("TSPhrases", "hans.tsv")
    simplify = LongestFirst([ts | ts_own, simplified_characters()]).convert
    shapes = {ord(source): target for source, target, *_ in dictionary.own("glyphs.tsv")} | standard
    reviewed = Reviewed(own)
    given = {word: reviewed.form(word, form) for word, form in given.items()}
    seen: dict[str, Counter[str]] = defaultdict(Counter)
    spelled = "\n".join(taiwan).translate(shapes)
    pairs = zip(simplify(spelled).split("\n"), spelled.split("\n"), taiwan.values(), strict=True)
    for word, form, times in pairs:
        seen[word][form] += times
    total = sum(taiwan.values())
    if cost(0, total) != UNSEEN:
        raise SystemExit(f"what was never seen costs {cost(0, total)} in this list, {UNSEEN} to the engine")
    no_words = {word for word, *kind in dictionary.own("dropped.tsv") if kind == ["word"]}
    seen = defaultdict(Counter, {word: forms for word, forms in seen.items() if word not in no_words})
    made = Words(characters)
    expected = dict(zip(seen, by_dictionary("\n".join(seen)).split("\n"), strict=True))
    seen = defaultdict(Counter, {w: f for w, f in seen.items() if all(is_form(w, each) for each in f)})
    for word, forms in seen.items():
        said, (most, often) = expected[word], forms.most_common(1)[0]
        number = sum(forms.values()) + (_JIEBA * mainland[word] if len(word) > 1 else 0.0)
        if len(word) == 1:
            chosen = characters.get(word, word)
        elif word in own:
            chosen = own[word]
        elif reviewed.alike(most, said):
            chosen = said
        elif often >= _OFTEN and often >= _CLEARLY * forms[said]:
            chosen = most
        elif word in given:
            chosen = given[word]
        else:
            chosen = most if often > forms[said] else said
        chosen = reviewed.form(word, chosen)
        others = {form: cost(n, total) for form, n in sorted(forms.items()) if form != chosen and n > 0}
        price = cost(number, total)
        made.add(word, price, {chosen: cost(forms[chosen], total) if len(word) == 1 else price, **others})
    known = made.costs.keys() | no_words
    rest = [w for w, n in mainland.items() if n >= _RARE and len(w) > 1 and w not in known]
    as_names = LongestFirst([given | own, characters | {each: each for each in _KEPT}]).convert
    for word in rest:
        form = reviewed.form(word, (as_names if word in names else by_dictionary)(word))
        price = cost(_JIEBA * mainland[word], total)
        made.add(word, price, {form: price})
    _phrases(made, given, own)
    return made


def simplified(taiwan: Counter[str], ordinary: Words) -> Words:
    """Return the words of Traditional text in which some character has more than one Simplified form.

    Their other characters are spelled in Simplified, so that every region's shapes are one word.
    """
    characters = simplified_characters()
    given, own = phrases("TSPhrases", "hans.tsv")
    shapes = {ord(a): b for a, b in dictionary.newest("TWVariants").items()}
    given = {word.translate(shapes): form for word, form in given.items()} | given
    convert = LongestFirst([given | own, characters]).convert
    words = [word for word, number in taiwan.items() if number > 0]
    pairs = zip(words, convert("\n".join(words)).split("\n"), strict=True)
    # What is a word of Simplified text as it stands (乾隆, 瞭望塔) is that, too.
    forms = {word: word for word in ordinary.costs if len(word) > 1} | dict(pairs) | given | own
    strays = stray_characters().keys()
    forms = {word: form for word, form in forms.items() if strays.isdisjoint(form)}
    plain = {ord(a): b for a, b in characters.items()}
    doubtful = {
        character
        for word, form in forms.items()
        for character, usual, said in zip(word, word.translate(plain), form, strict=True)
        if usual != said
    }
    spelling = {ord(a): b for a, b in characters.items() if a not in doubtful}
    made = Words(characters)
    made.costs.update(ordinary.costs)
    numbers: Counter[str] = Counter()
    for word in words:
        numbers[word.translate(spelling)] += taiwan[word]
    spelled = [
        {word.translate(spelling): form for word, form in each.items() if not doubtful.isdisjoint(word)}
        for each in (forms, given, own)
    ]
    for word, form in spelled[0].items():
        price = min(cost(numbers[word], sum(taiwan.values())), ordinary.costs.get(word, 10**6))
        made.add(word, price, {form: price})
    _phrases(made, *spelled[1:])
    return made


def _phrases(made: Words, given: Mapping[str, str], own: Mapping[str, str]) -> None:
    """Add the phrases, shorter ones first, and make each better than its parts."""
    for source, kind in ((given, "phrase"), (own, "own")):
        for word, form in sorted(source.items(), key=lambda entry: (len(entry[0]), entry[0])):
            if kind == "own" or word not in made.forms:
                made.forms[word] = {form: 0} | {f: c for f, c in made.forms[word].items() if f != form}
            made.better_than_its_parts(word, _BONUS["pair" if kind == "phrase" and len(word) == 2 else kind])
    for word in sorted(made.forms, key=len):
        if len(word) > 1 and word not in given and word not in own and taken(made, word) != made.plain(word):
            made.better_than_its_parts(word, _BONUS["word"])
    for word, forms in made.forms.items():  # the form that is taken costs what the word costs
        if len(word) > 1:
            forms[taken(made, word)] = made.costs[word]


def taken(made: Words, word: str) -> str:
    """Return the form that is taken for a word."""
    return next(iter(made.forms[word]))


def write(name: str, head: str, lines: Iterable[str]) -> None:
    """Write a table."""
    (dictionary.DATA / name).write_text("\n".join((head, *lines, "")), encoding="utf-8")


def forms_lines(made: Words, every: bool) -> list[str]:
    """Return a line for each form of the words, that which is taken first; of `every` word, or only of those
    that have more than the character table gives."""
    lines = []
    for word, forms in sorted(made.forms.items()):
        if every or told(made, word):
            lines += [f"{word}\t{form}\t{price}" for form, price in forms.items()]
    return lines


def told(made: Words, word: str) -> bool:
    """Whether a word has more than the form that the character table gives."""
    return len(made.forms[word]) > 1 or taken(made, word) != made.plain(word)


def words_lines(made: Words) -> list[str]:
    """Return the characters with their costs, and a line for each character that others follow in words.

    That has the second characters of the words that begin with it, for each of those how words go on after
    the two (what follows, and the cost), and the characters that only follow it inside words. A character
    that costs what was never seen is left out.
    """
    words = {word: forms[taken(made, word)] for word, forms in sorted(made.forms.items())}
    singles = {word: price for word, price in words.items() if len(word) == 1 and price != UNSEEN}
    begun: dict[str, dict[str, str]] = defaultdict(dict)
    inside: dict[str, set[str]] = defaultdict(set)
    for word, price in words.items():
        if len(word) > 1:
            ends = begun[word[0]]
            ends[word[1]] = f"{ends.get(word[1], '')}{word[2:]}{price}"
        for one, other in pairwise(word[1:]):
            inside[one].add(other)
    return [
        f"{''.join(singles)}\t{' '.join(map(str, singles.values()))}",
        *(
            f"{one}\t{''.join(begun[one])}\t{' '.join(begun[one].values())}"
            f"\t{''.join(sorted(inside[one] - begun[one].keys()))}"
            for one in sorted({*begun, *inside})
        ),
    ]


HEAD = """\
# Made by tools/lexicon.py: do not edit by hand. Counts of McBopomofo's word list (MIT) and of jieba 0.42.1
# (MIT), forms of OpenCC's dictionaries (Apache-2.0) and of our own tables; see NOTICE."""


def main() -> None:
    """Write the tables."""
    words, jieba = map(Path, sys.argv[1:])
    content = words.read_bytes()
    text = (lzma.decompress(content) if words.suffix == ".xz" else content).decode("utf-8")
    taiwan, _ = counted(text.splitlines())
    made = traditional(taiwan, *counted(jieba.read_text(encoding="utf-8").splitlines()))
    write("words.tsv", HEAD, words_lines(made))
    write("hant-forms.tsv", HEAD, forms_lines(made, every=False))
    write("hans-forms.tsv", HEAD, forms_lines(simplified(taiwan, made), every=True))


if __name__ == "__main__":
    main()
