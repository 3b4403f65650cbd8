"""A name in a byline, in an edition: what has one form there changes, and what has several stays as typed."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from newsgen.hanzi.detect import detect
from newsgen.hanzi.explain import Choice, Decided, several_forms
from newsgen.hanzi.stages import edition_stage

_REMEMBERED = 4_096  # names: most articles are by the same people
_UNSURE = 0.5  # an estimate: the one who knows the person has to say


class NameForm(NamedTuple):
    """A name's form, as long as the name, and the characters that could be otherwise."""

    form: str
    choices: tuple[Choice, ...]


@lru_cache(_REMEMBERED)
def byline(name: str, script: str, edition: str, person: bool = True) -> NameForm:
    """Return the form of a person's or an office's name that no registry has.

    `script` is that of the article, for a name that could be of either. A name of the edition's own script
    stays whole. A surname is a character like others here: 余 could be 餘, and only its bearer knows. The
    name of an office is made of words, and converted as such.
    """
    found = detect(name)
    own = script if found.simplified == found.traditional else found.script
    if own == ("Hans" if edition == "zh-Hans" else "Hant"):
        return NameForm(name, ())
    if not person and len(name) > 1:
        return NameForm(edition_stage(own, edition).convert(name), ())
    several = several_forms(edition, own)
    table = edition_stage(own, edition).table
    form = "".join(one if one in several else one.translate(table) for one in name)
    return NameForm(
        form,
        tuple(
            Choice(
                at, at + 1, one, tuple(dict.fromkeys((one, *several[one]))), one, Decided.NAME, name, _UNSURE
            )
            for at, one in enumerate(name)
            if one in several
        ),
    )
