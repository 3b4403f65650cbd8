"""An annotation of GitHub, which shows it beside a line of a file.

After GitHub's manual, Workflow commands for GitHub Actions; what is escaped, and how, is what `@actions/core`
does.
"""

from __future__ import annotations

from collections.abc import Mapping

_IN_MESSAGE = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_IN_PROPERTY = _IN_MESSAGE | str.maketrans({":": "%3A", ",": "%2C"})


def annotation(severity: str, properties: Mapping[str, object], said: str) -> str:
    """Return the workflow command that says something, with properties such as `file` and `line`."""
    told = ",".join(f"{key}={str(value).translate(_IN_PROPERTY)}" for key, value in properties.items())
    return f"::{severity} {told}::{said.translate(_IN_MESSAGE)}"
