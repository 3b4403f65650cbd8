"""Measures search: newsgen's index beside Pagefind's, over the same pages, asked the same in Chromium.

Prints the results, and writes them to RESULTS-search.md in this folder.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import platform
import random
import shutil
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from opencc import OpenCC

from corpus import Article, Corpus
from measure import measure
from newsgen.pipeline import BuildOptions, clock
from newsgen.pipeline.article_store import ArticleStore, StoredEntries
from newsgen.pipeline.inspection import Inspection, inspect_site
from newsgen.render import Searched
from newsgen.search import Blocks, matches, parse
from search_chromium import Answer, Asked, ask, middle, percentile
from search_pagefind import VERSION, run_pagefind
from site_newsgen import EDITIONS, write_newsgen
from text import DataMissing, data_folder

_HERE = Path(__file__).parent
_PROGRAM = Path(sys.prefix) / "bin" / "newsgen"
_LENGTHS = range(2, 9)  # characters of a query
_MARKUP = str.maketrans("", "", "*_`#>|[]()-\n")
_OPENS = """async () => {
    const {openSearch} = await import("/assets/search-engine.js");
    globalThis.search = await openSearch("/search-index/", "zh-Hant");
}"""
# As many results as the page shows by itself: each may cost a file.
_ASKS = """async (query) => {
    const before = search.requests;
    const {ids} = await search.find(query, {});
    const left = 6 - (search.requests - before);
    if (left > 0) await search.cards(ids.slice(0, Math.min(10, left)));
    return ids;
}"""

_TEXT = """\
# Search

- Date: {options.date}
- Command: `python bench/search.py --size {options.size} --queries {options.queries}`
- Machine: {cores} cores; load {load:.1f} at the start, of other programs
- Python {python}; Chromium slowed down fourfold

{options.size:,} articles; {options.queries:,} queries of 2 to 8 characters, taken from their texts, half of
them in the other script. A full scan of the folded texts says what is to be found: {wanted:,} articles.

| search | recall | precision | answered exactly | files a query | bytes a query | first query \
| later ones | before the first query | index | to make it |
| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |
{rows}

