"""Characters of names that no list has: 里, 干, 采, 赞 and 于 in foreign ones, 钟 behind a surname."""

from __future__ import annotations

#: Characters that transcribe foreign syllables, without those after or before which 里 often is "in".
BEFORE = (
    "阿埃艾安奥澳巴贝比彼毕波伯博布查达戴丹德登邓迪蒂丁杜厄恩尔法凡菲费芬弗福夫盖甘冈戈格葛圭哈汉豪赫亨胡霍"
    "基吉贾杰捷卡凯坎考科克肯库奎坤拉莱兰朗劳勒雷黎莉列卢鲁伦罗洛吕玛迈麦曼芒梅蒙米密缅莫默姆穆纳奈尼涅纽"
    "诺欧帕潘庞佩彭皮珀普恰乔琼瑞萨塞赛桑瑟绍圣施史斯丝司苏索塔泰坦陶特腾提图托瓦旺威韦维魏翁沃乌武希悉锡夏"
    "肖辛休雅亚耶伊尤约扎泽詹兹佐摩撒叙犹底弥哥茨噶热叶"
)
AFTER = (
    "阿埃艾安奥澳巴贝比彼毕波伯布茨达戴丹德登邓迪蒂丁杜厄恩尔法凡菲费芬弗福夫盖甘冈戈格葛古圭哈汉豪赫亨霍"
    "基吉加贾杰捷卡凯坎考科克肯库奎拉莱兰朗劳勒雷黎莉列卢鲁伦罗洛吕马玛迈麦曼芒梅蒙米密莫默姆穆纳奈尼涅宁纽"
    "诺欧帕潘庞佩彭皮珀普奇恰切乔琼瑞萨塞赛桑瑟森沙士绍舍圣施史什斯丝司苏索塔泰坦特腾提图托瓦威韦维魏翁沃乌武西希悉锡"
    "夏肖辛休雅亚耶伊因尤约扎泽詹兹佐昂忽温连申"
)
#: Frequent surnames, behind which 钟 is a given name rather than a clock: 岳钟琪.
FAMILIES = (
    "王李张刘陈杨赵黄吴周徐孙朱郭何罗高林郑梁谢宋许邓冯韩曹曾彭萧蔡潘田董袁于余叶蒋杜苏魏程吕丁沈任姚卢傅姜崔谭廖范汪陆戴贾韦夏"
    "邱侯邹熊孟秦江阎薛尹段雷黎史陶贺顾毛郝龚邵钱严覃莫汤岳温申裴"
)

# What only people do or are in news, behind their names.
_DEEDS = (
    "表示|认为|介绍|指出|透露|坦言|强调|先生|女士|出任|担任|接任|升任|辞[任去]|任[董监总公]|[减增]持|持股"
)
# What goes with 钟, 采 and 征 in given names.
_WITH_ZHONG = "琪麒麟瑄硕奭国书英秀灵毓华祥文瑞珍淑惠德彦毅泽杰霖仁庆善贤焕云佑泌岳亮郁勋熙旭"
_WITH_CAI, _WITH_ZHENG = "薇妮娜莹霞芹萍凤琴洁颖萱蘩菱琪怡芸婷媛", "宇宏鸿凡凯帆毅"


def _given(character: str, second: str = "") -> str:
    """Return where a character is the first, or the whole, of a given name behind a frequent surname: before
    what people do, between a title or a mark and a mark, or before a `second` that goes with it."""
    behind = f"{character}(?<=[{FAMILIES}]{character})"
    marked = f"{character}(?<=[，、。：；（者长理事监总师员家授][{FAMILIES}]{character})(?=[，、。：；）]|$)"
    return f"{behind}(?={_DEEDS})|{marked}" + (f"|{behind}(?=[{second}])" if second else "")


#: Traditional form -> where it is certain, each pattern of one character and what stands around it.
CERTAIN = {
    "于": "于(?<=·于)|于(?<=、于)(?=、)",
    "里": f"里(?<=[{BEFORE}]里)(?=·)|里(?<=·里)",
}
#: The same where it is only likely.
LIKELY = {
    "里": (
        f"里(?<=[{BEFORE}]里)(?=[{AFTER}])"
        f"|里(?<=[于在]里)(?=[{AFTER}]{{2}})|里(?=·)|里(?<=[{BEFORE}][{BEFORE}]里)(?![面头边外有])"
        f"|里(?<=·[{BEFORE}]里)"
        f"|里(?=[{AFTER}多]{{1,5}}·)"
        # Where nothing stands before it that something could be in: 里卡多认为, 球员里贝里.
        f"|里(?<=[，。、；：？！（《“「『—\\n员手者长理统练将师家授士星相帅]里)(?=[{AFTER}里多]{{2}})|里(?<=^里)(?=[{AFTER}里多]{{2}})"
    ),
    "鍾": f"钟(?<=[{FAMILIES}朴金柳姜]钟)(?=[{_WITH_ZHONG}])",
    "征": _given("征", _WITH_ZHENG),
    "沖": _given("冲"),
    "游": _given("游"),
    "干": f"干(?<=[{BEFORE}]干)(?=[{AFTER}])|干(?<=·干)",
    "采": (
        f"{_given('采', _WITH_CAI)}|采(?<=[{BEFORE}]采)(?=[{AFTER}])|采(?<=·采)|采(?=[尔列埃恩][{AFTER}马])"
    ),
    "贊": f"赞(?<=[{BEFORE}]赞)(?=[{AFTER}])",
}
