"""The records of an article or a file of content/records, each with what is wrong in it."""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal

from newsgen.config import Config
from newsgen.config.fields import ID
from newsgen.figures import FigureKind, NotAnAmount, find_figures, read_amount
from newsgen.library.industry_codes import is_industry_code
from newsgen.library.lookup import Lookup
from newsgen.library.record_checks import check_growth
from newsgen.library.record_fields import FITTING, ORIGIN
from newsgen.library.record_origin import Origin, read_own_origin
from newsgen.library.registries import Registries
from newsgen.model import Amount, Basis, Record, RecordKind, Stage, StageReached
from newsgen.problems import said_elsewhere
from newsgen.records import backward_steps
from newsgen.yamlfile import FieldReader, Text

_PERCENT = re.compile(r"[-+−－]?\s*([0-9]+(?:\.[0-9]+)?)\s*[%％]")
_FALLS = re.compile("[降減减跌縮缩少負负低−－-]")
_MOST_PERCENT = 1000  # a growth above it is a slip far more often than a fact


def read_records(
    reader: FieldReader, config: Config, registries: Registries, origin: Origin | None = None
) -> tuple[Record, ...]:
    """Read the field `records`; of two records with one id in a file the second is a problem.

    In a file of content/records `origin` is where those facts are from that do not say it themselves.
    """
    records: dict[str, Record] = {}
    for entry in reader.mappings("records"):
        entry.finished = reader.finished
        record = _record(entry, config, registries, origin)
        if record is None:
            continue
        if record.id in records:
            entry.report.error(
                entry.line("id"),
                "two records have the id `{id}`: the other is in line {other}",
                "say everything about one thing in one record",
                id=record.id,
                other=str(records[record.id].line),
            )
            continue
        records[record.id] = record
    return tuple(records.values())


def _record(
    entry: FieldReader, config: Config, registries: Registries, of_file: Origin | None
) -> Record | None:
    lookup = Lookup(entry, config, registries)
    kind_name = "" if entry.lacks("kind") else entry.choice("kind")
    kind = RecordKind(kind_name) if kind_name else None
    if kind:
        _check_fit(entry, kind)
    record_id = entry.text("id")
    if record_id and not re.fullmatch(ID, record_id):
        close = _as_id(record_id)
        entry.report.error(
            entry.line("id"),
            "an id has small letters, digits and hyphens only, not `{id}`",
            "did you mean `{close}`?" if close else "for example `battery-plant`",
            id=record_id,
            close=close,
        )
        record_id = ""
    origin = read_own_origin(entry, config, registries, of_file) if of_file else Origin()
    amount = _amount(entry, config)
    basis = entry.choice("basis")
    record = Record(
        kind=kind or RecordKind.PROJECT,
        id=record_id,
        name=entry.text("name"),
        region=lookup.region("region"),
        zone=lookup.region("zone"),
        industry=entry.text("industry"),
        industry_code=_industry_code(entry),
        investors=entry.texts("investors", parted=True),
        amount=amount,
        basis=Basis(basis) if basis else None,
        stages=_stages(entry, config),
        level=entry.text("level"),
        manager=entry.text("manager"),
        filing=entry.text("filing"),
        period=entry.text("period"),
        value=entry.text("value"),
        before=entry.text("before"),
        change=_change(entry),
        parts=entry.texts("parts", parted=True),
        incomplete=entry.flag("incomplete"),
        revised=entry.flag("revised"),
        note=entry.text("note"),
        line=min(entry.fields.key_lines.values(), default=entry.fields.line),
        amount_line=entry.line("amount"),
        source=origin.source if of_file else None,
        source_url=origin.url,
        reported=origin.date,
    )
    entry.finish()
    check_growth(entry, record)
    return record if kind and record.id and record.name else None


def _as_id(typed: str) -> str:
    """Return the id that a text may be meant for; empty where it says none in letters."""
    plain = unicodedata.normalize("NFKC", typed).lower()
    if re.search("[^\\W_a-z0-9]", plain):
        return ""
    meant = re.sub("[^a-z0-9]+", "-", plain).strip("-")
    return meant if re.fullmatch(ID, meant) else ""


