"""What a chart of records shows: `projects by industry where region=江西省 and stage=開工`."""

from __future__ import annotations

import re
from enum import StrEnum

from msgspec import Struct

from newsgen.hanzi import fold
from newsgen.model import RecordKind
from newsgen.problems import nearest
from newsgen.records.condition import Condition, NotACondition, read_condition


class GroupBy(StrEnum):
    """What the records of a chart are put together by; by `size` each stands for itself."""

    INDUSTRY = "industry"
    REGION = "region"
    ZONE = "zone"
    INVESTOR = "investor"
    STAGE = "stage"
    MONTH = "month"
    YEAR = "year"
    SIZE = "size"
    FLOW = "flow"  # from investors to regions


#: The columns that conditions of charts may ask of.
ASKED = (
    *("id", "name", "region", "zone", "industry", "industry_code", "investors", "amount_value", "currency"),
    *("basis", "stage", "stage_date", "level", "manager", "filing"),
)
#: What a chart may be of, as it is written; and the same in Chinese.
EXAMPLES = (
    *(f"projects by {by}" for by in GroupBy if by is not GroupBy.FLOW),
    *("funds by size", "funds by region", "investors to regions"),
)
_KINDS = {
    RecordKind.PROJECT: ("project", "projects", "項目", "專案", "投資案"),
    RecordKind.FUND: ("fund", "funds", "基金"),
    RecordKind.AGREEMENT: ("agreement", "agreements", "協議"),
}
_BY = {
    GroupBy.INDUSTRY: ("industry", "industries", "行業", "產業"),
    GroupBy.REGION: ("region", "regions", "地區"),
    GroupBy.ZONE: ("zone", "zones", "園區"),
    GroupBy.INVESTOR: ("investor", "investors", "投資方"),
    GroupBy.STAGE: ("stage", "stages", "進度", "階段"),
    GroupBy.MONTH: ("month", "months", "月", "月份"),
    GroupBy.YEAR: ("year", "years", "年", "年份"),
    GroupBy.SIZE: ("size", "amount", "規模", "金額"),
}
_COLUMNS = {
    fold(word): column
    for column, words in {
        "name": ("名稱",),
        "region": ("地區",),
        "zone": ("園區",),
        "industry": ("行業", "產業"),
        "investors": ("投資方", "investor"),
        "basis": ("口徑",),
        "stage": ("進度", "階段"),
        "level": ("級別",),
        "manager": ("管理人",),
    }.items()
    for word in words
}
_WHERE = re.compile(" where | ?其中 ?", re.IGNORECASE)
_SUBJECT = re.compile(r"(?P<kind>\S+?)(?:\s+by\s+|\s*按\s*)(?P<by>\S+)|(?P<alone>\S+)", re.IGNORECASE)
_FLOW = re.compile(  # of folded text, which is Simplified
    r"(?:(?:projects?|项目)\s+)?(?:from\s+)?(?:investors?|投资方)\s*(?:to\s+|到|至)\s*(?:regions?|地区)",
    re.IGNORECASE,
)
_AND = re.compile(r"(?: and | ?(?:並且|并且|且) ?)(?=[^\s=<>!~]{1,40}+ ?[=<>!~])", re.IGNORECASE)


class ChartQuery(Struct, frozen=True):
    """Which records a chart is of, what they are put together by, and what they have to meet."""

    kind: RecordKind
    by: GroupBy
    conditions: tuple[Condition, ...] = ()


def is_query(text: str) -> bool:
    """Whether a text begins as what a chart is of, so that nobody can have meant anything else."""
    what = fold(_parts(text)[0])
    subject = _SUBJECT.fullmatch(what)
    return bool(_FLOW.fullmatch(what) or (subject and subject["by"] and _kind(subject["kind"])))


def read_query(text: str) -> ChartQuery:
    """Return what a text asks for, in English or in Chinese of either script.

    Raises NotACondition, which says what cannot be meant.
    """
    typed, where = _parts(text)
    what = fold(typed)
    conditions = tuple(_condition(part) for part in _AND.split(where)) if where else ()
    if _FLOW.fullmatch(what):
        return ChartQuery(RecordKind.PROJECT, GroupBy.FLOW, conditions)
    subject = _SUBJECT.fullmatch(what)
    kind = _kind(subject["kind"] or subject["alone"]) if subject else None
    by = _by(subject["by"] or "size") if subject else None
    if kind is None or by is None:
        close = nearest(what, EXAMPLES)
        raise NotACondition(
            "there is no chart `{what}`; did you mean `{close}`?" if close else "there is no chart `{what}`",
            what=typed,
            close="".join(close),
        )
    return ChartQuery(kind, by, conditions)


def _parts(text: str) -> tuple[str, str]:
    """Return what is to be shown, and what it has to meet."""
    what, *where = _WHERE.split(" ".join(text.split()), maxsplit=1)
    return what.strip(), "".join(where)


def _kind(word: str) -> RecordKind | None:
    return next((kind for kind, words in _KINDS.items() if _is_one(word, words)), None)


def _by(word: str) -> GroupBy | None:
    return next((by for by, words in _BY.items() if _is_one(word, words)), None)


def _is_one(word: str, words: tuple[str, ...]) -> bool:
    return fold(word).casefold() in map(fold, words)


def _condition(text: str) -> Condition:
    for word, column in _COLUMNS.items():
        folded = fold(text.strip())
        if folded.casefold().startswith(word) and folded[len(word) :].lstrip()[:1] in (
            "=",
            "!",
            "~",
            "<",
            ">",
        ):
            text = column + text.strip()[len(word) :]
    return read_condition(text, ASKED)
