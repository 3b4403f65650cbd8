"""Charts as pictures: what holds whatever they show."""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import pairwise
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsgen.charts import PERCENT, Cell, Chart, ChartKind, ChartWords, Row, draw

_SVG = ChartWords(
    lambda value, unit: f"{value:f}{unit}", lambda count: f"其他{count}項", lambda chart: chart.title
)
_LABELS = st.text(max_size=40)
_VALUES = st.decimals(-(10**12), 10**12, places=2)
_FLAT = [kind for kind in ChartKind if kind is not ChartKind.FLOW]


def _chart(kind: ChartKind, rows: list[tuple[str, Decimal | None]], unit: str = "") -> Chart:
    made = (Row((label,), (Cell("" if value is None else f"{value:f}", value),)) for label, value in rows)
    return Chart(kind, "題", ("甲", "乙"), tuple(made), unit)


def _flow(links: list[tuple[str, str, int]]) -> Chart:
    rows = (Row((source, target), (Cell(str(value), Decimal(value)),)) for source, target, value in links)
    return Chart(ChartKind.FLOW, "題", ("從", "到", "額"), tuple(rows))


def _drawn(chart: Chart) -> ET.Element:
    return ET.fromstring(draw(chart, "c", _SVG))  # noqa: S314 - our own


def _values(picture: ET.Element) -> list[Decimal]:
    return [Decimal(shape.get("data-value", "")) for shape in picture.iter() if shape.get("data-value")]


def _texts(picture: ET.Element) -> list[str]:
    return [element.text or "" for element in picture.iter("text")]


@given(
    st.sampled_from(_FLAT),
    st.lists(st.tuples(_LABELS, st.none() | _VALUES), min_size=1, max_size=40).filter(
        lambda rows: any(value is not None for _, value in rows)
    ),
)
def test_whatever_the_labels_a_picture_is_xml_and_adds_up(
    kind: ChartKind, rows: list[tuple[str, Decimal | None]]
) -> None:
    picture = _drawn(_chart(kind, rows))
    assert sum(_values(picture)) == sum(value for _, value in rows if value is not None)
    assert picture.get("role") == "img"
    assert picture.get("aria-labelledby") == "c-title c-text"
    assert [(child.tag, child.get("id")) for child in picture[:2]] == [
        ("title", "c-title"),
        ("desc", "c-text"),
    ]
    for shape in picture.iter():
        assert shape.get("style") is None, "no page may load it"
        for name in ("width", "height", "x", "cx", "x1", "x2"):
            assert not (shape.get(name) or "").startswith("-")


@given(
    st.lists(
        st.tuples(st.sampled_from("甲乙丙丁戊"), st.sampled_from("東南西北中"), st.integers(1, 10**9)),
        min_size=1,
        max_size=20,
        unique_by=lambda link: link[:2],
    ),
    st.randoms(use_true_random=False),
)
def test_a_flow_does_not_depend_on_the_order_of_its_rows(links, random) -> None:  # type: ignore[no-untyped-def]
    there = draw(_flow(links), "c", _SVG)
    random.shuffle(links)
    assert draw(_flow(links), "c", _SVG) == there
    assert sum(_values(_drawn(_flow(links)))) == sum(value for *_, value in links)


def test_the_smallest_of_many_bars_are_one_that_says_how_many() -> None:
    picture = _drawn(_chart(ChartKind.BARS, [(f"第{at}縣", Decimal(at)) for at in range(30)]))
    assert len(picture.findall("rect")) == 16
    assert "其他15項" in _texts(picture)
    assert _values(picture)[-1] == sum(range(15))


def test_shares_are_not_added() -> None:
    rows: list[tuple[str, Decimal | None]] = [(f"第{at}縣", Decimal(at)) for at in range(30)]
    picture = _drawn(_chart(ChartKind.BARS, rows, PERCENT))
    assert len(_values(picture)) == 15
    assert "其他15項" in _texts(picture)


