"""Regional words (软件/軟體), where an edition asks for them: outside names, quotations and notices."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from ahocorasick_rs import AhoCorasick, MatchKind

from newsgen.hanzi import dictionary
from newsgen.hanzi.editions import to_traditional
from newsgen.hanzi.lexicon import UNSEEN
from newsgen.hanzi.search import matches
from newsgen.hanzi.stage import Pass, Patch
from newsgen.hanzi.stages import edition_stage

# What is left in its own words: titles of works, short quotations (a name or a term), organisations,
# and the lines of a notice, whose wording is the rights holder's.
_LEFT_ALONE = (
    '《[^《》\n]{1,60}》|[“「『"][^“”「」『』"\n]{1,30}[”」』"]'
    "|[\u4e00-\u9fff（）()]{2,16}(?:公司|集[團团]|大[學学]|[學学]院|研究院|研究所|委[員员][會会]|[協协][會会]|[銀银]行|出版社|[報报]社|"
    "通[訊讯]社|[電电][臺台]|[電电][視视][臺台]|基金[會会]|中心|[實实][驗验]室|[醫医]院)"
    "|^[^\n]*(?:本[網网]|版[權权]所有|[轉转][載载]|未[經经].{0,8}授[權权]|©|Copyright)[^\n]*$"
)

# Words about a regional one may be twenty times as rare as those that reach over its ends, in costs.
_CLOSE = 30


def regional_words(
    text: str, stage: Pass, patches: Sequence[Patch], names: Sequence[Patch], edition: str
) -> list[Patch]:
    """Return the words to exchange, in order; none where the edition has no words of its own.

    Only what is a word, or several, by the stage's lexicon: no part of two (英勇的士兵 has no 的士).
    """
    words = _words(edition)
    if words is None:
        return []
    automaton, targets = words
    plain = [(a, b, target) if len(target) == b - a else (a, b, text[a:b]) for a, b, target in patches]
    searched = text if edition == "zh-Hans" else stage.apply(text, plain)
    barred = bytearray(len(text))
    for start, end in [
        *(found.span() for found in re.finditer(_LEFT_ALONE, text, re.MULTILINE)),
        *((start, end) for start, end, _ in names),
    ]:
        barred[start:end] = b"\x01" * (end - start)
    spelled = stage.spelled(text)
    return [
        (start, end, targets[index])
        for index, start, end in matches(automaton, searched)
        if targets[index] != searched[start:end]
        and not any(barred[start:end])
        and _whole(stage, spelled, start, end)
    ]


def _whole(stage: Pass, spelled: str, start: int, end: int) -> bool:
    """Whether words begin and end where a span does, or it makes one with others (软件开发).

    Where another word reaches over its end: whether it is about as likely (中文|字型, not 伟大|的士|人).
    """
    words = stage.words(spelled, start, end)
    first = next(at for at, word in enumerate(words) if word[1] > start)
    last = next(at for at, word in enumerate(words) if word[1] >= end)
    about = words[first : last + 1]
    rests = [rest for rest in (spelled[about[0][0] : start], spelled[end : about[-1][1]]) if rest]
    if any(len(rest) == 1 or stage.lexicon.words.cost(rest) is None for rest in rests):
        return False
    if not rests or first == last:
        return True
    otherwise = sum(_cost(stage, text) for text in (*rests, spelled[start:end]))
    return otherwise <= sum(_cost(stage, spelled[a:b]) for a, b in about) + _CLOSE


def _cost(stage: Pass, word: str) -> int:
    """Return how rare a word is; one that nobody has seen is rarer than any other."""
    words = stage.lexicon.words
    return words.singles.get(word, UNSEEN) if len(word) == 1 else words.cost(word) or 2 * UNSEEN


def over(patches: Sequence[Patch], words: Sequence[Patch]) -> list[Patch]:
    """Return the words, and what of the patches lies outside them."""
    kept = list(words)
    at = 0
    for start, end, target in patches:
        while at < len(words) and words[at][1] <= start:
            at += 1
        inside = at
        while inside < len(words) and words[inside][0] < end:
            low, high, _ = words[inside]
            if start < low:
                kept.append((start, low, target[: low - start]))
            target = target[max(high - start, 0) :]
            start = max(start, min(high, end))
            inside += 1
        if start < end:
            kept.append((start, end, target))
    return sorted(kept)


@cache
def _words(edition: str) -> tuple[AhoCorasick, list[str]] | None:
    left = {word for word, *_ in dictionary.own("vocabulary-left.tsv")}
    if edition == "zh-Hant-TW":
        forms = to_traditional(edition)
        words = {
            word.translate(forms): target.translate(forms)
            for word, target in dictionary.newest("TWPhrases").items()
        }
    elif edition == "zh-Hans":
        simplify = edition_stage("Hant", "zh-Hans")
        words = {word: simplify.convert(target) for word, target in dictionary.newest("TWPhrasesRev").items()}
    else:
        return None
    words |= {word: target for tag, word, target in dictionary.own("vocabulary.tsv") if tag == edition}
    chosen = {word: target for word, target in words.items() if len(word) > 1 and word not in left}
    return AhoCorasick(list(chosen), MatchKind.LeftmostLongest, store_patterns=False), list(chosen.values())
