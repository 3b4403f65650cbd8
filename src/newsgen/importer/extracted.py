"""What is found in a text, gathered."""

from __future__ import annotations

import re

from msgspec import Struct

from newsgen.readers import Block, Hint
from newsgen.word import Aside
from newsgen.yamlfile.write import Value

# Names that a publisher gives itself, or nobody.
_NO_SOURCE = re.compile(
    r"本(?:站|網|网|報|报|刊|台|社|平台|公眾號|公众号|網站|网站)(?:原[創创]|訊|讯|[專专]稿|[記记]者|消息|[報报]道|[綜综]合)?"
    r"|原[創创]|(?:[來来]源)?(?:於|于)?(?:[網网][絡络]|互[聯联][網网])(?:[綜综]合|整理|[轉转][載载])?|[轉转][載载]|未知|不[詳详]|[綜综]合|其他"
)


class Extracted(Struct):
    """What was found: `values` by field, `origins` tell where; `taken` are lines that became fields,
    `left_out` what is in neither, `notice` the publisher's.

    `vague` is a source that is only 本站 or 網絡. On this site 本站 would say that the text is its own.
    `sources` are all that the text itself names, with where: two of them contradict each other. `paper` is
    that of its reporters, who may write for others too.
    """

    values: dict[str, Value] = {}
    origins: dict[str, str] = {}
    body: tuple[Block, ...] = ()
    notice: tuple[str, ...] = ()
    taken: list[str] = []
    left_out: list[str] = []
    asides: tuple[Aside, ...] = ()
    vague: str = ""
    paper: Hint | None = None
    sources: dict[str, str] = {}

    def offer(self, name: str, value: Value, origin: str) -> bool:
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

    def name_source(self, value: str, origin: str) -> bool:
        """Take a source that the text names for itself; say whether the field now has it."""
        kept = self.offer("source", value, origin)
        if value and value != self.vague and self.origins["source"] != "--source":
            self.sources.setdefault(self.origins["source"], str(self.values["source"]))
            self.sources.setdefault(origin, value)
        return kept

    def add_people(self, name: str, people: tuple[str, ...], origin: str) -> bool:
        """Add names to a field, each once, with what it is called by (`本報記者 甲乙`) where that is said."""
        if not people or self.origins.get(name, "").startswith("--"):
            return not people
        known = self.values.get(name, ())
        given = [str(each) for each in known] if isinstance(known, list | tuple) else [str(known)]
        places = {each.rpartition(" ")[2]: at for at, each in enumerate(given)}
        kept = True
        for each in people:
            role, _, bare = each.rpartition(" ")
            if bare not in places:
                places[bare] = len(given)
                given.append(each)
            elif given[places[bare]] == bare:
                given[places[bare]] = each
            else:
                kept &= not role or given[places[bare]] == each
        before = self.origins.get(name)
        self.values[name] = tuple(given)
        self.origins[name] = origin if before in (None, origin) else f"{before} {origin}"
        return kept
