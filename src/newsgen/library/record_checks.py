"""Whether the figures that an editor states agree with the text, and with each other."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cached_property

from msgspec.structs import replace

from newsgen.figures import (
    CURRENCY_WORDS,
    Figure,
    FigureKind,
    agree,
    find_figures,
    find_numbers,
    growth_range,
    read_quantity,
)
from newsgen.model import Amount, Qualifier, Record
from newsgen.problems import Report, sentence
from newsgen.yamlfile import FieldReader

_SAID = {Qualifier.OVER: "超", Qualifier.NEAR: "近", Qualifier.ABOUT: "約"}
_OF_CHINA = re.compile("人民|RMB|CNY")
_HINT = sentence("one of the two must be wrong, or the text should say it")


class TextFigures:
    """The figures of an article's text; 元 alone is of the `currency`."""

    def __init__(self, text: str, currency: str) -> None:
        self._text = text
        self._found = [
            replace(figure, unit=currency)
            if figure.unit == "CNY" and not _OF_CHINA.search(figure.text)
            else figure
            for figure in find_figures(text)
        ]

    @cached_property
    def _numbers(self) -> list[tuple[Decimal, str]]:
        """Asked for seldom: most texts have what is stated as an amount."""
        return find_numbers(self._text)

    def has_amount(self, amount: Amount) -> bool:
        """Whether the text has an amount, in any wording; 百億 alone counts for 百億元, but not 百億美元."""
        if any(agree(figure, other) for figure in _figures(amount) for other in self._found):
            return True
        bare = {value for value, behind in self._numbers if not behind.startswith(CURRENCY_WORDS)}
        return amount.value in bare

    def has_percentage(self, figure: Figure) -> bool:
        """Whether the text has a percentage, of a growth or of a fall."""
        return any(agree(figure, other) for other in self._found)

    def has_number(self, value: Decimal) -> bool:
        """Whether the text has a number, whatever it counts."""
        return any(value == number for number, _ in self._numbers)


def check_figures_in_text(
    records: tuple[Record, ...], summary: str, summary_line: int, text: str, currency: str, report: Report
) -> None:
    """Warn of each amount, value and change of a record, and each percentage of the summary, that the text
    of the article does not have."""
    percentages = [figure for figure in find_figures(summary) if figure.kind is FigureKind.PERCENT]
    stated = [record for record in records if record.amount or record.value or record.change]
    if not stated and not percentages:
        return
    figures = TextFigures(text, currency)
    for figure in percentages:
        if not figures.has_percentage(figure):
            report.warning(
                summary_line,
                "the summary says {said}, and the text does not",
                _HINT,
                said=figure.text,
            )
    for record in stated:
        if record.amount and not figures.has_amount(record.amount):
            report.warning(
                record.amount_line,
                "the amount `{amount}` does not occur in the text",
                _HINT,
                amount=record.amount.text,
            )
        quantity = read_quantity(record.value)
        changed = [figure for figure in find_figures(record.change) if figure.kind is FigureKind.PERCENT]
        for said, there in (
            (record.value, quantity is None or figures.has_number(abs(quantity.value))),
            (record.change, all(map(figures.has_percentage, changed))),
        ):
            if said and not there:
                report.warning(
                    record.line, "the figure `{said}` does not occur in the text", _HINT, said=said
                )


def _figures(amount: Amount) -> Iterator[Figure]:
    """Give an amount as figures of texts are."""
    qualifier = _SAID.get(amount.qualifier, "")
    for value in (amount.value, amount.most):
        if value is not None:
            yield Figure(FigureKind.AMOUNT, 0, 0, amount.text, value, amount.currency, Decimal(1), qualifier)


def check_growth(entry: FieldReader, record: Record) -> None:
    """Recalculate a growth rate from the two values that it is of."""
    growth = growth_range(record.value, record.before) if record.change else None
    if growth and not growth.allows(record.change):
        entry.report.error(
            entry.line("change"),
            "{value} after {before} is a change of {exact}%, not of {change}",
            "one of the three must be wrong",
            value=record.value,
            before=record.before,
            exact=f"{growth.exact:.1f}",
            change=record.change,
        )
