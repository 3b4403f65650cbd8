"""A region of content/regions.yaml -> its record; what regions are called, and how they lie in each other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from msgspec.structs import replace

from newsgen.config import read_forms
from newsgen.hanzi import fold
from newsgen.model import Forms, Region
from newsgen.problems import Report, nearest
from newsgen.yamlfile import FieldReader

# How many regions may lie in each other: continent, country, part of it, province, prefecture, county,
# township, village, and a zone in a zone below any of them. Each article is listed under all of its own,
# and each of their pages shows the way to it.
_MOST_LEVELS = 12


def read_region(region_id: str, entry: FieldReader, editions: tuple[str, ...]) -> Region:
    """Read one region; problems go to the entry's report."""
    adcodes = entry.texts("adcodes")
    for adcode in adcodes:
        if not (len(adcode) == 6 and adcode.isascii() and adcode.isdigit()):
            entry.report.error(
                entry.line("adcodes"),
                "`{adcode}` is not a code of GB/T 2260",
                "it has six digits, such as 360111",
                adcode=adcode,
            )
    region = Region(
        id=region_id,
        name=read_forms(entry, "name", editions) or Forms(everywhere=region_id),
        aliases=entry.texts("aliases"),
        parent=entry.text("parent") or None,
        kind=entry.choice("kind"),
        adcodes=adcodes,
        line=entry.fields.line,
        parent_line=entry.line("parent"),
    )
    entry.finish()
    return region


def region_labels(regions: Mapping[str, Region], report: Report) -> dict[str, str]:
    """Return the id of the region that each folded label means; one that two have is a problem."""
    labels: dict[str, str] = {}
    for region in regions.values():
        for typed in (region.id, *region.name.all(), *region.aliases):
            label = fold(typed).strip()
            if labels.get(label, region.id) != region.id:
                report.error(
                    region.line,
                    "`{label}` belongs to two regions: `{first}` and `{second}`",
                    "give one of them another name",
                    label=typed,
                    first=labels[label],
                    second=region.id,
                )
            labels.setdefault(label, region.id)
    return labels


def checked_parents(regions: Mapping[str, Region], report: Report) -> dict[str, Region]:
    """Return the regions, those that lie too deep in others without a parent.

    Reported is each region whose parent is none, or lies in it, and the first of those that lie too deep.
    """
    for region in regions.values():
        if region.parent is not None and region.parent not in regions:
            close = nearest(region.parent, sorted(regions))
            report.error(
                region.parent_line,
                "the parent `{parent}` of `{id}` is not a region",
                "did you mean `{close}`?" if close else "add it to this file",
                parent=region.parent,
                id=region.id,
                close="".join(close),
            )
    for circle in _circles(regions):
        report.error(
            regions[circle[0]].parent_line,
            "`{id}` lies in itself: {way}",
            "one of these parents must be wrong",
            id=circle[0],
            way=" → ".join([*circle, circle[0]]),
        )
    levels = _levels(regions)
    for region_id, level in levels.items():
        if level == _MOST_LEVELS + 1:  # what lies in it is no mistake of its own
            report.error(
                regions[region_id].parent_line,
                "`{id}` lies in more than {most} regions, one in the other",
                "name a parent that lies higher, such as the county, city or province",
                id=region_id,
                most=str(_MOST_LEVELS - 1),
            )
    return {
        region_id: replace(region, parent=None) if levels.get(region_id, 0) > _MOST_LEVELS else region
        for region_id, region in regions.items()
    }


def _levels(regions: Mapping[str, Region]) -> dict[str, int]:
    """Return how deep each region lies, 1 for one in none; those that lie in a circle are left out."""
    within: dict[str, list[str]] = {}
    for region in regions.values():
        parent = region.parent or ""
        within.setdefault(parent if parent in regions else "", []).append(region.id)
    levels: dict[str, int] = {}
    level, these = 1, within.get("", [])
    while these:
        levels.update(dict.fromkeys(these, level))
        level, these = level + 1, [inner for region_id in these for inner in within.get(region_id, ())]
    return levels


def _circles(regions: Mapping[str, Region]) -> Iterator[list[str]]:
    """Give the ids of regions that lie in themselves: each circle once, from the first of its ids on."""
    followed: set[str] = set()
    for at in regions:
        way: list[str] = []
        while at in regions and at not in followed:
            followed.add(at)
            way.append(at)
            at = regions[at].parent or ""
        if at in way:
            circle = way[way.index(at) :]
            first = circle.index(min(circle))
            yield circle[first:] + circle[:first]
