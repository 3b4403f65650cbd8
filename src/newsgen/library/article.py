"""SourceFile -> Article and Body, or the problems that stand in the way."""

from __future__ import annotations

import re
from datetime import datetime
from pathlib import PurePosixPath

from msgspec import Struct

from newsgen.config import Config, read_checks
from newsgen.hanzi import script_of
from newsgen.library.body_checks import check_body
from newsgen.library.charts import ChartLines, ReadBeside
from newsgen.library.content_files import page_key
from newsgen.library.credits import read_credits
from newsgen.library.draft_names import check_file_name
from newsgen.library.excerpt import excerpt, repeats
from newsgen.library.fields import ARTICLE, PAGE
from newsgen.library.foreign_fields import report_foreign, report_switches
from newsgen.library.front_matter import FrontMatterFile, read_document
from newsgen.library.key_figures import read_figures
from newsgen.library.lead_image import read_lead_image
from newsgen.library.lookup import Lookup
from newsgen.library.record_checks import check_figures_in_text
from newsgen.library.record_file import read_record_file
from newsgen.library.records import read_records
from newsgen.library.registries import Registries
from newsgen.library.slugs import fit_slug, fits_address, is_fit_path
from newsgen.library.stated_source import check_stated_source
from newsgen.library.tags import read_tags
from newsgen.library.taxonomies import read_part
from newsgen.library.variant_markup import check_rules
from newsgen.markup import Rendered, render_markdown
from newsgen.model import (
    Article,
    Attribution,
    Body,
    Correction,
    Indexing,
    Provenance,
    Script,
    SourceFile,
    Status,
)
from newsgen.problems import Problem, Report
from newsgen.yamlfile import FieldReader

_ALIAS = re.compile(r"/?[^\s?#\\%]+")


class ReadArticle(Struct, frozen=True):
    """What came of one file: `article` is None when it could not be read at all."""

    article: Article | None
    body: Body | None
    problems: tuple[Problem, ...]


def read_article(
    file: SourceFile,
    kind: str,
    config: Config,
    registries: Registries,
    read_beside: ReadBeside | None = None,
) -> ReadArticle:
    """Read one file, of the kind `article`, `page` or `records`; never raises for bad content.

    `read_beside` gives the files that its charts are of; without it those charts are empty.
    """
    report = Report(file.path, file.text)
    if kind == "records":
        fit = is_fit_path(file.path, report)
        article, body = (read_record_file(file, report, config, registries) if fit else None) or (None, None)
        return ReadArticle(article, body, report.problems)
    document = read_document(file, report)
    if document is None or not is_fit_path(file.path, report):
        return ReadArticle(None, None, report.problems)
    charts = ChartLines(file, document.body_line, config.currency, registries, read_beside)
    rendered = render_markdown(document.body, document.body_line, config.embeds, charts)
    article = _article(file.path, kind, document, rendered, report, config, registries)
    check_body(rendered, document.body_line, article.status is Status.DRAFT, config, report)
    check_rules(document, rendered.body.html, report)
    summary = article.summary if "summary" in document.fields.key_lines else ""
    line = document.fields.key_lines.get("summary", 1)
    check_figures_in_text(article.records, summary, line, rendered.text, config.currency, report)
    check_stated_source(document, article, config.operator, registries, report)
    lines = {**document.fields.key_lines, **charts.lines}
    body = Body(rendered.body.html, rendered.body.headings, (*rendered.links, *charts.unread), lines)
    problems = (*report.problems, *charts.problems(draft=article.status is Status.DRAFT))
    return ReadArticle(article, body, problems)


