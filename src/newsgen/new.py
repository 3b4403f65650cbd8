"""A title -> the file of a new article, with the fields that an editor has to fill in."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from pathlib import Path

from msgspec import Struct
from msgspec.structs import fields

from newsgen.article_file.compose import article_text
from newsgen.article_file.slugs import slug_of
from newsgen.article_file.taken_addresses import TakenAddresses
from newsgen.atomic_write import write_new
from newsgen.config import Config
from newsgen.files import CONTENT, is_hidden
from newsgen.library import Registries, read_article, sound_settings
from newsgen.library.fields import ARTICLE
from newsgen.library.slugs import fit_slug
from newsgen.model import SourceFile, Status
from newsgen.problems import BuildFailed, Problem, Report, Translate, reason_of, stops
from newsgen.yamlfile import NotADate, read_date
from newsgen.yamlfile.write import DELETE_IT, UNWRITABLE, Value

_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff]")
_MOST = 8  # choices that a comment names


class NewArticle(Struct, frozen=True):
    """What is known of an article before it is written; `language` is that of its fields' names.

    All are as typed. Empty: the date is now, the slug is made from the title, and the others are left for
    the editor.
    """

    title: str
    source: str = ""
    section: str = ""
    author: str = ""
    date: str = ""
    slug: str = ""
    language: str = "en"


def new_article(
    site: Path, wanted: NewArticle, now: datetime, translate: Translate = str
) -> tuple[Path | None, tuple[Problem, ...]]:
    """Write the file of a new article, a draft; return it, and what should be looked at.

    There is no file where anything is an error, in what is wanted or in the site's own configuration and
    registries.
    """
    try:
        settings = sound_settings(site)
    except BuildFailed as failed:
        return None, failed.problems
    config, registries = settings.config, settings.registries
    report = Report(f"{CONTENT}/articles")
    date = _date(wanted.date, now, config, report)
    if date is None or not _is_writable(wanted, report):
        return None, report.problems
    folder = f"articles/{date.year:04}"
    slug = _slug(wanted, date, folder, TakenAddresses(site), report)
    if not slug:
        return None, report.problems
    path = f"{CONTENT}/{folder}/{slug}.md"
    text = _text(wanted, date, config, registries, translate)
    read = read_article(SourceFile(path, text), "article", config, registries)
    if stops(read.problems, strict=False):
        return None, read.problems
    report = Report(path)
    try:
        return write_new(site, path, text), read.problems
    except OSError as error:
        report.error(0, "this file cannot be written: {reason}", reason=reason_of(error))
    except ValueError:
        report.error(0, "this file would not be inside the site", "a folder on its way leads elsewhere")
    return None, report.problems


def _date(typed: str, now: datetime, config: Config, report: Report) -> datetime | None:
    if not typed:
        return now.astimezone(config.timezone).replace(second=0, microsecond=0)
    try:
        return read_date(typed, config.timezone)
    except NotADate as error:
        report.error(0, error.message, error.hint, name="date", value=typed, **error.values)
        return None


def _is_writable(wanted: NewArticle, report: Report) -> bool:
    for field in fields(wanted):
        if control := _CONTROL.search(getattr(wanted, field.name)):
            report.error(
                0,
                UNWRITABLE,
                DELETE_IT,
                name=field.name,
                code=f"{ord(control[0]):04X}",
            )
    if not wanted.title.strip():  # no build asks for the title of a draft, but its address is made from it
        report.error(0, "`{name}` is empty", name="title")
    return not report.failed


def _slug(wanted: NewArticle, date: datetime, folder: str, places: TakenAddresses, report: Report) -> str:
    """Return a slug that is free; empty, with a problem, where the one that is wanted is not."""
    slug = wanted.slug
    if not slug:
        return places.take(folder, slug_of(wanted.title, date.date().isoformat()))
    if not fit_slug(slug, 0, report):
        return ""
    if is_hidden(slug):
        report.error(
            0,
            "`{slug}` would be a hidden file, which no build reads",
            "begin with a letter, and end with one",
            slug=slug,
        )
    elif places.has(f"{folder}/{slug}"):
        report.error(
            0, "the address /{path}/ is taken", "choose another `--slug`, or none", path=f"{folder}/{slug}"
        )
    return "" if report.failed else slug


def _text(
    wanted: NewArticle,
    date: datetime,
    config: Config,
    registries: Registries,
    translate: Translate,
) -> str:
    """Return the file; what was asked for is a field, what else there might be is offered as a comment."""
    offered = _offered(date, config, registries, translate)
    given: dict[str, Value] = {
        "title": wanted.title.strip(),
        "date": date,
        "source": wanted.source.strip(),
        "status": Status.DRAFT.value,
    }
    for name, typed in (("section", wanted.section), ("author", wanted.author)):
        if typed.strip():
            given[name] = typed.strip()
            offered.pop(name, None)
    comments = _comments(config, registries, translate)
    return article_text(
        given,
        "",
        config.timezone,
        comments=comments,
        offered=offered,
        language=wanted.language,
    )


def _offered(
    date: datetime, config: Config, registries: Registries, translate: Translate
) -> dict[str, Value]:
    """Return the optional fields that articles have most often, each with an example."""
    regions = [region.name.of(config.default_edition) for region in registries.regions.values()]
    offered: dict[str, Value] = {
        "section": "".join(section.id for section in config.sections[:1]),
        "author": translate("Name"),
        "editor": translate("Name"),
        "summary": translate("One or two sentences"),
        "tags": [translate("first tag"), translate("second tag")],
        "regions": regions[:1],
        "image": {"src": "picture.jpg", "alt": translate("what the picture shows")},
        "original_title": translate("Title of the original"),
        "original_url": "https://paper.example/original",
        "publish_at": (date + timedelta(days=1)).replace(hour=9, minute=0, second=0),
    }
    return {name: example for name, example in offered.items() if example}


def _comments(config: Config, registries: Registries, translate: Translate) -> Mapping[str, str]:
    """Return a line about each field, with the words that the site has for it."""
    tag = config.default_edition
    words = {
        "date": str(config.timezone),
        "source": _some(source.name.of(tag) for source in registries.sources.values()),
        "regions": _some(region.name.of(tag) for region in registries.regions.values()),
        "section": _some(f"{section.id} ({section.name.of(tag)})" for section in config.sections),
    }
    comments = {name: translate(row.sentence) for name, row in ARTICLE.items()}
    for name, known in words.items():
        if known:
            comments[name] = translate("{about}: {words}").format(about=comments[name], words=known)
    return comments


def _some(names: Iterable[str]) -> str:
    known = list(names)
    return "、".join(known[:_MOST]) + ("…" if len(known) > _MOST else "")
