"""The rights class, for every combination of what it follows from."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsgen.model import EDITIONS, Attribution, Forms, Licence, RightsClass, Source
from newsgen.rights import Reason, classify

_DAY = date(2026, 1, 2)
_BEFORE, _AFTER = _DAY - timedelta(days=1), _DAY + timedelta(days=1)
_VALID = Licence("L", (), _BEFORE, _AFTER)


def _source(source_id: str = "daily", licence: Licence | None = None) -> Source:
    return Source(source_id, Forms(everywhere="示例日報"), licence=licence)


def _class(
    source: Source | None, edition: str = "zh-Hans", on: date = _DAY, *, third_party: bool = False
) -> tuple[RightsClass, Reason]:
    candidates = (source.id,) if source else ()
    found = classify(Attribution("示例日報", candidates, third_party), source, "watch", edition, on)
    return found.rights_class, found.reason


def test_no_source_is_unknown() -> None:
    found = classify(Attribution(), None, "watch", "zh-Hans", _DAY)
    assert (found.rights_class, found.reason) == (RightsClass.UNKNOWN, Reason.NO_SOURCE)


def test_a_label_of_two_sources_is_unknown_even_if_one_is_the_operator() -> None:
    found = classify(Attribution("日報", ("watch", "b")), None, "watch", "zh-Hans", _DAY)
    assert (found.rights_class, found.reason) == (RightsClass.UNKNOWN, Reason.AMBIGUOUS)


def test_the_operator_is_own() -> None:
    assert _class(_source("watch")) == (RightsClass.OWN, Reason.OPERATOR)


def test_a_third_party_label_beats_own() -> None:
    assert _class(_source("watch"), third_party=True) == (RightsClass.REPRINTED, Reason.THIRD_PARTY)


def test_a_licence_beats_reprinted() -> None:
    assert _class(_source(licence=_VALID)) == (RightsClass.LICENSED, Reason.LICENCE)
    assert _class(_source()) == (RightsClass.REPRINTED, Reason.NAMED)


def test_a_source_that_is_not_registered_is_reprinted() -> None:
    assert _class(None) == (RightsClass.REPRINTED, Reason.NAMED)


@pytest.mark.parametrize("source_id", ["watch", "daily"])
@pytest.mark.parametrize("third_party", [False, True])
@pytest.mark.parametrize("editions", [(), ("zh-Hans",), ("zh-Hant",)])
def test_an_expired_licence_beats_everything(
    source_id: str, third_party: bool, editions: tuple[str, ...]
) -> None:
    source = _source(source_id, Licence("L", editions, None, _BEFORE))
    assert _class(source, third_party=third_party) == (RightsClass.UNKNOWN, Reason.EXPIRED)


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        (_BEFORE - timedelta(days=1), (RightsClass.UNKNOWN, Reason.NOT_YET)),
        (_BEFORE, (RightsClass.LICENSED, Reason.LICENCE)),
        (_DAY, (RightsClass.LICENSED, Reason.LICENCE)),
        (_AFTER, (RightsClass.LICENSED, Reason.LICENCE)),
        (_AFTER + timedelta(days=1), (RightsClass.UNKNOWN, Reason.EXPIRED)),
    ],
)
def test_a_licence_holds_on_its_first_and_on_its_last_day(
    on: date, expected: tuple[RightsClass, Reason]
) -> None:
    assert _class(_source(licence=_VALID), on=on) == expected


@pytest.mark.parametrize("edition", EDITIONS)
def test_a_licence_without_dates_and_editions_covers_all(edition: str) -> None:
    assert _class(_source(licence=Licence("L")), edition) == (RightsClass.LICENSED, Reason.LICENCE)


def test_a_licence_for_another_edition_allows_nothing_here() -> None:
    source = _source(licence=Licence("L", ("zh-Hant-TW",)))
    assert _class(source, "zh-Hant-TW")[0] is RightsClass.LICENSED
    assert _class(source, "zh-Hant") == (RightsClass.UNKNOWN, Reason.OTHER_EDITION)


_LICENCES = st.builds(
    Licence,
    st.just("L"),
    st.lists(st.sampled_from(EDITIONS), unique=True, max_size=4).map(tuple),
    st.sampled_from([None, _BEFORE, _DAY, _AFTER]),
    st.sampled_from([None, _BEFORE, _DAY, _AFTER]),
)
_SOURCES = st.none() | st.builds(
    Source,
    st.sampled_from(["watch", "daily"]),
    st.just(Forms(everywhere="示例日報")),
    licence=st.none() | _LICENCES,
)


def _by_the_rules(
    typed: str, candidates: int, third_party: bool, source: Source | None, edition: str
) -> RightsClass:
    """Give every class that speaks for itself a rank, and return the one that beats the others."""
    licence = source.licence if source else None
    covers = licence is not None and (not licence.editions or edition in licence.editions)
    begun = licence is not None and (licence.valid_from is None or licence.valid_from <= _DAY)
    claims = [(5, RightsClass.REPRINTED)]
    if licence is not None:
        # A licence that is there, but not for this day or edition, makes no reprint of it.
        claims.append((4, RightsClass.LICENSED if covers and begun else RightsClass.UNKNOWN))
    if source is not None and source.id == "watch":
        claims.append((3, RightsClass.OWN))
    if third_party:
        claims.append((2, RightsClass.REPRINTED))
    if licence is not None and licence.expires is not None and licence.expires < _DAY:
        claims.append((1, RightsClass.UNKNOWN))
    if not typed or candidates > 1:
        claims.append((0, RightsClass.UNKNOWN))
    return min(claims)[1]


@given(st.sampled_from(["", "示例日報"]), st.booleans(), st.booleans(), _SOURCES, st.sampled_from(EDITIONS))
def test_the_class_follows_the_order_of_the_rules(
    typed: str, several: bool, third_party: bool, registered: Source | None, edition: str
) -> None:
    source = None if several or not typed else registered
    candidates = ("a", "b") if several else (source.id,) if source else ()
    found = classify(Attribution(typed, candidates, third_party), source, "watch", edition, _DAY)
    assert found.rights_class is _by_the_rules(typed, len(candidates), third_party, source, edition)


@given(_SOURCES, st.booleans(), st.sampled_from(EDITIONS))
def test_rights_are_claimed_only_for_the_operator_and_under_a_licence(
    source: Source | None, third_party: bool, edition: str
) -> None:
    found, _ = _class(source, edition, third_party=third_party)
    if found is RightsClass.OWN:
        assert source is not None
        assert source.id == "watch"
        assert not third_party
    if found is RightsClass.LICENSED:
        assert source is not None
        assert source.licence is not None
