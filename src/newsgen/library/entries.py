"""One entry of a registry -> its record."""

from __future__ import annotations

from datetime import date

from newsgen.config import Config, read_forms
from newsgen.hanzi import REPAIRS
from newsgen.model import EDITIONS, Forms, Indexing, Licence, Name, Region, Source
from newsgen.yamlfile import FieldReader

#: What a source, a name or a region may be.
SOURCE_KINDS = (
    "operator",
    "newspaper",
    "agency",
    "broadcaster",
    "website",
    "government",
    "company",
    "research",
    "other",
)
NAME_KINDS = ("person", "organisation", "place", "brand", "work")
REGION_KINDS = ("country", "province", "city", "county", "zone")


def read_source(source_id: str, entry: FieldReader, config: Config) -> Source:
    """Read one source; problems go to the entry's report."""
    editions = config.editions
    source = Source(
        id=source_id,
        name=read_forms(entry, "name", editions, required=True) or Forms(everywhere=source_id),
        aliases=entry.texts("aliases"),
        third_party_labels=entry.texts("third_party_labels"),
        kind=entry.choice("kind", SOURCE_KINDS),
        homepage=entry.url("homepage"),
        feed=entry.url("feed"),
        indexing=_indexing(entry),
        repair=entry.choice("repair", REPAIRS),
        holder=read_forms(entry, "holder", editions),
        licence=_licence(entry, config),
        line=entry.fields.line,
    )
    entry.finish()
    return source


def _licence(entry: FieldReader, config: Config) -> Licence | None:
    inner = entry.mapping("licence")
    if inner is None:
        return None
    editions = inner.texts("editions")
    for tag in editions:
        if tag not in EDITIONS:
            inner.report.error(
                inner.line("editions"),
                "`{tag}` is not an edition",
                "one of: {known}",
                tag=tag,
                known=", ".join(EDITIONS),
            )
    licence = Licence(
        id=inner.text("id", required=True),
        editions=editions,
        valid_from=_day(inner, "from", config),
        expires=_day(inner, "expires", config),
        credit=read_forms(inner, "credit", config.editions),
        scope=inner.text("scope"),
        territory=inner.text("territory"),
        url=inner.url("url"),
        may_reprint=inner.flag("may_reprint"),
        indexing=_indexing(inner) or Indexing.NO_NEWS,
        line=entry.line("licence"),
    )
    inner.finish()
    return licence


def _indexing(entry: FieldReader) -> Indexing | None:
    chosen = entry.choice("indexing", list(Indexing))
    return Indexing(chosen) if chosen else None


def _day(entry: FieldReader, name: str, config: Config) -> date | None:
    moment = entry.date(name, config.timezone)
    return moment.date() if moment else None


def read_name(entry: FieldReader, editions: tuple[str, ...]) -> Name | None:
    """Read one name; None, with a problem, when an edition of the site has no form of it."""
    forms = Forms(tuple((tag, form) for tag in EDITIONS if (form := entry.text(tag))))
    missing = [tag for tag in editions if not forms.covers(tag)]
    if missing:
        entry.report.error(
            entry.fields.line,
            "this name has no form for {missing}",
            "add `{first}: …`",
            missing=", ".join(missing),
            first=missing[0],
        )
    name = Name(forms, entry.choice("kind", NAME_KINDS), entry.fields.line)
    entry.finish()
    return None if missing else name


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
        name=read_forms(entry, "name", editions, required=True) or Forms(everywhere=region_id),
        aliases=entry.texts("aliases"),
        parent=entry.text("parent") or None,
        kind=entry.choice("kind", REGION_KINDS),
        adcodes=adcodes,
        line=entry.fields.line,
        parent_line=entry.line("parent"),
    )
    entry.finish()
    return region
