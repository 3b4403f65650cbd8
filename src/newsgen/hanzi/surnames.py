"""Surnames that look like another word in Simplified: 于先生 is not 於先生, 记者于海 is not 記者於海.

No list has all people, so what stands around a surname decides: a form of address or 某 after it, 姓 or a
title before it, or a given name between it and what follows names (报道, 、, the end). Each is asked for
within a few characters, so that the work grows with the text alone.
"""

from __future__ import annotations

import re

from newsgen.hanzi.given_names import (
    begins_common_word,
    begins_long_word,
    begins_word,
    given_lengths,
    may_be_given,
    rather_a_word,
)
from newsgen.hanzi.lattice import is_han
from newsgen.hanzi.lexicon import ordinary_words
from newsgen.hanzi.mentions import PLAIN_NOUNS, mentioned
from newsgen.hanzi.naming import among_people, closes, named, no_word, rarely_word, speaks, surely_named
from newsgen.hanzi.people import Surname, known_surnames, people, titled
from newsgen.hanzi.segments import SEPARATORS
from newsgen.hanzi.stage import Patch

_CREDIT_MARKS = frozenset(" \u3000:：/／|｜")
# Before 对 and a form of address: so 对于 is no preposition.
_THROUGH = ("通过", "经过")
# Words that are seldom alone: before a title they are surnames (征书记).
_SELDOM = "征种"
# Whose trade it is ends so: 村民种桂花.
_PLANTERS = frozenset("民户工社友")
_NUMBERS_OF_DAYS = frozenset("一二三四五六")  # 周一良
_NUMBERS = frozenset("二三四五六七八九十两多几")
# What shows that the two characters before it are a time, no given name: 于建国七十周年, 于国庆期间.
_TIME = frozenset("0123456789０１２３４５６７８９一二三四五六七八九十期间时节后前初以之内中上")
# Before what somebody does these tell when, or how: 沈阳曾担任, 主任周三晚.
_HOW = frozenset(
    "曾连再已将又可大小多光正全长先早晚晨夜午起至都会就因对发播开闭前后初内中上下末底"
    "未不没也还亦均则皆才刚拟应须需必欲想要能愿肯敢该仍只同当即便另重继续率带亲"
)
_AGED = re.compile("今年[^，。；]{1,4}岁")  # 小于今年三十岁


def surnames(text: str) -> list[Patch]:
    """Return the surnames of a Simplified text that their surroundings show to be such, in order."""
    known, pattern = known_surnames()
    found = ((match.start(), known[match[0]]) for match in pattern.finditer(text))
    return [(place, place + 1, surname.form) for place, surname in found if _is_surname(text, place, surname)]


def perhaps(text: str, place: int, chosen: str) -> bool:
    """Whether a surname could stand at a place of a Simplified text where something else was `chosen`: a
    given name may follow, and neither is part of a common word."""
    surname = known_surnames()[0].get(text[place])
    if surname is None or surname.form == chosen or surname.also in ("word", "firm", "rare"):
        return False
    if text[place - 1 : place] in surname.before or text[place + 1 : place + 2] in surname.after:
        return False
    lengths = given_lengths(text, place + 1)
    if not lengths or begins_common_word(text, place + 1) or text[place + 3 : place + 4] in _TIME:
        return False
    return 2 in lengths or _ends(text, place + 2)


