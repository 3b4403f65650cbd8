"""What the operator lets machines do with its own articles: one statement for all techniques."""

from __future__ import annotations

from dataclasses import dataclass

from newsgen.yamlfile import FieldReader

_ANSWERS = ("allow", "deny")


@dataclass(frozen=True, slots=True)
class MachineUse:
    """The operator's word on search engines, on answers made by AI from live pages, and on AI training.

    `policy` is the address of a page that says so to people.
    """

    search: bool = True
    ai_search: bool = True
    ai_training: bool = True
    policy: str = ""


def read_machine_use(reader: FieldReader) -> MachineUse | None:
    """Read `machines`; None where the operator says nothing, and then nothing is claimed."""
    entry = reader.mapping("machines")
    if entry is None:
        return None
    use = MachineUse(
        search=entry.choice("search", _ANSWERS, "allow") == "allow",
        ai_search=entry.choice("ai_search", _ANSWERS, "allow") == "allow",
        ai_training=entry.choice("ai_training", _ANSWERS, "allow") == "allow",
        policy=entry.text("policy"),
    )
    entry.finish()
    return use
