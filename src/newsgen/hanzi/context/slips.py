"""What is certain in Traditional text, too: careless forms such as 七只羊, 兩碗面, 凱文·裡夫斯."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from newsgen.hanzi.context.names import AFTER, BEFORE
from newsgen.hanzi.context.quantities import NUMERAL, QUANTITIES
from newsgen.hanzi.context.rules import Rules

# What is surely counted by 隻, where a writer of Traditional may have 只 for other things (二只容器).
_ANIMALS = (
    "新?基金|(?:[个绩概成]|白马|蓝筹|权重)[^，。；]{0,2}股|股票|ETF|[小大公母幼黑白]?"
    "(?:[猫狗犬鸟羊鸡鸭鹅牛马虎猴猪兔鼠熊象鹿狼豹鹰鹤蚊]|乌鸦|鸽子|鹦鹉|蝴蝶|蜜蜂|蚂蚁|骆驼|企鹅|候鸟|穗子)"
)

#: Traditional form -> the careless one, and where the former is certain.
_CARELESS = {
    "隻": ("只", f"只(?<=[{NUMERAL}数多余来]只)(?={_ANIMALS})"),
    "齣": ("出", QUANTITIES["齣"]),
    "麵": ("面", QUANTITIES["麵"]),
    "錶": ("表", QUANTITIES["錶"]),
    "里": (
        "裡",
        f"里(?<=[{BEFORE}]里)(?=[{AFTER}多里]{{0,5}}·)|里(?<=·里)|里(?<=·[{BEFORE}]里)"
        f"|里(?:(?<=[，。、；：！？（《“「『—\\n]里)|(?<=^里))(?=[{AFTER}多里]{{1,5}}·)",
    ),
}


def careless(simplified: str, given: str) -> Iterator[tuple[int, str]]:
    """Yield where a Traditional text, given with its Simplified form, is careless, and the right form."""
    for place, form in _rules().found(simplified):
        if given[place] == _CARELESS[form][0]:
            yield place, form


@cache
def _rules() -> Rules:
    return Rules({form: pattern for form, (_, pattern) in _CARELESS.items()})
