"""The whole program on one page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from newsgen.config import CONFIG_FILE, read_config
from newsgen.library import find_content, read_registries
from newsgen.pipeline.gather import Gathered, gather
from newsgen.pipeline.parallel import map_in_order
from newsgen.pipeline.workers import PageWriter, Preparer, Written
from newsgen.problems import BuildFailed, Problem, Report, Severity, in_order
from newsgen.publish import OutputRefused, Staging, copy_file, write_file
from newsgen.render import Newsroom

_NO_JEKYLL = ".nojekyll"  # GitHub Pages is to serve the files as they are


@dataclass(frozen=True, slots=True)
class BuildOptions:
    """What may be said of a build.

    `now` is the moment that the site is built for (default: the date of the newest article); `jobs`
    the number of processes, 0 for one a core; `strict` makes every warning an error; without `cache`,
    nothing that earlier builds left is believed before it is read.
    """

    site: Path
    output: Path
    base_url: str = ""
    drafts: bool = False
    jobs: int = 0
    strict: bool = False
    cache: bool = True
    now: datetime | None = None


@dataclass(frozen=True, slots=True)
class BuildResult:
    """What a build made, in numbers; and its warnings."""

    articles: int
    editions: int
    files: int
    warnings: tuple[Problem, ...]


def build(options: BuildOptions) -> BuildResult:
    """Build and publish a site.

    Raises BuildFailed, with every problem of the run, when anything is wrong; the output folder is
    then as it was before.
    """
    if not (options.site / CONFIG_FILE).is_file():
        report = Report(CONFIG_FILE)
        read_config(options.site, report)
        raise BuildFailed(report.problems)
    try:
        with Staging(options.output, verify=not options.cache) as staging:
            return _build(options, staging)
    except OutputRefused as refused:
        problem = Problem(str(options.output), 0, "{reason}", values=(("reason", str(refused)),))
        raise BuildFailed([problem]) from refused


def read_newsroom(options: BuildOptions) -> tuple[Newsroom, tuple[Problem, ...]]:
    """Return a whole site as metadata, and every problem found so far; nothing is rendered or written.

    Raises BuildFailed where the configuration or a registry is wrong: then nothing can be gathered.
    """
    with TemporaryDirectory(prefix="newsgen-") as spool:
        gathered = _read(options, Path(spool))
    return gathered.newsroom, in_order(_quoted(gathered.problems, options.site))


def _read(options: BuildOptions, spool: Path) -> Gathered:
    problems: list[Problem] = []

    # What the newsroom has fixed once.
    report = Report(CONFIG_FILE)
    config = read_config(options.site, report, options.base_url)
    problems += report.problems
    if config is None:
        raise BuildFailed(problems)
    registries, found = read_registries(options.site, config)
    problems += found
    setup_failed = _failed(problems, options)

    # SourceFile -> Article -> EditionArticle, one file at a time; the texts wait in the spool.
    files = find_content(options.site)
    texts = [file for file in files if file.kind != "asset"]
    prepare = partial(Preparer, options.site, config, registries, spool)
    prepared = list(map_in_order(prepare, texts, options.jobs))
    problems += (problem for item in prepared for problem in item.problems)
    if setup_failed:
        raise BuildFailed(_quoted(problems, options.site))

    # Gather everything: links, lists and collisions need the whole set.
    gathered = gather(options, config, registries, files, prepared)
    return replace(gathered, problems=(*problems, *gathered.problems))


def _build(options: BuildOptions, staging: Staging) -> BuildResult:
    gathered = _read(options, staging.spool)
    problems = list(gathered.problems)

    # Page -> Output, one page at a time.
    write = partial(PageWriter, gathered.newsroom, gathered.tickets, staging.spool, staging.folder)
    written = list(map_in_order(write, gathered.pages, options.jobs))
    problems += (problem for page in written for problem in page.problems)
    problems += _dead_addresses(written)
    manifest = {page.file: page.digest for page in written if page.file}
    for path, source in gathered.copies.items():
        manifest[path] = copy_file(staging.folder, path, source)
    manifest[_NO_JEKYLL] = write_file(staging.folder, _NO_JEKYLL, b"")

    problems = list(_quoted(problems, options.site))
    if _failed(problems, options):
        staging.give_up(manifest)
        raise BuildFailed(problems)
    staging.publish(manifest)
    shown = {key for articles in gathered.newsroom.articles.values() for key in articles}
    return BuildResult(
        len(shown), len(gathered.newsroom.config.editions), len(gathered.newsroom.files), in_order(problems)
    )


def _dead_addresses(written: Iterable[Written]) -> Iterator[Problem]:
    """Give one problem for each address that leads nowhere, however many pages have it from a template."""
    pages: dict[str, list[Written]] = {}
    for page in written:
        for address in page.dead:
            pages.setdefault(address, []).append(page)
    for address, having in pages.items():
        templates = sorted({page.template for page in having})
        yield Problem(
            f"templates/{templates[0]}" if len(templates) == 1 else "templates",
            0,
            "the link to {address} leads nowhere, on /{path}"
            if len(having) == 1
            else "the link to {address} leads nowhere, on /{path} and other pages ({count} in all)",
            "mend the link, or put the file into static/",
            values=(("address", address), ("count", str(len(having))), ("path", having[0].path)),
        )


def _failed(problems: Iterable[Problem], options: BuildOptions) -> bool:
    return any(options.strict or problem.severity is Severity.ERROR for problem in problems)


def _quoted(problems: Iterable[Problem], site: Path) -> Iterable[Problem]:
    """Give each problem the line that it is about, where the stage that found it had no text at hand."""
    lines: dict[str, list[str]] = {}
    for problem in problems:
        if problem.excerpt or not problem.line:
            yield problem
            continue
        if problem.path not in lines:
            try:
                text = (site / problem.path).read_text("utf-8-sig")  # with universal newlines
            except (OSError, UnicodeDecodeError):
                text = ""
            lines[problem.path] = text.split("\n")
        excerpt = lines[problem.path][problem.line - 1 : problem.line]
        yield replace(problem, excerpt=excerpt[0]) if excerpt else problem
