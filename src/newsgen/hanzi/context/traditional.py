"""What stands beside a character of Traditional text, into Simplified: authors, and names with 乾 and 昇."""

from __future__ import annotations

# Frequent surnames with which 乾 and 昇 make no word (白乾 and 高昇 are some).
_SURNAMES = (
    "王李張劉陳楊趙黃吳周徐孫朱郭何羅鄭謝韓唐馮于董蕭程曹袁鄧許傅曾彭呂盧蔣蔡賈丁魏薛葉閻余潘杜戴夏鍾汪田姜范姚譚廖鄒"
    "熊陸郝孔崔邱秦顧侯邵孟段錢湯尹黎武喬賀賴龔沈司歐"
)
# With which foreign names end.
_ENDS = "思斯格爾德特姆恩曼夫雷利克森頓納拉亞基米馬托洛威治哈茲琪"

#: Simplified form -> where it is likely: 著 as "author" (王某某著), where it is no particle of the word
#: before it; 乾 and 昇 as what somebody, or a company, is called.
LIKELY = {
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
