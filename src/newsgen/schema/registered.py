"""What a site has registered: the words that its articles may use."""

from __future__ import annotations

from pathlib import Path

from msgspec import Struct

from newsgen.config import read_config
from newsgen.files import CONFIG_FILE
from newsgen.library import read_registries
from newsgen.problems import Report, stops


class RegisteredWords(Struct, frozen=True):
    """Editions, and every name of each section, source, region and series; all empty for any site."""

    editions: tuple[str, ...] = ()
    sections: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()
    series: tuple[str, ...] = ()


def read_registered(site: Path) -> tuple[RegisteredWords, bool]:
    """Return what is registered, and whether all of the site could be read; without a site nothing is."""
    if not (site / CONFIG_FILE).exists():
        return RegisteredWords(), True
    report = Report(CONFIG_FILE)
    config = read_config(site, report)
    if config is None:
        return RegisteredWords(), False
    registries, found = read_registries(site, config)
    known = RegisteredWords(
        config.editions,
        tuple(dict.fromkeys(label for item in config.sections for label in (item.id, *item.name.all()))),
        tuple(
            dict.fromkeys(
                label
                for item in registries.sources.values()
                for label in (*item.name.all(), *item.aliases, *item.third_party_labels, item.id)
            )
        ),
        tuple(
            dict.fromkeys(
                label
                for item in registries.regions.values()
                for label in (*item.name.all(), *item.aliases, item.id)
            )
        ),
        tuple(label for item in registries.series.values() for label in (*item.name.all(), item.id)),
    )
    return known, not (report.failed or stops(found, strict=False))
