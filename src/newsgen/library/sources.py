"""A source of content/sources.yaml -> its record."""

from __future__ import annotations

from datetime import date

from newsgen.config import Config, read_forms
from newsgen.model import EDITIONS, Forms, Indexing, Licence, Outlet, Searching, Source
from newsgen.problems import nearest
from newsgen.yamlfile import FieldReader


def read_source(source_id: str, entry: FieldReader, config: Config) -> Source:
    """Read one source; problems go to the entry's report."""
    editions = config.editions
    source = Source(
        id=source_id,
        name=read_forms(entry, "name", editions) or Forms(everywhere=source_id),
        aliases=entry.texts("aliases"),
        third_party_labels=entry.texts("third_party_labels"),
        kind=entry.choice("kind"),
        homepage=entry.url("homepage"),
        feed=entry.url("feed"),
        indexing=_indexing(entry),
        search=_search(entry),
        repair=entry.choice("repair"),
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
        id=inner.text("id"),
        editions=editions,
        valid_from=_day(inner, "from", config),
        expires=_day(inner, "expires", config),
        credit=read_forms(inner, "credit", config.editions),
        scope=inner.text("scope"),
        territory=inner.text("territory"),
        url=inner.url("url"),
        may_reprint=inner.flag("may_reprint"),
        outlets=_outlets(inner),
        indexing=_indexing(inner) or Indexing.NO_NEWS,
        search=_search(inner) or Searching.FULL,
        line=entry.line("licence"),
    )
    inner.finish()
    return licence


def _outlets(licence: FieldReader) -> tuple[Outlet, ...]:
    known = [outlet for outlet in Outlet if outlet is not Outlet.FEED]
    named = licence.texts("outlets")
    for name in named:
        if name not in known:
            close = nearest(name, known)
            licence.report.error(
                licence.line("outlets"),
                "`{name}` is nowhere that an article can be exported to",
                "did you mean `{close}`?" if close else "one of: {known}",
                name=name,
                close="".join(close),
                known=", ".join(known),
            )
    return tuple(outlet for outlet in known if outlet in named)


def _indexing(entry: FieldReader) -> Indexing | None:
    chosen = entry.choice("indexing")
    return Indexing(chosen) if chosen else None


def _search(entry: FieldReader) -> Searching | None:
    chosen = entry.choice("search")
    return Searching(chosen) if chosen else None


def _day(entry: FieldReader, name: str, config: Config) -> date | None:
    moment = entry.date(name, config.timezone)
    return moment.date() if moment else None
