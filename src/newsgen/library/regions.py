"""A region of content/regions.yaml -> its record; what regions are called, and how they lie in each other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from newsgen.config import read_forms
from newsgen.hanzi import fold
from newsgen.model import Forms, Region
from newsgen.problems import Report, nearest
from newsgen.yamlfile import FieldReader


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


def check_parents(regions: Mapping[str, Region], report: Report) -> None:
    """Report each region whose parent is none, or lies in it."""
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
