"""The fields of a record, each said once, and which kinds of records have them."""

from __future__ import annotations

from newsgen.model import Basis, RecordKind, Stage
from newsgen.yamlfile.table import Field, Kind, table

_KINDS = {
    "項目": RecordKind.PROJECT,
    "项目": RecordKind.PROJECT,
    "專案": RecordKind.PROJECT,
    "基金": RecordKind.FUND,
    "協議": RecordKind.AGREEMENT,
    "协议": RecordKind.AGREEMENT,
    "指標": RecordKind.INDICATOR,
    "指标": RecordKind.INDICATOR,
}
_BASES = {
    "協議投資額": Basis.AGREED,
    "协议投资额": Basis.AGREED,
    "協議投資": Basis.AGREED,
    "协议投资": Basis.AGREED,
    "總投資": Basis.TOTAL,
    "总投资": Basis.TOTAL,
    "總投資額": Basis.TOTAL,
    "总投资额": Basis.TOTAL,
    "實際到位": Basis.PAID,
    "实际到位": Basis.PAID,
    "到位資金": Basis.PAID,
    "到位资金": Basis.PAID,
}
_STAGES = {
    "簽約": Stage.SIGNED,
    "签约": Stage.SIGNED,
    "簽訂": Stage.SIGNED,
    "签订": Stage.SIGNED,
    "簽署": Stage.SIGNED,
    "签署": Stage.SIGNED,
    "註冊": Stage.REGISTERED,
    "注册": Stage.REGISTERED,
    "開工": Stage.STARTED,
    "开工": Stage.STARTED,
    "開工建設": Stage.STARTED,
    "开工建设": Stage.STARTED,
    "動工": Stage.STARTED,
    "动工": Stage.STARTED,
    "開建": Stage.STARTED,
    "开建": Stage.STARTED,
    "奠基": Stage.STARTED,
    "竣工": Stage.COMPLETED,
    "完工": Stage.COMPLETED,
    "建成": Stage.COMPLETED,
    "落成": Stage.COMPLETED,
    "投產": Stage.IN_OPERATION,
    "投产": Stage.IN_OPERATION,
    "建成投產": Stage.IN_OPERATION,
    "建成投产": Stage.IN_OPERATION,
    "竣工投產": Stage.IN_OPERATION,
    "竣工投产": Stage.IN_OPERATION,
    "量產": Stage.IN_OPERATION,
    "量产": Stage.IN_OPERATION,
    "投運": Stage.IN_OPERATION,
    "投运": Stage.IN_OPERATION,
    "投用": Stage.IN_OPERATION,
    "投入使用": Stage.IN_OPERATION,
    "投入運營": Stage.IN_OPERATION,
    "投入运营": Stage.IN_OPERATION,
    "達產": Stage.AT_CAPACITY,
    "达产": Stage.AT_CAPACITY,
    "滿產": Stage.AT_CAPACITY,
    "满产": Stage.AT_CAPACITY,
}
_STAGE = table(
    Field(
        "stage",
        Kind.CHOICE,
        "階段 阶段",
        "How far it is: 簽約, 註冊, 開工, 竣工, 投產 or 達產",
        required=True,
        choices=tuple(Stage),
        words=_STAGES,
    ),
    Field(
        "date",
        Kind.PARTIAL_DATE,
        "日期 時間 时间",
        "When it got there: the day, or the month or year",
        required=True,
        example="2026-03",
    ),
)

