"""The records of a site as rows, those that meet conditions."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from newsgen.pages import containers_of
from newsgen.pipeline import BuildOptions
from newsgen.pipeline.inspection import Inspection, inspect_site
from newsgen.problems import Problem
from newsgen.records import Condition
from newsgen.render import record_views, rows

DataRow = Mapping[str, str]


def data_rows(
    options: BuildOptions, edition: str, conditions: Sequence[Condition] = ()
) -> tuple[tuple[DataRow, ...], tuple[Problem, ...]]:
    """Read a site and return a row for each entity in an edition that meets all conditions, and the problems
    found on the way; without an `edition` in the default one.

    Raises BuildFailed where nothing can be planned.
    """

    def found(site: Inspection) -> tuple[tuple[DataRow, ...], tuple[Problem, ...]]:
        tag = edition or site.newsroom.config.default_edition
        return tuple(_meeting(site, tag, conditions)), site.problems

    return inspect_site(options, found, renders=False)


def _meeting(site: Inspection, edition: str, conditions: Sequence[Condition]) -> Iterable[DataRow]:
    newsroom = site.newsroom
    registries = newsroom.registries
    views = record_views(newsroom, edition)
    for entity, row in zip(views.entities.values(), rows(newsroom, views), strict=True):
        around = [
            registries.regions[key].name.of(edition)
            for key in containers_of(entity.record.region, registries)
        ]
        if all(
            condition.holds(row[condition.column], around if condition.column == "region" else ())
            for condition in conditions
        ):
            yield row