def _is_surname(text: str, place: int, surname: Surname) -> bool:
    before, after = text[place - 1] if place else "", text[place + 1 : place + 2]
    if before == "姓":
        return text[max(place - 2, 0) : place] != "百姓"
    if text[place] == "于" and _framed(text, place):
        return True
    word = before in surname.before and text[max(place - 2, 0) : place] not in people().beside  # 冻结党海燕
    if people().addressed["surely" if word else surname.also].match(text, place + 1):
        return True
    if surname.also == "rare":
        return False
    inside = after in surname.after
    if inside and longer_name(text, place):
        return True
    a_word = surname.also in ("word", "firm")
    if before == "、" and inside and not a_word and 2 in given_lengths(text, place + 1):  # 、范文卿等
        return _listed(text, place) and not begins_common_word(text, place + 1)
    if text[place] == "于" and before == "的" and _closed(text, place):  # 受贿的于春生
        return True
    if after == "某" and titled(text, place):
        return people().addressed["name"].match(text, place + 1) is not None
    if text[max(place - 2, 0) : place] in people().firms and (text[place] == "于" or no_word(text, place)):
        return speaks(text, place)
    if titled(text, place) and not (a_word and (inside or begins_common_word(text, place))):
        if text[place] == "种" and before in _PLANTERS:
            return _surely_said(text, place)
        return _given(text, place + 1, loose=not inside and (not a_word or no_word(text, place)))
    if before in _CREDIT_MARKS and _credited(text, place) and not (a_word and inside):
        return _given(text, place + 1)
    starts = _starts(text, place)
    if (not word or text[place] == "于") and not (a_word and inside) and mentioned(text, place, starts):
        return True
    if (before == "、" or starts) and among_people(text, place, surname.also == "firm"):
        return True
    if text[place] != "于" and not word and surely_named(text, place, surname.also == "firm"):
        return True
    if not after or inside:
        return inside and starts and not a_word and _surely_said(text, place)
    if starts and text[place] == "于":
        if rather_a_word(text, place + 1):  # 于德国被捕
            return False
        called = people().titles_after.match(text, place + 1)
        if called and closes(text, called.end()):  # 于行长、
            return True
    if before in ("老", "小") and (not a_word or text[place] in _SELDOM):
        return _nicknamed(text, place)
    if a_word and starts:
        return _shown(text, place, surname.also == "firm")
    if word or a_word or surname.also == "default":
        return surname.also == "default" and not word
    if before == "、":
        return _listed(text, place)
    if starts and (_alone(text, place) or people().addressed["party"].match(text, place + 1)):
        return True
    return _acts(text, place, starts)


def _framed(text: str, place: int) -> bool:
    """Whether 于 stands where only a name can: behind 由于 or 至于, within 在 … 之前 or 在 … 名下."""
    before = text[place - 1] if place else ""
    if before == "于":  # 由于于健辞职, 由于于海洋反对
        also = text[place + 1 : place + 3] in people().pairs and text[place + 3 : place + 4] not in _TIME
        return also or (bool(given_lengths(text, place + 1)) and not begins_common_word(text, place + 1))
    if named(text, place, before):
        return True
    if before in ("在", "到") and text.startswith("名下", place + 3):  # 登记在于海洋名下
        return 2 in given_lengths(text, place + 1)
    if before not in ("在", "对"):
        return False
    frame = people().frame.match(text, place + 1)
    return frame is not None and (before == "在" or text[max(place - 3, 0) : place - 1] in _THROUGH)


def _shown(text: str, place: int, firm: bool) -> bool:
    """Whether a given name of two characters and what shows a person follow a surname that is a word, too:
    干胜道教授, 种建国表示, 征云飞等三人. If a `firm` may begin so, only a form of address shows it."""
    words, end = people(), place + 3
    lengths = given_lengths(text, place + 1)
    listed = text[place - 1 : place] == "、"
    if listed and any(words.counted.match(text, place + 1 + each) for each in lengths):
        return True
    if listed and not firm and _closed(text, place) and not begins_common_word(text, place):  # 、种道平。
        return True
    if text[place] in _SELDOM and words.titles_after.match(text, place + 1):
        return True
    if begins_common_word(text, place):
        return False
    if 2 not in lengths:
        return not firm and bool(lengths) and _shortly(text, place)
    if not firm and text[end : end + 1] == "：" and no_word(text, place):
        return True
    shows = (words.called if firm else words.said, words.counted)
    return any(pattern.match(text, end) for pattern in shows)


def _shortly(text: str, place: int) -> bool:
    """Whether a given name of one character and what only somebody does or is follow: 党宁宣布, 党宁：, not
    党正要求."""
    given = text[place + 1]
    if given in _HOW or given in PLAIN_NOUNS or ordinary_words().cost(text[place : place + 2]) is not None:
        return False
    said = people().said.match(text, place + 2)
    if (said is not None and len(said[0]) > 1) or text[place + 2 : place + 3] == "：":
        return True
    return people().counted.match(text, place + 2) is not None


def _credited(text: str, place: int) -> bool:
    """Whether the mark before is one of a byline: 记者：于海, （记者　于海）, 图/于海."""
    start = place
    while start > max(place - 4, 0) and text[start - 1] in _CREDIT_MARKS:
        start -= 1
    credits_ = people().credits
    if text[start - 1 : start] in ("文", "图", "摄") and (start < 2 or text[start - 2] in SEPARATORS):
        return True
    return any(text[start - length : start] in credits_ for length in (2, 3, 4, 5) if length <= start)


