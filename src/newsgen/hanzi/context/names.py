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

#: Traditional form -> where it is certain, each pattern of one character and what stands around it.
CERTAIN = {
    "于": "于(?<=·于)|于(?<=、于)(?=、)",
    "里": f"里(?<=[{BEFORE}]里)(?=·)|里(?<=·里)",
}
#: The same where it is only likely.
LIKELY = {
    "里": (
        f"里(?<=[{BEFORE}]里)(?=[{AFTER}])"
        f"|里(?=·)|里(?<=[{BEFORE}][{BEFORE}]里)(?![面头边外有])"
        f"|里(?<=·[{BEFORE}]里)"
        f"|里(?=[{AFTER}多]{{1,5}}·)"
        # Where nothing stands before it that something could be in: 里卡多认为, 球员里贝里.
        f"|里(?<=[，。、；：？！（《“「『—\\n员手者长理统练将师家授士星相帅]里)(?=[{AFTER}里多]{{2}})|里(?<=^里)(?=[{AFTER}里多]{{2}})"
    ),
    "鍾": f"钟(?<=[{FAMILIES}]钟)(?=[琪麒麟瑄硕奭国书英秀灵毓华祥文瑞珍淑惠德彦毅泽杰霖仁庆善贤焕云])",
    "干": f"干(?<=[{BEFORE}]干)(?=[{AFTER}])|干(?<=·干)",
    "采": f"采(?<=[{BEFORE}]采)(?=[{AFTER}])|采(?<=·采)|采(?=[尔列埃恩][{AFTER}马])",
    "贊": f"赞(?<=[{BEFORE}]赞)(?=[{AFTER}])",
}
