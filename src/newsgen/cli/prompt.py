"""What an editor answers at a terminal."""

from __future__ import annotations

_YES = ("y", "yes", "是", "好")


class Aborted(Exception):
    """The editor has left, or the input has ended."""


def answer_to(prompt: str) -> str:
    """Return what is answered to a prompt. Raises Aborted where the input has ended."""
    try:
        return input(prompt).strip()
    except EOFError:
        raise Aborted from None


def is_yes(answered: str) -> bool:
    """Whether an answer agrees, in English or Chinese."""
    return answered.strip().lower() in _YES