def _given(text: str, at: int, loose: bool = False) -> bool:
    """Whether a given name and what follows names stand there; `loose` if two characters will do that are no
    common word."""
    lengths = given_lengths(text, at)
    if loose and lengths and not begins_common_word(text, at):
        if 2 in lengths and text[at + 2 : at + 3] not in _TIME:
            return True
        if begins_common_word(text, at + 1):  # 于勇突发, where 勇突 is no word
            return True
    return any(_ends(text, at + length) for length in lengths)


def _ends(text: str, end: int) -> bool:
    if closes(text, end) or text[end] in people().follows:
        return True
    return people().said.match(text, end) is not None


def _alone(text: str, place: int) -> bool:
    """Whether nothing but a surname and a given name stands between two marks."""
    ends = (place + 1 + length for length in given_lengths(text, place + 1))
    return any(closes(text, end) for end in ends)


def _closed(text: str, place: int) -> bool:
    """Whether two characters of a given name that are no word, and the end or a mark, follow."""
    return (
        closes(text, place + 3)
        and 2 in given_lengths(text, place + 1)
        and not begins_common_word(text, place + 1)
    )


def _listed(text: str, place: int) -> bool:
    """Whether a name in a list stands there: 、于浩、, 、余莉等, 、李强三人; not 二、于."""
    if text[max(place - 2, 0)] in "一二三四五六七八九十0123456789":
        return False
    for length in given_lengths(text, place + 1):
        end = place + 1 + length
        if end >= len(text) or text[end] in SEPARATORS or text[end] in "等和及与":
            return True
        if people().called.match(text, end):  # 、于漪老师获
            return True
        if length == 2 and people().said.match(text, end):  # 、于江水受审
            return True
        if length == 2 and text[end] in "为任担":  # 选举洪天峰、于善福为监事
            return True
        if text[end] in _NUMBERS and text[end + 1 : end + 2] in ("人", "位", "名"):
            return True
    return False


def _nicknamed(text: str, place: int) -> bool:
    """Whether 老于 or 小余 stands there as one calls a person; 小于 is mostly "smaller than"."""
    before = text[place - 2] if place > 1 else ""
    if before and before not in SEPARATORS and before not in "和与跟":
        return False
    if _AGED.match(text, place + 1):
        return True
    if text[place + 1 : place + 3] in people().others:
        return False
    return text[place - 1] == "老" or text[place + 1] in "说在来入也把从和与跟告给对没很"


def _acts(text: str, place: int, starts: bool) -> bool:
    """Whether a given name follows, and then what the person says or is: 余建华说, 于振海当选, 余建国律师."""
    words = people()
    for length in given_lengths(text, place + 1):
        end = place + 1 + length
        if not starts and length == 1:
            break
        if words.said.match(text, end) and (starts or not begins_common_word(text, place + 1)):
            return True
        if starts and length > 1 and text[end : end + 1] in words.follows:
            return True
    return starts and not begins_word(text, place) and rarely_word(text, place)


def _surely_said(text: str, place: int) -> bool:
    """Whether two characters of a given name and what somebody does follow, though the surname and the first
    could be a word: 余利明当选, 沈阳波被查."""
    if 2 not in given_lengths(text, place + 1) or begins_common_word(text, place + 1):
        return False
    said = people().said.match(text, place + 3)
    return said is not None and (len(said[0]) > 1 or not begins_common_word(text, place + 2))


def longer_name(text: str, place: int) -> bool:
    """Whether a person is called there by a surname that is a word, or a place, with the first character of
    the given name: 教授沈阳波认为, 主任周三畏致辞."""
    called = titled(text, place)
    if text[place] not in known_surnames()[0] or not (called or _starts(text, place)):
        return False
    one, other, end = text[place + 1 : place + 2], text[place + 2 : place + 3], place + 3
    if one in _NUMBERS_OF_DAYS:
        given = is_han(other) if called else may_be_given(other)
    else:
        given = may_be_given(other) if called else 2 in given_lengths(text, place + 1)
    if not given or other in _HOW or other in people().follows:
        return False
    if begins_common_word(text, place + 2):
        return False
    if one not in _NUMBERS_OF_DAYS and (begins_common_word(text, place + 1) or begins_long_word(text, place)):
        return False
    if called and text[end : end + 1] in ("任", "因"):  # 董事谷城明因个人原因辞职
        return True
    said = people().said.match(text, end)
    return said is not None and (len(said[0]) > 1 or said[0] in "说称")


def _starts(text: str, place: int) -> bool:
    """Whether a sentence, or a part of one, begins there."""
    return not place or text[place - 1] in SEPARATORS or text[max(place - 2, 0) : place] == "其中"