def test_bars_begin_at_zero_and_go_both_ways() -> None:
    picture = _drawn(_chart(ChartKind.BARS, [("增", Decimal(30)), ("減", Decimal(-10)), ("平", Decimal(0))]))
    assert [(bar.get("x"), bar.get("width")) for bar in picture.findall("rect")] == [
        ("25%", "75%"),
        ("0%", "25%"),
        ("25%", "0%"),
    ]


def test_a_long_label_takes_two_lines_and_then_ends() -> None:
    picture = _drawn(_chart(ChartKind.BARS, [("長" * 90, Decimal(1))]))
    said = [text for text in _texts(picture) if "長" in text]
    assert len(said) == 2
    assert said[1].endswith("…")


@pytest.mark.parametrize("count", [4, 40])
def test_labels_of_columns_leave_room_for_each_other_on_a_phone(count: int) -> None:
    rows: list[tuple[str, Decimal | None]] = [(f"{1980 + at}年", Decimal(at)) for at in range(count)]
    picture = _drawn(_chart(ChartKind.COLUMNS, rows))
    labels = [text for text in picture.iter("text") if re.fullmatch(r"\d{4}年", text.text or "")]
    places = [float((text.get("x") or "").rstrip("%")) * 3.2 for text in labels]
    assert all(after - before >= 39 for before, after in pairwise(places))
    assert len(picture.findall("rect")) == count


def test_columns_whose_names_have_no_room_lie() -> None:
    picture = _drawn(_chart(ChartKind.COLUMNS, [(name * 8, Decimal(1)) for name in "甲乙丙"]))
    assert {bar.get("height") for bar in picture.findall("rect")} == {"12"}


def test_a_line_is_broken_where_nothing_is_known() -> None:
    values = [Decimal(1), Decimal(2), None, Decimal(4), Decimal(5)]
    picture = _drawn(_chart(ChartKind.LINES, [(str(at), value) for at, value in enumerate(values)]))
    assert len(list(picture.iter("path"))) == 2


def test_a_flow_between_very_many_keeps_its_sum() -> None:
    picture = _drawn(_flow([(f"甲{at}", f"乙{at % 25}", at + 1) for at in range(60)]))
    assert sum(_values(picture)) == sum(range(1, 61))
    assert {"其他51項", "其他16項"} <= set(_texts(picture))


_SUMS = ["合計", "总计", "總 計", "全省合計", "小計", "合计（亿元）", "Total"]


@pytest.mark.parametrize("label", _SUMS)
@pytest.mark.parametrize("kind", _FLAT)
def test_a_sum_is_not_drawn_beside_its_parts(kind: ChartKind, label: str) -> None:
    rows: list[tuple[str, Decimal | None]] = [
        ("甲縣", Decimal(2)),
        ("乙縣", Decimal(3)),
        (label, Decimal(5)),
    ]
    picture = _drawn(_chart(kind, rows))
    assert _values(picture) == [2, 3]
    assert not [said for said in _texts(picture) if label in said]
    assert _values(_drawn(_chart(kind, [rows[0], rows[2]]))) == [
        2,
        5,
    ]  # which may be all that there is to see


@pytest.mark.parametrize("label", ["合計縣", "計劃", "總部", "小計算"])
def test_what_begins_like_a_sum_is_drawn(label: str) -> None:
    chart = _chart(ChartKind.BARS, [("甲縣", Decimal(2)), ("乙縣", Decimal(3)), (label, Decimal(5))])
    assert _values(_drawn(chart)) == [2, 3, 5]


@pytest.mark.parametrize(("kind", "drawn"), [(ChartKind.STACKED, [1, 2, 3, 4]), (ChartKind.BARS, None)])
def test_a_column_of_sums_is_no_part_of_a_stack(kind: ChartKind, drawn: list[int] | None) -> None:
    rows = (
        Row((name,), tuple(Cell(str(value), Decimal(value)) for value in values))
        for name, values in (("甲縣", (1, 2, 3)), ("乙縣", (3, 4, 7)))
    )
    picture = _drawn(Chart(kind, "題", ("縣", "新建", "擴建", "合計"), tuple(rows)))
    assert _values(picture) == (drawn or [1, 2, 3, 3, 4, 7])
