"""JSON Schemas of the files that editors write: for completion and checks while they type."""

from newsgen.schema.cms import PROGRAMS, cms_files
from newsgen.schema.files import DRAFTS, SCHEMAS, schema_text
from newsgen.schema.known import KnownChoices, read_known

__all__ = ["DRAFTS", "PROGRAMS", "SCHEMAS", "KnownChoices", "cms_files", "read_known", "schema_text"]
