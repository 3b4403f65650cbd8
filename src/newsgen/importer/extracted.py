"""What is found in a text, gathered."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from newsgen.importer.records import Block

# Names that a publisher gives itself, or nobody.
_NO_SOURCE = re.compile(
    r"本(?:站|網|网|報|报|刊|台|社|平台|公眾號|公众号|網站|网站)(?:原[創创]|訊|讯|[專专]稿|[記记]者|消息|[報报]道|[綜综]合)?"
    r"|原[創创]|(?:[來来]源)?(?:於|于)?(?:[網网][絡络]|互[聯联][網网])(?:[綜综]合|整理|[轉转][載载])?|[轉转][載载]|未知|不[詳详]|[綜综]合|其他"
)


@dataclass(slots=True)
class Found:
    """What was found: `values` by field, `origins` tell where; `taken` are lines that became fields,
    `left_out` what is in neither, `notice` the publisher's.

    `vague` is a source that is only 本站 or 網絡. On this site 本站 would say that the text is its own.
    """

    values: dict[str, str | tuple[str, ...]] = field(default_factory=dict)
    origins: dict[str, str] = field(default_factory=dict)
    body: tuple[Block, ...] = ()
    notice: tuple[str, ...] = ()
    taken: list[str] = field(default_factory=list)
    left_out: list[str] = field(default_factory=list)
    vague: str = ""

    def offer(self, name: str, value: str | tuple[str, ...], origin: str) -> bool:
        """Take a value where the field has none; say whether the field now has it."""
        if not value:
            return True
        by_editor = origin.startswith("--")
        if name == "source" and isinstance(value, str) and not by_editor and _NO_SOURCE.fullmatch(value):
            self.vague = value
            return False
        if name not in self.values:
            self.values[name], self.origins[name] = value, origin
        return self.values[name] == value
