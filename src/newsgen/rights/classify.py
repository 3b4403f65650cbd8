"""The rights class of an article: it follows from the source, and nobody types it."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from msgspec import Struct

from newsgen.model import Attribution, RightsClass, Source


class Reason(StrEnum):
    """Why a class is what it is; for the unknown ones, what an editor must mend."""

    NO_SOURCE = "no source is named"
    AMBIGUOUS = "the label belongs to several sources"
    EXPIRED = "the licence has expired"
    NOT_YET = "the licence is not valid yet"
    OTHER_EDITION = "the licence does not cover this edition"
    THIRD_PARTY = "the label marks another holder's work"
    OPERATOR = "the source is the operator"
    LICENCE = "a licence covers it"
    NAMED = "another source is named"


class Classification(Struct, frozen=True):
    """A class, and the reason for it."""

    rights_class: RightsClass
    reason: Reason


def classify_facts(attribution: Attribution, operator: str) -> RightsClass:
    """Return the class of facts that are told without the text of whoever reported them.

    Facts are nobody's work (PRC Copyright Law 2020, article 5): no licence is asked for them, and none is
    claimed to be given; their source is named.
    """
    own = attribution.candidates == (operator,) and not attribution.third_party
    return RightsClass.OWN if own else RightsClass.REPRINTED


def classify(
    attribution: Attribution, source: Source | None, operator: str, edition: str, on: date
) -> Classification:
    """Return the class of an article in one edition on a day.

    `source` is the registered source that the attribution resolves to, if exactly one; `operator` is
    the id of the source that runs the site. An expired licence beats everything, a third-party label
    beats own, a licence beats reprinted.
    """
    if not attribution.typed:
        return Classification(RightsClass.UNKNOWN, Reason.NO_SOURCE)
    if len(attribution.candidates) > 1:
        return Classification(RightsClass.UNKNOWN, Reason.AMBIGUOUS)
    licence = source.licence if source else None
    if licence and licence.expires and licence.expires < on:
        return Classification(RightsClass.UNKNOWN, Reason.EXPIRED)
    if attribution.third_party:
        return Classification(RightsClass.REPRINTED, Reason.THIRD_PARTY)
    if source and source.id == operator:
        return Classification(RightsClass.OWN, Reason.OPERATOR)
    if licence is None:
        return Classification(RightsClass.REPRINTED, Reason.NAMED)
    if licence.valid_from and on < licence.valid_from:
        return Classification(RightsClass.UNKNOWN, Reason.NOT_YET)
    if licence.editions and edition not in licence.editions:
        return Classification(RightsClass.UNKNOWN, Reason.OTHER_EDITION)
    return Classification(RightsClass.LICENSED, Reason.LICENCE)
