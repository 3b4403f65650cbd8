"""What all articles state together: each thing once, with its history; and sums. Pure: records in and out."""

from newsgen.records.condition import DATES, NUMBERS, Condition, NotACondition, read_condition
from newsgen.records.ledger import Ledger, gather_reports
from newsgen.records.query import ASKED, By, ChartQuery, is_query, read_query
from newsgen.records.stages import backward_steps
from newsgen.records.thing import StatedRecord, Thing, merged
from newsgen.records.totals import Total, totals

__all__ = [
    "ASKED",
    "DATES",
    "NUMBERS",
    "By",
    "ChartQuery",
    "Condition",
    "Ledger",
    "NotACondition",
    "StatedRecord",
    "Thing",
    "Total",
    "backward_steps",
    "gather_reports",
    "is_query",
    "merged",
    "read_condition",
    "read_query",
    "totals",
]
