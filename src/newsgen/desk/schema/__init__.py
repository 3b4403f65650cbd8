"""JSON Schemas of the files that editors write: for completion and checks while they type."""

from newsgen.desk.schema.files import DRAFTS, SCHEMAS, schema_text
from newsgen.desk.schema.known import Known, read_known

__all__ = ["DRAFTS", "SCHEMAS", "Known", "read_known", "schema_text"]
