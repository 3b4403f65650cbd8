"""Careless Traditional put right: what a converter without phrases left, 于一體 or 唯一齣路.

The text is never passed through the other script to be published in its own: what a conversion of its
Simplified form would give is only compared with it, and where a dictionary phrase speaks for another
character, that character is mended.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from newsgen.hanzi import dictionary
from newsgen.hanzi.stage import Layer, Patch, Stage, chunk
from newsgen.hanzi.surnames import surnames
from newsgen.hanzi.table import lengths_of

#: How far repair goes; each step does what the ones before it do, and `off` nothing.
REPAIRS = ("off", "glyphs", "safe", "mainland")

# The fewest characters that a phrase must have to be believed; the figures behind this are in
# docs/decisions.
_BELIEVED = {"safe": 3, "mainland": 2}

# Pairs between which Taiwan's editors choose freely: whichever stands there stays.
_FREE = frozenset(
    frozenset(pair)
    for pair in (
        "註注 佈布 佔占 週周 菸煙 樑梁 氾泛 殭僵 憑凭 拋抛 姊姐 盃杯 僱雇 釐厘 舖鋪 煉鍊 檐簷 咨諮 恤卹 燬毀 鉅巨 洩泄 慾欲 兇凶 "
        "倖幸 夥伙 紮扎 砲炮 唸念 疴痾 侷局 蒐搜 絃弦 曝暴 遶繞 麯麴 譭毀 慽戚 韆千 鞦秋 臺台 汙污 秘祕 群羣 藉借 劃畫 傢家 俱具 盡儘 "
        "遊游 瞭了 核覈 彙匯 桿杆 復覆 復複 份分 閑閒 溪谿 灶竈 捆綑 晒曬 升昇 豔艷 濕溼 跡蹟 迹跡 岩巖 岳嶽 勳勛 針鍼 荐薦 果菓 敘叙 "
        "只祇 妝粧 繡綉 嘩譁 栖棲 歎嘆 碱鹼 甦蘇 妳你 它牠 沉沈 才纔 鏈鍊 鑑鑒 鬨哄 讚贊 捲卷 裡裏 裡里 癒愈 迴回 修脩 嚐嘗 哩里 "
        "他它 像象 計記 託托 欲慾 徵征 症癥 准準 雕彫 鬥斗 布佈 闇暗 闊濶 恆恒 倣仿 彷仿 撐撑 錄録 証證 製制 幹干 係系 繫系 著着 "
        "搧扇 痠酸 揹背 蔴麻 餘余 檯台 檯臺 鐘鍾 鬚須 穀谷 髮發 纖縴 範范 嶽岳 後后 鬆松 乾干 於于 咸鹹 舍捨 麵面 葉叶 升陞 繫係 制製"
    ).split()
)
_NEVER_FREE = frozenset(
    frozenset(pair)
    for pair in (
        "鐘鍾 穀谷 髮發 範范 後后 乾干 於于 麵面 製制 幹干 餘余 鬚須 葉叶 咸鹹 證証 鬆松 徵征 準准 纖縴 鬥斗 闢辟 "
        "讚贊 迴回 繫系 係系 復複 繫係 檯台 檯臺 里裡 只祇 託托 舍捨"
    ).split()
)


class Repair:
    """Finds what to mend in Traditional text for an edition; `stage` gives the stage of (script, edition)."""

    def __init__(self, edition: str, repair: str, stage: Callable[[str, str], Stage]) -> None:
        self._ordinary = stage("Hant", edition)
        self._from_simplified = stage("Hans", edition)
        self._simplify = stage("Hant", "zh-Hans").table
        self._believed = _BELIEVED.get(repair)
        reviewed = {
            careless: right.translate(self._ordinary.table)
            for careless, right, *_ in dictionary.own("repair.tsv")
        }
        self._reviewed = Stage({}, [Layer(reviewed.keys(), lengths_of(reviewed), reviewed)])

    def patches(self, text: str) -> list[Patch]:
        """Return what to mend, in order, apart from each other."""
        if self._believed is None:
            return []
        found = {start: (start, end, target) for start, end, target in self._by_phrase(text)}
        for start, end, target in self._reviewed.patches(text):
            for at in range(start, end):
                found.pop(at, None)
            found[start] = (start, end, target)
        return [found[start] for start in sorted(found)]

    def _by_phrase(self, text: str) -> Iterator[Patch]:
        """Yield single characters that a believed phrase has otherwise."""
        stage = self._from_simplified
        simplified = text.translate(self._simplify)
        wanted = stage.apply(simplified, stage.patches(simplified, surnames(simplified)))
        given = text.translate(self._ordinary.table)
        done = 0
        for at in differing(given, wanted):
            if at < done or frozenset((given[at], wanted[at])) in _LEFT:
                continue
            low, done = chunk(simplified, at, at + 1)
            for start, end, _ in stage.taken(simplified, low, done):
                if end - start < (self._believed or 0):
                    continue
                for place in range(start, end):
                    pair = frozenset((given[place], wanted[place]))
                    if len(pair) == 2 and pair not in _LEFT:
                        yield place, place + 1, wanted[place]


_LEFT = _FREE - _NEVER_FREE


def differing(first: str, second: str) -> Iterator[int]:
    """Yield where two texts of one length differ, without looking at every character in Python."""
    spans = [(start, min(start + 4096, len(first))) for start in range(0, len(first), 4096)]
    spans.reverse()
    while spans:
        start, end = spans.pop()
        if first[start:end] == second[start:end]:
            continue
        if end - start == 1:
            yield start
            continue
        middle = (start + end) // 2
        spans += [(middle, end), (start, middle)]