newsgen's index, for both editions, is {share:.0%} of the compressed HTML of the articles of one. Files and
bytes of a query are those of a browser that has nothing but what is loaded before the first query, until the
first results can be shown; bytes are compressed, as GitHub Pages sends them. What it takes to make newsgen's
are processor seconds, the difference of two first builds; Pagefind's are seconds by the clock, over pages
that are there. Pagefind works in a thread of its own, which Chromium does not slow down. It was told where in
a page the text stands.
"""


@dataclass(frozen=True, slots=True)
class Side:
    """A search in the table: what it found of what there is, and what it cost."""

    name: str
    found: Sequence[frozenset[str]]
    asked: Asked
    index: int
    build: str

    def row(self, gold: Sequence[frozenset[str]]) -> str:
        """Return the row of the table."""
        right = sum(len(has & wanted) for has, wanted in zip(self.found, gold, strict=True))
        recall = right / sum(map(len, gold))
        precision = right / max(1, sum(map(len, self.found)))
        exact = sum(has == wanted for has, wanted in zip(self.found, gold, strict=True))
        _, files, size = middle(self.asked.cold)
        cells = (
            self.name,
            f"{recall:.1%}",
            f"{precision:.1%}",
            f"{exact} of {len(gold)}",
            f"{files:.0f} (most {max(each.files for each in self.asked.cold)})",
            f"{size / 1000:.0f} kB (most {max(each.bytes for each in self.asked.cold) / 1000:.0f})",
            _times(self.asked.cold),
            _times(self.asked.warm),
            f"{middle(self.asked.opening)[2] / 1000:.0f} kB",
            f"{self.index / 1e6:.1f} MB",
            self.build,
        )
        return f"| {' | '.join(cells)} |"


def main() -> int:
    """Run the benchmark; return 0, or 2 where the text for the corpus is missing."""
    options = _parser().parse_args()
    try:
        data = data_folder(options.data)
    except DataMissing as missing:
        print(missing, file=sys.stderr)
        return 2
    load = os.getloadavg()[0]
    work = options.cache / "work" / "search"
    site, public = work / "site", work / "public"
    shutil.rmtree(work, ignore_errors=True)
    corpus = Corpus(data, options.size, options.seed)
    write_newsgen(corpus, corpus, site, EDITIONS)
    build, without = _built(site, public)
    chance = random.Random(options.seed)  # noqa: S311 - queries, not secrets
    queries = list(_queries(corpus, options.queries, chance))
    gold = _gold(site, public, queries)
    ours = ask(public, _OPENS, _ASKS, queries, options.first)
    addresses = _addresses(public)
    sides = [
        Side(
            "newsgen, both editions",
            [frozenset(addresses[number] for number in answer.given) for answer in ours.warm],
            ours,
            _size(path for path in public.rglob("search-index/*")),
            f"{build - without:.1f} s of {build:.1f}",
        )
    ]
    peer = run_pagefind(public, queries, options.cache, options.first)
    sides.append(
        Side(f"Pagefind {VERSION}, one edition", peer.found, peer.asked, peer.bytes, f"{peer.seconds:.1f} s")
    )
    pages = _size(public.glob("articles/**/*.html"))
    text = _report(options, sides, gold, pages, load)
    options.output.write_text(text, "utf-8")
    print(text)
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=__doc__)
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "newsgen-bench"
    add = parser.add_argument
    add("--size", type=int, default=10_000, metavar="N", help="articles (default: %(default)s)")
    add("--queries", type=int, default=1_000, metavar="N", help="default: %(default)s")
    add("--first", type=int, default=100, metavar="N", help="of them in a new browser (default: %(default)s)")
    add("--seed", type=int, default=1, help="of the corpus and the queries (default: %(default)s)")
    add("--data", type=Path, metavar="DIR", help="the folder of the text")
    add("--cache", type=Path, default=cache, metavar="DIR", help=f"for site and peer (default: {cache})")
    add("--date", type=date.fromisoformat, default=datetime.now(UTC).date(), help="of the report")
    add("--output", type=Path, default=_HERE / "RESULTS-search.md", metavar="FILE")
    return parser


def _built(site: Path, public: Path) -> tuple[float, float]:
    """Build the site; return the processor seconds of a first build with search, and of one without."""
    seconds = []
    config = site / "newsgen.yaml"
    said = config.read_text("utf-8")
    for search in ("no", "yes"):
        shutil.rmtree(public, ignore_errors=True)
        shutil.rmtree(site / ".newsgen", ignore_errors=True)
        config.write_text(f"{said}search: {search}\n", "utf-8")
        command = [str(_PROGRAM), "build", "--site", str(site), "--output", str(public)]
        seconds.append(measure([*command, "--base-url", "https://newsroom.example/"], site).cpu)
    return seconds[1], seconds[0]


def _queries(corpus: Corpus, count: int, chance: random.Random) -> Iterator[str]:
    """Give parts of titles, summaries and paragraphs, every second one in the other script."""
    chosen = sorted(chance.choices(range(corpus.count), k=count))
    wanted = frozenset(chosen)
    articles = {article.number: article for article in corpus if article.number in wanted}
    simplified = OpenCC("t2s").convert
    for at, number in enumerate(chosen):
        while True:
            text = chance.choice(_texts(articles[number])).translate(_MARKUP)
            length = chance.choice(_LENGTHS)
            start = chance.randrange(max(1, len(text) - length))
            query = text[start : start + length]
            if len(query) == length and query.isalnum():
                break
        yield simplified(query) if at % 2 else query


def _texts(article: Article) -> list[str]:
    return [article.title, article.summary, *article.blocks]


def _gold(site: Path, public: Path, queries: Sequence[str]) -> list[frozenset[str]]:
    """Return for each query the addresses of the articles that a full scan of the folded texts finds."""
    options = BuildOptions(site=site, output=public, base_url="https://newsroom.example/", now=clock())
    texts = inspect_site(options, _folded, renders=False)
    asked = [parse(query) for query in queries]
    return [
        frozenset(address for address, blocks in texts.items() if matches(query, blocks)) for query in asked
    ]


def _folded(found: Inspection) -> dict[str, Blocks]:
    rows = {known.article: known.key for known in found.files.values() if known.article}
    store = ArticleStore(found.cache, StoredEntries(found.cache, rows))
    searched = Searched(found.newsroom, store.body)
    return {f"/{key}/": searched(key) for key in found.newsroom.articles[EDITIONS[0]]}


def _addresses(public: Path) -> dict[int, str]:
    """Return the address of each article of the index by its number."""
    files = (public / "search-index").glob("cards-*.json")
    cards = (card for file in files for card in json.loads(file.read_text("utf-8")) if card)
    return {card["id"]: card["url"] for card in cards}


def _size(paths: Iterable[Path]) -> int:
    """Return how many bytes files have when they are compressed on their way, as those of a search are."""
    return sum(len(gzip.compress(path.read_bytes(), 6, mtime=0)) for path in paths)


def _times(answers: Sequence[Answer]) -> str:
    times = [answer.milliseconds for answer in answers]
    return f"{percentile(times, 0.5):.0f} ms (19 of 20: {percentile(times, 0.95):.0f})"


def _report(
    options: argparse.Namespace,
    sides: Sequence[Side],
    gold: Sequence[frozenset[str]],
    pages: int,
    load: float,
) -> str:
    return _TEXT.format(
        options=options,
        cores=os.cpu_count(),
        load=load,
        python=platform.python_version(),
        wanted=sum(map(len, gold)),
        rows="\n".join(side.row(gold) for side in sides),
        share=sides[0].index / pages,
    )


if __name__ == "__main__":
    sys.exit(main())
