"""Why a text is no amount."""

from __future__ import annotations

import re
from collections.abc import Sequence

from newsgen.figures.currencies import CURRENCY_OF
from newsgen.figures.numerals import HAN

_UNCLEAR_SIGNS = ("$", "¥")
_VAGUE = re.compile(r"[數数幾几]|若干|[級级]|上[十百千万萬亿億]|不[計计]其[數数]")
_LIMIT = re.compile(
    r"不[超高多][過过於于出]|[至最]多|最高|低於|低于|少於|少于|以下|[內内]|封[頂顶]|上限|[<≤]"
)
_EACH = re.compile("[/每]")
# What may change an amount beside which it stands.
_TELLING = re.compile(rf"{HAN}|[0-9A-Za-z,.+<>≤≥~≈−虧亏負负約约超逾近破過过跨多餘余強强弱元圓币幣點点半又-]")


class NotAnAmount(ValueError):
    """A text that names no amount, or not surely one; the message and the hint are for an editor, `values`
    fill them."""

    def __init__(self, message: str, hint: str = "", **values: str) -> None:
        self.message = message
        self.hint = hint
        self.values = values
        super().__init__(message)


def refusal(typed: str, inside: Sequence[str]) -> NotAnAmount:
    """Return what is said of a text that is no amount; `inside` are the amounts that are parts of it."""
    if "兆" in typed:
        return NotAnAmount(
            "兆 in `{value}` is a million to some and a million millions to others", "write 萬億, or 百萬"
        )
    if _LIMIT.search(typed):
        return NotAnAmount(
            "`{value}` says what it is not more than, and not how much it is",
            "leave `amount` out, and say the limit in `note`",
        )
    if _VAGUE.search(typed):
        return NotAnAmount(
            "`{value}` names no number",
            "write what is known, such as 超10億元; what is not known is left out",
        )
    if _EACH.search(typed):
        return NotAnAmount(
            "`{value}` is an amount for each of something, or of two things",
            "write what it is in all; each thing has a record of its own",
        )
    if any(sign in typed for sign in _UNCLEAR_SIGNS):
        return NotAnAmount("nobody can say which currency `{value}` is in", "write 元, 美元, 港元 or NT$")
    if len(inside) > 1:
        return NotAnAmount(
            "`{value}` names more than one amount: {amounts}",
            "write the whole here, and the others into `note`, or each into a record of its own",
            amounts=", ".join(inside),
        )
    if typed in CURRENCY_OF:
        return NotAnAmount("`{value}` is a currency without an amount", "write 50億元")
    if (
        len(inside) == 1
        and inside[0][0] not in "万萬亿億"
        and not _TELLING.search(typed.replace(inside[0], "").rstrip(".,"))
    ):
        return NotAnAmount(
            "`{value}` in `{name}` is an amount with other words",
            "if `{amount}` is meant, write just that; what it counts goes into `basis`, remarks into `note`",
            amount=inside[0],
        )
    return NotAnAmount("`{value}` in `{name}` is not an amount", "write it as 50億元, 超200億元 or 2至3億元")
