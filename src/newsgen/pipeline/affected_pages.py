"""How much of a site a build has to look at: all of it, or only what an edit can have changed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from newsgen.cache import Cache
from newsgen.pipeline.article_store import REMEMBERED, Shelf, StoredPrepared
from newsgen.pipeline.article_task import Prepared
from newsgen.pipeline.articles import Reading, stored
from newsgen.pipeline.build_state import LastBuild
from newsgen.pipeline.gather import Chosen, choose, copied_files, furnished, gather, template_folders
from newsgen.pipeline.inputs import Stock
from newsgen.pipeline.options import BuildOptions
from newsgen.pipeline.pictures import Pictures, Wanted, wanted_pictures
from newsgen.problems import Problem
from newsgen.render import Newsroom


@dataclass(frozen=True, slots=True)
class Scope:
    """The newsroom, with its articles on a shelf; and the places in its plan of the pages to look at.

    `is_new` tells whether the newsroom is another one than that of the last build; `problems` are those
    that it has as a whole. Where two files have one key, so that nobody can say which is meant, it
    `is_ambiguous`, and no page can be rendered.
    """

    newsroom: Newsroom
    shelf: Shelf
    places: Sequence[int]
    is_new: bool
    pictures: Pictures
    problems: tuple[Problem, ...] = ()
    is_ambiguous: bool = False


def whole(
    options: BuildOptions,
    stock: Stock,
    reading: Reading,
    cache: Cache,
    make_pictures: Callable[[Wanted], Pictures] = lambda _: Pictures(),
) -> Scope:
    """Gather a newsroom from all articles, to look at every page; `make_pictures` makes what they show
    smaller."""
    prepared = [reading.prepared(path, cache) for path in sorted(reading.files)]
    config, registries, _ = reading.setup
    chosen = choose(prepared, options.now, options.drafts)
    pictures = make_pictures(_wanted(prepared, chosen, stock))
    gathered = gather(config, registries, stock, chosen, pictures, options.drafts)
    by_key = {item.outline.key: item for item in prepared if item.outline}
    is_ambiguous = len(by_key) < sum(item.outline is not None for item in prepared)
    # Processes share what is in memory only until they look at it; so a large site's stays in the cache.
    large = len(by_key) > REMEMBERED
    shelf = Shelf(cache, StoredPrepared(cache, _rows(reading)) if large else by_key)
    newsroom = furnished(gathered.newsroom, shelf, template_folders(options.site))
    places = range(len(newsroom.plan.pages))
    problems = (*gathered.problems, *pictures.problems)
    return Scope(newsroom, shelf, places, True, pictures, problems, is_ambiguous)


def edited(
    options: BuildOptions,
    stock: Stock,
    reading: Reading,
    cache: Cache,
    last: LastBuild,
    current: bool,
    templates: bytes,
) -> Scope | None:
    """Take over the last build's newsroom, where no edit can have changed it; None where one can.

    Only the pages that show an edited article are to be looked at then; all of them, where templates or
    the site's own pages, which every page names, have changed too, or where the site that is published is
    not the last build's (`current` tells). `templates` is a digest of all templates.
    """
    summary = last.summary
    if summary.asked != options.digest() or summary.setup != reading.setup_digest:
        return None
    stamps = last.stamps
    if stamps.keys() != stock.stamps.keys():
        return None
    for path in reading.changed:
        before = stored(cache, reading.before[path].key)
        now = reading.fresh[path]
        if before.outline is None or before.outline != now.outline:
            return None
        if (before.pictures, before.image) != (now.pictures, now.image):
            return None
    pictures = last.pictures()
    if not pictures.hold(stock, stamps) or (pictures.files and not current):
        return None  # what was made may be gone with the site
    shelf = Shelf(cache, StoredPrepared(cache, _rows(reading)))
    newsroom = last.newsroom()
    if newsroom.fingerprints != stock.fingerprints:
        return None
    newsroom = furnished(newsroom, shelf, template_folders(options.site))
    pages = newsroom.plan.pages
    own = any(
        newsroom.own_pages[tag].get(reading.files[path].article)
        for tag in newsroom.own_pages
        for path in reading.changed
    )
    if own or not current or summary.templates != templates:
        return Scope(newsroom, shelf, range(len(pages)), False, pictures, pictures.problems)
    keys = frozenset(reading.files[path].article for path in reading.changed)
    return Scope(newsroom, shelf, newsroom.plan.showing(keys), False, pictures, pictures.problems)


def _wanted(prepared: Iterable[Prepared], chosen: Chosen, stock: Stock) -> Wanted:
    """Return the pictures of all that is shown."""
    having = [item for item in prepared if item.pictures or item.image]
    if not having:
        return {}
    shown = {item.path for item in (*chosen.shown, *chosen.own)}
    return wanted_pictures((item for item in having if item.path in shown), dict(copied_files(stock)))


def _rows(reading: Reading) -> dict[str, bytes]:
    """Return where the cache has what came of each article, by the article's key."""
    return {its.article: its.key for its in reading.files.values() if its.article}
