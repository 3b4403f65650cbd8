"""What YAML is read into: nodes that keep their lines, every scalar the string that was typed."""

from __future__ import annotations

from msgspec import Struct


class Text(Struct, frozen=True):
    """A scalar, as typed; empty for a key without a value. `lines` are those that YAML has made one."""

    value: str
    line: int
    lines: tuple[str, ...] = ()

    @property
    def by_lines(self) -> str:
        """The value with its lines as they are typed."""
        return "\n".join(self.lines) or self.value


class Items(Struct, frozen=True):
    """A sequence."""

    values: tuple[Node, ...]
    line: int


class Fields(Struct, frozen=True):
    """A mapping: each key's canonical name, with its node and the line of the key.

    `line` is that of the first key; for a whole file or front matter the line before, as it is no field.
    """

    entries: dict[str, Node]
    key_lines: dict[str, int]
    line: int


Node = Text | Items | Fields
