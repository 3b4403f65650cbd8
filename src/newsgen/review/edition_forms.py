"""The form of a name or a word in each edition, out of the one that an editor chose."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from newsgen.hanzi import Converter
from newsgen.model import Script, script_of_edition

_SIMPLIFIED, _TRADITIONAL = "zh-Hans", "zh-Hant"


def suggested(
    typed: str, typed_script: Script, form: str, chosen: Iterable[str], editions: Iterable[str]
) -> dict[str, str]:
    """Return the likely form of a name in each edition: `form` in the `chosen` ones, what was typed in those
    of its own script, and what the dictionaries make of `form` in those that are written like the chosen."""
    forms = {}
    chosen = tuple(chosen)
    for edition in editions:
        if edition in chosen:
            forms[edition] = form
        elif script_of_edition(edition) == typed_script:
            forms[edition] = Converter(edition, typed_script, "off").convert(typed)
        else:
            forms[edition] = Converter(edition, script_of_edition(chosen[0]), "off").convert(form)
    if typed_script not in map(script_of_edition, forms):
        forms[_SIMPLIFIED if typed_script is Script.HANS else _TRADITIONAL] = typed
    return shortened(forms)


def shortened(forms: Mapping[str, str]) -> dict[str, str]:
    """Return forms by edition without those that an edition would borrow anyway: `zh-Hant` speaks for
    `zh-Hant-TW` and `zh-Hant-HK`."""
    regional = [edition for edition in forms if edition not in (_SIMPLIFIED, _TRADITIONAL)]
    short = {edition: forms[edition] for edition in (_SIMPLIFIED, _TRADITIONAL) if edition in forms}
    if _TRADITIONAL not in short and regional and len({forms[edition] for edition in regional}) == 1:
        short[_TRADITIONAL] = forms[regional[0]]
    spoken_for = short.get(_TRADITIONAL)
    return short | {edition: forms[edition] for edition in regional if forms[edition] != spoken_for}
