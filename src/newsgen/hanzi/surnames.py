"""Surnames that look like another word in Simplified: 于先生 is not 於先生, 余某 is not 餘某."""

from __future__ import annotations

import re

from newsgen.hanzi.stage import Patch

# Surname in Simplified -> in Traditional. Those that phrases may spoil stand here though no character
# table would change them.
_SURNAMES = dict(
    zip(
        "于余范岳云沈姜肖叶朴郁游涂谷卜曲党种仇丑干后咸占钟台冲松胜秋舍系佣",
        "于余范岳云沈姜肖葉朴郁游涂谷卜曲党种仇丑干后咸占鍾台沖松勝秋舍系佣",
        strict=True,
    )
)

_TITLES = (
    "(?:某某|某(?![种個个些类類项項一地处處方年月日时時国國省市县縣区區校大公企机機部人物单單段条條座家位份支批类])|先生|女士|小姐|太太|夫人|老师|同学|教授|博士|院士|医生|医师|大夫|律师|法官|检察官|"
    "警官|记者|主任|院长|校长|园长|局长|处长|科长|厅长|部长|市长|县长|区长|镇长|乡长|村长|省长|州长|"
    "书记|委员|主席|总理|总统|总裁|总经理|董事长|经理|厂长|店长|会长|理事长|秘书长|队长|团长|师长|"
    "司令|将军|上校|站长|所长|馆长|行长|社长|台长|导演|工程师|研究员|参赞|大使|领事|代表|议员|同志|"
    "师傅|老板|大爷|大妈|阿姨|叔叔|奶奶|爷爷|姐|哥|总(?=[，。、：说表介]))"
)
# What makes 于 a preposition although a title follows, and its like for the others.
_NOT_BEFORE = (
    "(?<![由对关至位处基在鉴终属归等便易善源出用限大小低高多少优过忠急敢勇乐甘苦介居生死始毁败见立建成致陷适富"
    "精长敏利助向给予务表业职读予附鉴缘碍止来自寄安钟基起嫁传授求移转送交献赠]于)"
    "(?<![其剩业多有百十千万亿年月岁天个余]余)(?<![规模示典师防就风]范)(?<![前以之然最今此随日落背先午]后)"
    "(?<![各这那该两几一多某品树变物播兵军工火特人]种)(?<![入共我政本各全]党)(?<![旅出导上下中周漫春郊畅]游)"
    "(?<![平舞月讲电站上柜]台)(?<![白多风乌蓝]云)(?<![简质古纯俭淳]朴)(?<![稻山峡河五]谷)(?<![宿房校]舍)"
    "(?<![关联体院派]系)(?<![歌戏舞乐弯作]曲)(?<![若相能]干)(?<![枝茶落红]叶)(?<![抢侵]占)(?<![不生惟]肖)"
)
# Surnames that are a common word before an office (党代表, 种代表, 台长): only forms of address count.
_ADDRESSED = "(?:某某|某(?=[，。、的和与说因在被])|先生|女士|小姐|同志|老师)"
_WORDS_TOO = "党种后干台秋舍系佣占曲松胜冲游"
_TITLED = re.compile(
    f"[{''.join(_SURNAMES)}]"
    f"(?:(?<![{_WORDS_TOO}])(?={_TITLES})|(?<=[{_WORDS_TOO}])(?={_ADDRESSED})){_NOT_BEFORE}"
)


def surnames(text: str) -> list[Patch]:
    """Return the surnames of a Simplified text that stand before 某, a title or the like."""
    return [
        (found.start(), found.start() + 1, _SURNAMES[found.group()[0]]) for found in _TITLED.finditer(text)
    ]
