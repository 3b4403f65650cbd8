"""sources.yaml, names.yaml, regions.yaml, authors.yaml … of content/ -> typed registries."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

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
    source_report, name_report, region_report, author_report, series_report, topic_report = (
        Report(f"content/{name}.yaml") for name in _TABLES
    )
    sources = {
        source_id: read_source(source_id, entry, config)
        for source_id, entry in _entries(site, source_report, SOURCE).items()
    }
    regions = {
        region_id: read_region(region_id, entry, config.editions)
        for region_id, entry in _entries(site, region_report, REGION).items()
    }
    regions = checked_parents(regions, region_report)
    strings, string_problems = read_strings(site)
    notices, notice_problems = read_notices(site, config.editions)
    permitted, permitted_problems = read_permitted(site, config)
    style, style_problems = read_style(site)
    _, reviewed_problems = read_reviewed(site)  # no page depends on it, but an editor should know
    config_report = Report(CONFIG_FILE)
    config_report.show(read_text(site / CONFIG_FILE, Report("")) or "")
    if config.operator and config.operator not in sources:
        close = nearest(config.operator, sorted(sources))
        config_report.error(
            config.operator_line,
            "the operator `{id}` is not in content/sources.yaml",
            "did you mean `{close}`?" if close else "add it there",
            id=config.operator,
            close="".join(close),
        )
    registries = Registries(
        sources=sources,
        source_labels=_source_labels(sources, source_report),
        names=read_names(site / NAMES_FILE, name_report, config.editions)
        if (site / NAMES_FILE).exists()
        else (),
        regions=regions,
        region_labels=region_labels(regions, region_report),
        strings=strings,
        notices=notices,
        permitted=permitted,
        style=style,
        authors={
            author: read_author(author, entry, config.editions)
            for author, entry in _entries(site, author_report, AUTHOR).items()
        },
        series={
            series: read_series(series, entry, config.editions)
            for series, entry in _entries(site, series_report, SERIES).items()
        },
        topics={
            topic: read_topic(topic, entry, config.editions)
            for topic, entry in _entries(site, topic_report, TOPIC).items()
        },
    )
    followed = (author_report, series_report, topic_report)
    reports = (source_report, name_report, region_report, *followed, config_report)
    return registries, (
        *(problem for report in reports for problem in report.problems),
        *string_problems,
        *notice_problems,
        *permitted_problems,
        *reviewed_problems,
        *style_problems,
    )


def _read(site: Path, report: Report) -> str | None:
    path = site / report.path
    return read_text(path, report) if path.exists() else None


def _entries(site: Path, report: Report, table: Table) -> dict[str, FieldReader]:
    """Return a reader for each `id:` of a registry; a registry that is not there is empty."""
    text = _read(site, report)
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
