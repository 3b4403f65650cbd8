"""The records of an article: what is read, and what is told."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from newsgen.config import read_config
from newsgen.library import ReadArticle, read_article, read_registries
from newsgen.library.industry_codes import is_industry_code
from newsgen.model import Amount, Basis, Qualifier, Record, RecordKind, SourceFile, Stage, StageReached
from newsgen.problems import Report

if TYPE_CHECKING:
    from conftest import SiteFolder

_PATH = "content/articles/a.md"
_PLANT = "kind: 項目, id: plant, name: 電池工廠"


def _read(site: SiteFolder, records: str, body: str) -> ReadArticle:
    config = read_config(site.folder, Report("newsgen.yaml"))
    assert config is not None
    registries, _ = read_registries(site.folder, config)
    front = f"title: 題\ndate: 2026-01-02\nsource: 贛江觀察\nrecords:\n{records}"
    return read_article(SourceFile(_PATH, f"---\n{front}---\n{body}\n"), "article", config, registries)


def _records(site: SiteFolder, records: str, body: str = "正文。") -> tuple[Record, ...]:
    read = _read(site, records, body)
    assert [problem.text() for problem in read.problems] == []
    assert read.article is not None
    return read.article.records


def _said(site: SiteFolder, records: str, body: str = "正文。") -> list[str]:
    found = _read(site, records, body).problems
    return [problem.text().split("\n")[0].removeprefix(f"{_PATH}:") for problem in found]


def test_fields_of_records_go_by_their_chinese_names(site: SiteFolder) -> None:
    said = "  - kind: 項目\n    id: plant\n    name: 電池工廠\n    amount: 3億元\n    note: 二期\n"
    typed = "  - 類別: 項目\n    编号: plant\n    項目名稱: 電池工廠\n    投資額: 3億元\n    备注: 二期\n"
    stage = StageReached(Stage.COMPLETED, "2025-09-01")
    (record,) = _records(site, typed + "    進度: [{階段: 竣工, 日期: 2025年9月1日}]\n", "投資3億元。")
    (same,) = _records(site, said + "    stages: [{stage: 建成, date: 2025-09-01}]\n", "投資3億元。")
    assert record == same
    assert record.stages == (stage,)


def test_a_field_of_a_record_is_given_once_in_whatever_language(site: SiteFolder) -> None:
    said = _said(site, f"  - {{{_PLANT}, amount: 3億元, 金額: 5億元}}\n", "3億元。")
    assert said == ["6: `金額` is given twice: first on line 6 as `amount`"]


@pytest.mark.parametrize("word", ["竣工", "完工", "建成"])
def test_what_is_built_is_not_yet_in_operation(site: SiteFolder, word: str) -> None:
    stages = f"[{{stage: 開工, date: 2025-01-01}}, {{stage: {word}, date: 2025-06-01}}, "
    (record,) = _records(site, f"  - {{{_PLANT}, stages: {stages}{{stage: 投产, date: 2025-09-01}}]}}\n")
    assert [reached.stage for reached in record.stages] == ["started", "completed", "in_operation"]


def test_a_project_is_read_with_all_that_is_known(site: SiteFolder) -> None:
    records = _records(
        site,
        "  - kind: 项目\n"
        "    id: plant\n"
        "    name: 電池工廠\n"
        "    region: 江西省\n"
        "    zone: 赣江新区\n"
        "    industry: 電池\n"
        "    industry_code: C3841\n"
        "    investors: 甲集團、乙公司\n"
        "    amount: 逾35億元\n"
        "    basis: 协议投资额\n"
        "    stages:\n"
        "      - {stage: 开工, date: 2025-09-01}\n"
        "      - {stage: 簽約, date: 2025年3月1日}\n",
        "總投資逾35億元。",
    )
    (record,) = records
    assert record.kind is RecordKind.PROJECT
    assert (record.region, record.zone) == ("jiangxi", "ganjiang")
    assert record.investors == ("甲集團", "乙公司")
    assert record.amount == Amount(Decimal(3_500_000_000), "CNY", Qualifier.OVER, None, "逾35億元")
    assert record.basis is Basis.AGREED
    assert record.stages == (
        StageReached(Stage.SIGNED, "2025-03-01"),
        StageReached(Stage.STARTED, "2025-09-01"),
    )
    assert (record.line, record.amount_line) == (6, 14)


def test_yuan_is_what_the_site_says(site: SiteFolder) -> None:
    config = site.folder / "newsgen.yaml"
    config.write_text(config.read_text("utf-8") + "currency: TWD\n", "utf-8")
    (record,) = _records(site, f"  - {{{_PLANT}, amount: 3億元}}\n", "投資3億元。")
    assert record.amount is not None
    assert record.amount.currency == "TWD"


@pytest.mark.parametrize(
    ("entry", "said"),
    [
        ("{id: plant, name: 工廠}", "6: `kind` is missing"),
        ("{kind: 項目, name: 工廠}", "6: `id` is missing"),
        ("{kind: 項目, id: plant}", "6: `name` is missing"),
        ("{kind: 工程, id: plant, name: 工廠}", "6: `工程` is not a value of `kind`"),
        (
            "{kind: 項目, id: 工廠, name: 工廠}",
            "6: an id has small letters, digits and hyphens only, not `工廠`",
        ),
        (f"{{{_PLANT}, region: 火星}}", "6: the region `火星` is not in content/regions.yaml"),
        (f"{{{_PLANT}, industry_code: C99}}", "6: `C99` is not a code of GB/T 4754-2017"),
        (f"{{{_PLANT}, amount: 幾億元}}", "6: `幾億元` names no number"),
        (f"{{{_PLANT}, amount: 美元}}", "6: `美元` is a currency without an amount"),
        (f"{{{_PLANT}, manager: 甲}}", "6: `manager` says nothing of a record of the kind `project`"),
        (f"{{{_PLANT}, size: 5億}}", "6: unknown field `size`"),
        (f"{{type: 項目, {_PLANT}}}", "6: unknown field `type`"),
        (
            "{kind: 指標, id: growth, name: 增速, change: 三成}",
            "6: `三成` in `change` is not a percentage",
        ),
        (
            "{kind: 指標, id: growth, name: 增速, change: 3640%}",
            "6: a change of 3640% is hardly meant",
        ),
        (
            f"{{{_PLANT}, stages: [{{stage: 投產, date: 2025-01-01}}, {{stage: 開工, date: 2025-06-01}}]}}",
            "6: the stage goes backwards: in_operation on 2025-01-01 (line 6), started on 2025-06-01",
        ),
    ],
)
def test_what_is_wrong_is_told_with_its_line(site: SiteFolder, entry: str, said: str) -> None:
    assert _said(site, f"  - {entry}\n") == [said]


def test_a_growth_that_does_not_follow_is_told(site: SiteFolder) -> None:
    entry = "{kind: 指標, id: growth, name: 產值, value: 130億元, before: 100億元, change: 20%}"
    assert _said(site, f"  - {entry}\n", "產值130億元，增長20%。") == [
        "6: 130億元 after 100億元 is a change of 30.0%, not of 20%"
    ]


@pytest.mark.parametrize(
    ("summary", "said"),
    [
        ("增長36.4%。", []),
        ("增長三成多。", []),
        ("增長百分之三十六點四，另有12%。", ["5: warning: the summary says 12%, and the text does not"]),
        ("增长34.6%。", ["5: warning: the summary says 34.6%, and the text does not"]),
    ],
)
def test_a_percentage_of_the_summary_stands_in_the_text(
    site: SiteFolder, summary: str, said: list[str]
) -> None:
    config = read_config(site.folder, Report("newsgen.yaml"))
    assert config is not None
    registries, _ = read_registries(site.folder, config)
    front = f"title: 題\ndate: 2026-01-02\nsource: 贛江觀察\nsummary: {summary}\n"
    file = SourceFile(_PATH, f"---\n{front}---\n同比增長36.4%。\n")
    found = read_article(file, "article", config, registries).problems
    assert [problem.text().split("\n")[0].removeprefix(f"{_PATH}:") for problem in found] == said


def test_two_records_of_one_id_in_a_file_are_told(site: SiteFolder) -> None:
    entries = f"  - {{{_PLANT}}}\n  - {{{_PLANT}}}\n"
    assert _said(site, entries) == ["7: two records have the id `plant`: the other is in line 6"]


@pytest.mark.parametrize("body", ["投資約4.8億元。", "投資四億八千萬元。", "投資48000萬元。"])
def test_an_amount_may_be_worded_otherwise_in_the_text(site: SiteFolder, body: str) -> None:
    assert _said(site, f"  - {{{_PLANT}, amount: 4.8億元}}\n", body) == []


@pytest.mark.parametrize("body", ["正文。", "投資4.8億美元。", "投資48億元。", "投資84億元。"])
def test_an_amount_that_the_text_does_not_have_is_a_warning(site: SiteFolder, body: str) -> None:
    said = _said(site, f"  - {{{_PLANT}, amount: 4.8億元}}\n", body)
    assert said == ["6: warning: the amount `4.8億元` does not occur in the text"]


@pytest.mark.parametrize("body", ["百億產業基金成立。", "规模100亿元。", "規模達一百億元。"])
def test_an_amount_may_stand_without_its_currency(site: SiteFolder, body: str) -> None:
    fund = "kind: 基金, id: fund, name: 產業基金"
    assert _said(site, f"  - {{{fund}, amount: 百億元}}\n", body) == []


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("項目增長20%，達320家。", []),
        ("項目增長百分之二十，達三百二十家。", []),
        ("項目達320家。", ["6: warning: the figure `20%` does not occur in the text"]),
        ("項目增長20%。", ["6: warning: the figure `320家` does not occur in the text"]),
    ],
)
def test_a_value_that_the_text_does_not_have_is_a_warning(
    site: SiteFolder, body: str, said: list[str]
) -> None:
    entry = "{kind: 指標, id: a, name: 項目數, value: 320家, change: 20%}"
    assert _said(site, f"  - {entry}\n", body) == said


@pytest.mark.parametrize(
    ("value", "before", "change"),
    [("136.4億元", "100億元", "36.4%"), ("9億元", "10億元", "-10%"), ("2.05億元", "2億元", "2.5%")],
)
def test_a_growth_that_is_right_is_let_pass(site: SiteFolder, value: str, before: str, change: str) -> None:
    entry = f"{{kind: 指標, id: a, name: 甲, value: {value}, before: {before}, change: {change}}}"
    assert _said(site, f"  - {entry}\n", f"達{value}，同比變化{change}。") == []


@pytest.mark.parametrize("code", ["A", "C", "C36", "C3612", "T97", "I65", "S91"])
def test_codes_of_the_standard_are_known(code: str) -> None:
    assert is_industry_code(code)


@pytest.mark.parametrize("code", ["", "U", "C360", "c36", "C3", "C44", "A06", "T98", "C36123", "36"])
def test_other_codes_are_none(code: str) -> None:
    assert not is_industry_code(code)


def _hints(site: SiteFolder, records: str) -> list[str]:
    """What is told without the line itself, and the lines without the path."""
    found = _read(site, records, "正文。").problems
    parts = [problem.text().removeprefix(f"{_PATH}:").split("\n") for problem in found]
    return ["\n".join((lines[0], *lines[2:])) for lines in parts]


@pytest.mark.parametrize(
    ("field", "typed", "hint"),
    [
        ("stage", "停工", "one of: 簽約, 註冊, 開工, 竣工, 投產, 達產"),
        ("stage", "封頂", "one of: 簽約, 註冊, 開工, 竣工, 投產, 達產"),
        ("stage", "試運行", "one of: 簽約, 註冊, 開工, 竣工, 投產, 達產"),
        ("stage", "封顶", "one of: 签约, 注册, 开工, 竣工, 投产, 达产"),
        ("stage", "未开工", "one of: 签约, 注册, 开工, 竣工, 投产, 达产"),
        ("stage", "即將開工", "one of: 簽約, 註冊, 開工, 竣工, 投產, 達產"),
        ("stage", "正式投產", "did you mean `投產`?"),
        ("stage", "全面开工了", "did you mean `开工`?"),
        ("stage", "begun", "one of: signed, registered, started, completed, in_operation, at_capacity"),
        ("basis", "固定資產", "one of: 協議投資額, 總投資, 實際到位"),
        ("basis", "总投资金额", "did you mean `总投资`?"),
        ("kind", "工程", "one of: 項目, 基金, 協議, 指標"),
        ("kind", "產業基金", "did you mean `基金`?"),
    ],
)
def test_words_that_are_no_choice_are_answered_in_their_script(
    site: SiteFolder, field: str, typed: str, hint: str
) -> None:
    given = {"kind": "fund", field: typed}
    stage = f", stages: [{{stage: {given['stage']}, date: 2025-03}}]" if field == "stage" else ""
    basis = f", basis: {given['basis']}" if field == "basis" else ""
    said = _hints(site, f"  - {{kind: {given['kind']}, id: a, name: 甲{stage}{basis}}}\n")
    assert said == [f"6: `{typed}` is not a value of `{field}`\n  hint: {hint}"]


@pytest.mark.parametrize("word", ["奠基", "開建", "破土動工", "投入運營", "投用"])
def test_what_newspapers_call_a_stage_is_read_or_led_to(site: SiteFolder, word: str) -> None:
    said = _hints(site, f"  - {{{_PLANT}, stages: [{{stage: {word}, date: 2025-03}}]}}\n")
    told = ["6: `破土動工` is not a value of `stage`\n  hint: did you mean `動工`?"]
    assert said == (told if word == "破土動工" else [])


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("增長36.4%", "36.4%"),
        ("同比增长 36.4％", "36.4%"),
        ("下降2.1%", "-2.1%"),
        ("同比减少百分之二十", "-20%"),
        ("百分之三十六點四", "36.4%"),
        ("約20%", "20%"),
        ("36.4", "36.4%"),
    ],
)
def test_a_growth_in_words_is_answered_with_what_to_write(site: SiteFolder, typed: str, meant: str) -> None:
    entry = f"  - {{kind: 指標, id: a, name: 甲, change: {typed}}}\n"
    assert _hints(site, entry) == [
        f"6: `{typed}` in `change` is not a percentage\n  hint: if `{meant}` is meant, write just that"
    ]


@pytest.mark.parametrize("typed", ["翻一番", "增長10%至20%", "36.4個百分點"])
def test_what_names_no_growth_for_sure_is_not_guessed_at(site: SiteFolder, typed: str) -> None:
    entry = f"  - {{kind: 指標, id: a, name: 甲, change: {typed}}}\n"
    assert _hints(site, entry) == [
        f"6: `{typed}` in `change` is not a percentage\n  hint: write it as 36.4% or -2.1%"
    ]


@pytest.mark.parametrize(
    ("typed", "close"),
    [("江西省贛江新區", "贛江新區"), ("中国江西省 赣江新区", "贛江新區"), ("江西身", "江西省")],
)
def test_a_region_with_those_around_it_leads_to_the_inmost(site: SiteFolder, typed: str, close: str) -> None:
    assert _hints(site, f"  - {{{_PLANT}, region: {typed}}}\n") == [
        f"6: the region `{typed}` is not in content/regions.yaml\n  hint: did you mean `{close}`?"
    ]


@pytest.mark.parametrize(
    ("typed", "hint"),
    [
        ("Battery Plant", "did you mean `battery-plant`?"),
        ("“plant”", "did you mean `plant`?"),
        ("ＢＡＴ_1", "did you mean `bat-1`?"),
        ("電池 plant", "for example `battery-plant`"),
    ],
)
def test_an_id_is_answered_with_the_one_that_may_be_meant(site: SiteFolder, typed: str, hint: str) -> None:
    assert _hints(site, f"  - {{kind: 項目, id: {typed}, name: 甲}}\n") == [
        f"6: an id has small letters, digits and hyphens only, not `{typed}`\n  hint: {hint}"
    ]


def test_investors_are_parted_by_chinese_marks_in_lists_too(site: SiteFolder) -> None:
    for typed in ("甲集團、乙公司", "[甲集團、乙公司]", "[甲集團，乙公司]", "［甲集團、乙公司］"):
        (record,) = _records(site, f"  - kind: 項目\n    id: a\n    name: 甲\n    investors: {typed}\n")
        assert record.investors == ("甲集團", "乙公司")


def test_stages_as_fields_are_answered_with_what_to_write(site: SiteFolder) -> None:
    said = _hints(site, f"  - {{{_PLANT}, 進度: {{簽約: 2025-03, 開工: 2025年9月}}}}\n")
    assert said == [
        "6: `簽約` is a stage, and no field\n  hint: write `- {stage: 簽約, date: 2025-03}`",
        "6: `開工` is a stage, and no field\n  hint: write `- {stage: 開工, date: 2025年9月}`",
    ]
    (said_of_one,) = _hints(site, f"  - {{{_PLANT}, 階段: 開工}}\n")
    assert said_of_one == "6: unknown field `階段`\n  hint: here it is called `stages`"
