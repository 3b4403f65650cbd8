"""What all articles state together: each thing once, with its history; and sums. Pure: records in and out."""

from newsgen.records.ledger import Ledger, gather_reports
from newsgen.records.thing import Report, Thing, merged
from newsgen.records.totals import Total, totals

__all__ = ["Ledger", "Report", "Thing", "Total", "gather_reports", "merged", "totals"]