def _article(
    path: str,
    kind: str,
    document: FrontMatterFile,
    rendered: Rendered,
    report: Report,
    config: Config,
    registries: Registries,
) -> Article:
    reader = FieldReader(document.fields, report, ARTICLE if kind == "article" else PAGE)
    lookup = Lookup(reader, config, registries)
    zone = config.timezone
    status = Status(reader.choice("status"))
    reader.finished = status is not Status.DRAFT
    # A draft without a title goes by its file's name: what is not finished stops no build.
    title = reader.text("title") or ("" if reader.finished else PurePosixPath(path).stem)
    date = reader.date("date", zone)
    publish_at = reader.date("publish_at", zone)
    _check_schedule(reader, status)
    if "status" not in reader.fields.key_lines:
        check_file_name(path, report)
    summary = reader.text("summary")
    slug = fit_slug(reader.text("slug"), reader.line("slug"), report)
    article = Article(
        path=path,
        key=page_key(path, slug),
        kind=kind,
        script=Script(script_of(f"{title}\n{rendered.text}")),
        title=title,
        date=date,
        source=lookup.source() if kind == "article" else Attribution(reader.text("source")),
        credits=read_credits(reader),
        summary=summary or excerpt(rendered.opening),
        standfirst=bool(summary) and not repeats(summary, rendered.text),
        section=lookup.section(),
        regions=lookup.regions(),
        industries=read_tags(reader, "industries"),
        tags=read_tags(reader, "tags"),
        original_title=reader.text("original_title"),
        original_url=reader.url("original_url"),
        copyright=(notice := reader.text("copyright", lines=True)),
        copyright_script=Script(script_of(notice)),
        aliases=_aliases(reader),
        status=status,
        publish_at=publish_at,
        expires=_expires(reader, publish_at if status is Status.SCHEDULED else None, date, config),
        updated=_updated(reader, date, config),
        corrections=_corrections(reader, config),
        editions=lookup.editions(),
        repair=reader.choice("repair"),
        image=read_lead_image(reader, config),
        figures=read_figures(reader),
        records=read_records(reader, config, registries),
        imported=_imported(reader, config),
        kicker=reader.text("kicker"),
        subtitle=reader.text("subtitle"),
        series=lookup.series(),
        part=read_part(reader),
        live=reader.choice("live"),
        indexing=Indexing(reader.choice("indexing")),
    )
    read_checks(reader)  # for `newsgen check`, which reads them itself; here only that they are right
    report_switches(reader)
    reader.finish(report_foreign(reader))
    return article


def _check_schedule(reader: FieldReader, status: Status) -> None:
    if "status" in reader.fields.key_lines and reader.node("status") is None:
        reader.report.error(
            reader.line("status"),
            "`status` is empty: nobody can say whether readers are to see this",
            "write `status: draft` or `status: published`",
        )
    has_time = reader.node("publish_at") is not None
    if status is Status.SCHEDULED and not has_time:
        reader.report.error(
            reader.line("status"),
            "a scheduled article needs `publish_at`",
            "add `publish_at: 2025-06-30 09:00`",
        )
    elif status is Status.PUBLISHED and reader.node("publish_at"):
        reader.report.error(
            reader.line("publish_at"),
            "`publish_at` counts only for an article with `status: scheduled`",
            "add `status: scheduled`, or delete this line",
        )


def _aliases(reader: FieldReader) -> tuple[str, ...]:
    aliases = []
    for alias in reader.texts("aliases"):
        parts = alias.strip("/").split("/")
        if not all(fits_address(reader, "aliases", part) for part in parts):
            continue
        if _ALIAS.fullmatch(alias) and not {"", ".", ".."}.intersection(parts):
            aliases.append(alias.lstrip("/"))
        else:
            reader.report.error(
                reader.line("aliases"),
                "`{alias}` is not an old address of this site",
                "write its path, such as /2024/fund.html",
                alias=alias,
            )
    return tuple(alias for alias in aliases if alias)


def _updated(reader: FieldReader, date: datetime | None, config: Config) -> datetime | None:
    updated = reader.date("updated", config.timezone)
    if updated and date and updated < date and updated.date() != date.date():
        reader.report.error(
            reader.line("updated"), "`updated` lies before `date`", "one of the two must be wrong"
        )
    return updated


def _expires(
    reader: FieldReader, publish_at: datetime | None, date: datetime | None, config: Config
) -> datetime | None:
    """Return when an article goes; one that goes before it comes would never be seen, which is reported."""
    expires = reader.date("expires", config.timezone)
    begins = publish_at or date
    if reader.finished and expires and begins and expires <= begins:
        reader.report.warning(
            reader.line("expires"),
            "`expires` is not later than `{name}`: no reader would see this article",
            "one of the two must be wrong; what is taken off the site for good says `status: draft`",
            name="publish_at" if publish_at else "date",
        )
    return expires


def _corrections(reader: FieldReader, config: Config) -> tuple[Correction, ...]:
    corrections = []
    for entry in reader.mappings("corrections"):
        date = entry.date("date", config.timezone)
        text = entry.text("text")
        entry.finish()
        if date and text:
            corrections.append(Correction(date, text))
    return tuple(corrections)


def _imported(reader: FieldReader, config: Config) -> Provenance | None:
    entry = reader.mapping("imported")
    if entry is None:
        return None
    imported = Provenance(entry.text("file"), entry.text("sha256"), entry.date("time", config.timezone))
    entry.finish()
    return imported
