"""What all articles state together: each entity once, with its history; sums. Pure: records in and out."""

from newsgen.records.condition import DATES, NUMBERS, Condition, NotACondition, read_condition
from newsgen.records.entity import Entity, StatedRecord, merged
from newsgen.records.ledger import Ledger, gather_reports
from newsgen.records.query import ChartQuery, GroupBy, is_query, read_query
from newsgen.records.stages import backward_steps
from newsgen.records.totals import Total, totals

__all__ = [
    "DATES",
    "NUMBERS",
    "ChartQuery",
    "Condition",
    "Entity",
    "GroupBy",
    "Ledger",
    "NotACondition",
    "StatedRecord",
    "Total",
    "backward_steps",
    "gather_reports",
    "is_query",
    "merged",
    "read_condition",
    "read_query",
    "totals",
]
