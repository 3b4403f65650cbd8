"""Whether what a record states agrees with the text, and with itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from newsgen.figures import Figure, Kind, NotAnAmount, agree, find_figures, read_amount
from newsgen.model import Amount, Record
from newsgen.problems import Report
from newsgen.yamlfile import FieldReader

_ROUNDED = Decimal("0.1")  # hundredths that a growth may be off, for values that were rounded before


def check_amounts_in_text(records: tuple[Record, ...], text: str, currency: str, report: Report) -> None:
    """Warn of each amount that the text of the article does not have, in any wording; 元 alone is of the
    `currency`."""
    stated = [record for record in records if record.amount]
    if not stated:
        return
    found = [
        replace(figure, unit=currency) if figure.unit == "CNY" and "人民" not in figure.text else figure
        for figure in find_figures(text)
        if figure.kind is Kind.AMOUNT
    ]
    for record in stated:
        assert record.amount  # noqa: S101 - chosen so
        if not any(agree(figure, other) for figure in _figures(record.amount) for other in found):
            report.warning(
                record.amount_line,
                "the amount `{amount}` does not occur in the text",
                "one of the two must be wrong, or the text should say it",
                amount=record.amount.text,
            )


def _figures(amount: Amount) -> Iterator[Figure]:
    """Give an amount as figures of texts are."""
    qualifier = {"over": "超", "near": "近", "about": "約"}.get(amount.qualifier, "")
    for value in (amount.value, amount.most):
        if value is not None:
            yield Figure(Kind.AMOUNT, 0, 0, amount.text, value, amount.currency, Decimal(1), qualifier)


def check_growth(entry: FieldReader, record: Record, currency: str) -> None:
    """Recalculate a growth rate from the two values that it is of."""
    if not (record.value and record.before and record.change):
        return
    try:
        now, before = (read_amount(text, currency).value for text in (record.value, record.before))
    except NotAnAmount:
        return  # no money; nothing is said of units that are not known
    if not before:
        return
    stated = Decimal(re.sub(r"[%％\s+]", "", record.change).replace("−", "-"))
    exact = (now / before - 1) * 100
    last_digit = Decimal(1).scaleb(-len(str(stated).partition(".")[2]))
    # What the two values were rounded to counts, too.
    if abs(exact - stated) > last_digit + _ROUNDED:
        entry.report.error(
            entry.line("change"),
            "{value} after {before} is a change of {exact}%, not of {change}",
            "one of the three must be wrong",
            value=record.value,
            before=record.before,
            exact=f"{exact:.1f}",
            change=record.change,
        )
