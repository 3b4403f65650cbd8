"""The stage that reads: configuration and registries, then every article, as far as they have changed."""

from __future__ import annotations

import pickle
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import partial
from typing import TYPE_CHECKING

from newsgen.cache import Cache, digest
from newsgen.config import Config, read_config
from newsgen.files import CONFIG_FILE
from newsgen.images import card_font_file
from newsgen.library import find_content, read_registries
from newsgen.parallel import map_in_order
from newsgen.pipeline.article_task import Prepared, Preparer, Task
from newsgen.pipeline.build_state import KnownFile, LastBuild, Setup
from newsgen.pipeline.depends import converting_digest, reading_digest, spelled_names
from newsgen.pipeline.inputs import Stock
from newsgen.pipeline.options import BuildOptions
from newsgen.problems import BuildFailed, Problem, Report, Severity

if TYPE_CHECKING:
    from newsgen.pipeline.cluster import Cluster


@dataclass(slots=True)
class Reading:
    """What was read.

    `files` has every article and page, `before` those of the last build; `fresh` what came of those that
    were not known, and `changed` the paths where that is something else than the last time. `warnings` are
    by path, errors too; `names` is the key of the registered names' spellings, where they were needed.
    """

    setup: Setup
    setup_digest: bytes
    reading: bytes
    converting: bytes
    before: dict[str, KnownFile] = field(default_factory=dict)
    files: dict[str, KnownFile] = field(default_factory=dict)
    fresh: dict[str, Prepared] = field(default_factory=dict)
    changed: set[str] = field(default_factory=set)
    warnings: dict[str, tuple[Problem, ...]] = field(default_factory=dict)
    read: int = 0
    converted: int = 0
    names: bytes = b""

    def problems(self) -> Iterator[Problem]:
        """Give everything that is wrong with the setup and with single files."""
        yield from self.setup.problems
        for problems in self.warnings.values():
            yield from problems

    def prepared(self, path: str, cache: Cache) -> Prepared:
        """Return what came of a file, in this build or in an earlier one."""
        return self.fresh.get(path) or stored(cache, self.files[path].key)

    def keys(self, cache: Cache) -> Iterator[bytes]:
        """Give the key of every result that is in use."""
        if self.names:
            yield self.names
        for path, known in self.files.items():
            yield from (known.read_key, known.key)
            for form in self.prepared(path, cache).forms:
                yield from (form.item, form.body)


def stored(cache: Cache, key: bytes) -> Prepared:
    """Return what came of a file in an earlier build."""
    prepared: Prepared = pickle.loads(cache.need(key))  # noqa: S301 - our own, with a checksum
    return prepared


def read_site(
    options: BuildOptions,
    stock: Stock,
    cache: Cache,
    last: LastBuild | None,
    cluster: Cluster | None = None,
) -> Reading:
    """Read a site; what is new goes into the cache. A cluster helps where nothing is known yet.

    Raises BuildFailed where there is no configuration to go on with.
    """
    setup_digest = digest(stock.setup_digest(), options.base_url.encode())
    known = last is not None and last.summary.setup == setup_digest
    setup = last.setup() if last and known else _read_setup(options)
    reading = Reading(
        setup,
        setup_digest,
        last.summary.reading if last and known else reading_digest(setup.config, setup.registries),
        last.summary.converting if last and known else converting_digest(setup.config, setup.registries),
    )
    tasks = list(_tasks(reading, stock, last))
    reading.names, names = spelled_names(setup.registries, cache) if tasks else (b"", {})
    cache.close()
    make = partial(Preparer, options.site, setup.config, setup.registries, cache, last is None, names)
    if cluster and last is None:
        from newsgen.pipeline.remote import read_away  # which few builds need

        results = read_away(cluster, options.site, setup.config, setup.registries, tasks, make)
    else:
        results = map_in_order(make, tasks, options.jobs)
    words: dict[object, object] = {}
    for at, (task, done) in enumerate(zip(tasks, results, strict=True), 1):
        cache.put(done.rows)
        prepared: Prepared = pickle.loads(done.prepared)  # noqa: S301 - made just now, by our own worker
        path = task.file.path
        article = ""
        if prepared.outline:
            article = prepared.outline.key
            prepared = replace(prepared, path=path, outline=prepared.outline.sharing(words))
        reading.warnings.pop(path, None)
        if prepared.problems:
            reading.warnings[path] = prepared.problems
        reading.files[path] = KnownFile(done.read_key, done.key, article)
        reading.fresh[path] = prepared
        if path not in reading.before or reading.before[path].key != done.key:
            reading.changed.add(path)
        reading.read += done.was_read
        reading.converted += done.was_converted
        options.progress("reading", at, len(tasks))
    cache.commit()
    return reading


def _read_setup(options: BuildOptions) -> Setup:
    report = Report(CONFIG_FILE)
    config = read_config(options.site, report, options.base_url)
    if config is None:
        raise BuildFailed(report.problems)
    registries, found = read_registries(options.site, config)
    return Setup(config, registries, (*report.problems, *found, *_no_font(config)))


def _no_font(config: Config) -> Iterator[Problem]:
    """Give a problem where newsgen.yaml asks for cards and nothing can draw them."""
    if not config.cards or not config.cards_line or card_font_file():
        return
    yield Problem(
        CONFIG_FILE,
        config.cards_line,
        "there is no font for the cards of articles",
        "install it: pip install 'newsgen[cards]'",
        severity=Severity.WARNING,
    )


def _tasks(reading: Reading, stock: Stock, last: LastBuild | None) -> list[Task]:
    """Return what is to be done; what is known of other files, and of these, goes to `reading.files`."""
    texts = [file for file in find_content(stock.stamps) if file.kind != "asset"]
    if last is None:
        return [Task(file) for file in texts]
    same_reading = last.summary.reading == reading.reading
    same_converting = same_reading and last.summary.converting == reading.converting
    reading.before, stamps = last.files(), last.stamps
    tasks = []
    for file in texts:
        known = reading.before.get(file.path)
        if known is None or not known.key:
            tasks.append(Task(file))
            continue
        its = stock.stamps[file.path]
        trusted = same_reading and its is not None and stamps.get(file.path) == its
        reading.files[file.path] = known
        if file.path in last.summary.file_warnings:
            reading.warnings[file.path] = last.summary.file_warnings[file.path]
        if not (trusted and same_converting):
            key = known.key if same_converting else b""
            tasks.append(Task(file, known.read_key if same_reading else b"", key, trusted))
    return tasks
