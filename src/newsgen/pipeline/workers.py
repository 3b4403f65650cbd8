"""What a process does with one file, and with one page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from newsgen.config import Config
from newsgen.editions import ArticleTexts, EditionConverter
from newsgen.library import ContentFile, Registries, read_article
from newsgen.model import Article, Body, EditionArticle, Page, SourceFile
from newsgen.problems import Problem, Report
from newsgen.publish import write_file
from newsgen.render import Newsroom, Renderer
from newsgen.spool import Spool, Ticket
from newsgen.textfile import read_text


@dataclass(frozen=True, slots=True)
class Prepared:
    """What came of one file: the article, its forms, and where in the spool the texts of the forms are."""

    file: ContentFile
    article: Article | None = None
    editions: tuple[EditionArticle, ...] = ()
    tickets: tuple[Ticket, ...] = ()
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Written:
    """What came of one page: its file with the digest, or none; `dead` are addresses that lead nowhere."""

    file: str
    digest: bytes
    path: str
    template: str
    problems: tuple[Problem, ...]
    dead: tuple[str, ...]


class Preparer:
    """Reads a file and converts it to every edition."""

    def __init__(self, site: Path, config: Config, registries: Registries, spool: Path) -> None:
        self._site = site
        self._config = config
        self._registries = registries
        self._spool: Spool[Body] = Spool(spool)
        self._converters = {
            edition: EditionConverter(
                edition, registries.names, registries.sources, edition in config.vocabulary
            )
            for edition in config.editions
        }

    def __call__(self, file: ContentFile) -> Prepared:
        """Return what came of the file; bad content gives problems, never an exception."""
        report = Report(file.path)
        text = read_text(self._site / file.path, report)
        if text is None:
            return Prepared(file, problems=report.problems)
        read = read_article(SourceFile(file.path, text), file.kind, self._config, self._registries)
        if read.article is None or read.body is None:
            return Prepared(file, problems=read.problems)
        tags = read.article.editions or self._config.editions
        texts = ArticleTexts(read.article, read.body)
        forms = [self._converters[tag].convert(read.article, read.body, texts) for tag in tags]
        tickets = tuple(self._spool.put(body) for _, body in forms)
        return Prepared(file, read.article, tuple(item for item, _ in forms), tickets, read.problems)


class PageWriter:
    """Renders a page and writes it into the staging folder."""

    def __init__(
        self, newsroom: Newsroom, tickets: Mapping[tuple[str, str], Ticket], spool: Path, folder: Path
    ) -> None:
        self._tickets = tickets
        self._spool: Spool[Body] = Spool(spool)
        self._folder = folder
        self._renderer = Renderer(newsroom, self._body)

    def __call__(self, page: Page) -> Written:
        """Write the page's file; a page that could not be rendered has none."""
        rendered = self._renderer.render(page)
        file, digest = "", b""
        if rendered.output is not None:
            file = rendered.output.path
            digest = write_file(self._folder, file, rendered.output.content)
        return Written(file, digest, page.path, page.template, rendered.problems, rendered.dead)

    def _body(self, key: str, edition: str) -> Body:
        return self._spool.get(self._tickets[key, edition])
