"""The words and signs of currencies."""

from __future__ import annotations

#: The words that stand after a number, by currency (ISO 4217).
CURRENCIES = {
    "CNY": ("元人民幣", "元人民币", "人民幣元", "人民币元", "人民幣", "人民币", "元", "圓", "圆"),
    "USD": ("美元", "美金"),
    "HKD": ("港元", "港幣", "港币"),
    "TWD": (
        *("元新臺幣", "元新台幣", "元新台币", "新臺幣元", "新台幣元", "新台币元"),
        *("新臺幣", "新台幣", "新台币", "臺幣", "台幣", "台币"),
    ),
    "EUR": ("歐元", "欧元"),
    "JPY": ("日圓", "日圆", "日元", "日幣", "日币"),
    "GBP": ("英鎊", "英镑"),
    "SGD": ("新加坡元", "新加坡幣", "新加坡币", "坡元"),
    "KRW": ("韓元", "韩元", "韓圓", "韩圆", "韓幣", "韩币"),
    "MOP": ("澳門元", "澳门元", "澳門幣", "澳门币"),
    "AUD": ("澳元",),
    "CAD": ("加元",),
    "CHF": ("瑞士法郎", "瑞郎"),
    "RUB": ("盧布", "卢布"),
    "THB": ("泰銖", "泰铢"),
}
#: All of these words.
CURRENCY_WORDS = tuple(word for words in CURRENCIES.values() for word in words)
#: The word of those that 元 is short for.
YUAN = ("元", "圓", "圆")

#: What stands before a number; `$` and `¥` alone are of several countries.
SIGNS = {"NT$": "TWD", "NTD": "TWD", "US$": "USD", "HK$": "HKD", "€": "EUR", "£": "GBP", "RMB": "CNY"}
SIGNS |= {code: code for code in CURRENCIES}
SIGNS |= {word: code for code, words in CURRENCIES.items() for word in words if word[-1] in "币幣"}

#: The currency of each word and sign.
CURRENCY_OF = {word: code for code, words in CURRENCIES.items() for word in words} | SIGNS