def _check_fit(entry: FieldReader, kind: RecordKind) -> None:
    for name in entry.table:
        if name not in FITTING[kind] and name not in ORIGIN and entry.node(name) is not None:
            fitting = [other for other, names in FITTING.items() if name in names]
            entry.report.error(
                entry.line(name),
                "`{name}` says nothing of a record of the kind `{kind}`",
                "it belongs to: {kinds}",
                name=name,
                kind=said_elsewhere(kind),
                kinds=", ".join(fitting),
            )


def _amount(entry: FieldReader, config: Config) -> Amount | None:
    text = entry.text("amount")
    if not text:
        return None
    try:
        amount = read_amount(text, config.currency)
    except NotAnAmount as error:
        entry.report.error(
            entry.line("amount"), error.message, error.hint, name="amount", value=text, **error.values
        )
        return None
    if amount.value:
        return amount
    entry.report.error(
        entry.line("amount"),
        "`{value}` is no money at all",
        "leave `amount` out where it is not known",
        value=text,
    )
    return None


def _industry_code(entry: FieldReader) -> str:
    code = entry.text("industry_code")
    if not code or is_industry_code(code):
        return code
    entry.report.error(
        entry.line("industry_code"),
        "`{code}` is not a code of GB/T 4754-2017",
        "did you mean `{close}`?"
        if is_industry_code(code.upper())
        else "a letter from A to T, then the division's digits if wanted, such as C36",
        code=code,
        close=code.upper(),
    )
    return ""


def _stages(entry: FieldReader, config: Config) -> tuple[StageReached, ...]:
    """Read how far a thing got, and when; in order of time it can only go forwards."""
    reached = []
    for inner in entry.mappings("stages"):
        inner.finished = entry.finished
        if _are_fields(inner):
            continue
        stage = "" if inner.lacks("stage") else inner.choice("stage")
        day = inner.partial_date("date", config.timezone)
        inner.finish()
        if stage and day:
            reached.append((StageReached(Stage(stage), day), inner.line("stage")))
    for (after, line), (before, other) in backward_steps(reached):
        entry.report.error(
            line,
            "the stage goes backwards: {before} on {first} (line {other}), {after} on {second}",
            "one of the dates must be wrong",
            before=said_elsewhere(before.stage),
            first=before.date,
            other=str(other),
            after=said_elsewhere(after.stage),
            second=after.date,
        )
    order = list(Stage)
    return tuple(sorted((item for item, _ in reached), key=lambda item: (order.index(item.stage), item.date)))


def _are_fields(entry: FieldReader) -> bool:
    """Whether an entry has stages as its fields (`開工: 2025-03`), which is told with what to write."""
    words = [key for key in entry.fields.key_lines if key in entry.table["stage"].words]
    for word in words:
        day = entry.fields.entries.get(word)
        entry.report.error(
            entry.line(word),
            "`{stage}` is a stage, and no field",
            "write `- {{stage: {stage}, date: {day}}}`",
            stage=word,
            day=day.value if isinstance(day, Text) and day.value else "…",
        )
    return bool(words)


def _change(entry: FieldReader) -> str:
    change = entry.text("change")
    found = _PERCENT.fullmatch(change)
    if change and found is None:
        meant = _percentage(change)
        entry.report.error(
            entry.line("change"),
            "`{value}` in `change` is not a percentage",
            "if `{meant}` is meant, write just that" if meant else "write it as 36.4% or -2.1%",
            value=change,
            meant=meant,
        )
        return ""
    if found and Decimal(found[1]) > _MOST_PERCENT:
        entry.report.error(
            entry.line("change"),
            "a change of {value} is hardly meant",
            "say what it was multiplied by in the text, and leave it out here",
            value=change,
        )
        return ""
    return change


def _percentage(typed: str) -> str:
    """Return the percentage that a text names (增長36.4%, 下降百分之二), with its sign; empty where it names
    none, or several."""
    found = [figure for figure in find_figures(typed) if figure.kind is FigureKind.PERCENT]
    if len(found) != 1:
        return f"{typed}%" if re.fullmatch(r"[-+]?[0-9]+(?:\.[0-9]+)?", typed) else ""
    sign = "-" if _FALLS.search(typed[: found[0].start + 1]) else ""
    return f"{sign}{found[0].value.normalize():f}%"
