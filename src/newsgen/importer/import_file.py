"""A received file -> an article of the site, with all that came with it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path, PurePath

from msgspec.structs import replace

from newsgen.article_file.compose import article_text
from newsgen.article_file.slugs import is_slug, slug_of
from newsgen.article_file.source_entry import proposed_source
from newsgen.article_file.taken_addresses import TakenAddresses
from newsgen.atomic_write import write_new
from newsgen.config import Config
from newsgen.files import CONTENT
from newsgen.importer.extract import extract
from newsgen.importer.extracted import Extracted
from newsgen.importer.kept_picture import kept_picture
from newsgen.importer.options import ImportOptions, ImportResult
from newsgen.importer.proposed_records import proposed_records
from newsgen.importer.received_article import REQUIRED, ReceivedArticle, origin_of
from newsgen.importer.remainder import FOLDER, kept_text, known_files
from newsgen.library import Registries, read_article, sound_settings
from newsgen.model import SourceFile, Status
from newsgen.problems import BuildFailed, Message, Problem, Report, Severity, Translate, reason_of
from newsgen.readers import ReceivedFile, ReceivedText, read
from newsgen.yamlfile import NotADate, read_date
from newsgen.yamlfile.write import NotWritable


class Importer:
    """A site that files are result into."""

    def __init__(
        self, site: Path, config: Config, registries: Registries, translate: Translate = str
    ) -> None:
        self.site, self.config, self.registries = site, config, registries
        self._translate = translate
        self._places = TakenAddresses(site)
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
        result = ImportResult(received.shown, read_as=read_as)
        if report.failed:
            return replace(result, problems=report.problems)
        folder, slug = self._place(received, found, date or now.astimezone(self.config.timezone))
        body, pictures = self._with_pictures(received_text, found, folder, slug, report)
        article = ReceivedArticle(found, date, options.section.strip(), body, origin_of(received, now))
        path = f"{CONTENT}/{folder}/{slug}.md"
        try:
            text, draft = self._composed(article, path, options, report)
        except NotWritable as error:
            report.error(0, "the text has a character that no file can hold (U+{code})", code=error.code)
            return replace(result, problems=report.problems)
        entry = proposed_source(str(article.fields(draft)["source"]), self.config, self.registries)
        if found.notice or found.left_out or found.asides or found.taken or entry:
            kept = f"{FOLDER}/{folder.rpartition('/')[2]}/{slug}.txt"
            result = replace(result, kept=kept, kept_text=kept_text(path, found, entry, self._translate))
        result = replace(
            result,
            path=path,
            text=text,
            found=found,
            missing=article.missing,
            undescribed=article.undescribed,
            new_source=bool(entry),
            draft=draft,
            beside=tuple(pictures),
        )
        if not options.dry_run and not self._written(result, pictures, report):
            return replace(result, path="", problems=report.problems)
        self._known.setdefault(received.sha256, path)
        return replace(result, problems=report.problems)

    def _date(self, found: Extracted, report: Report) -> datetime | None:
        typed = str(found.values.get("date", ""))
        if not typed:
            return None
        try:
            return read_date(typed, self.config.timezone)
        except NotADate as error:
            report.error(0, error.message, error.hint, name="date", value=typed, **error.values)
            return None

    def _place(self, received: ReceivedFile, found: Extracted, moment: datetime) -> tuple[str, str]:
        """Return the folder and the name of the new article, which are taken for it."""
        folder = f"articles/{moment.year:04}"
        given = str(found.values.get("slug", ""))
        if is_slug(given):
            return folder, self._places.take(folder, given)
        title = str(found.values.get("title", "")) or PurePath(received.name).name.split(".")[0]
        return folder, self._places.take(folder, slug_of(title, "article"))

    def _with_pictures(
        self, received: ReceivedText, found: Extracted, folder: str, slug: str, report: Report
    ) -> tuple[str, dict[str, bytes]]:
        """Return the text with the names that its pictures have beside the article; and these, by path."""
        body = "\n\n".join(block.markdown for block in found.body if block.markdown.strip())
        pictures: dict[str, bytes] = {}
        for picture in received.pictures:
            if picture.mark in body:
                name = self._places.take(folder, f"{slug}-{len(pictures) + 1}")
                data, suffix = kept_picture(picture, name, report)
                body = body.replace(picture.mark, name + suffix)
                pictures[f"{CONTENT}/{folder}/{name}{suffix}"] = data
        return body, pictures

    def _composed(
        self, article: ReceivedArticle, path: str, options: ImportOptions, report: Report
    ) -> tuple[str, bool]:
        """Return the file of an article, and whether it is a draft: where anything is missing, or would be
        told by a build, it is. Raises NotWritable."""
        draft = not options.publish or bool(article.missing or article.undescribed) or _has_warnings(report)
        text = self._file(article, draft)
        self._look(path, text, report)
        if draft or not _has_warnings(report):
            return text, draft
        return self._file(article, True), True

    def _file(self, article: ReceivedArticle, draft: bool) -> str:
        fields = article.fields(draft)
        comments = {}
        if draft and article.status not in (Status.DRAFT.value, Status.PUBLISHED.value):
            said = self._translate("it was received as: {status}")
            comments["status"] = said.format(status=article.status)
        remarks = () if "records" in fields else self._proposed(article.found)
        return article_text(fields, article.body, self.config.timezone, comments=comments, remarks=remarks)

    def _proposed(self, found: Extracted) -> tuple[str, ...]:
        """Return what the amounts of the text may be records of, with a line that says what it is."""
        texts = [block.plain for block in found.body]
        config, labels = self.config, self.registries.region_labels
        lines = proposed_records(texts, labels, config.currency, config.timezone)
        said = self._translate("amounts of the text, as records that may be completed and taken over:")
        return (said, *lines) if lines else ()

    def _look(self, path: str, text: str, report: Report) -> None:
        """Say what a build would say of the article, but for what is missing, which is said already: what is
        wrong, and what of the text would come out otherwise than it was typed."""
        problems = read_article(SourceFile(path, text), "article", self.config, self.registries).problems
        first = text.partition("\n---\n")[0].count("\n") + 2
        for problem in problems:
            if problem.severity is not Severity.ERROR and problem.line <= first:
                continue
            values = dict(problem.values)  # of which the hint may have some, too
            values |= {
                "where": f"{path}:{problem.line}",
                "problem": Message(problem.message, problem.values),
            }
            report.warning(0, "a build will say of {where}: {problem}", problem.hint, **values)

    def _written(self, result: ImportResult, pictures: Mapping[str, bytes], report: Report) -> bool:
        """Write an article's files, the article last; whether all were written. Else none is left."""
        written: list[Path] = []
        try:
            for name, data in pictures.items():
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


def _has_warnings(report: Report) -> bool:
    return any(problem.severity is Severity.WARNING for problem in report.problems)


def open_importer(site: Path, translate: Translate = str) -> tuple[Importer | None, tuple[Problem, ...]]:
    """Return the site as a place for new articles; None where its configuration or registries are wrong."""
    try:
        settings = sound_settings(site)
    except BuildFailed as failed:
        return None, failed.problems
    return Importer(site, settings.config, settings.registries, translate), ()
