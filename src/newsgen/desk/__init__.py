"""What an editor runs beside a build."""

from newsgen.desk.ledger import Entry, rights_ledger
from newsgen.desk.tables import as_csv, as_json, as_text

__all__ = ["Entry", "as_csv", "as_json", "as_text", "rights_ledger"]
