"""What stands beside a character of Traditional text, into Simplified: authors, and names with 乾 and 昇."""

from __future__ import annotations

# Frequent surnames with which 乾 and 昇 make no word (白乾 and 高昇 are some).
_SURNAMES = (
    "王李張劉陳楊趙黃吳周徐孫朱郭何羅鄭謝韓唐馮于董蕭程曹袁鄧許傅曾彭呂盧蔣蔡賈丁魏薛葉閻余潘杜戴夏鍾汪田姜范姚譚廖鄒"
    "熊陸郝孔崔邱秦顧侯邵孟段錢湯尹黎武喬賀賴龔沈司歐宋"
)
# What authors are called, two characters each, that no surname tells; then surnames that are mostly words.
_PEN_NAMES = "老舍|茅盾|冰心|三毛|巴金|魯迅|金庸|古龍|瓊瑤|莫言|艾青|蘇童|孔子|孟子|老子|莊子|荀子|墨子|屈原"
_ALSO_AUTHORS = _SURNAMES + "林梁金白巴古柏聞朴阮殷柯俞施陶嚴辛戚葛龍向"
# What goes on with 著 as a particle, and ends no name: 張開著, 王明走著.
_VERBS = (
    "看走坐站拿帶想說聽笑哭等跟住睡開關活吃喝穿戴拉推抱背跑跳飛游騎唱寫讀念叫喊望盯指朝向對沿順隨接靠依仗憑藉有放擺掛貼插躺跪"
    "蹲趴守護擁懷抓握捏捧端舉提扶牽挽摟忍受顯存揚立閃亮紅響轉動停留忙空醒醉病餓冷熱低高正反連續繼伴陪領押送運載堆積埋藏含包"
    "裹蓋遮擋圍繞環流淌滴冒燃燒照映射散漫飄浮沉懸吊垂掉落爭鬥打罵談論議問答應喚招揮摸撫摩擦試練學教養管理操控駕乘搭押追趕"
    "逼壓擠夾頂撐架支持保維撿挑擔扛抬挖鑿鋪排列跨越處占據記惦盼期待候敬愛恨怕憂愁苦樂喜歡是為"
)
_TRANSLATED = "，[^，。]{2,5}[譯編繪校注]"
_PUBLISHED = (
    "，(?:[0-9０-９]{4}年|[這本該此全]書|[^，。]{1,10}(?:出版|書局|書店|書館|圖書|譯|編|繪))|：[《〈]"
)
# With which foreign names end.
_ENDS = "思斯格爾德特姆恩曼夫雷利克森頓納拉亞基米馬托洛威治哈茲琪"

# What people do in news.
_DEEDS = (
    "表示|指出|認為|介紹|透露|強調|坦言|出任|擔任|接任|升任|辭任|辭去|卸任|當選|認購|持股|減持|增持|質押|出席|主持|獲委任|被委任|獲聘"
    "|被查|被捕|被判|涉嫌"
)


_AUTHOR = f"[{_ALSO_AUTHORS}]"
_NO_MARK = "[^，。、；：《》（）]"
_NO_VERB = f"[^{_VERBS}，。、；：]"
_MARK, _END = "[，。；、）)]|$", "[。；）)\\n]"
_OPENS = "[。；：（(「『《》由是\\n　]"


def _behind(before: str, name: str, after: str) -> str:
    """Return what finds 著 behind a name that stands between these."""
    return f"(?<={before}{name}著)(?={after})"


def _name(first: str, rest: str, *ways: tuple[str, str]) -> str:
    """Return what finds 著 behind a name, by a class of its first character and the `rest` of it; each way is
    what stands before and after. The long classes are in it once: each costs its time whenever it is read."""
    around = "|".join(_behind(before, f".{rest}", after) for before, after in ways)
    return f"(?<={first}{rest}著)(?:{around})"


#: Simplified form -> where it is likely: 著 as "author" (王某某著), where it is no particle of the word
#: before it; 乾 and 昇 as what somebody, or a company, is called.
LIKELY = {
    "著": "著(?:"
    + "|".join(
        (
            "(?=[）)《〈]|\\s?[0-9０-９]{4})|(?<=[\\s\u3000]著)(?=[\\s，。；、）)]|$)",
            f"(?<=(?:{_PEN_NAMES})著)(?=[，。；、）)《〈\\s]|$)",
            *(
                _name(
                    f"[{_SURNAMES}]",
                    _NO_MARK * more,
                    ("[》）』（(／/、]", _MARK),
                    ("》，", "[，。；）]|$"),
                    ("^", f"$|{_TRANSLATED}"),
                )
                for more in (1, 2)
            ),
            *(_behind("》", _NO_MARK * more + f"[{_ENDS}]", _MARK) for more in (1, 2, 3)),
            *(
                _name(_AUTHOR, f"{_NO_MARK * more}等", (_OPENS, _PUBLISHED), ("^", _PUBLISHED))
                for more in (1, 2)
            ),
            f"(?<={_NO_VERB}著)(?:"
            + "|".join(
                (
                    *(
                        _name(
                            _AUTHOR,
                            f"{_NO_MARK * more}.",
                            (_OPENS, f"{_END}|$|{_PUBLISHED}"),
                            ("^", f"{_END}|{_PUBLISHED}"),
                            ("，", _PUBLISHED),
                        )
                        for more in (0, 1)
                    ),
                    *(_behind("作者", f"{_NO_MARK * more}.", _MARK) for more in (1, 2, 3)),
                    # Of a foreign author nothing but the translator tells: （曼昆著，梁小民譯）.
                    *(_behind("[（(》\\]］〕]", f"{_NO_MARK * more}.", _TRANSLATED) for more in (1, 2, 3, 4)),
                )
            )
            + ")",
        )
    )
    + ")",
    "乾": (
        "乾(?=[景泰通坤隆祐宇宸祥鼎宏興順昌恆])"
        f"|乾(?<=[{_SURNAMES}][^曬晾烘風吹擦弄餅肉豆果萄筍擰榨抽喝流陰]乾)"
        f"(?=先生|女士|教授|董事長|總經理|{_DEEDS})"
        f"|乾(?<=[{_SURNAMES}]乾)(?=[，。、；：）)」』》〉\\s]|$|先生|女士|教授|說|説|等|{_DEEDS})"
    ),
    "昇": f"昇(?<=[{_SURNAMES}]昇)(?![級天華官格])",
}
