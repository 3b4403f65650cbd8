"""Facts that an editor states beside a story: projects, funds, agreements and indicators."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from enum import StrEnum

from msgspec import Struct

from newsgen.model.attribution import Attribution


class RecordKind(StrEnum):
    """What a record is about; the words for it are `record_…` in strings.yaml."""

    PROJECT = "project"
    FUND = "fund"
    AGREEMENT = "agreement"
    INDICATOR = "indicator"


class Stage(StrEnum):
    """How far a project is, in the order in which it gets there."""

    SIGNED = "signed"
    REGISTERED = "registered"
    STARTED = "started"
    COMPLETED = "completed"
    IN_OPERATION = "in_operation"
    AT_CAPACITY = "at_capacity"


class Basis(StrEnum):
    """What an amount counts: what an agreement names, the whole investment, or what has arrived."""

    AGREED = "agreed"
    TOTAL = "total"
    PAID = "paid"


class Qualifier(StrEnum):
    """How exact an amount is said to be: 約, 超 (also 逾, 多) or 近 (also 不足)."""

    EXACT = ""
    ABOUT = "about"
    OVER = "over"
    NEAR = "near"


class Amount(Struct, frozen=True, array_like=True):
    """An amount of money, exactly as said.

    `value` counts whole units of the `currency` (ISO 4217); of a range it is the lower end, and `most` the
    upper one. `text` is the wording, as typed.
    """

    value: Decimal
    currency: str
    qualifier: Qualifier = Qualifier.EXACT
    most: Decimal | None = None
    text: str = ""


class StageReached(Struct, frozen=True, array_like=True):
    """When a project got to a stage.

    `date` is as exact as that is known: `2026-03-05`, `2026-03` or `2026` (ISO 8601, of reduced precision).
    """

    stage: Stage
    date: str


class Record(Struct, frozen=True, array_like=True):
    """A fact, as one article or one file of content/records states it; of another article it may be said
    again under the same `id`.

    `region` and `zone` are ids of regions.yaml. `investors` also are the parties of an agreement. `amount` is
    a project's investment or a fund's size. `value`, `before` and `change` are an indicator's: as typed, for
    its `period`. `parts` are the ids of the records that its amount is the sum of; `incomplete` tells that
    there are more than are named. `line` is where the record
    begins in its file, `amount_line` where its amount stands. `source`, `source_url` and `reported` are said
    in content/records only: what an article states is of its source, and its day.
    """

    kind: RecordKind
    id: str
    name: str
    region: str = ""
    zone: str = ""
    industry: str = ""
    industry_code: str = ""
    investors: tuple[str, ...] = ()
    amount: Amount | None = None
    basis: Basis | None = None
    stages: tuple[StageReached, ...] = ()
    level: str = ""
    manager: str = ""
    filing: str = ""
    period: str = ""
    value: str = ""
    before: str = ""
    change: str = ""
    parts: tuple[str, ...] = ()
    incomplete: bool = False
    revised: bool = False
    note: str = ""
    line: int = 0
    amount_line: int = 0
    source: Attribution | None = None
    source_url: str = ""
    reported: date | None = None
