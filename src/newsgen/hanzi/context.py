"""What stands beside a character decides, where no list of words could: quantities, weeks, foreign names.

Two kinds: measures after a numeral are told before words are looked for (十二只ETF, 三周后); what is only
likely (里 in a foreign name, 系 as "is") holds where no word of two or more characters covers the character.
So does what follows from counts: 裡 is "in", and never stands behind what is no word to be in (忽里台).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from functools import cache

from newsgen.hanzi import dictionary
from newsgen.hanzi.lattice import is_han
from newsgen.hanzi.stage import Pass, Patch

# Characters that transcribe foreign syllables, without those after or before which 里 often is "in".
_BEFORE = (
    "阿埃艾安奥澳巴贝比彼毕波伯博布查达戴丹德登邓迪蒂丁杜厄恩尔法凡菲费芬弗福夫盖甘冈戈格葛圭哈汉豪赫亨胡霍"
    "基吉贾杰捷卡凯坎考科克肯库奎坤拉莱兰朗劳勒雷黎莉列卢鲁伦罗洛吕玛迈麦曼芒梅蒙米密缅莫默姆穆纳奈尼涅纽"
    "诺欧帕潘庞佩彭皮珀普恰乔琼瑞萨塞赛桑瑟绍圣施史斯丝司苏索塔泰坦陶特腾提图托瓦旺威韦维魏翁沃乌武希悉锡夏"
    "肖辛休雅亚耶伊尤约扎泽詹兹佐摩撒叙犹底弥哥茨噶热叶"
)
_AFTER = (
    "阿埃艾安奥澳巴贝比彼毕波伯布茨达戴丹德登邓迪蒂丁杜厄恩尔法凡菲费芬弗福夫盖甘冈戈格葛古圭哈汉豪赫亨霍"
    "基吉加贾杰捷卡凯坎考科克肯库奎拉莱兰朗劳勒雷黎莉列卢鲁伦罗洛吕马玛迈麦曼芒梅蒙米密莫默姆穆纳奈尼涅宁纽"
    "诺欧帕潘庞佩彭皮珀普奇恰切乔琼瑞萨塞赛桑瑟森沙士绍舍圣施史什斯丝司苏索塔泰坦特腾提图托瓦威韦维魏翁沃乌武西希悉锡"
    "夏肖辛休雅亚耶伊因尤约扎泽詹兹佐昂忽温连申"
)

_NUMERAL = "0-9０-９一二三四五六七八九十百千万亿廿卅两几"
# Behind which 只 is "only" even after a numeral: 三人中两只有一个 is rare, 十只是 is not.
_ONLY = "是能有会要好不需用得可占限剩见在差为因求顾管怕言此供"
# What is counted by 隻 after 各, 每, 这: a fund, a share, an animal, one of a pair.
_COUNTED = (
    "[A-Z]|新?基金|(?:[个绩概成]|白马|蓝筹|权重)[^，。；]{0,2}股|[新牛妖港美]?股|产品|个?券|标的|存单|(?:可?转|国|公司|企业|绿色|信用)?债|指数|信托|理财"
    "|[猫狗鸟羊鸡鸭鹅牛马虎猴猪兔鼠熊象手脚眼耳鞋船箱碗表蚊虫]|蝴蝶|小?动物"
)
# Of what a person, a body or a thing can be almost one: 准军事部队, 准社员.
_QUASI = (
    "军事|外交|主权|社员|会员|成员|官|公共|行政|司法|货币|[妈爸][妈爸]|父母|新[娘郎]|大学生|毕业生|决赛|现役|高铁|总[统理]|市长"
    "|国家|员工|岳[父母]|女婿|儿媳|垄断|市场|财政|政府|文盲|[一二三]线|上市|独角|金融|博士|硕士"
    "|车主|[三四五]星|租客|买家|龙头|现任|掌门|高[一二三]|研究生"
)
# What is dried, or dry: 干辣椒, 干垃圾.
_DRIED = (
    "海参|海带|海产|海米|海藻|辣椒|香菇|木耳|蘑菇|菌菇|红枣|荔枝|龙眼|桂圆|百合|莲子|玫瑰|菊花|虫草|鲍鱼?|瑶柱|墨鱼|鱿鱼"
    "|虾仁|虾皮|紫菜|豆角|豆腐|腐竹|米粉|河粉|粉丝|酵母|茧|胶(?![卷片带])|煤|垃圾|葡萄酒|花生|核桃|玉米|稻草|牧草|麦草|树枝|树叶|柴火"
    "|木材|木屑|污泥|沙土|地皮|抹布|毛巾|衣服|海绵|皮肤|头发|土豆|番茄|橘皮|陈皮"
)
# Frequent surnames behind which 钟 is a given name rather than a clock: 岳钟琪.
_FAMILIES = (
    "王李张刘陈杨赵黄吴周徐孙朱郭何罗高林郑梁谢宋许邓冯韩曹曾彭萧蔡潘田董袁于余叶蒋杜苏魏程吕丁沈任姚卢傅姜崔谭廖范汪陆戴贾韦夏"
    "邱侯邹熊孟秦江阎薛尹段雷黎史陶贺顾毛郝龚邵钱严覃莫汤岳温申裴"
)
# Behind which 系 is "is": 主要系成本上升所致.
_IS = (
    "主要|原因|此举|此次|本次|交易|股份|款项|资金|变动|增加|减少|下降|上升|增长|波动|差异|余额|金额|事项|行为|图片|视频|商品"
    "|房屋|车辆|房产|债务|协议|合同|二者|两者|三人|四人|本人|亏损|盈利|利润|收入|费用|支出|减值|账款|存货|处罚|事故|火灾"
    "|伤亡|决定|文章|言论|消息|传闻|照片|截图|账号|手机|上述|前述"
)
# Of each character the surroundings in which it is certain, by the character that it then is. The character
# comes first, and what stands before it is asked for afterwards: so the search is fast.
_CERTAIN = {
    "隻": (
        f"只(?:(?<=[{_NUMERAL}]只)(?<![唯统单专万]一只)|(?<=[{_NUMERAL}][余多来几]只))(?:(?![{_ONLY}])|(?=可[转交]))"
        f"|只(?<=一只只)(?![{_ONLY}])"
        f"|只(?<=其中[{_NUMERAL}]只)(?=为)"
        f"|只(?<=[各每这那该单首某另前数多余整两]只)(?={_COUNTED})"
    ),
    "週": (
        f"周(?<=[{_NUMERAL}]周)(?<!四周)(?![岁围边折密刊济转游知长瑜恩六遭])"
        "|周(?<=四周)(?=[后内前](?![容台面方部者])|以[后前内上来]|之[后内前])|周(?<=第四周)|周(?=[初内末]([^，。]{0,6}[盘跌涨价量开收会场]|没有|无))"
        "|周(?<=[各多每本上下这那前整首隔双单近逐半]周)(?=[天上下降升增减数，。、；：）的内后前起净环同度均涨跌报线末个连累共已将仍继发成交]|$)"
        "|周(?=[涨跌]幅|成交|[环同]比|[度均][产均环同涨跌成销净价库]|K?线|产[量销]|销[量售]|净[流买卖增])"
    ),
    "餘": (
        "余(?<=[0-9０-９十百千万亿]余)(?![弦一])|余(?<=[公海英华]里余)|余(?<=年半余)"
        f"|余(?<=[{_NUMERAL}半][年月天周米里亩岁吨]余)(?=[，。、；）的前后来内]|$)"
    ),
    "後": f"后(?<=[{_NUMERAL}多半][天年月日周时秒]后)",
    # What was wet, and is no longer: the river, the paint, his hair.
    "乾": (
        "干(?<=[水河海井泪血汗漆墨池塘湖溪服巾唇喉舌嘴土]干)(?=[了透掉涸])|干(?<=[头毛]发干|[抹纱]布干)(?=[了透掉])"
        "|干(?<=[水河海井泪血汗漆墨池塘湖溪服巾唇喉舌嘴土田][都也就全快已]干)(?=[了透掉涸枯])"
        "|干(?<=[河水井田土]已经干|[河水井田土地]就都干)(?=[了透掉涸枯])"
        "|干(?<=[水河海井泪墨]就干)(?=了)"
        "|干(?<=[漆墨服发面泪汗土料胶迹衣发](?:还没|还未|尚未|没有|已经|完全|早已)干)(?=[，。、；！？了透]|$)"
        "|干(?<=[漆墨服发面泪汗土料胶迹衣发][没未快]干)(?=[，。、；！？了透]|$)"
        "|干(?=[了掉]?[一二两三四五六七八九十几这那][大小]?[杯碗壶瓶盅盏])"
        f"|干(?<![若骨主基相才能实]干)(?={_DRIED})"
    ),
    # What is put together, and what else: 复合|并在, where no word of 并 follows (联合|并购) and none ends
    # before 合并 (批复|合并).
    "並": (
        "并(?:(?<=[吻契符愈缝弥综耦糅撮混]合并)|(?<=[^批答恢修回康光反重往报]复合并)|(?<=^复合并)"
        "|(?<=[^凝团积相]聚合并)|(?<=^聚合并))(?![购表网入案轨柜校])"
    ),
    # Of a department, behind 公关 that is no end of 办公 and 关系.
    "系": (
        "系(?:(?<=[^办老外公不王阿叔国天]公关系)|(?<=^公关系))"
        "(?=的?副?(?:教授|主任|院长)|讲师|学生|毕业|师生|老师)"
    ),
    "于": "于(?<=·于)",
    "錶": "表(?<=[一二两三几这那]只表|[一二两三几这那]块表|[一二两三几这那]枚表)(?![演示现达决情明格率态面])",
    "齣": (
        f"出(?:(?<=[{_NUMERAL}这那首每该哪整]出)|(?<=[演唱看排][多几]出))"
        "(?=[^，。；]{0,5}[戏剧]|《|空城计|双簧|罗生门|苦肉计|折子|木偶|皮影)(?![现台门去来口入国手场生发售院厂站线色局])"
        "|出(?<=一出)(?=[接又]一出)|出(?<=一出[接又]一出)(?=[，。的地上]|$)"
    ),
    "颳": "刮(?<=风刮)|刮(?=[了起来过着]{0,2}一?[阵大狂台北南东西寒冷热暖妖邪龙卷]{0,3}风)",
    "麵": "面(?<=[一二两三四五六七八九十半几][碗包斤袋桶锅]面)(?![向对临积试额值料子上下前巾膜纸具皮])",
    "捲": (
        f"卷(?<=[{_NUMERAL}]卷)(?=胶[卷带片]|卫生纸|纸巾|电[线缆]|布料|铁丝|毛线|地毯|[壁墙]纸|[竹凉]席|铺盖|绳|薄膜"
        "|底片|画布)"
    ),
    # What somebody cannot hit or tell: 看不准, not 不准入内.
    "準": "准(?<=[测猜算瞄拿摸看打投报踩估卡]不准)(?=[，。、；：！？了的啊呢]|$)",
    "幾": "几(?<=[前这那有好十隔]几)(?=[案率])",
    # Something hangs on, or is tied to: 系在腰上.
    "繫": (
        "系(?=[在于]?[^，。；的]{0,3}[腰颈脖](?:[上间部子，。]|$))"
        "|系(?<![该本各全院大中校派世星体关联直嫡学这那]系)(?=在[^，。；的]{1,3}[上下旁](?:[，。；的]|$))"
    ),
    "里": (
        f"里(?<=[{_NUMERAL}余多数][公英华海]里)|里(?<=数里)(?=[之外远长路地])"
        "|里(?<=[0-9０-９百千万亿廿卅数几十][余多来]里)(?![面头边])|里(?<=[百千万亿廿卅几]里)(?![面头边有挑])"
        "|里(?<=[0-9０-９]里)(?<![表图第章节件录][0-9０-９]里)(?![面头边的有])"
        f"|里(?<=[一二三四五六七八九十百千][一二三四五六七八九十万]里)(?![面头边])"
        f"|里(?<=村[、（(/]里)|里(?<=[{_NUMERAL}]个里)(?=[、，。；及和与共]|$)"
        "|里(?<=[一二三四五六七八九十百千数几两]里)(?=之?外的)"
    ),
}
# The same for what is only likely.
_LIKELY = {
    "里": (
        f"里(?<=[{_BEFORE}]里)(?=[{_AFTER}])"
        f"|里(?=·)|里(?<=·里)|里(?<=[{_BEFORE}][{_BEFORE}]里)(?![面头边外有])"
        f"|里(?<=·[{_BEFORE}]里)"
        f"|里(?=[{_AFTER}多]{{1,5}}·)"
        # Where nothing stands before it that something could be in: 里卡多认为, 球员里贝里.
        f"|里(?<=[，。、；：？！（《“「『—\\n员手者长理统练将师家授士星相帅]里)(?=[{_AFTER}里多]{{2}})|里(?<=^里)(?=[{_AFTER}里多]{{2}})"
    ),
    "鍾": f"钟(?<=[{_FAMILIES}]钟)(?=[琪麟瑄硕奭国书英秀灵毓华祥文瑞珍淑惠德彦毅泽杰霖仁庆善贤焕云])",
    "云": "云(?<=[经诗书语曰典传记谚偈词赋论注序子又亦或]云)(?=[：“「])",
    "干": f"干(?<=[{_BEFORE}]干)(?=[{_AFTER}])|干(?<=·干)",
    "贊": f"赞(?<=[{_BEFORE}]赞)(?=[{_AFTER}])",
    # What is eaten: 红烧牛肉面, 凉拌面.
    "麵": "面(?<=[肉鸡鸭鱼虾蛋酱浇拌烩煨焖]面)(?![前临对向朝积部料目孔色上下子层团])",
    # Whose, or what kind of watch: 卡地亚表, 潜水表.
    "錶": ("表(?<=(?:运动|飞行|潜水|珠宝|智能|智慧|奢侈|高端|高档|国产|二手|名牌|爱彼|浪琴|地亚|丹顿)表)"),
    "籤": (
        "签(?:(?<=抽[到中得出]签)|(?<=抽[到中得出].签)|(?<=抽[到中得出]..签))(?![约名署字订证收到发协合单])"
    ),
    "鬆": (
        "松(?<=[得不太更能]松)(?![树柏木林花鼠江阳原山本下井岛田涛果仁针脂香露茸])"
        "|松(?=不得|得[了太过下]|一点|一些|一松)"
    ),
    "係": (
        "系(?<=[均皆俱乃实纯确亦即料人告款者司产品此件案犯项户方额故某]系)(?=[\u4e00-\u9fff]{2})(?![统列数主谱别所院])"
        "|系(?=[依由以因指经自按为属出](?![系院]))(?<![统学院科本各该此两三一二几全文语数理化工法商外医管术系派嫡直母父世星水菜语族]系)"
        "|系(?<=[涨跌]系)(?=市场|受|资金)"
        f"|系(?<=(?:{_IS})系)(?=[\u4e00-\u9fff“《]{{2}})(?![统列数主谱别所院])"
        "|系(?:(?<=[，。；：（]系)|(?<=^系))(?=本[^科系]|其|该|公司|上市|前[^主]|原|正常|全资|控股|为|对|根据|按|一[家种名个项]|我国|国内|全国|首)"
    ),
    "餘": "余(?=[由均应自仍皆悉绌])|余(?<=[剩賸存结盈节尚]余)",
    "準": (
        f"准(?=(?:{_QUASI}))|准(?<=得准)(?![许予入驾考生运印用将尉此其字建])"
        "|准(?<=[踩卡摸踏把选盯测估打投咬抓拿捏站切掐]准)(?![许予入驾考生运印用将尉此其])"
    ),
    "註": (
        "注(?=[0-9０-９]{0,2}[：:])|注(?=[①-⑳])|注(?<=[表图]注)(?=[0-9０-９：:，。、）]|$)"
        "|注(?<=[者编译附备脚尾原]注)(?![意重入目射定视资释册])"
    ),
}

# What something can be in that statutes and transcripts do not tell of: parts of a body, vessels, seasons.
_INSIDE = (
    "喉唇齿牙颈胸背肝脾肺肾甲脚腿魂血骨髓皮毛鼻肠腮颊眉髯拳腕肘腋肩膝腹脐乳腔江塘泉丛沙泥雨霜焰灰冰雪雾雹雷霞岩崖峡涧浪滩岛屿"
    "沼泽湿壑岭陵漠尘庵牢坟墓壁厨帐亭观衙铺棺椁灶厩槽圃筏窑轿舱殿寨堡垒壕闸檐阶邸轩斋祠阙闱栅窝巢瓮炕袜瓶罐篓筐鼎镬鞍靴帽裤裙"
    "褥枕帘绳铃琴笛箫盏盘盆釜瓢勺奁兜箕罟帷幔毯榻椅辇舸鞋袖被饭粥蜜醋米麦豆瓜酱酒羹糕馅蔬春夏秋冬晨暮宴夕宵旬纪载更刻秒冥树枝"
    "花草茎芽穗藤蔓荆麻蕊跋诏牒弦军派郡杀伙旅缘爱恨愁痛苦笑哭泪香味暗黑静醉睡雅俗"
    "死活生病穷富好坏多少长短高低深浅"
)

# Behind these whatever stands before 里 is what one goes into: 往死里打, 从荒漠里.
_MOVES = frozenset("往从朝")

# Frequent surnames with which 乾 and 昇 make no word (白乾 and 高昇 are some).
_SURNAMES = (
    "王李張劉陳楊趙黃吳周徐孫朱郭何羅鄭謝韓唐馮于董蕭程曹袁鄧許傅曾彭呂盧蔣蔡賈丁魏薛葉閻余潘杜戴夏鍾汪田姜范姚譚廖鄒"
    "熊陸郝孔崔邱秦顧侯邵孟段錢湯尹黎武喬賀賴龔沈司歐"
)
# With which foreign names end.
_ENDS = "思斯格爾德特姆恩曼夫雷利克森頓納拉亞基米馬托洛威治哈茲琪"
# Of a Traditional text: 著 as "author" (王某某著), where it is no particle of the word before it; 乾 and 昇
# as what somebody, or a company, is called.
_LIKELY_IN_TRADITIONAL = {
    "著": (
        "著(?=[）)《〈]|\\s?[0-9０-９]{4})|著(?<=[\\s\u3000]著)(?=[\\s，。；、）)]|$)"
        f"|著(?<=[》）』（(／/、][{_SURNAMES}].著)(?=[，。；、）)]|$)|著(?<=[》）』（(／/、][{_SURNAMES}]..著)(?=[，。；、）)]|$)"
        f"|著(?<=》[^，。》][{_ENDS}]著)(?=[，。；、）)]|$)|著(?<=》[^，。》]{{2}}[{_ENDS}]著)(?=[，。；、）)]|$)"
        f"|著(?<=》[^，。》]{{3}}[{_ENDS}]著)(?=[，。；、）)]|$)"
        f"|著(?<=》，[{_SURNAMES}].著)(?=[，。；）]|$)|著(?<=》，[{_SURNAMES}]..著)(?=[，。；）]|$)"
        f"|著(?<=^[{_SURNAMES}].著)(?=$|，[^，。]{{2,4}}[譯編繪])|著(?<=^[{_SURNAMES}]..著)(?=$|，[^，。]{{2,4}}[譯編繪])"
    ),
    "乾": (
        "乾(?=[景泰通坤隆祐宇宸祥鼎宏興順昌恆])"
        f"|乾(?<=[{_SURNAMES}][^曬晾烘風吹擦弄餅肉豆果萄筍擰榨抽喝流陰]乾)(?=先生|女士|教授|董事長|總經理)"
        f"|乾(?<=[{_SURNAMES}]乾)(?=[，。、；：）)」』》〉\\s]|$|先生|女士|教授|說|説|表示|指出|認為|等)"
    ),
    "昇": f"昇(?<=[{_SURNAMES}]昇)(?![級天華官格])",
}
# Of a Simplified text in Cantonese, for Hong Kong.
_LIKELY_IN_HONG_KONG = {
    "吓": "吓(?<=[睇唞听讲谈试等行坐食饮玩搞问倾谂谗一]吓)",
    "係": "系(?<=[唔梗佢哋咪]系)|系(?<=边个系)|系(?=[咪佢唔嘅咁边乜咩])",
    "隻": "只(?<=[嗰呢𠮶边]只)(?![系是有能要会])",
}


def certain(text: str) -> list[Patch]:
    """Return the measures of a Simplified text, in order."""
    return sorted(
        (match.start(), match.end(), form)
        for form, pattern in _CERTAIN.items()
        for match in re.finditer(pattern, text)
    )


def likely(text: str, stage: Pass, patches: Sequence[Patch], edition: str) -> Iterator[Patch]:
    """Yield what is likely where neither a patch of the stage nor a word covers the character."""
    spelled = stage.spelled(text)
    taken = {place for start, end, _ in patches for place in range(start, end)}
    rules = _LIKELY_IN_TRADITIONAL if edition == "zh-Hans" else _LIKELY
    if edition == "zh-Hant-HK":
        own = _LIKELY_IN_HONG_KONG.items()
        rules = rules | {form: f"{rules[form]}|{more}" if form in rules else more for form, more in own}
    for form, pattern in rules.items():
        for found in re.finditer(pattern, text):
            place = found.start()
            if place not in taken and stage.alone(spelled, place):
                taken.add(place)
                yield place, place + 1, form
    if edition != "zh-Hans":
        yield from _strange(text, stage, spelled, taken)


def _strange(text: str, stage: Pass, spelled: str, taken: Set[int]) -> Iterator[Patch]:
    """Yield 里 behind a character that is a word by itself and never seen before 裡: part of a name."""
    seen = _seen_before("裡")
    place = text.find("里", 1)
    while place > 0:
        before = text[place - 1]
        if (
            is_han(before)
            and before not in seen
            and text[max(place - 2, 0) : place - 1] not in _MOVES
            and not {place - 1, place} & taken
            and stage.alone(spelled, place)
            and stage.alone(spelled, place - 1)
        ):
            yield place, place + 1, "里"
        place = text.find("里", place + 1)


@cache
def _seen_before(form: str) -> frozenset[str]:
    """Return the characters that may stand before a Traditional form."""
    return next(
        frozenset(seen + _INSIDE) for given, seen in dictionary.own("neighbours.tsv") if given == form
    )
