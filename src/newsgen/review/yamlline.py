"""A registry's entry on one line of YAML, and where it goes."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping

# What means itself inside `{…}` without quotes: letters, digits, and marks that YAML has no use for.
_PLAIN = re.compile(r"[^\W_][\w【】·（）《》「」-]*|【[\w【】·（）《》「」-]*")
_NOT_TEXT = frozenset(("null", "true", "false", "yes", "no", "on", "off"))


def entry(fields: Mapping[str, str]) -> str:
    """Return fields as `{name: value, …}`."""
    return "{" + ", ".join(f"{name}: {scalar(value)}" for name, value in fields.items()) + "}"


def scalar(value: str) -> str:
    """Return a value as YAML has it, in quotes where it could mean something else."""
    if _PLAIN.fullmatch(value) and value.lower() not in _NOT_TEXT:
        return value
    return json.dumps(value, ensure_ascii=False)


def value(written: str) -> str:
    """Return what `scalar` was given."""
    return str(json.loads(written)) if written.startswith('"') else written
