"""The stage that indexes: what readers can search, made anew or only as far as articles have changed."""

from __future__ import annotations

import os
from collections.abc import Sequence
from functools import partial
from itertools import zip_longest

from msgspec import Struct

from newsgen.cache import Cache, decoded, digest
from newsgen.memo import remember
from newsgen.pages import SearchedArticles, edition_prefix
from newsgen.pages.paths import SEARCH_INDEX
from newsgen.pipeline.affected_pages import SitePlan
from newsgen.pipeline.context import BuildContext
from newsgen.pipeline.searched_texts import SearchedTexts
from newsgen.publish import Staging, digest_of, write_file
from newsgen.render import Newsroom
from newsgen.search import FoldedTexts

# numpy only sorts here: a thread of its linear algebra for each core would take address space for nothing.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
from newsgen.search.heavy import HeavyPairs, measured
from newsgen.search.index import NO_TEXT, OtherHeavy, build, exchange
from newsgen.search.layout import Units, units
from newsgen.search.shape import shape_of
from newsgen.search.start import folding, start

#: Articles that are exchanged at once; where more have changed, to make the index anew takes about as long.
#: An article's number is its place by date: one that comes or goes changes those of all newer ones too.
MANY = 100


class SearchState(Struct, frozen=True, array_like=True):
    """The index of a build: where the cache has the texts of each article, by number; and its heavy pairs."""

    rows: tuple[bytes, ...]
    heavy: HeavyPairs


class IndexFiles(Struct, frozen=True):
    """The files of an index: those of the published site, and those of the next one.

    `manifest` gets the digest of each, `written` the paths of those that are new or others. Where `is_first`,
    everything is written.
    """

    staging: Staging
    manifest: dict[str, bytes]
    written: set[str]
    is_first: bool

    def published(self, path: str) -> bytes | None:
        """Return the content of a published file, None where it is not what it was."""
        try:
            content = (self.staging.output / path).read_bytes()
        except OSError:
            return None
        return content if self.staging.published.get(path) == digest_of(content) else None

    def write(self, path: str, content: bytes) -> None:
        """Have a file in the next site."""
        its = self.manifest[path] = digest_of(content)
        if self.is_first or self.staging.published.get(path) != its:
            write_file(self.staging.folder, path, content, its)
            self.written.add(path)


def write_index(
    context: BuildContext,
    plan: SitePlan,
    searched: SearchedArticles,
    changed: frozenset[str],
    files: IndexFiles,
) -> SearchState:
    """Index a site's articles, and return the index.

    Where the plan is not new, only the articles in `changed` are others than in the published site.
    """
    before = context.state.search() if context.state else None
    rows = _rows(plan, searched.keys, changed, before)
    known = frozenset(before.rows if before else ())
    tasks = [task for task in zip(searched.keys, rows, strict=True) if task[1] not in known]
    make = partial(SearchedTexts, plan.newsroom, plan.store)
    for _ in remember(context.pool, context.cache, make, tasks, is_empty=before is None):
        pass
    heavy = _exchanged(context.cache, rows, before, files) if before else None
    if heavy is None:
        texts = (_units(context.cache, row) for row in rows)
        heavy = build(texts, len(rows), lambda number, content: files.write(_file(number), content))
    made = SearchState(rows, heavy)
    lists = b"".join(files.manifest[path] for path in searched.files() if path.endswith(".bin"))
    for path, content in _read_files(plan.newsroom, searched, made, lists).items():
        files.write(path, content)
    return made


def _exchanged(
    cache: Cache, rows: tuple[bytes, ...], before: SearchState, files: IndexFiles
) -> HeavyPairs | None:
    """Index what has changed; None where that cannot be told, or is as much work as to begin anew."""
    count = len(before.rows)
    if (shape_of(count), measured(count)) != (shape_of(len(rows)), measured(len(rows))):
        return None
    both = enumerate(zip_longest(before.rows, rows))
    others = {number: (gone, new) for number, (gone, new) in both if gone != new}
    if not others:
        return before.heavy
    if len(others) > MANY or any(gone and cache.get(gone) is None for gone, _ in others.values()):
        return None

    def old(number: int) -> bytes:
        content = files.published(_file(number))
        if content is None:
            raise _FileLost
        return content

    changed = {number: (_units(cache, gone), _units(cache, new)) for number, (gone, new) in others.items()}
    try:
        heavy, made = exchange(before.heavy, len(rows), changed, old)
    except (_FileLost, OtherHeavy):
        return None
    for number, content in made.items():
        files.write(_file(number), content)
    return heavy


class _FileLost(Exception):
    """A file of the published index is not what it was."""


def _units(cache: Cache, row: bytes | None) -> Units:
    """Return the texts of an article; no text where there is no article."""
    return NO_TEXT if row is None else units(decoded(cache.need(row), FoldedTexts))


def _file(number: int) -> str:
    return f"{SEARCH_INDEX}{number}.bin"


def _read_files(
    newsroom: Newsroom, searched: SearchedArticles, state: SearchState, lists: bytes
) -> dict[str, bytes]:
    """Return the files that readers load before they ask an index, by path; `lists` are the digests of its
    other files."""
    config = newsroom.config
    prefixes = {tag: edition_prefix(tag, config.default_edition) for tag in config.editions}
    folders = {tag: f"../{prefix}{SEARCH_INDEX}" if prefix else "" for tag, prefix in prefixes.items()}
    heavy = state.heavy.all()
    said = start(digest(lists).hex()[:10], len(searched.keys), heavy, folders, searched.facets)
    return {f"{SEARCH_INDEX}start.json": said, f"{SEARCH_INDEX}folding.json": folding()}


def _rows(
    plan: SitePlan, keys: Sequence[str], changed: frozenset[str], before: SearchState | None
) -> tuple[bytes, ...]:
    """Return where the cache has, or is to have, the texts of each article."""
    row = SearchedTexts(plan.newsroom, plan.store).row
    if before and not plan.is_new:
        return tuple(row(key) if key in changed else old for key, old in zip(keys, before.rows, strict=True))
    return tuple(map(row, keys))
