"""What stands beside a character of Cantonese in Simplified text, for Hong Kong: 睇吓, 佢系."""

from __future__ import annotations

from newsgen.hanzi.context.quantities import NUMERAL

#: Traditional form -> where it is likely, each pattern of one character and what stands around it.
LIKELY = {
    # "All", behind what one does or becomes: 輸晒.
    "晒": (
        "晒(?<=[该知识熟明跌升输赢唔食饮讲睇做走返湿黑红死冇齐变乱多卖用畀搞买执去到嬲]晒)(?![干太黑衣被谷])"
    ),
    "吓": "吓(?<=[睇唞听讲谈试等行坐食饮玩搞问倾谂谗一]吓)",
    "係": "系(?<=[唔梗佢哋咪净淨真都即就又仲]系)|系(?<=[边嗰呢]个系)|系(?=[咪佢唔嘅咁边乜咩])",
    # Flats are counted so there: 加推三十伙.
    "伙": f"伙(?<=[{NUMERAL}]伙)(?![人伴计歹匪])",
    # Interest and length: 年息三厘, not 釐定.
    "厘": f"厘(?<=[{NUMERAL}]厘)(?![米清定订])",
    "隻": "只(?<=[嗰呢𠮶边住返咗]只)(?![系是有能要会])",
    # A watch that somebody wears: 戴住隻錶.
    "錶": "表(?<=[嗰呢住返咗]只表)(?![现示面])",
}
