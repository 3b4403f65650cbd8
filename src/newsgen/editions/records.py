"""The records of an article in an edition."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from newsgen.editions.texts import Texts
from newsgen.figures import wording
from newsgen.model import Record, Script

# What readers see of a record in words; amounts are worded by rules of their own.
_LABELS = ("name", "industry", "level", "manager", "period", "value", "before", "note")


def record_texts(record: Record) -> tuple[str, ...]:
    """Return every text of a record that is converted."""
    source = record.source.typed if record.source else ""
    return (*(getattr(record, name) for name in _LABELS), *record.investors, source)


class RecordTexts:
    """The texts of records among those of their article; `numbers` are those that they have there."""

    def __init__(self, records: Sequence[Record], texts: Texts) -> None:
        self._records = [
            (
                record,
                {name: texts.add(getattr(record, name), is_label=True) for name in _LABELS},
                [texts.add(name, is_label=True) for name in record.investors],
                _source(record, texts),
            )
            for record in records
        ]
        self.numbers = [
            number
            for _, labels, names, source in self._records
            for number in (*labels.values(), *names, *(() if source is None else (source,)))
        ]

    def converted(self, part: Sequence[str], script: Script) -> tuple[Record, ...]:
        """Return the records; `part` has the texts in the edition, by number."""
        return tuple(
            replace(
                record,
                **{name: part[number] for name, number in labels.items()},
                investors=tuple(part[number] for number in names),
                amount=record.amount and replace(record.amount, text=wording(record.amount.text, script)),
                source=record.source
                if record.source is None or source is None
                else replace(record.source, typed=part[source]),
            )
            for record, labels, names, source in self._records
        )


def _source(record: Record, texts: Texts) -> int | None:
    """Take in the label of a third party, which is a text; that of a source is a name."""
    labelled = record.source and record.source.third_party
    return texts.add(record.source.typed, is_label=True) if record.source and labelled else None
