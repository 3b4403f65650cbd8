"""Records, charts and their files as no editor should write them: nothing falls over.

A few of each run with the quick tests; 300 with the slow ones, other ones each time.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from newsgen.config import read_config
from newsgen.library import read_article, read_registries
from newsgen.model import SourceFile
from newsgen.problems import Problem, Report
from newsgen.records import StatedRecord, gather_reports

if TYPE_CHECKING:
    from conftest import SiteFolder

_RECORDS = """source: 贛江觀察
date: 2026-01-02
records:
  - kind: 項目
    id: plant
    name: 電池工廠
    region: 江西省
    industry: 電池
    industry_code: C38
    investors: [甲集團, 乙公司]
    amount: 逾35億元
    basis: 協議投資額
    stages: [{stage: 簽約, date: 2025-03-01}, {stage: 開工, date: 2025-09-01}]
  - {kind: 指標, id: growth, name: 增速, period: 2025年, value: 136.4億元, before: 100億元, change: 36.4%}
  - {kind: 基金, id: all, name: 基金體系, amount: 2至3億元, parts: [fund, other], incomplete: yes}
"""
_CHARTS = """chart: a.csv 各市人口 | caption: 零時 | kind: columns

圖表：項目按行業其中地區=江西省且amount_value>=100000000

chart: investors to regions | alt: 流向
"""
_CSV = '市,人口,金額\n甲市,"1,234",50億元\n乙市,12%,-3\n丙市,,2024年5月\n'
_PIECES = st.sampled_from(
    [
        *(
            "億",
            "元",
            "至",
            "%",
            "-",
            "０",
            "9" * 40,
            "兆",
            "NT$",
            "三點",
            "(",
            "1e9",
            "²",
            "∞",
            "NaN",
            "數十",
        ),
        *(":", "|", "=", ">=", "where", "且", "{", "}", "[", "]", ",", '"', "'", "#", "\n", "\t", " ", "- "),
        *("null", "~", "!!int", "&a", "*a", "\u2028", "\ufeff", "\x00", "\U0001f600", "\u0301", "2025-13-40"),
    ]
)


@st.composite
def _mutated(draw: st.DrawFn, text: str) -> str:
    for _ in range(draw(st.integers(1, 6))):
        start = draw(st.integers(0, len(text)))
        end = min(start + draw(st.sampled_from([0, 0, 1, 2, 8, 40])), len(text))
        text = text[:start] + draw(_PIECES) + text[end:]
    return text


@dataclass(frozen=True)
class _Desk:
    """Reads files of a site by the rules that a build has."""

    read: Callable[[str, str, str, bytes], tuple[Problem, ...]]


@pytest.fixture
def desk(site: SiteFolder) -> _Desk:
    config = read_config(site.folder, Report("newsgen.yaml"))
    assert config is not None
    registries, _ = read_registries(site.folder, config)

    def read(path: str, kind: str, text: str, beside: bytes) -> tuple[Problem, ...]:
        found = read_article(SourceFile(path, text), kind, config, registries, lambda _: beside)
        records = found.article.records if found.article else ()
        told = [StatedRecord("a", path, record.reported or date(2026, 1, 2), record) for record in records]
        return (*found.problems, *gather_reports([*told, *told]).problems)

    return _Desk(read)


def _is_told(problems: tuple[Problem, ...]) -> None:
    for problem in problems:
        said = problem.text()
        assert said.startswith("content/"), said
        assert "Traceback" not in said
        assert "object at 0x" not in said


@pytest.mark.parametrize(
    "examples", [pytest.param(10, id="few"), pytest.param(300, id="many", marks=pytest.mark.slow)]
)
def test_each_mistake_has_its_place(desk: _Desk, examples: int) -> None:
    @settings(
        max_examples=examples,
        deadline=None,
        derandomize=examples < 100,
        database=None,
        phases=(Phase.generate,),
        suppress_health_check=list(HealthCheck),
    )
    @given(
        _mutated(_RECORDS), _mutated(_CHARTS), _mutated(_CSV), st.sampled_from(["utf-8", "utf-16", "gb18030"])
    )
    def check(records: str, charts: str, rows: str, encoding: str) -> None:
        _is_told(desk.read("content/records/a.yaml", "records", records, b""))
        front = "---\ntitle: 題\ndate: 2026-01-02\nsource: 贛江觀察\n---\n"
        raw = rows.encode(encoding, "replace")
        _is_told(desk.read("content/articles/a.md", "article", front + charts, raw))
        stated = records[records.index("records:") :] if "records:" in records else records
        _is_told(desk.read("content/articles/a.md", "article", front[:-4] + stated + "---\n正文。\n", raw))

    check()
