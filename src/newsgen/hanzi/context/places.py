"""What something can be in: 裡 stands behind that, and behind all else 里 is part of a name (忽里台)."""

from __future__ import annotations

from functools import cache

from newsgen.hanzi import dictionary

# What something can be in that statutes and transcripts do not tell of: parts of a body, vessels, seasons.
_INSIDE = (
    "喉唇齿牙颈胸背肝脾肺肾甲脚腿魂血骨髓皮毛鼻肠腮颊眉髯拳腕肘腋肩膝腹脐乳腔江塘泉丛沙泥雨霜焰灰冰雪雾雹雷霞岩崖峡涧浪滩岛屿"
    "沼泽湿壑岭陵漠尘庵牢坟墓壁厨帐亭观衙铺棺椁灶厩槽圃筏窑轿舱殿寨堡垒壕闸檐阶邸轩斋祠阙闱栅窝巢瓮炕袜瓶罐篓筐鼎镬鞍靴帽裤裙"
    "褥枕帘绳铃琴笛箫盏盘盆釜瓢勺奁兜箕罟帷幔毯榻椅辇舸鞋袖被饭粥蜜醋米麦豆瓜酱酒羹糕馅蔬春夏秋冬晨暮宴夕宵旬纪载更刻秒冥树枝"
    "花草茎芽穗藤蔓荆麻蕊跋诏牒弦军派郡杀伙旅缘爱恨愁痛苦笑哭泪香味暗黑静醉睡雅俗"
    "死活生病穷富好坏多少长短高低深浅"
)

#: Behind these whatever stands before 里 is what one goes into: 往死里打, 从荒漠里.
MOVES = frozenset("往从朝")


@cache
def inside() -> frozenset[str]:
    """Return the characters that may stand before 裡."""
    return next(
        frozenset(seen + _INSIDE) for given, seen in dictionary.own("neighbours.tsv") if given == "裡"
    )