#: The fields of a record, in front matter and in content/records.
RECORD = table(
    Field(
        "kind",
        Kind.CHOICE,
        "類別 类别",
        "What it is about: 項目, 基金, 協議 or 指標",
        required=True,
        choices=tuple(RecordKind),
        words=_KINDS,
        elsewhere="type",
    ),
    Field(
        "id",
        Kind.TEXT,
        "編號 编号",
        "By which other articles tell of the same thing",
        required=True,
        more="small letters, digits and hyphens; it stands in the address",
    ),
    Field("name", Kind.TEXT, "名稱 名称 項目名稱 项目名称", "What it is called", required=True),
    Field("region", Kind.TEXT, "地區 地区 所在地", "Where it is", known="regions"),
    Field("zone", Kind.TEXT, "園區 园区", "The development zone that it is in", known="regions"),
    Field("industry", Kind.TEXT, "行業 行业 產業 产业", "The industry"),
    Field(
        "industry_code",
        Kind.TEXT,
        "行業代碼 行业代码",
        "Its code of GB/T 4754-2017",
        pattern=r"^[A-T]([0-9]{2}([1-9][0-9]?)?)?$",
        example="C36",
    ),
    Field(
        "investors",
        Kind.WORDS,
        "投資方 投资方 投資人 投资人 投資者 投资者 投資商 投资商",
        "Who invests; of an agreement, the parties",
    ),
    Field(
        "amount",
        Kind.TEXT,
        "金額 金额 投資額 投资额 規模 规模",
        "What is invested, or how large a fund is",
        example="超50億元",
        more="with its currency; 元 alone is that of `currency` in `newsgen.yaml`",
    ),
    Field(
        "basis",
        Kind.CHOICE,
        "口徑 口径",
        "What the amount counts: 協議投資額, 總投資 or 實際到位",
        choices=tuple(Basis),
        words=_BASES,
    ),
    Field(
        "stages",
        Kind.ENTRIES,
        "進度 进度",
        "When it got how far",
        fields=_STAGE,
        spelled=True,
        elsewhere="stage 階段 阶段",
    ),
    Field("level", Kind.TEXT, "級別 级别", "Whose fund it is: of the state, a province, a city"),
    Field("manager", Kind.TEXT, "管理人", "Who manages a fund"),
    Field("filing", Kind.TEXT, "備案編號 备案编号", "The number under which a fund is filed"),
    Field("period", Kind.TEXT, "時期 时期", "What time an indicator is of", example="2025年1—5月"),
    Field("value", Kind.TEXT, "數值 数值", "An indicator's value, with its unit", example="36.4億元"),
    Field("before", Kind.TEXT, "上年同期", "The value a year before"),
    Field("change", Kind.TEXT, "同比", "The change on the year", example="36.4%"),
    Field(
        "parts",
        Kind.WORDS,
        "構成 构成",
        "The records that its amount is the sum of, by their ids",
        more="the sum is calculated, and has to agree",
    ),
    Field(
        "incomplete",
        Kind.YES_NO,
        "未全列",
        "Whether it has more parts than are named",
        default="no",
    ),
    Field(
        "revised",
        Kind.YES_NO,
        "修訂 修订",
        "Whether it takes the place of what was said before",
        default="no",
    ),
    Field("note", Kind.TEXT, "說明 说明 備註 备注", "A remark"),
)

_ALL = frozenset({"kind", "id", "name", "region", "zone", "industry", "industry_code", "note"})
_MONEY = frozenset({"investors", "amount", "basis", "parts", "incomplete", "revised"})

#: Which fields each kind of records has.
FITTING = {
    RecordKind.PROJECT: _ALL | _MONEY | {"stages"},
    RecordKind.FUND: _ALL | _MONEY | {"level", "manager", "filing", "stages"},
    RecordKind.AGREEMENT: _ALL | _MONEY | {"stages"},
    RecordKind.INDICATOR: _ALL | {"period", "value", "before", "change", "revised"},
}

#: Where facts of content/records are from.
ORIGIN = table(
    Field("source", Kind.TEXT, "來源 来源", "Where the facts are from", known="sources"),
    Field("source_url", Kind.URL, "出處 出处", "Where they can be read"),
    Field("date", Kind.DATE, "日期", "When they were reported"),
)

#: A record in a file of content/records: it says where it is from, unless the file does for all.
RECORD_WITH_ORIGIN = RECORD | ORIGIN

#: A file of content/records.
RECORDS_FILE = ORIGIN | table(
    Field(
        "records",
        Kind.ENTRIES,
        "記錄 记录",
        "The facts",
        required=True,
        fields=RECORD_WITH_ORIGIN,
        spelled=True,
    ),
)
