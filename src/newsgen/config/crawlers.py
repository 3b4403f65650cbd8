"""What the operator lets machines do with its own articles: one statement for all techniques."""

from __future__ import annotations

from msgspec import Struct

from newsgen.yamlfile import FieldReader

#: What may be said to machines.
ANSWERS = {"allow": True, "deny": False}


class MachineUse(Struct, frozen=True):
    """The operator's word on search engines, on answers made by AI from live pages, and on AI training.

    None is silence: nothing is asked, permitted or prohibited. `policy` is the address of a page
    that says so to people.
    """

    search: bool | None = None
    ai_search: bool | None = None
    ai_training: bool | None = None
    policy: str = ""


def read_machine_use(reader: FieldReader) -> MachineUse | None:
    """Read `machines`; None where the operator says nothing, and then nothing is claimed."""
    entry = reader.mapping("machines")
    if entry is None:
        return None
    use = MachineUse(
        search=ANSWERS.get(entry.choice("search")),
        ai_search=ANSWERS.get(entry.choice("ai_search")),
        ai_training=ANSWERS.get(entry.choice("ai_training")),
        policy=entry.text("policy"),
    )
    entry.finish()
    return use
