"""里 by its neighbours: 埃里克 and 三十里 are not 埃裡克 and 三十裡.

The dictionaries know words; a foreign name or a distance is rarely one. Where no phrase covers 里, what
stands on both sides of it decides.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsgen.hanzi.segments import chunk
from newsgen.hanzi.stage import Patch, Stage

# Characters that transcribe foreign syllables, without those after or before which 里 often is "in".
_BEFORE = (
    "阿埃艾安奥澳巴贝比彼毕波伯博布查达戴丹德登邓迪蒂丁杜厄恩尔法凡菲费芬弗福夫盖甘冈戈格葛圭哈汉豪赫亨胡霍"
    "基吉贾杰捷卡凯坎考科克肯库奎坤拉莱兰朗劳勒雷黎莉列卢鲁伦罗洛吕玛迈麦曼芒梅蒙米密缅莫默姆穆纳奈尼涅纽"
    "诺欧帕潘庞佩彭皮珀普恰乔琼瑞萨塞赛桑瑟绍圣施史斯丝司苏索塔泰坦陶特腾提图托瓦旺威韦维魏翁沃乌武希悉锡夏"
    "肖辛休雅亚耶伊尤约扎泽詹兹佐摩撒叙犹底弥哥"
)
_AFTER = (
    "阿埃艾安奥澳巴贝比彼毕波伯布茨达戴丹德登邓迪蒂丁杜厄恩尔法凡菲费芬弗福夫盖甘冈戈格葛古圭哈汉豪赫亨霍"
    "基吉加贾杰捷卡凯坎考科克肯库奎拉莱兰朗劳勒雷黎莉列卢鲁伦罗洛吕马玛迈麦曼芒梅蒙米密莫默姆穆纳奈尼涅宁纽"
    "诺欧帕潘庞佩彭皮珀普奇恰切乔琼瑞萨塞赛桑瑟森沙士绍舍圣施史什斯丝司苏索塔泰坦特腾提图托瓦威韦维魏翁沃乌武西希悉锡"
    "夏肖辛休雅亚耶伊因尤约扎泽詹兹佐昂忽温"
)
# 里 comes first in the pattern, and what stands before it is asked for afterwards: so the search is fast.
_NOT_IN = (
    "里(?:"
    f"(?<=[{_BEFORE}]里)(?=[{_AFTER}])"
    f"|(?<=[{_BEFORE}][{_BEFORE}]里)(?![面头边外有])"
    f"|(?<=·里)(?=[{_AFTER}])|(?<=·[{_BEFORE}]里)"
    f"|(?=[{_AFTER}]{{1,5}}·)"
    "|(?<=[0-9０-９百千亿廿卅数几]里)(?![面头边外])"
    "|(?<=[0-9０-９一二三四五六七八九十百千][一二三四五六七八九十万]里)(?![面头边外])"
    ")"
)


def contexts(text: str, stage: Stage, patches: list[Patch]) -> Iterator[Patch]:
    """Yield, for a Simplified text, where 里 stays although the character table has 裡.

    `patches` are those of the stage; where one of them, or a phrase that changes nothing, covers the
    character, it is left to the phrase. The phrases of a chunk are worked out once.
    """
    if "里" not in text:
        return
    at = high = 0
    covered = bytearray()
    low = 0
    for found in re.finditer(_NOT_IN, text):
        place = found.start()
        while at < len(patches) and patches[at][1] <= place:
            at += 1
        if at < len(patches) and patches[at][0] <= place:
            continue
        if place >= high:
            low, high = chunk(text, place, place + 1)
            covered = bytearray(high - low)
            for start, end, _ in stage.taken(text, low, high):
                covered[start - low : end - low] = b"\x01" * (end - start)
        if not covered[place - low]:
            yield place, place + 1, "里"
