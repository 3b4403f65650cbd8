"""sources.yaml, names.yaml, regions.yaml, authors.yaml … of content/ -> typed registries."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TypeVar

from msgspec import Struct

from newsgen.config import Config
from newsgen.config.fields import ID
from newsgen.files import CONFIG_FILE
from newsgen.hanzi import fold
from newsgen.library.house_style import STYLE_FILE, read_style
from newsgen.library.names import read_names
from newsgen.library.notices import NOTICES_FILE, read_notices
from newsgen.library.permitted_sources import PERMITTED_FILE, PermittedSources, read_permitted
from newsgen.library.regions import checked_parents, read_region, region_labels
from newsgen.library.registry_fields import AUTHOR, REGION, SERIES, SOURCE, TOPIC
from newsgen.library.reviewed import REVIEWED_FILE, read_reviewed
from newsgen.library.sources import read_source
from newsgen.library.strings import STRINGS_FILE, read_strings
from newsgen.library.taxonomies import read_author, read_series, read_topic
from newsgen.model import (
    Article,
    Author,
    Forms,
    HouseStyle,
    Name,
    Notices,
    Outline,
    Region,
    Series,
    Source,
    Topic,
)
from newsgen.problems import Problem, Report, nearest
from newsgen.textfile import read_text
from newsgen.yamlfile import FieldReader, Fields, read_fields
from newsgen.yamlfile.table import Table

Entry = TypeVar("Entry")

AUTHORS_FILE = "content/authors.yaml"
NAMES_FILE = "content/names.yaml"
_TABLES = ("sources", "names", "regions", "authors", "series", "topics")
#: The files right in content/ that are read.
REGISTRY_FILES = (
    *(f"content/{name}.yaml" for name in _TABLES),
    *(NOTICES_FILE, PERMITTED_FILE, REVIEWED_FILE, STRINGS_FILE, STYLE_FILE),
)


class Registries(Struct, frozen=True):
    """What a newsroom has fixed once.

    `source_labels` and `region_labels` map a folded spelling to ids; a source's label also tells
    whether it marks a third party's work.
    """

    sources: Mapping[str, Source]
    source_labels: Mapping[str, tuple[tuple[str, bool], ...]]
    names: tuple[Name, ...]
    regions: Mapping[str, Region]
    region_labels: Mapping[str, str]
    strings: Mapping[str, Forms]
    notices: Notices
    permitted: PermittedSources | None
    authors: Mapping[str, Author] = {}
    series: Mapping[str, Series] = {}
    topics: Mapping[str, Topic] = {}
    style: HouseStyle = HouseStyle()

    def source_of(self, article: Article | Outline) -> Source | None:
        """Return the registered source of an article, if there is exactly one."""
        candidates = article.source.candidates
        return self.sources[candidates[0]] if len(candidates) == 1 else None


def read_registries(site: Path, config: Config) -> tuple[Registries, tuple[Problem, ...]]:
    """Read every registry of a site, and return with it all that is wrong in them."""
    reports = {name: Report(f"content/{name}.yaml") for name in _TABLES}

    def read(
        name: str, table: Table, read_entry: Callable[[str, FieldReader, tuple[str, ...]], Entry]
    ) -> dict[str, Entry]:
        entries = _entries(site, reports[name], table)
        return {key: read_entry(key, entry, config.editions) for key, entry in entries.items()}

    sources = {
        key: read_source(key, entry, config)
        for key, entry in _entries(site, reports["sources"], SOURCE).items()
    }
    regions = checked_parents(read("regions", REGION, read_region), reports["regions"])
    has_names = (site / NAMES_FILE).exists()
    strings, string_problems = read_strings(site)
    notices, notice_problems = read_notices(site, config.editions)
    permitted, permitted_problems = read_permitted(site, config)
    style, style_problems = read_style(site)
    _, reviewed_problems = read_reviewed(site)  # no page depends on it, but an editor should know
    registries = Registries(
        sources=sources,
        source_labels=_source_labels(sources, reports["sources"]),
        names=read_names(site / NAMES_FILE, reports["names"], config.editions) if has_names else (),
        regions=regions,
        region_labels=region_labels(regions, reports["regions"]),
        strings=strings,
        notices=notices,
        permitted=permitted,
        style=style,
        authors=read("authors", AUTHOR, read_author),
        series=read("series", SERIES, read_series),
        topics=read("topics", TOPIC, read_topic),
    )
    return registries, (
        *(problem for report in reports.values() for problem in report.problems),
        *_operator_problems(site, config, sources),
        *string_problems,
        *notice_problems,
        *permitted_problems,
        *reviewed_problems,
        *style_problems,
    )


def _operator_problems(site: Path, config: Config, sources: Mapping[str, Source]) -> tuple[Problem, ...]:
    """Return what is wrong where the operator is none of the sources."""
    if not config.operator or config.operator in sources:
        return ()
    report = Report(CONFIG_FILE)
    report.show(read_text(site / CONFIG_FILE, Report("")) or "")
    close = nearest(config.operator, sorted(sources))
    report.error(
        config.operator_line,
        "the operator `{id}` is not in content/sources.yaml",
        "did you mean `{close}`?" if close else "add it there",
        id=config.operator,
        close="".join(close),
    )
    return report.problems


def _entries(site: Path, report: Report, table: Table) -> dict[str, FieldReader]:
    """Return a reader for each `id:` of a registry; a registry that is not there is empty."""
    path = site / report.path
    text = read_text(path, report) if path.exists() else None
    fields = read_fields(text, report) if text is not None else None
    entries = {}
    for key, line in fields.key_lines.items() if fields else ():
        node = fields.entries.get(key) if fields else None
        if not re.fullmatch(ID, key):
            report.error(
                line,
                "an id has small letters, digits and hyphens only, not `{id}`",
                "for example `daily-news`; at most 80 of them",
                id=key,
            )
        elif not isinstance(node, Fields):
            report.error(line, "`{id}` has fields of its own, such as `name`", id=key)
        else:
            entries[key] = FieldReader(Fields(node.entries, node.key_lines, line), report, table)
    return entries


def _source_labels(sources: Mapping[str, Source], report: Report) -> dict[str, tuple[tuple[str, bool], ...]]:
    labels: dict[str, dict[tuple[str, bool], None]] = {}
    for source in sources.values():
        for label in (source.id, *source.name.all(), *source.aliases):
            labels.setdefault(fold(label).strip(), {})[source.id, False] = None
        for label in source.third_party_labels:
            labels.setdefault(fold(label).strip(), {})[source.id, True] = None
    for label, candidates in labels.items():
        ids = list(dict.fromkeys(source_id for source_id, _ in candidates))
        if len(ids) > 1:
            report.warning(
                sources[ids[-1]].line,
                "the label `{label}` belongs to several sources: {ids}",
                "articles cannot name it; leave it to one of them",
                label=label,
                ids=", ".join(ids),
            )
    return {label: tuple(candidates) for label, candidates in labels.items()}
