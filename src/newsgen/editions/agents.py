"""Whether a name in a byline is a person's or an organisation's, as machines want to know."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from newsgen.hanzi import fold
from newsgen.model import Credit, Name, Role, Source

# A personal name as bylines have it: two to four Han characters (a double surname with a given name has
# four), or parts joined by a middle dot, as foreign and minority names are.
_PERSONAL = re.compile(r"[㐀-鿿々〇]{2,4}|[㐀-鿿A-Za-z]+(?:[·・•][㐀-鿿A-Za-z]+)+")

# How the names of desks, papers, agencies and offices end, in Simplified, to which names are folded.
_BODIES = re.compile(
    r"(?:组|部|社|报|网|台|局|院|室|站)$|..(?:会|处|厅|司|委|办|厂|店|校|中心|集团|频道|观察|在线)$"
)
_SHORT = 3  # a name no longer than this is that of a person, where the role is a person's


class Agents:
    """Tells persons from organisations.

    What names.yaml says of a name holds, and so does its being that of a source. Other names are judged
    by their form and the role: desks sign too, above all as 作者. Where it stays open, an organisation
    is named: a person that nobody wrote of is the worse mistake.
    """

    def __init__(self, names: Iterable[Name], sources: Mapping[str, Source]) -> None:
        labels = {form: False for source in sources.values() for form in source.name.all()}
        named = {form: name.kind == "person" for name in names if name.kind for form in name.forms.all()}
        self._registered = labels | named

    def is_person(self, credit: Credit) -> bool:
        """Whether a name in a byline is a person's."""
        known = self._registered.get(credit.name)
        if known is not None:
            return known
        return seems_person(credit.name, credit.role)


def seems_person(name: str, role: Role) -> bool:
    """Whether a name that no registry has is a person's, by its form and the role."""
    personal = _PERSONAL.fullmatch(name) is not None
    if role is not Role.AUTHOR and personal and len(name) <= _SHORT:
        return True
    return personal and not _BODIES.search(fold(name))
