"""A list of names -> their records."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from newsgen.hanzi import fold, script_of
from newsgen.library.registry_fields import NAME
from newsgen.library.slugs import fits_address
from newsgen.model import EDITIONS, Forms, Name
from newsgen.problems import Report
from newsgen.textfile import read_text
from newsgen.yamlfile import FieldReader, Fields, read_list


def read_names(path: Path, report: Report, editions: tuple[str, ...]) -> tuple[Name, ...]:
    """Return the names in a file like content/names.yaml; `report` says what is wrong in it.

    A name without a form for each of the editions is left out, with a problem; so is one that is too long.
    """
    text = read_text(path, report)
    names = []
    for item in read_list(text, report) if text is not None else ():
        if isinstance(item, Fields):
            names.append(_name(FieldReader(item, report, NAME), editions))
        else:
            report.error(
                item.line,
                "an entry has a form for each edition",
                "for example `- {{zh-Hans: 余承东, zh-Hant: 余承東}}`",
            )
    whole = tuple(name for name in names if name is not None)
    _tell_twice(whole, editions, report)
    for name in whole:
        _tell_exchanged(name, report)
    return whole


def _tell_exchanged(name: Name, report: Report) -> None:
    """Tell of a name whose forms stand in each other's place, and of one character that would become another
    in every word."""
    hans, hant = (name.forms.of(tag) if name.forms.covers(tag) else "" for tag in ("zh-Hans", "zh-Hant"))
    if not hans or not hant or hans == hant:
        return
    if (script_of(hans), script_of(hant)) == ("Hant", "Hans"):
        report.warning(
            name.line,
            "the forms are exchanged: `{hans}` is Traditional, and `{hant}` Simplified",
            "write `- {{zh-Hans: {hant}, zh-Hant: {hans}}}`",
            hans=hans,
            hant=hant,
        )
    elif len(hans) == len(hant) == 1 and fold(hans) != fold(hant):
        report.warning(
            name.line,
            "`{hans}` would become `{hant}` in every word that has it",
            "register the whole name, or the whole word",
            hans=hans,
            hant=hant,
        )


def _tell_twice(names: Iterable[Name], editions: Sequence[str], report: Report) -> None:
    """Tell of a name that has other forms further up, which are those that count (`hanzi.NameTable`).

    It may be somebody else's, whose name is the same in one script only. What has no kind is a word, and of
    two words one may well have both meanings.
    """
    first: dict[tuple[str, str], Name] = {}
    for name in filter(lambda each: each.kind, names):
        for edition in editions:
            form = name.forms.of(edition)
            earlier = first.setdefault((edition, form), name)
            others = [tag for tag in editions if earlier.forms.of(tag) != name.forms.of(tag)]
            if others:
                report.notice(
                    name.line,
                    "`{form}` is `{counts}` in {edition}, as line {number} has it, and not `{typed}`",
                    "keep one of the two; where both are right, write -{{…}}- around the one in the text",
                    form=form,
                    counts=earlier.forms.of(others[0]),
                    typed=name.forms.of(others[0]),
                    edition=others[0],
                    number=str(earlier.line),
                )
                break


def _name(entry: FieldReader, editions: tuple[str, ...]) -> Name | None:
    """Read one name; None, with a problem, when an edition of the site has no form of it."""
    forms = Forms(tuple((tag, form) for tag in EDITIONS if (form := entry.text(tag))))
    # Authors have a page by their names.
    fits = [fits_address(entry, tag, form) for tag, form in forms.by_edition]
    missing = [tag for tag in editions if not forms.covers(tag)]
    if missing:
        entry.report.error(
            entry.fields.line,
            "this name has no form for {missing}",
            "add `{first}: …`",
            missing=", ".join(missing),
            first=missing[0],
        )
    name = Name(forms, entry.choice("kind"), entry.fields.line)
    entry.finish()
    return None if missing or not all(fits) else name
