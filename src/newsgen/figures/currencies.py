"""The words and signs of currencies."""

from __future__ import annotations

#: The words that stand after a number, by currency (ISO 4217).
CURRENCIES = {
    "CNY": (
        *("元人民幣", "元人民币", "人民幣元", "人民币元", "人民幣", "人民币"),
        *("元", "圓", "圆", "塊錢", "块钱"),
    ),
    "USD": ("美元", "美金"),
    "HKD": ("港元", "港幣", "港币", "港圓", "港圆"),
    "TWD": (
        *("元新臺幣", "元新台幣", "元新台币", "新臺幣元", "新台幣元", "新台币元"),
        *("新臺幣", "新台幣", "新台币", "臺幣", "台幣", "台币"),
    ),
    "EUR": ("歐元", "欧元"),
    "JPY": ("日圓", "日圆", "日元", "日幣", "日币"),
    "GBP": ("英鎊", "英镑"),
    "SGD": ("新加坡元", "新加坡幣", "新加坡币", "新元", "坡元", "坡幣", "坡币"),
    "KRW": ("韓元", "韩元", "韓圓", "韩圆", "韓幣", "韩币", "韓圜", "韩圜"),
    "MOP": ("澳門元", "澳门元", "澳門幣", "澳门币", "葡幣", "葡币"),
    "AUD": ("澳元", "澳幣", "澳币"),
    "CAD": ("加元", "加幣", "加币"),
    "CHF": ("瑞士法郎", "瑞郎"),
    "RUB": ("盧布", "卢布"),
    "THB": ("泰銖", "泰铢"),
    "NZD": ("新西蘭元", "新西兰元", "紐西蘭元", "纽西兰元", "紐元", "纽元", "紐幣", "纽币"),
    "MYR": ("令吉", "林吉特", "馬幣", "马币"),
    "IDR": ("印尼盾",),
    "VND": ("越南盾", "越盾"),
    "PHP": ("菲律賓比索", "菲律宾比索"),
    "INR": ("印度盧比", "印度卢比"),
    "AED": ("阿聯酋迪拉姆", "阿联酋迪拉姆"),
    "SAR": ("沙特里亞爾", "沙特里亚尔"),
    "BRL": ("巴西雷亞爾", "巴西雷亚尔", "雷亞爾", "雷亚尔"),
}
#: All of these words.
CURRENCY_WORDS = tuple(word for words in CURRENCIES.values() for word in words)
#: The word of those that 元 is short for.
YUAN = ("元", "圓", "圆", "塊錢", "块钱")

#: What stands before a number; `$` and `¥` alone are of several countries.
SIGNS = {"€": "EUR", "£": "GBP", "₩": "KRW", "NTD": "TWD", "RMB": "CNY", "RM": "MYR"}
SIGNS |= {"NT$": "TWD", "US$": "USD", "HK$": "HKD", "MOP$": "MOP", "S$": "SGD", "NZ$": "NZD"}
SIGNS |= {"A$": "AUD", "AU$": "AUD", "C$": "CAD", "CA$": "CAD"}
SIGNS |= {f"{name}{yen}": "CNY" for name in ("CN", "RMB", "人民幣", "人民币") for yen in "¥￥"}
SIGNS |= {code: code for code in CURRENCIES}
SIGNS |= {word: code for code, words in CURRENCIES.items() for word in words if word[-1] in "币幣"}

#: The currency of each word and sign.
CURRENCY_OF = {word: code for code, words in CURRENCIES.items() for word in words} | SIGNS
