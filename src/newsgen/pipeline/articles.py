"""The stage that reads: configuration and registries, then every article, as far as they have changed."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from msgspec import Struct
from msgspec.structs import replace

from newsgen.cache import Cache, decoded, digest
from newsgen.config import Config
from newsgen.files import CONFIG_FILE
from newsgen.images import card_font_file
from newsgen.library import Settings, find_content, read_settings
from newsgen.memo import remember
from newsgen.model import ArticleEntry
from newsgen.pipeline.article_task import ArticleStage, ArticleTask, with_contents
from newsgen.pipeline.build_state import BuildState, KnownFile
from newsgen.pipeline.context import BuildContext
from newsgen.pipeline.dependencies import converting_digest, reading_digest, spelled_names
from newsgen.pipeline.inputs import Inputs
from newsgen.pipeline.options import BuildOptions
from newsgen.problems import BuildFailed, Problem, Severity, message, stops


class Articles(Struct):
    """What was read.

    `files` has every article and page, `before` those of the last build; `fresh` what came of those that
    were not known, and `changed` the paths where that is something else than the last time. `warnings` are
    by path, errors too; `names` is the key of the registered names' spellings, where they were needed.
    """

    settings: Settings
    setup_digest: bytes
    reading: bytes
    converting: bytes
    before: dict[str, KnownFile] = {}
    files: dict[str, KnownFile] = {}
    fresh: dict[str, ArticleEntry] = {}
    changed: set[str] = set()
    warnings: dict[str, tuple[Problem, ...]] = {}
    read: int = 0
    converted: int = 0
    names: bytes = b""

    def problems(self) -> Iterator[Problem]:
        """Give everything that is wrong with the settings and with single files."""
        yield from self.settings.problems
        for problems in self.warnings.values():
            yield from problems

    def entry(self, path: str, cache: Cache) -> ArticleEntry:
        """Return what came of a file, in this build or in an earlier one."""
        return self.fresh.get(path) or stored_entry(cache, self.files[path].key)

    def keys(self, cache: Cache) -> Iterator[bytes]:
        """Give the key of every result that is in use."""
        if self.names:
            yield self.names
        for path, known in self.files.items():
            yield from (known.read_key, known.key)
            for entry in self.entry(path, cache).editions:
                yield from (entry.item, entry.body)


def stored_entry(cache: Cache, key: bytes) -> ArticleEntry:
    """Return what came of a file in an earlier build."""
    return decoded(cache.need(key), ArticleEntry)


def read_articles(context: BuildContext) -> Articles:
    """Read a site, and convert its articles; what is new goes into the cache.

    Raises BuildFailed where the configuration or a registry is wrong: then nothing can be planned.
    """
    options, inputs, cache, state = context.options, context.inputs, context.cache, context.state
    setup_digest = digest(inputs.setup_digest(), repr((options.base_url, options.noindex)).encode())
    known = state is not None and state.summary.setup == setup_digest
    settings = state.settings(options.site) if state and known else _read_settings(options)
    config, registries = settings.config, settings.registries
    articles = Articles(
        settings,
        setup_digest,
        state.summary.reading if state and known else reading_digest(config, registries),
        state.summary.converting if state and known else converting_digest(config, registries),
    )
    tasks = list(_tasks(articles, inputs, state))
    articles.names, names = spelled_names(registries, cache) if tasks else (b"", {})
    make = partial(ArticleStage, options.site, config, registries, names)
    send = partial(with_contents, options.site)
    results = remember(context.pool, cache, make, tasks, is_empty=state is None, send=send)
    words: dict[object, object] = {}
    for at, (task, result) in enumerate(zip(tasks, results, strict=True), 1):
        path, entry = task.file.path, result.entry
        if entry.outline:
            entry = replace(entry, outline=entry.outline.sharing(words))
        articles.warnings.pop(path, None)
        if entry.problems:
            articles.warnings[path] = entry.problems
        key = entry.outline.key if entry.outline else ""
        articles.files[path] = KnownFile(result.read_key, result.key, key, result.beside)
        articles.fresh[path] = entry
        if path not in articles.before or articles.before[path].key != result.key:
            articles.changed.add(path)
        articles.read += result.was_read
        articles.converted += result.was_converted
        options.progress("reading", at, len(tasks))
    if stops(settings.problems, options.strict):
        raise BuildFailed(articles.problems())
    return articles


def _read_settings(options: BuildOptions) -> Settings:
    settings = read_settings(options.site, options.base_url)
    config = replace(settings.config, noindex=options.noindex)
    settings = replace(settings, config=config)
    if config.cards and not card_font_file():
        if config.cards_line:
            return replace(settings, problems=(*settings.problems, _no_font(config)))
        options.notice(message("articles have no cards for previews: pip install 'newsgen[cards]'"))
    return settings


def _no_font(config: Config) -> Problem:
    """Return what is wrong where newsgen.yaml asks for cards and nothing can draw them."""
    return Problem(
        CONFIG_FILE,
        config.cards_line,
        "there is no font for the cards of articles",
        "install it: pip install 'newsgen[cards]'",
        severity=Severity.WARNING,
    )


def _tasks(articles: Articles, inputs: Inputs, state: BuildState | None) -> list[ArticleTask]:
    """Return what is to be done; what is known of other files, and of these, goes to `articles.files`."""
    texts = [file for file in find_content(inputs.stamps) if file.kind != "asset"]
    if state is None:
        return [ArticleTask(file) for file in texts]
    same_reading = state.summary.reading == articles.reading
    same_converting = same_reading and state.summary.converting == articles.converting
    articles.before, stamps = state.files(), state.stamps
    same = {path for path, its in inputs.stamps.items() if its is not None and stamps.get(path) == its}
    tasks = []
    for file in texts:
        known = articles.before.get(file.path)
        if known is None or not known.key:
            tasks.append(ArticleTask(file))
            continue
        trusted = same_reading and file.path in same and same.issuperset(known.beside)
        articles.files[file.path] = known
        if file.path in state.summary.file_warnings:
            articles.warnings[file.path] = state.summary.file_warnings[file.path]
        if not (trusted and same_converting):
            key = known.key if same_converting else b""
            tasks.append(
                ArticleTask(file, known.read_key if same_reading else b"", key, trusted, known.beside)
            )
    return tasks
