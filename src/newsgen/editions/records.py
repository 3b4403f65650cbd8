"""The records of an article in an edition."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from newsgen.editions.texts import Texts
from newsgen.figures import wording
from newsgen.model import Record, Script

# What readers see of a record in words; amounts are worded by rules of their own.
_LABELS = ("name", "industry", "level", "manager", "period", "value", "before", "note")


class RecordTexts:
    """The texts of records among those of their article; `numbers` are those that they have there."""

    def __init__(self, records: Sequence[Record], texts: Texts) -> None:
        self._records = [
            (
                record,
                {name: texts.add(getattr(record, name), is_label=True) for name in _LABELS},
                [texts.add(name, is_label=True) for name in record.investors],
            )
            for record in records
        ]
        self.numbers = [number for _, labels, names in self._records for number in (*labels.values(), *names)]

    def converted(self, part: Sequence[str], script: Script) -> tuple[Record, ...]:
        """Return the records; `part` has the texts in the edition, by number."""
        return tuple(
            replace(
                record,
                **{name: part[number] for name, number in labels.items()},
                investors=tuple(part[number] for number in names),
                amount=record.amount and replace(record.amount, text=wording(record.amount.text, script)),
            )
            for record, labels, names in self._records
        )
