"""A received file -> an article of the site, with all that came with it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path, PurePath

from newsgen.article_file.compose import article_text, write_new
from newsgen.article_file.slugs import slug_of
from newsgen.article_file.source_entry import proposed_source
from newsgen.article_file.taken_addresses import Places
from newsgen.config import Config
from newsgen.files import CONTENT
from newsgen.importer.extract import extract
from newsgen.importer.extracted import Extracted
from newsgen.importer.kept_picture import kept_picture
from newsgen.importer.proposed_records import proposed_records
from newsgen.importer.remainder import FOLDER, kept_text, known_files
from newsgen.library import Registries, read_article, sound_settings
from newsgen.library.fields import ARTICLE
from newsgen.model import SourceFile, Status
from newsgen.problems import BuildFailed, Problem, Report, Severity, reason_of
from newsgen.readers.reading import read
from newsgen.readers.records import ReceivedText, Shape
from newsgen.readers.source_file import ReceivedFile
from newsgen.yamlfile import NotADate, read_date
from newsgen.yamlfile.write import NotWritable, Value

REQUIRED = ("title", "date", "source")
_UNDESCRIBED = re.compile(r'!\[\]\(|<img src="[^"]*">')
_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


@dataclass(frozen=True, slots=True)
class ImportOptions:
    """What the editor says of a file beside it; empty for what is to be found. `again` takes a file that was
    imported before; `publish` makes articles that are no drafts where nothing is missing or asked about;
    `dry_run` writes nothing."""

    title: str = ""
    date: str = ""
    source: str = ""
    section: str = ""
    again: bool = False
    publish: bool = False
    dry_run: bool = False


@dataclass(frozen=True, slots=True)
class ImportResult:
    """What became of a file. `path` is the article's, empty where there is none; `earlier` that of the
    article that the same file became before.

    `read_as` names the format or encoding; `origins` tell where each field was found; `missing` are required
    fields that were not; `undescribed` counts pictures without alternative text; `beside` are the pictures,
    `kept` the file that keeps what is not in the article.
    """

    name: str
    path: str = ""
    earlier: str = ""
    text: str = ""
    read_as: str = ""
    found: Extracted = field(default_factory=Extracted)
    missing: tuple[str, ...] = ()
    undescribed: int = 0
    new_source: bool = False
    draft: bool = False
    beside: tuple[str, ...] = ()
    kept: str = ""
    kept_text: str = ""
    problems: tuple[Problem, ...] = ()

    @property
    def headings(self) -> int:
        """How many headings the text has."""
        return sum(block.shape is Shape.HEADING for block in self.found.body)

    @property
    def failed(self) -> bool:
        """Whether the file did not come in."""
        return not self.path and not self.earlier


class Importer:
    """A site that files are result into."""

    def __init__(
        self, site: Path, config: Config, registries: Registries, translate: Callable[[str], str] = str
    ) -> None:
        self.site, self.config, self.registries = site, config, registries
        self._translate = translate
        self._places = Places(site)
        self._known = known_files(site)

    def import_file(
        self, received: ReceivedFile, options: ImportOptions, now: datetime, report: Report
    ) -> ImportResult:
        """Make an article of a file, and write it unless it is asked only what would come of it.

        Nothing is written where the file cannot be read, or was imported before. No file is overwritten.
        """
        earlier = self._known.get(received.sha256, "")
        if earlier and not options.again:
            return ImportResult(received.shown, earlier=earlier, problems=report.problems)
        was_read = read(received, report)
        if was_read is None:
            return ImportResult(received.shown, problems=report.problems)
        received_text, read_as = was_read
        given = {name: typed for name in REQUIRED if (typed := getattr(options, name).strip())}
        found = extract(received_text, given, report)
        date = self._date(found, report)
        if report.failed:
            return ImportResult(received.shown, read_as=read_as, problems=report.problems)
        return self._write(received, options, now, report, received_text, read_as, found, date)

    def _write(
        self,
        received: ReceivedFile,
        options: ImportOptions,
        now: datetime,
        report: Report,
        received_text: ReceivedText,
        read_as: str,
        found: Extracted,
        date: datetime | None,
    ) -> ImportResult:
        year = (date or now.astimezone(self.config.timezone)).year
        title = str(found.values.get("title", ""))
        stem = PurePath(received.name).name.split(".")[0]
        folder = f"articles/{year:04}"
        own_slug = str(found.values.get("slug", ""))
        slug = own_slug if _SLUG.fullmatch(own_slug) else slug_of(title or stem, "article")
        slug = self._places.take(folder, slug)
        path = f"{CONTENT}/{folder}/{slug}.md"
        body = "\n\n".join(block.markdown for block in found.body if block.markdown.strip())
        pictures: list[tuple[str, bytes]] = []
        for picture in received_text.pictures:
            if picture.mark in body:
                name = self._places.take(folder, f"{slug}-{len(pictures) + 1}")
                data, suffix = kept_picture(picture, name, report)
                body = body.replace(picture.mark, name + suffix)
                pictures.append((f"{CONTENT}/{folder}/{name}{suffix}", data))
        missing = tuple(name for name in REQUIRED if not found.values.get(name))
        undescribed = len(_UNDESCRIBED.findall(body))
        doubts = any(problem.severity is Severity.WARNING for problem in report.problems)
        status = str(found.values.get("status", "")) or Status.PUBLISHED.value
        draft = not options.publish or bool(missing or undescribed or doubts)
        try:
            fields, text = self._composed(received, options, now, found, date, status, draft, body)
            self._look(path, text, report)
            if not draft and any(problem.severity is Severity.WARNING for problem in report.problems):
                draft = True
                fields, text = self._composed(received, options, now, found, date, status, draft, body)
        except NotWritable as error:
            report.error(0, "the text has a character that no file can hold (U+{code})", code=error.code)
            return ImportResult(received.shown, read_as=read_as, problems=report.problems)
        source = str(fields.get("source", ""))
        entry = proposed_source(source, self.config, self.registries)
        kept, words = "", ""
        if found.notice or found.left_out or found.asides or found.taken or entry:
            kept = f"{FOLDER}/{year:04}/{slug}.txt"
            words = kept_text(path, found, entry, self._translate)
        result = ImportResult(
            received.shown,
            path,
            text=text,
            read_as=read_as,
            found=found,
            missing=missing,
            undescribed=undescribed,
            new_source=bool(entry),
            draft=draft,
            beside=tuple(name for name, _ in pictures),
            kept=kept,
            kept_text=words,
        )
        if not options.dry_run and not self._written(result, pictures, report):
            return replace(result, path="", problems=report.problems)
        self._known.setdefault(received.sha256, path)
        return replace(result, problems=report.problems)

    def _composed(
        self,
        received: ReceivedFile,
        options: ImportOptions,
        now: datetime,
        found: Extracted,
        date: datetime | None,
        status: str,
        draft: bool,
        body: str,
    ) -> tuple[dict[str, Value], str]:
        """Return the fields of an article and its file; raises NotWritable."""
        fields = self._fields(options, found, date, Status.DRAFT.value if draft else status)
        fields["imported"] = {"file": received.name, "sha256": received.sha256, "time": now}
        comments = {}
        if draft and status not in (Status.DRAFT.value, Status.PUBLISHED.value):
            comments["status"] = self._translate("it was received as: {status}").format(status=status)
        remarks = () if "records" in fields else self._proposed(found)
        return fields, article_text(fields, body, self.config.timezone, comments=comments, remarks=remarks)

    def _proposed(self, found: Extracted) -> tuple[str, ...]:
        """Return what the amounts of the text may be records of, with a line that says what it is."""
        texts = [block.plain for block in found.body]
        config, labels = self.config, self.registries.region_labels
        lines = proposed_records(texts, labels, config.currency, config.timezone)
        said = self._translate("amounts of the text, as records that may be completed and taken over:")
        return (said, *lines) if lines else ()

    def _date(self, found: Extracted, report: Report) -> datetime | None:
        typed = str(found.values.get("date", ""))
        if not typed:
            return None
        try:
            return read_date(typed, self.config.timezone)
        except NotADate as error:
            report.error(0, error.message, error.hint, name="date", value=typed, **error.values)
            return None

    def _fields(
        self, options: ImportOptions, found: Extracted, date: datetime | None, status: str
    ) -> dict[str, Value]:
        values: dict[str, Value] = dict.fromkeys(REQUIRED, "") | found.values
        for name, given in values.items():
            if isinstance(given, tuple) and len(given) == 1:
                values[name] = given[0]
        if options.section.strip():
            values["section"] = options.section.strip()
        if date:
            has_time = re.search(r"\d[:時时]\d", str(found.values["date"]))
            values["date"] = date if has_time else date.date()
        values.pop("status", None)
        if status != Status.PUBLISHED.value:
            values["status"] = status
        return {name: values[name] for name in ARTICLE if name in values}

    def _look(self, path: str, text: str, report: Report) -> None:
        """Say what a build would say of the article, but for what is missing, which is said already: what is
        wrong, and what of the text would come out otherwise than it was typed."""
        problems = read_article(SourceFile(path, text), "article", self.config, self.registries).problems
        first = text.partition("\n---\n")[0].count("\n") + 2
        for problem in problems:
            if problem.severity is not Severity.ERROR and problem.line <= first:
                continue
            report.warning(0, "a build will say of {path}: {problem}", path=path, problem=problem.text())

    def _written(self, result: ImportResult, pictures: list[tuple[str, bytes]], report: Report) -> bool:
        """Write an article's files, the article last; whether all were written. Else none is left."""
        written: list[Path] = []
        try:
            for name, data in pictures:
                written.append(write_new(self.site, name, data))
            if result.kept:
                written.append(write_new(self.site, result.kept, result.kept_text))
            written.append(write_new(self.site, result.path, result.text))
        except (OSError, ValueError) as error:
            for file in written:
                file.unlink(missing_ok=True)
            reason = reason_of(error) if isinstance(error, OSError) else str(error)
            report.error(0, "the article cannot be written: {reason}", reason=reason)
            return False
        return True


def open_importer(
    site: Path, translate: Callable[[str], str] = str
) -> tuple[Importer | None, tuple[Problem, ...]]:
    """Return the site as a place for new articles; None where its configuration or registries are wrong."""
    try:
        settings = sound_settings(site)
    except BuildFailed as failed:
        return None, failed.problems
    return Importer(site, settings.config, settings.registries, translate), ()
