"""A received file -> an article of the site, with all that came with it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path, PurePath

from newsgen.article_file.compose import NotWritable, Value, article_text, write_new
from newsgen.article_file.slugs import slug_of
from newsgen.article_file.taken_addresses import Places
from newsgen.config import Config
from newsgen.files import CONTENT
from newsgen.importer.extract import find
from newsgen.importer.extracted import Found
from newsgen.importer.reading import read
from newsgen.importer.records import Manuscript, Shape
from newsgen.importer.remainder import FOLDER, kept_text, known_files, proposed_source
from newsgen.importer.source_file import Received
from newsgen.library import Registries, read_article, sound_settings
from newsgen.model import SourceFile, Status
from newsgen.problems import BuildFailed, Problem, Report, Severity, reason_of
from newsgen.yamlfile import NotADate, read_date

#: Fields in the order in which an article has them.
_ORDER = (
    "title", "date", "source", "author", "correspondent", "photographer", "editor", "responsible_editor",
    "reviewer", "section", "tags", "summary", "original_title", "original_url",
)  # fmt: skip
REQUIRED = ("title", "date", "source")


@dataclass(frozen=True, slots=True)
class Asked:
    """What the editor says of a file beside it; empty for what is to be found. `again` takes a file that was
    imported before; `dry_run` writes nothing."""

    title: str = ""
    date: str = ""
    source: str = ""
    section: str = ""
    again: bool = False
    dry_run: bool = False


@dataclass(frozen=True, slots=True)
class Brought:
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
    found: Found = field(default_factory=Found)
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


class Desk:
    """A site that files are brought into."""

    def __init__(
        self, site: Path, config: Config, registries: Registries, translate: Callable[[str], str] = str
    ) -> None:
        self.site, self.config, self.registries = site, config, registries
        self._translate = translate
        self._places = Places(site)
        self._known = known_files(site)

    def bring_in(self, received: Received, asked: Asked, now: datetime, report: Report) -> Brought:
        """Make an article of a file, and write it unless it is asked only what would come of it.

        Nothing is written where the file cannot be read, or was imported before. No file is overwritten.
        """
        earlier = self._known.get(received.sha256, "")
        if earlier and not asked.again:
            return Brought(received.shown, earlier=earlier, problems=report.problems)
        was_read = read(received, report)
        if was_read is None:
            return Brought(received.shown, problems=report.problems)
        manuscript, read_as = was_read
        given = {name: typed for name in REQUIRED if (typed := getattr(asked, name).strip())}
        found = find(manuscript, given, report)
        date = self._date(found, report)
        if report.failed:
            return Brought(received.shown, read_as=read_as, problems=report.problems)
        return self._write(received, asked, now, report, manuscript, read_as, found, date)

    def _write(
        self,
        received: Received,
        asked: Asked,
        now: datetime,
        report: Report,
        manuscript: Manuscript,
        read_as: str,
        found: Found,
        date: datetime | None,
    ) -> Brought:
        year = (date or now.astimezone(self.config.timezone)).year
        title = str(found.values.get("title", ""))
        stem = PurePath(received.name).name.split(".")[0]
        folder = f"articles/{year:04}"
        slug = self._places.take(folder, slug_of(title or stem, "article"))
        path = f"{CONTENT}/{folder}/{slug}.md"
        body = "\n\n".join(block.markdown for block in found.body if block.markdown.strip())
        pictures: list[tuple[str, bytes]] = []
        for picture in manuscript.pictures:
            if picture.mark in body:
                name = self._places.take(folder, f"{slug}-{len(pictures) + 1}")
                body = body.replace(picture.mark, name + picture.suffix)
                pictures.append((f"{CONTENT}/{folder}/{name}{picture.suffix}", picture.data))
        missing = tuple(name for name in REQUIRED if not found.values.get(name))
        undescribed = body.count("![](")
        doubts = any(problem.severity is Severity.WARNING for problem in report.problems)
        draft = bool(missing or undescribed or doubts)
        fields = self._fields(asked, found, date, draft)
        fields["imported"] = {"file": received.name, "sha256": received.sha256, "time": now}
        try:
            text = article_text(fields, body, self.config.timezone)
        except NotWritable as error:
            report.error(0, "the text has a character that no file can hold (U+{code})", code=error.code)
            return Brought(received.shown, read_as=read_as, problems=report.problems)
        source = str(fields.get("source", ""))
        entry = proposed_source(source, self.config, self.registries)
        kept, words = "", ""
        if found.notice or found.left_out or entry:
            kept = f"{FOLDER}/{year:04}/{slug}.txt"
            words = kept_text(path, found.notice, found.left_out, entry, self._translate)
        brought = Brought(
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
        self._look(path, text, report)
        if not asked.dry_run and not self._written(brought, pictures, report):
            return replace(brought, path="", problems=report.problems)
        self._known.setdefault(received.sha256, path)
        return replace(brought, problems=report.problems)

    def _date(self, found: Found, report: Report) -> datetime | None:
        typed = str(found.values.get("date", ""))
        if not typed:
            return None
        try:
            return read_date(typed, self.config.timezone)
        except NotADate as error:
            report.error(0, error.message, error.hint, name="date", value=typed, **error.values)
            return None

    def _fields(self, asked: Asked, found: Found, date: datetime | None, draft: bool) -> dict[str, Value]:
        values: dict[str, Value] = dict.fromkeys(REQUIRED, "")
        for name in _ORDER:
            given = found.values.get(name, "")
            if isinstance(given, tuple):
                given = given[0] if len(given) == 1 else given
            if given:
                values[name] = given
        if asked.section.strip():
            values["section"] = asked.section.strip()
        if date:
            has_time = re.search(r"\d[:時时]\d", str(found.values["date"]))
            values["date"] = date if has_time else date.date()
        if draft:
            values["status"] = Status.DRAFT.value
        return {name: values[name] for name in (*_ORDER, "status") if name in values}

    def _look(self, path: str, text: str, report: Report) -> None:
        """Say what a build would say of the article, but for what is missing, which is said already."""
        problems = read_article(SourceFile(path, text), "article", self.config, self.registries).problems
        for problem in problems:
            if problem.severity is Severity.ERROR:
                report.warning(0, "a build will say of {path}: {problem}", path=path, problem=problem.text())

    def _written(self, brought: Brought, pictures: list[tuple[str, bytes]], report: Report) -> bool:
        """Write an article's files, the article last; whether all were written. Else none is left."""
        written: list[Path] = []
        try:
            for name, data in pictures:
                written.append(write_new(self.site, name, data))
            if brought.kept:
                written.append(write_new(self.site, brought.kept, brought.kept_text))
            written.append(write_new(self.site, brought.path, brought.text))
        except (OSError, ValueError) as error:
            for file in written:
                file.unlink(missing_ok=True)
            reason = reason_of(error) if isinstance(error, OSError) else str(error)
            report.error(0, "the article cannot be written: {reason}", reason=reason)
            return False
        return True


def open_desk(site: Path, translate: Callable[[str], str] = str) -> tuple[Desk | None, tuple[Problem, ...]]:
    """Return the site as a place for new articles; None where its configuration or registries are wrong."""
    try:
        settings = sound_settings(site)
    except BuildFailed as failed:
        return None, failed.problems
    return Desk(site, settings.config, settings.registries, translate), ()
