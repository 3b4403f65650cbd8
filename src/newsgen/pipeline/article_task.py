"""SourceFile -> Article -> EditionArticle: what a process does with one file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from newsgen.cache import digest
from newsgen.config import Config
from newsgen.editions import ArticleTexts, FigureGuard, Mentions, edition_converter
from newsgen.hanzi import NameTable, Spelled
from newsgen.library import ContentFile, Registries, read_article
from newsgen.markup import attributes, tokens
from newsgen.memo import Memo
from newsgen.model import Article, ArticleEntry, Body, EditionEntry, SourceFile, outline_of
from newsgen.pages import is_inside
from newsgen.pipeline.chart_files import asked_of_records, files_of_charts, of_all, read_files
from newsgen.pipeline.dependencies import fixed_names, reading_digest, typography_asked
from newsgen.problems import Problem, Report
from newsgen.textfile import decode, fits, read_raw


class ReadFile(Struct, frozen=True, array_like=True):
    """An article as typed; None where the file could not be read."""

    article: Article | None = None
    body: Body | None = None
    problems: tuple[Problem, ...] = ()


class ArticleTask(Struct, frozen=True):
    """A file to read and convert. `read_key` and `key` are what they were the last time, where that may still
    hold; `trusted` tells that the file has not changed since, by its stamp, nor have those `beside` it that
    its charts are of. `raw` is its content, and `data` theirs, for a process that cannot read them."""

    file: ContentFile
    read_key: bytes = b""
    key: bytes = b""
    trusted: bool = False
    beside: tuple[str, ...] = ()
    raw: bytes | None = None
    data: Mapping[str, bytes] | None = None


class ArticleResult(Struct, frozen=True):
    """A task that is done: the keys that its results have in the cache, and what came of the file; `beside`
    are the files that its charts are of."""

    read_key: bytes
    key: bytes
    entry: ArticleEntry
    beside: tuple[str, ...] = ()
    was_read: bool = False
    was_converted: bool = False


class ArticleStage:
    """Reads files and converts them to every edition; `names` has the forms of the registered names, as
    `spelled_names` gives them."""

    def __init__(
        self, site: Path, config: Config, registries: Registries, names: Spelled | None = None
    ) -> None:
        self._site = site
        self._config = config
        self._registries = registries
        self._reading = reading_digest(config, registries)
        self._typography = typography_asked(config)
        self._fixed = fixed_names(registries)
        self._mentions = Mentions(self._fixed, names)
        table = NameTable(self._fixed, names)
        self._converters = {
            edition: edition_converter(edition, config, registries, table, sets=True)
            for edition in config.editions
        }

    def __call__(self, task: ArticleTask, memo: Memo) -> ArticleResult:
        """Return what came of a file; bad content gives problems, never an exception."""
        file, read_key, raw, beside = task.file, task.read_key, task.raw, task.beside
        data: Mapping[str, bytes] = {}
        report = Report(file.path)
        if not task.trusted or not memo.has(read_key):
            raw = read_raw(self._site / file.path, report) if raw is None else raw
            if raw is None or not fits(raw, report):
                return ArticleResult(b"", b"", ArticleEntry(file.path, problems=report.problems))
            beside = files_of_charts(raw, file.path)
            data = read_files(self._site, beside) if task.data is None else task.data
            read_key = digest(
                b"read", self._reading, file.path.encode("utf-8", "surrogateescape"), raw, *of_all(data)
            )
            if read_key == task.read_key and task.key and memo.has(task.key):
                return ArticleResult(read_key, task.key, memo.need(task.key, ArticleEntry), beside)
        read = memo.recall(read_key, ReadFile, partial(self._read, file, raw or b"", data, report))
        key = digest(b"converted", read_key, self._converting(read))
        entry = memo.recall(key, ArticleEntry, partial(self._convert, file, read, memo))
        return ArticleResult(read_key, key, entry, beside, read_key in memo.new, key in memo.new)

    def _read(self, file: ContentFile, raw: bytes, data: Mapping[str, bytes], report: Report) -> ReadFile:
        text = decode(raw, report)
        if text is None:
            return ReadFile(problems=report.problems)
        source = SourceFile(file.path, text)
        read = read_article(source, file.kind, self._config, self._registries, data.get)
        if read.article is None or read.body is None:
            return ReadFile(problems=read.problems)
        return ReadFile(read.article, read.body, read.problems)

    def _convert(self, file: ContentFile, read: ReadFile, memo: Memo) -> ArticleEntry:
        """Convert an article to its editions; the forms and texts are kept each for itself."""
        article, body = read.article, read.body
        if article is None or body is None:
            return ArticleEntry(file.path, problems=read.problems)
        texts = ArticleTexts(article, body)
        guard = FigureGuard(article, body)
        items, entries, report = [], [], Report(file.path)
        for tag in article.editions or self._config.editions:
            item, text = self._converters[tag].convert(article, body, texts)
            items.append(item)
            if changed := guard.changed(item, text):
                report.error(
                    0,
                    "the figure {typed} became {became} in the edition {edition}",
                    "look for it in content/names.yaml, or write it in -{{ }}- if the editions are to differ",
                    typed=changed[0] or "…",
                    became=changed[1] or "…",
                    edition=tag,
                )
            body_key = memo.keep(Body(text.html, text.headings, body.links, body.lines))
            entries.append(EditionEntry(tag, item.title, memo.keep(item), body_key))
        image = article.image.src if article.image and is_inside(article.image.src) else ""
        links = dict.fromkeys(link.target for link in body.links if is_inside(link.target))
        return ArticleEntry(
            file.path,
            outline_of(article, body, tuple(items)),
            tuple(entries),
            tuple(links | ({image: None} if image else {})),
            (*read.problems, *report.problems),
            _pictures(body.html),
            image,
            asked_of_records(body.html),
        )

    def _converting(self, read: ReadFile) -> bytes:
        """Return a digest of what the conversion of an article depends on, beside the article."""
        if read.article is None or read.body is None:
            return b""
        names = [self._fixed[at] for at in self._mentions(read.article, read.body)]
        sources = [self._registries.sources[key] for key in read.article.source.candidates]
        asked = (
            self._config.editions,
            sorted(self._config.vocabulary),
            self._typography,
            [(name.forms, name.kind) for name in names],
            [source.repair for source in sources],
        )
        return digest(repr(asked).encode("utf-8", "surrogateescape"))


def with_contents(site: Path, tasks: Sequence[ArticleTask]) -> list[ArticleTask] | None:
    """Return tasks with the content of their files, for a machine that cannot read them; None where one
    cannot be read here either: whoever tries again says why."""
    try:
        return [_with_content(site, task, (site / task.file.path).read_bytes()) for task in tasks]
    except OSError:
        return None


def _with_content(site: Path, task: ArticleTask, raw: bytes) -> ArticleTask:
    return replace(task, raw=raw, data=read_files(site, files_of_charts(raw, task.file.path)))


def _pictures(html: str) -> tuple[str, ...]:
    """Return the pictures inside the site that a body shows, each once."""
    if "<img " not in html:
        return ()
    shown = (attributes(raw).get("src", "") for raw, name in tokens(html) if name == "img")
    return tuple(dict.fromkeys(filter(is_inside, shown)))
