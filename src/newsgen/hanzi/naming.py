"""Names that both sides show: 由于海担任, 据种雅琴介绍, 博纳影业于冬表示."""

from __future__ import annotations

from newsgen.hanzi.context.names import FAMILIES
from newsgen.hanzi.given_names import COMMON_PAIR, begins_common_word, given_lengths, is_place, may_be_given
from newsgen.hanzi.lexicon import ordinary_words
from newsgen.hanzi.mentions import PLAIN_NOUNS
from newsgen.hanzi.people import people, titled
from newsgen.hanzi.segments import SEPARATORS

_COMMON_PEOPLE = 120  # 对于平民判处
# What is rather said of a thing than a given name: 对于新判处的案件.
_SIMPLY = frozenset("新大小多少高长")
# Characters of given names that are surnames, too.
_ALSO_SURNAMES = frozenset("林高方江金石康华安武孟白秦唐宋鲁卫史万田乐文成明平时龙柏洪向古易马常利荣夏齐季路")

# What follows a given name of one character.
_GOES_ON = frozenset("的凭在携获任被代")


def named(text: str, place: int, before: str) -> bool:
    """Whether a given name and what somebody does, or is done to, stand there: 由于海担任, 与于海签约."""
    behind = people().behind.get(before)
    if behind is None or (before in "由对" and text[place + 1 : place + 2] in _ALSO_SURNAMES):  # 由于林伟担任
        return False
    particle = text[place] == "于"
    found = []
    for length in given_lengths(text, place + 1):
        shows = behind.match(text, place + 1 + length)
        if shows and (particle or length > 1 or len(shows[0]) > 1):
            found.append(length)
    if not found or (found == [1] and text[place + 1] in _SIMPLY):  # 对于新判处的案件
        return False
    if not particle and 2 in found and text[place + 1 : place + 3] in people().pairs:
        return True
    # What is only done to people is no name behind the most frequent pairs alone: 对于立新判处, 对于平民判处.
    common = _COMMON_PEOPLE if before == "对" and 2 in found else COMMON_PAIR
    return before in "将经向与" or not begins_common_word(text, place + 1, common)


def speaks(text: str, place: int) -> bool:
    """Whether a given name and what only somebody says or does follow: 影业于冬表示, 传媒于海涛：."""
    for length in given_lengths(text, place + 1):
        said = people().said.match(text, place + 1 + length)
        end = place + 1 + length
        marked = text[end : end + 1] == "：" if text[place] == "于" else closes(text, end)
        if marked or (said is not None and len(said[0]) > 1):
            somewhere = text[place] == "于" and is_place(text[place + 1 : place + 3])  # 公司于嘉兴发布
            return not somewhere and not begins_common_word(text, place + 1)
    return False


def closes(text: str, end: int) -> bool:
    """Whether a mark, or the end, stands there."""
    return end >= len(text) or text[end] in SEPARATORS


def among_people(text: str, place: int, firm: bool) -> bool:
    """Whether a given name follows that ends an item of a list, and the item before it or behind it is a
    person's name, too: 王磊、党伟。, 党伟、王磊. Where a `firm` may begin so, two characters are asked for:
    高屏、云嘉."""
    pairs = people().pairs
    behind = text[place - 1 : place] == "、" and _person_ends(text, place - 1)
    if not behind and "、" not in text[place + 2 : place + 4]:
        return False
    for length in given_lengths(text, place + 1):
        end = place + 1 + length
        given = text[place + 1 : end]
        if length == 1 and (firm or given in PLAIN_NOUNS):
            continue
        if given not in pairs and not no_word(text, place):
            continue
        if behind and (closes(text, end) or text[end] in "等和及任为"):
            return True
        if text[end : end + 1] == "、" and _person_begins(text, end + 1):
            return True
    return False


def _person_ends(text: str, end: int) -> bool:
    """Whether an item of a list ends there that is a frequent surname with a given name: 董事王磊, ：张丽."""
    for start in (end - 3, end - 2):
        if start >= 0 and (not start or text[start - 1] in SEPARATORS or titled(text, start)):
            return _is_person(text, start, end)
    return False


def _person_begins(text: str, start: int) -> bool:
    """Whether an item of a list begins there that is a frequent surname with a given name."""
    for end in (start + 3, start + 2):
        if closes(text, end) or text[end] in "等和及任为":
            return _is_person(text, start, min(end, len(text)))
    return False


def _is_person(text: str, start: int, end: int) -> bool:
    given = text[start + 1 : end]
    named = text[start] in FAMILIES and bool(given) and all(map(may_be_given, given))
    return named and not begins_common_word(text, start)


def surely_named(text: str, place: int, firm: bool) -> bool:
    """Whether what goes with people stands before a surname and a given name that make no word, and what only
    they do behind it: 由党志明担任, 实际控制人为党志明先生, 据种雅琴介绍. Where a `firm` may begin so, two
    characters of a name are asked for."""
    words, lengths = people(), given_lengths(text, place + 1)
    if not lengths or (firm and 2 not in lengths):
        return False
    before = text[place - 1] if place else ""
    if before not in "把被" and named(text, place, before):
        return _apart(text, place)
    if any(words.called.match(text, place + 1 + length) for length in lengths):
        return no_word(text, place)
    said = words.said.match(text, place + 3) if 2 in lengths else None
    if said is None or len(said[0]) == 1:
        return False
    pair = text[place + 1 : place + 3] in words.pairs and _apart(text, place)
    return (pair or no_word(text, place)) and not begins_common_word(text, place + 2)


def _apart(text: str, place: int) -> bool:
    """Whether a surname begins no word with the character behind it, and no common one."""
    return ordinary_words().cost(text[place : place + 2]) is None and not begins_common_word(text, place)


def no_word(text: str, place: int) -> bool:
    """Whether neither a surname with the character behind it nor what follows it begins a word that would be
    common: 党志明, not 党建工作 or 种花生."""
    return _apart(text, place) and not begins_common_word(text, place + 1)


def rarely_word(text: str, place: int) -> bool:
    """Whether what begins a sentence is a name, as no word is there: 于文文演唱会, 于适凭《封神》."""
    words = ordinary_words()
    one, other = text[place + 1 : place + 2], text[place + 2 : place + 3]
    if not given_lengths(text, place + 1) or words.cost(one + other) is not None:
        return False
    return one == other or (text[place] == "于" and other in _GOES_ON and one not in PLAIN_NOUNS)
