"""What commands say, in the user's language."""

from __future__ import annotations

import sys


def translate(message: str) -> str:
    """Return a constant English sentence, its `{placeholders}` kept, in the user's language."""
    return message


def say(message: str, **values: object) -> None:
    """Print a sentence to standard output; `values` fill its placeholders."""
    print(translate(message).format(**values))


def warn(message: str, **values: object) -> None:
    """Print a sentence to standard error; `values` fill its placeholders."""
    print(translate(message).format(**values), file=sys.stderr)
