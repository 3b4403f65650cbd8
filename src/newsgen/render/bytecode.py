"""The Python that Jinja makes of templates, kept from one process or build to the next.

To compile a template takes a hundred times as long as to load its code. The code is known by a checksum of
the template's text, so that what was made of another text is never taken.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import CodeType

from jinja2 import BytecodeCache, Environment
from jinja2.bccache import Bucket


class Bytecode(BytecodeCache):
    """Code by the names and checksums of templates.

    `known` is what there is, `used` what was loaded of it, and what had to be compiled.
    """

    def __init__(self, known: Mapping[str, bytes]) -> None:
        self._known = known
        self.used: dict[str, bytes] = {}

    def get_bucket(self, environment: Environment, name: str, filename: str | None, source: str) -> Bucket:
        """Return what is known of a template, by its name and text: the folder that it lies in may be another
        one tomorrow, and a template of a site has the name of the one that it replaces."""
        checksum = self.get_source_checksum(source)
        bucket = Bucket(environment, f"{name} {checksum}", checksum)
        self.load_bytecode(bucket)
        if bucket.code is not None and filename is not None:
            bucket.code = bucket.code.replace(co_filename=filename)  # where errors are looked up
        return bucket

    def load_bytecode(self, bucket: Bucket) -> None:
        """Take over what is known of a template, if it is of the same text."""
        code = self._known.get(bucket.key)
        if code is not None:
            bucket.bytecode_from_string(code)
        if code is not None and bucket.code is not None:
            self.used[bucket.key] = code

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what was made of a template."""
        kept = Bucket(bucket.environment, bucket.key, bucket.checksum)
        kept.code = _without_place(bucket.code) if bucket.code else None
        self.used[bucket.key] = kept.bytecode_to_string()


def _without_place(code: CodeType) -> CodeType:
    """Return code that does not say in which folder the template lay."""
    inner = (_without_place(part) if isinstance(part, CodeType) else part for part in code.co_consts)
    return code.replace(co_filename="", co_consts=tuple(inner))
