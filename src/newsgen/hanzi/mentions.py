"""Names within a sentence that no title shows: 她是鍾佳濱的女兒, 他被于海濤擊敗, 于承恩站了起來."""

from __future__ import annotations

from newsgen.hanzi.given_names import begins_common_word, given_lengths
from newsgen.hanzi.lexicon import ordinary_words
from newsgen.hanzi.people import WITH_PEOPLE, people
from newsgen.hanzi.segments import SEPARATORS

# What is hardly ever a surname is one only at the head of a sentence and behind what goes with people.
_SELDOM = "党种征干丑"
_OFTEN = "于余钟涂游党征干丑"
_SURNAMES = frozenset(_OFTEN + _SELDOM)
_BEFORE = frozenset(WITH_PEOPLE)
_BEFORE_YU = _BEFORE | frozenset("给而但据")
_PERHAPS_YU = _BEFORE_YU | frozenset("是的")
# Words before 于 that are no preposition by themselves: 倾向于.
_TENDS = frozenset("倾趋偏导指取走面志")
# Behind these 钟 is a bell or a clock, though no word is put together so.
_BELLS = frozenset("铜铁金银石木大小古巨鸣青鼓磬乐梵晚晓夜午校寺花界物只架个尊枚此该那每些造铸修买卖")
# What a given name may cost as a word (志明, 光明): less is rather the word. From when on what 余 begins is
# a rare word (余思, 余光).
_ALSO_A_WORD, _RARE = 115, 140
# Behind two characters of a given name these show that it is none: a place, a ruler, a time.
_NO_NAME = frozenset(
    "省市县区乡镇村里街路巷道郡府州国寺庙宫殿塔山岭河江湖海岛港湾桥门城堡站场园院校馆店厂社家中大小高初宗帝王祖朝代"
    "年月日时期间后前内外上下0123456789０１２３４５６７８９"
)
#: What is rather a noun than a given name by itself: 于法有据.
PLAIN_NOUNS = frozenset(
    "海山水光天地林江河湖雨雪风云路心法理情国民公私己人家今市事义礼史时名实文夏秋冬春年月日"
)
# What somebody goes on with at the beginning of a sentence.
_GOES_ON = frozenset("今昨没未并很却只才便就又再刚曾站坐笑哭点摇叹皱抬低拿推跑走打喊问答")


def mentioned(text: str, place: int, starts: bool) -> bool:
    """Whether a surname and two characters of a given name that are parts of no word stand there; `starts` if
    a sentence, or a part of one, begins there."""
    surname = text[place]
    if surname not in _SURNAMES:
        return False
    if (starts and _does(text, place)) or (place and surname in _OFTEN and _beside(text, place)):
        return True
    if surname == "于" and not (starts or text[place - 1] in _PERHAPS_YU):
        return False
    before, follows = text[place - 1] if place else "", text[place + 3 : place + 4]
    if surname == "于" and not _may_be_yu(text, place, follows, starts):
        return False
    if 2 not in given_lengths(text, place + 1) or begins_common_word(text, place + 2):
        return False
    words = ordinary_words()
    given = words.cost(text[place + 1 : place + 3])
    rarely = given is None or given >= _ALSO_A_WORD
    if surname == "钟":
        return rarely and before not in _BELLS and _apart(text, place)
    if surname in "涂游":
        known = given is None or (rarely and before in _BEFORE)
        return known and before not in _BELLS and follows not in _NO_NAME and _apart(text, place)
    if surname in _SELDOM:
        goes_on = starts and before != "、" and (follows in _GOES_ON or follows in people().follows)
        also = goes_on and text[place + 1 : place + 3] in people().pairs  # 丑建国与
        seldom = given is None or also or (given >= _RARE and before in _BEFORE)
        return seldom and (goes_on or before in _BEFORE) and _apart(text, place)
    if begins_common_word(text, place + 1):
        return False
    return surname == "于" or (words.cost(text[place : place + 2]) or 0) >= _RARE


def _does(text: str, place: int) -> bool:
    """Whether a name and what somebody does or is stand there: 于强夺冠, 钟伟之死."""
    deeds = people().deeds
    if not (deeds.match(text, place + 3) or deeds.match(text, place + 2)):
        return False
    if begins_common_word(text, place + 1) or not _apart(text, place):
        return False
    return any(
        deeds.match(text, place + 1 + length) and not begins_common_word(text, place + length)
        for length in given_lengths(text, place + 1)
        if length > 1 or text[place + 1] not in PLAIN_NOUNS
    )


def _beside(text: str, place: int) -> bool:
    """Whether a given name of two characters, or one and a mark, follow what goes with people: 专访于海."""
    words = people()
    if text[place - 1] not in words.beside_ends:
        return False
    if not any(text[max(place - length, 0) : place] in words.beside for length in (2, 3)):
        return False
    if (
        begins_common_word(text, place + 1)
        or text[place + 3 : place + 4] in _NO_NAME
        or not _apart(text, place)
    ):
        return False
    lengths = given_lengths(text, place + 1)
    marked = place + 2 >= len(text) or text[place + 2] in SEPARATORS
    return (2 in lengths and not begins_common_word(text, place + 2)) or (bool(lengths) and marked)


def _may_be_yu(text: str, place: int, follows: str, starts: bool) -> bool:
    """Whether 于 can be a name by what stands before it, and behind a given name of two characters."""
    if starts:
        return follows in _GOES_ON
    before, other = text[place - 1], text[max(place - 2, 0) : place - 1]
    if before not in _BEFORE_YU:
        return (before == "是" and follows == "的") or (before == "的" and other == "岁")
    return follows not in _NO_NAME and not (before == "向" and other in _TENDS)


def _apart(text: str, place: int) -> bool:
    """Whether a surname makes no word with what stands beside it."""
    words = ordinary_words()
    if place and text[place - 1] != "的" and words.cost(text[place - 1 : place + 1]) is not None:
        return False
    return words.cost(text[place : place + 2]) is None
