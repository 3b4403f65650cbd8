"""What stands on the home page: the lead story, the newest, and blocks of lists; each article once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import chain, islice

from newsgen.config import HomeBlock, HomePage
from newsgen.model import Term
from newsgen.pages.pagination import Listing
from newsgen.pages.paths import (
    author_path,
    industry_path,
    region_path,
    section_path,
    series_path,
    source_path,
    tag_path,
    topic_path,
)

_PATHS: Mapping[str, Callable[[str], str]] = {
    "section": section_path,
    "topic": topic_path,
    "series": series_path,
    "region": region_path,
    "industry": industry_path,
    "tag": tag_path,
    "source": source_path,
    "author": author_path,
}


def block_path(block: HomeBlock) -> str:
    """Return the path of the list that a block is of; empty for articles by hand."""
    return _PATHS[block.kind](block.named) if block.kind else ""


def home_page(
    home: HomePage, edition: str, listed: Sequence[str], lists: Iterable[Listing]
) -> tuple[tuple[str, ...], tuple[Term, ...]]:
    """Return the keys of the articles on an edition's home page, and a term for each of its blocks, in which
    `count` tells how many of the last articles are the block's: none of one that has nothing to show.

    `listed` are the edition's articles, the newest first, `lists` its lists. A list's block leaves out what
    stands above it; on a site so small that nothing would be left for any, they show it again.
    """
    there = frozenset(listed)
    lead = [key for key in home.lead if key in there]
    by_hand = {key for block in home.blocks for key in block.articles}
    newest = (key for key in listed if key not in lead and key not in by_hand)
    top = (*lead, *islice(newest, max(home.latest + 1 - len(lead), 0)))
    paths = [block_path(block) for block in home.blocks]
    found = {group.path: group for group in lists if group.path in paths}
    blocks = _blocks(home, paths, found, there, {*top, *by_hand})
    if not any(keys for block, keys in zip(home.blocks, blocks, strict=True) if block.kind):
        blocks = _blocks(home, paths, found, there, by_hand)
    terms = []
    for block, path, keys in zip(home.blocks, paths, blocks, strict=True):
        label = block.title.of(edition) if block.title else found[path].title if path in found else ""
        terms.append(Term(label, path if path in found else "", len(keys)))
    return (*top, *chain.from_iterable(blocks)), tuple(terms)


def _blocks(
    home: HomePage, paths: Sequence[str], lists: Mapping[str, Listing], there: frozenset[str], above: set[str]
) -> list[tuple[str, ...]]:
    """Return the articles of each block; those `above` stand on the page already."""
    seen = set(above)
    blocks = []
    for block, path in zip(home.blocks, paths, strict=True):
        if block.kind:
            items = lists[path].items[:] if path in lists else ()
            keys = tuple(islice((key for key in items if key not in seen), block.count))
        else:
            keys = tuple(key for key in block.articles if key in there)
        seen.update(keys)
        blocks.append(keys)
    return blocks
