"""Surnames, titles and given names, as people.tsv and surnames.tsv have them."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from newsgen.cjk import LETTER
from newsgen.hanzi import dictionary
from newsgen.hanzi.segments import SEPARATORS

_SO_AND_SO = "某某(?!公司|企业|机构|银行|部门|单位|项目|集团|大学|医院|学校|[中小]学|省|市(?!民)|县|区|国|地)"
_SOMEBODY = _SO_AND_SO + "|某(?![某种个些类项一地处方年月日时国省市县区校大公企机部人物单段条座家位份支批类])"
# After a surname that is a common word (党代表, 种代表, 台长) only these forms of address count.
_PLAINLY = _SO_AND_SO + "|某(?=$|[，。、；：）”」』》的和与及说称因在是被将等案诉])|先生|女士|小姐|氏"
# What is done to a person.
_SUFFERS = "押送|送医|带走|抓获|拘留|逮捕|移送|打伤|砍伤|刺伤|杀害|起诉|汇款|转账|传唤"
_ACCUSED = (
    "某(?=$|[；：）甲乙丙丁犯刚均涉上称于生表系承供逃趁拒酒驾持未等从到对向将以曾已又再则仍诉]|介绍|交代|提起|提出|起诉|名下|先后|伙同"
    "|挪用|侵占|盗窃|诈骗|骗[取得走]|隐瞒|冒充|伪造|虚构|谎称|受贿|行贿|贪污|收受|索贿|非法|故意|纠集|居住|酒后|醉酒|步行"
    "|携|殴打|辱骂|威胁|猥亵|受伤|死亡|身亡|猝死|坠[楼亡河]|溺[水亡]|承诺|保证|拒绝|不服|辩称|获刑|应当|有权|无权|自愿"
    "|自行|私自|擅自|明知|误[将以]|实际|出资|入股|减持|增持|套现|操[控纵]|泄露|买[入卖]|卖出|与|和(?!平)"
    "|通过|利用|多次|否认|认罪|认为|归案|落网|投案|自首|构成|要求|请求|支付|赔偿|返还|借款|发生|争执|口角|冲突|有染|相识|结婚|离婚|出具|签订|购买|报警|报案|告诉"
    "|失联|突发|" + _SUFFERS + "|当[场庭]|夫妇|夫妻|兄弟|姐弟|父子|母女|家属|本人|一方|之[妻夫子女父母])"
)
# What only people do and have: 某 is somebody even where a word could end with the surname (征得于某同意).
_SURELY = (
    f"{_SO_AND_SO}|某(?:{_SUFFERS}|同意|之[妻夫子女父母弟兄姐妹]|本人|家属|夫妇|夫妻|供述|交代|投案|自首|落网|归案|报警|报案"
    "|名下|采取|作出|处以|予以|立案|提起)"
)
_FAMILY = "家(?![族人伙庭电具里中门乡用居装企禽畜兔猫犬鸽蚕蝇鼠属长务国教园业常政喻境事世产暴法公])"
_DOES = (
    "就(?![职任])|不(?!起诉)|[的在也还都没和与让把给想觉问来去走带对被已很听看笑]|团队|课题组|一行|接受[采专委记媒访邀]|提[交醒供]|建议|向[^来]|从[^业前来]|当场|马上"
    "|立[即刻]|正在|曾[经任在获]?|拿|打[开电断]|站|坐|点头|摇头|一[边直再]|非常|十分|只[好能是]|拒绝|同意|答应|希望|相信|布置|批改"
)
_CHIEF = (
    "[总董导局](?=$|[，。、：说表介和与也都在到]|回[应复]|致辞|敲钟|今[天日年]|昨[天日晚]|近日|透露|亲自|坦言|告诉|认为|强调|离职|辞职)"
    "|老(?=去世|逝世|辞世|病逝|离世|认为|告诉|回忆|介绍|一生|夫妇)"
)
# Who is called by no more than a surname: 于姓男子, and, as the press of Taiwan and Hong Kong has it, 于男.
_NAMED = (
    "姓(?=[男女嫌民网友学老司店屋业房住负犯被主夫妇兄姐青少警律医教议工农渔船驾骑乘旅游病患"
    "读听观歌球选队保家长员台港陆华外印越]|$|[，。])"
)
_PARTY = "[男女嫌妇翁童父母妻](?![性人方子士生友孩儿女母亲的权篮足排单双团队星装王主神巫婿婴老兵鸭])"
# What those forms begin with, besides titles and what one calls people.
_FIRST = "某先女小氏副总董导局老家姓男嫌妇翁童父母妻"
# What ends a list of names: 征云飞等三人, 种菁报道.
_COUNTED = (
    "等?[一二两三四五六七八九十几数0-9]{1,3}[人位名]|报道|摄影报道|摄(?=$|[，。；）])"
    "|[（(][0-9]{3,4}年?[0-9月日]{0,6}[－—–~～-]|，?[0-9]{4}年[0-9月日]{0,6}[出诞]?生"
)
# What ends that which begins with 在, or with 通过对: 在于先生之前, 通过对于先生的采访.
_WITHIN = (
    "(?:之[前后间外]|[以之]?[前后](?=[，。、]|$)|面前|身[边上后旁前]|名下|家[中里]|手[中上里]|生前|门下|任内|任期"
    "|的(?:[^，。]{0,6}[下中里上内]|采访|调查|访问|访谈|问询|讯问|询问|观察|了解|研究)(?=$|[，。、得了后]))"
)
# What follows a name behind these, with which 于 is no preposition: 由于海担任, 与于海签约, 将于海列为被告.
_BEHIND = {
    "由": "担任|出任|接任|兼任|继任|接替|接掌|率队|执导|主演|饰演|扮演|独资|控股|持股|代为"
    "|创办|创立|创建|主讲|主刀|领衔|带队|编剧|撰写|提名|牵头",
    "经": "同意|批准|授权|确认|允许|许可|审核|签字|介绍|推荐|提名|举报|引荐",
    "据": "介绍|透露|表示|回忆|分析|供述|交代|自述|描述|估算|观察|统计",
    "定": "为(?:实际控制|共同实际|内幕|直接|主要责任|第一大)|是内幕|构成|存在",
    "予": "通报批评|公开谴责|警告|罚款|记过|处分|行政",
    "结": "名下|所持|持有",
    "了": "的(?:汇报|意见|申请|请求|陈述|申辩|辞职|报告)",
    "将": "列为|列入|告上|诉至|送医|送往|带走|抓获|起诉|控制|解聘|免职|除名|推上|任命"
    "|评为|选为|认定|登记|追加|击败|淘汰",
    "向": "转让|支付|借款|借[入出]|出售|出具|发出|表示|交付|返还|赔偿|索[要赔]"
    "|提[出供起]|行贿|汇[款出]|定向发行|催[讨收]|购买|道歉|致[谢敬]|送达|下发",
    "与": "签[订署约下了]?|达成|协[议商]|合作|共同|发生|结婚|离婚|联手|联系|见面|会面"
    "|对话|之间|一起|搭档|先后|相识|等|均|系|为|存在|的|[，。、]",
    "把": LETTER + "{2}",
    "被": LETTER + "{2}",
    "和": "等|均|都|一起|先后|共同|分别|[两二三]人|的[^，。]{0,4}(?:关系|合作|对话)",
    "对": "(?:判处|刑拘|批捕|采取(?:强制|监管|责令|出具|行政|市场|限制)|出具|处以|罚款|立案|提起[诉仲公])"
    "|的(?:[行政刑事]{0,2}处罚|起诉|指控|判决|任命|逮捕|批捕|拘留|审判"
    "|聘任|提名|解聘|监管措施|[立案]{0,2}调查)",
}


#: What goes with people, within a sentence: 和种雅婷, 被于海涛.
WITH_PEOPLE = "和与跟叫被把让替找陪谢向"
# More that a name may stand behind: 姓, 其中, 老 and 小, prepositions before 于 as a surname, 影业 and 娱乐.
_BEFORE_NAMES = "姓中老小于在业乐 \u3000:/|｜"
# Kinds of surnames, by what shows that one may stand there.
_KINDS = (("rare",), ("word", "firm"), ("name", "particle", "default"))


class Surname(NamedTuple):
    """A surname: its Traditional form, what it is besides, and the neighbours with which it is a word."""

    form: str
    also: str
    before: frozenset[str]
    after: frozenset[str]


class People(NamedTuple):
    """What people.tsv has: words before names and after them, and characters."""

    titles: frozenset[str]
    title_ends: frozenset[str]
    credits: frozenset[str]
    addressed: dict[str, re.Pattern[str]]
    said: re.Pattern[str]
    deeds: re.Pattern[str]
    beside: frozenset[str]
    beside_ends: frozenset[str]
    firms: frozenset[str]
    firm_ends: frozenset[str]
    called: re.Pattern[str]
    counted: re.Pattern[str]
    titles_after: re.Pattern[str]
    frame: re.Pattern[str]
    behind: dict[str, re.Pattern[str]]
    others: frozenset[str]
    given: frozenset[str]
    pairs: frozenset[str]
    follows: frozenset[str]


@cache
def known_surnames() -> tuple[dict[str, Surname], re.Pattern[str]]:
    """Return the surnames, and what finds them: not where one ends a word and no name can stand (属于); one
    that is a word needs a neighbour that tells."""
    known = {
        name: Surname(form, also, frozenset(before), frozenset(after))
        for name, form, also, before, after in dictionary.own("surnames.tsv")
    }
    rare, words, names = (
        "".join(name for name, surname in known.items() if surname.also in kinds) for kinds in _KINDS
    )
    last = "".join(people().title_ends)
    beside = "".join({*WITH_PEOPLE, *people().behind, *people().beside_ends, *people().firm_ends})
    said = "介绍|表示|认为|指出|坦言|透露|强调|分析|先生|女士|名下|离婚|转账|的欠条|的借条|的职务"
    marks = re.escape("".join(SEPARATORS))
    # Behind these a name may stand even where the surname would end a word with them.
    before_names = {*people().title_ends, *people().behind, *SEPARATORS, *_BEFORE_NAMES}
    ends = ((re.escape("".join(sorted(known[name].before - before_names))), name) for name in names)
    ending = "|".join(f"[{before}]{name}" for before, name in ends if before)
    # A class comes first, which is searched for quickly; what stands beside it is asked for afterwards.
    tells = (
        f"(?<=[{names}])(?:(?<!{ending})|(?=某))"
        f"|(?<=[{words}])(?:(?=[某先女小太夫氏姓])|(?<=[姓 \u3000：:／/{marks}{last}{beside}].)|(?<=^.)"
        f"|(?=.{{1,2}}(?:{said}|：)))"
        f"|(?<=[{rare}])(?:(?=[某先女小氏姓])|(?<=姓.))"
    )
    return known, re.compile(f"[{names}{words}{rare}](?:{tells})")


@cache
def people() -> People:
    """Return the words."""
    words: dict[str, list[str]] = {}
    for kind, line in dictionary.own("people.tsv"):
        words.setdefault(kind, []).extend(line.split(" "))
    plain, titles, said, did = ("|".join(words[kind]) for kind in ("plain", "address", "said", "did"))
    titles = f"副?(?:{titles})"
    # What all of them begin with comes first, which is asked for quickly.
    first = "".join(sorted({word[0] for kind in ("plain", "address") for word in words[kind]}))
    begins = f"(?=[{first}{_FIRST}])"
    name = f"{begins}(?:{_SOMEBODY}|{plain}|{titles}|{_CHIEF}|{_FAMILY}|{_NAMED}|{_PARTY})"
    particle = f"{_PLAINLY}|{_ACCUSED}|{plain}|{titles}(?:{said}|{_DOES})|{_CHIEF}|{_FAMILY}|{_NAMED}"
    addressed = {
        "name": name,
        "default": name,
        "particle": f"{begins}(?:{particle})",
        "word": f"{_PLAINLY}|{_ACCUSED}|{_NAMED}",
        "firm": f"{_PLAINLY}|{_ACCUSED}|{_NAMED}",
        "rare": f"{_PLAINLY}|{_ACCUSED}|{_NAMED}",
        "surely": _SURELY,
        "party": _PARTY,
    }
    return People(
        frozenset(words["title"]),
        frozenset(title[-1] for title in words["title"]),
        frozenset(words["title"] + words["credit"]),
        {also: re.compile(pattern) for also, pattern in addressed.items()},
        re.compile(f"{said}|{did}|{plain}|{titles}"),
        re.compile(f"(?=[{''.join({deed[0] for deed in words['deed']})}])(?:{'|'.join(words['deed'])})"),
        frozenset(words["with"]),
        frozenset(word[-1] for word in words["with"]),
        frozenset(words["firm"]),
        frozenset(word[-1] for word in words["firm"]),
        re.compile(plain),
        re.compile(_COUNTED),
        re.compile(titles),
        re.compile(f"(?:{plain}|{titles}){_WITHIN}"),
        {before: re.compile(pattern) for before, pattern in _BEHIND.items()},
        frozenset(words["other"]),
        frozenset(words["given"]),
        frozenset(words["pair"]),
        frozenset(words["follows"]),
    )


def titled(text: str, end: int) -> bool:
    """Whether a title or another word for a person ends there."""
    words = people()
    if text[end - 1 : end] not in words.title_ends:
        return False
    return any(text[end - length : end] in words.titles for length in (2, 3, 4, 5) if length <= end)
