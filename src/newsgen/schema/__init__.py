"""JSON Schemas of the files that editors write: for completion and checks while they type."""

from newsgen.schema.files import DRAFTS, SCHEMAS, schema_text
from newsgen.schema.known import Known, read_known

__all__ = ["DRAFTS", "SCHEMAS", "Known", "read_known", "schema_text"]
