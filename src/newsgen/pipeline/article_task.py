"""SourceFile -> Article -> EditionArticle: what a process does with one file."""

from __future__ import annotations

import pickle
from dataclasses import dataclass, replace
from pathlib import Path

from newsgen.cache import Cache, digest, pickled
from newsgen.config import Config
from newsgen.editions import ArticleTexts, EditionConverter, Mentions
from newsgen.hanzi import NameTable, Spelled
from newsgen.library import ContentFile, Registries, read_article
from newsgen.markup import attributes, tokens
from newsgen.model import Article, Body, Outline, SourceFile, outline_of
from newsgen.model.positional import positional
from newsgen.pages import is_inside
from newsgen.pipeline.depends import fixed_names, reading_digest, typography_asked
from newsgen.problems import Problem, Report
from newsgen.textfile import decode, fits, read_raw

Row = tuple[bytes, bytes]


@positional
@dataclass(frozen=True, slots=True)
class Form:
    """An article in one edition: where the cache has it, and its text. The keys are digests of what they
    lead to, so that equal keys mean that nothing has changed."""

    edition: str
    title: str
    item: bytes
    body: bytes


@positional
@dataclass(frozen=True, slots=True)
class Prepared:
    """What came of one file; `links` are the targets inside the site that it names, `pictures` those that
    its text shows, and `image` the one that stands for the article.

    There is no outline where the file could not be read at all.
    """

    path: str
    outline: Outline | None = None
    forms: tuple[Form, ...] = ()
    links: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()
    pictures: tuple[str, ...] = ()
    image: str = ""

    def form(self, edition: str) -> Form | None:
        """Return the form in an edition, where there is one."""
        return next((form for form in self.forms if form.edition == edition), None)


@positional
@dataclass(frozen=True, slots=True)
class Task:
    """A file to prepare. `read_key` and `key` are what they were the last time, where that may still hold;
    `trusted` tells that the file has not changed since, by its stamp. `raw` is its content, for a process
    that cannot read it."""

    file: ContentFile
    read_key: bytes = b""
    key: bytes = b""
    trusted: bool = False
    raw: bytes | None = None


@positional
@dataclass(frozen=True, slots=True)
class Done:
    """A task that is done: the keys that its results have in the cache, and what is new in there."""

    read_key: bytes
    key: bytes
    prepared: bytes  # pickled
    rows: tuple[Row, ...] = ()
    was_read: bool = False
    was_converted: bool = False


class Preparer:
    """Reads files and converts them to every edition, as far as the cache does not have them.

    In a cache that is `empty` nothing is looked for. `names` has the forms of the registered names, as
    `spelled_names` gives them.
    """

    def __init__(
        self,
        site: Path,
        config: Config,
        registries: Registries,
        cache: Cache,
        empty: bool,
        names: Spelled | None = None,
    ) -> None:
        self._site = site
        self._config = config
        self._registries = registries
        self._cache = cache
        self._empty = empty
        self._reading = reading_digest(config, registries)
        self._typography = typography_asked(config)
        self._fixed = fixed_names(registries)
        self._mentions = Mentions(self._fixed, names)
        table = NameTable(self._fixed, names)
        self._converters = {
            edition: EditionConverter(
                edition,
                registries.names,
                registries.sources,
                edition in config.vocabulary,
                config.typography,
                table,
            )
            for edition in config.editions
        }

    def __call__(self, task: Task) -> Done:
        """Return what came of a file; bad content gives problems, never an exception."""
        file, read_key, report = task.file, task.read_key, Report(task.file.path)
        known = self._get(read_key) if task.trusted else None
        rows: list[Row] = []
        if known is None:
            raw = read_raw(self._site / file.path, report) if task.raw is None else task.raw
            if raw is None or not fits(raw, report):
                return Done(b"", b"", pickled(Prepared(file.path, problems=report.problems)))
            read_key = digest(b"read", self._reading, file.path.encode("utf-8", "surrogateescape"), raw)
            if read_key == task.read_key and task.key:
                return Done(read_key, task.key, self._cache.need(task.key))
            known = self._get(read_key)
            if known is None:
                known = pickled(self._read(file, raw, report))
                rows.append((read_key, known))
        read: Read = pickle.loads(known)  # noqa: S301 - written by ourselves, with a checksum
        was_read = bool(rows)
        key = digest(b"prepared", read_key, self._converting(read))
        prepared = self._get(key)
        if prepared is None:
            prepared = pickled(self._convert(file, read, rows))
            rows.append((key, prepared))
            return Done(read_key, key, prepared, tuple(rows), was_read, was_converted=True)
        return Done(read_key, key, prepared, tuple(rows), was_read)

    def _get(self, key: bytes) -> bytes | None:
        return None if self._empty else self._cache.get(key)

    def _read(self, file: ContentFile, raw: bytes, report: Report) -> Read:
        text = decode(raw, report)
        if text is None:
            return Read(problems=report.problems)
        read = read_article(SourceFile(file.path, text), file.kind, self._config, self._registries)
        if read.article is None or read.body is None:
            return Read(problems=read.problems)
        return Read(read.article, read.body, read.problems)

    def _convert(self, file: ContentFile, read: Read, rows: list[Row]) -> Prepared:
        """Convert an article to its editions; the forms and texts are added to the rows."""
        article, body = read.article, read.body
        if article is None or body is None:
            return Prepared(file.path, problems=read.problems)
        tags = article.editions or self._config.editions
        # Where things stand in the file travels with the text, so that a form stays the same when they move.
        bare = replace(article, links=(), lines={})
        texts = ArticleTexts(bare, body)
        items, forms = [], []
        for tag in tags:
            item, text = self._converters[tag].convert(bare, body, texts)
            items.append(item)
            item_row = _row(item)
            body_row = _row(Body(text.html, text.headings, article.links, article.lines))
            rows += item_row, body_row
            forms.append(Form(tag, item.title, item_row[0], body_row[0]))
        links = dict.fromkeys(link.target for link in article.links if is_inside(link.target))
        image = article.image.src if article.image and is_inside(article.image.src) else ""
        if image:
            links[image] = None
        return Prepared(
            file.path,
            outline_of(article, tuple(items)),
            tuple(forms),
            tuple(links),
            read.problems,
            _pictures(body.html),
            image,
        )

    def _converting(self, read: Read) -> bytes:
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


@positional
@dataclass(frozen=True, slots=True)
class Read:
    """An article as typed; None where the file could not be read."""

    article: Article | None = None
    body: Body | None = None
    problems: tuple[Problem, ...] = ()


def stored_article(cache: Cache, read_key: bytes) -> tuple[Article, Body] | None:
    """Return an article and its text as typed, from the cache; None where the file could not be read."""
    read: Read = pickle.loads(cache.need(read_key))  # noqa: S301 - our own, with a checksum
    return (read.article, read.body) if read.article and read.body else None


def _pictures(html: str) -> tuple[str, ...]:
    """Return the pictures inside the site that a body shows, each once."""
    if "<img " not in html:
        return ()
    shown = (attributes(raw).get("src", "") for raw, name in tokens(html) if name == "img")
    return tuple(dict.fromkeys(filter(is_inside, shown)))


def _row(value: object) -> Row:
    content = pickled(value)
    return digest(content), content
