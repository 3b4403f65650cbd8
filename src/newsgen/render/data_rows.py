"""An entity as a row of a table: the columns, said once for CSV, JSON and what describes them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from newsgen.model import RecordKind
from newsgen.records import NUMBERS
from newsgen.render.article_view import notice
from newsgen.render.newsroom import Newsroom
from newsgen.render.records import RecordView, RecordViews, ReportView


class _Row(NamedTuple):
    """What a row is made from."""

    record: RecordView
    reports: tuple[ReportView, ...]
    region_codes: tuple[str, ...]
    addresses: tuple[str, ...]


def _title(link: object) -> str:
    return getattr(link, "title", "")


#: Each column, with what stands in it; the words for them are `column_…` in strings.yaml.
COLUMNS: dict[str, Callable[[_Row], str]] = {
    "id": lambda row: row.record.id,
    "kind": lambda row: row.record.kind,
    "name": lambda row: row.record.name,
    "region": lambda row: _title(row.record.region),
    "region_codes": lambda row: " ".join(row.region_codes),
    "zone": lambda row: _title(row.record.zone),
    "industry": lambda row: _title(row.record.industry),
    "industry_code": lambda row: row.record.industry_code,
    "investors": lambda row: "; ".join(row.record.investors),
    "amount": lambda row: row.record.amount,
    "amount_value": lambda row: row.record.value,
    "amount_most": lambda row: row.record.value_most,
    "amount_qualifier": lambda row: row.record.qualifier,
    "currency": lambda row: row.record.currency,
    "basis": lambda row: row.record.basis,
    "stage": lambda row: row.record.stage.word if row.record.stage else "",
    "stage_date": lambda row: row.record.stage.date if row.record.stage else "",
    "level": lambda row: row.record.level,
    "manager": lambda row: row.record.manager,
    "filing": lambda row: row.record.filing,
    "period": lambda row: row.record.period,
    "value": lambda row: row.record.indicator,
    "before": lambda row: row.record.before,
    "change": lambda row: row.record.change,
    "note": lambda row: row.record.note,
    "source": lambda row: "; ".join(dict.fromkeys(report.rights.source_name for report in row.reports)),
    "source_url": lambda row: row.reports[0].source_url,
    "rights": lambda row: notice(row.reports[0].rights),
    "licence": lambda row: row.reports[0].rights.licence_url,
    "reported": lambda row: row.reports[0].date.isoformat(),
    "articles": lambda row: " ".join(row.addresses),
}
_TYPES = {
    **dict.fromkeys(NUMBERS, "number"),
    "reported": "date",
}
#: A day, a month or a year: no type of a data package holds all three, so it is a text that sorts.
_PATTERNS = {"stage_date": "[0-9]{4}(-[0-9]{2}){0,2}"}
_CHOICES = {"kind": [str(kind) for kind in RecordKind]}


def rows(newsroom: Newsroom, records: RecordViews) -> Iterator[dict[str, str]]:
    """Give a row for each entity of an edition: every column by its name, empty where nothing is known."""
    for key, entity in records.entities.items():
        region = newsroom.registries.regions.get(entity.record.region)
        reports = records.reports(key)
        addresses = tuple(records.absolute(report.url) for report in reports if report.is_article)
        row = _Row(records.entity(key), reports, region.adcodes if region else (), addresses)
        yield {name: value(row) for name, value in COLUMNS.items()}


def cell_of(record: RecordView, column: str) -> str:
    """Return what a column says of a record alone: not who told of it, nor the codes of its region."""
    return COLUMNS[column](_Row(record, (), (), ()))


def data_package(site: str, title: str, home: str, words: Callable[[str], str]) -> dict[str, object]:
    """Return the description of the files, column by column."""
    fields = [
        {
            "name": name,
            "title": words(f"column_{name}"),
            "type": _TYPES.get(name, "string"),
            **({"constraints": _constraints(name)} if _constraints(name) else {}),
        }
        for name in COLUMNS
    ]
    return {
        "name": "records",
        "title": f"{site}: {title}",
        "homepage": home,
        "resources": [
            {
                "name": "records",
                "path": "records.csv",
                "profile": "tabular-data-resource",
                "format": "csv",
                "mediatype": "text/csv",
                "encoding": "utf-8",
                "schema": {"fields": fields, "primaryKey": "id", "missingValues": [""]},
            }
        ],
    }


def json_schema(address: str, title: str, words: Callable[[str], str]) -> dict[str, object]:
    """Return the JSON Schema of the rows as objects."""
    properties = {
        name: {
            "title": words(f"column_{name}"),
            "type": "string",
            **({"enum": _CHOICES[name]} if name in _CHOICES else {}),
            **({"pattern": f"^({_PATTERNS[name]})?$"} if name in _PATTERNS else {}),
        }
        for name in COLUMNS
    }
    item = {
        "type": "object",
        "properties": properties,
        "required": list(COLUMNS),
        "additionalProperties": False,
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": address,
        "title": title,
        "type": "array",
        "items": item,
    }


def _constraints(name: str) -> dict[str, object]:
    if name == "id":
        return {"required": True, "unique": True}
    if name in _PATTERNS:
        return {"pattern": _PATTERNS[name]}
    return {"enum": _CHOICES[name]} if name in _CHOICES else {}
