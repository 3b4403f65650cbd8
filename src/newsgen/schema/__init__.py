"""JSON Schemas of the files that editors write: for completion and checks while they type."""

from newsgen.schema.cms import PROGRAMS, cms_files
from newsgen.schema.files import DRAFTS, SCHEMAS, schema_text
from newsgen.schema.registered import RegisteredWords, read_registered

__all__ = ["DRAFTS", "PROGRAMS", "SCHEMAS", "RegisteredWords", "cms_files", "read_registered", "schema_text"]
