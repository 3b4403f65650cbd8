"""The measurements of search, a step each; what one has found is kept, so that they can be run one by one."""

from __future__ import annotations

import gzip
import json
import random
import shutil
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import msgspec
from opencc import OpenCC

from corpus import Article, Corpus
from measure import Measured, measure
from newsgen.pipeline import BuildOptions, clock
from newsgen.pipeline.inspection import Inspection, inspect_site
from newsgen.render import Searched
from newsgen.search import FoldedTexts, matches, parse_query
from search_chromium import Asked, ask
from search_pagefind import Pagefind, run_pagefind
from site_newsgen import EDITIONS, write_newsgen

Result = TypeVar("Result")

_PROGRAM = Path(sys.prefix) / "bin" / "newsgen"
_BASE = "https://newsroom.example/"
_LENGTHS = range(2, 9)  # characters of a query
_MARKUP = str.maketrans("", "", "*_`#>|[]()-\n")
_PUT_IN = "據了解，"
_EDITS = 5  # of each kind
_OPENS = """async () => {
    const {openSearch} = await import("/assets/search-engine.js");
    globalThis.search = await openSearch("/search-index/", "zh-Hant");
    await search.labels;
}"""
# As many results as the page shows by itself: each may cost a file.
_ASKS = """async (query) => {
    const before = search.requests;
    const {ids} = await search.find(query, {});
    const left = 6 - (search.requests - before);
    if (left > 0) await search.cards(ids.slice(0, Math.min(10, left)));
    return ids;
}"""


@dataclass(frozen=True, slots=True)
class Builds:
    """First builds in turn, without search and with it; the compressed bytes of what the last has made: of
    the index, of all pages of the default edition, and of its articles."""

    without: list[Measured]
    with_search: list[Measured]
    index: int
    pages: int
    articles: int


@dataclass(frozen=True, slots=True)
class Answers:
    """The queries; for each the addresses that a full scan of the folded texts finds, and those that the
    search finds; what the answers cost."""

    queries: list[str]
    gold: list[list[str]]
    found: list[list[str]]
    asked: Asked


class Steps:
    """The steps for one corpus, in a folder; a result that is there is not measured again."""

    def __init__(self, folder: Path, corpus: Corpus, seed: int) -> None:
        self._folder = folder
        self._corpus = corpus
        self._seed = seed
        self._site, self._public = folder / "site", folder / "public"
        folder.mkdir(parents=True, exist_ok=True)

    def builds(self, rounds: int) -> Builds:
        """Write the site; build it without and with search, so many times."""
        return self._kept("builds", Builds, lambda: self._builds(rounds))

    def answers(self, count: int, first: int) -> Answers:
        """Ask so many queries in Chromium, the first of them each in a new browser."""
        return self._kept(f"answers-{count}-{first}", Answers, lambda: self._answers(count, first))

    def pagefind(self, queries: Sequence[str], cache: Path, first: int) -> Pagefind:
        """Let Pagefind index the same pages, and ask it the same."""
        return self._kept(
            f"pagefind-{len(queries)}-{first}",
            Pagefind,
            lambda: run_pagefind(self._public, queries, cache, first),
        )

    def edits(self) -> dict[str, Measured]:
        """Build the site after one edit, by where in the body of an article a text is put in: the middle one
        of some, by the clock."""
        return self._kept("edits", dict[str, Measured], self._edits)

    def alone(self, count: int, data: Path | None) -> tuple[Measured, int]:
        """Make the index of so many generated articles, and nothing else; return the bytes of it, too."""

        def made() -> tuple[Measured, int]:
            said = self._folder / "index-alone.txt"
            script = Path(__file__).with_name("search_index_alone.py")
            command = f'"{sys.executable}" "{script}" {count} {data or ""} > "{said}"'
            measured = measure(["sh", "-c", command], script.parents[1])
            return measured, int(said.read_text())

        return self._kept(f"alone-{count}", tuple[Measured, int], made)

    def _kept(self, name: str, kind: type[Result], make: Callable[[], Result]) -> Result:
        place = self._folder / f"{name}.json"
        if place.exists():
            return msgspec.json.decode(place.read_bytes(), type=kind)
        print(f"{name} …", file=sys.stderr, flush=True)
        result = make()
        place.write_bytes(msgspec.json.encode(result))
        return result

    def _builds(self, rounds: int) -> Builds:
        shutil.rmtree(self._site, ignore_errors=True)
        write_newsgen(self._corpus, self._corpus, self._site, EDITIONS)
        config = self._site / "newsgen.yaml"
        said = config.read_text("utf-8")
        taken: dict[str, list[Measured]] = {"no": [], "yes": []}
        for number in reversed(range(rounds)):
            # In every second round the other one first, as machines slow down; what stays is with search.
            for search in ("no", "yes")[:: -1 if number % 2 else 1]:
                for made in (self._public, self._folder / f".{self._public.name}.newsgen"):
                    shutil.rmtree(made, ignore_errors=True)
                shutil.rmtree(self._site / ".newsgen", ignore_errors=True)
                config.write_text(f"{said}search: {search}\n", "utf-8")
                taken[search].append(self._build())
        index = _size(path for path in self._public.rglob("search-index/*"))
        others = {tag.lower() for tag in EDITIONS[1:]}
        pages = [
            page
            for page in self._public.rglob("*.html")
            if page.relative_to(self._public).parts[0] not in others
        ]
        articles = _size(self._public.glob("articles/**/*.html"))
        return Builds(taken["no"], taken["yes"], index, _size(pages), articles)

    def _build(self) -> Measured:
        command = [str(_PROGRAM), "build", "--site", str(self._site), "--output", str(self._public)]
        return measure([*command, "--base-url", _BASE], self._site)

    def _edits(self) -> dict[str, Measured]:
        file = self._site / "content/articles" / f"{self._corpus.path(self._corpus.count // 3)}.md"
        before = file.read_text("utf-8")
        head, body = before.split("\n---\n", 1)
        blank = body[: len(body) - len(body.lstrip())]

        def edit(text: str) -> Measured:
            file.write_text(text, "utf-8")
            return self._build()

        edits: dict[str, Callable[[str], str]] = {
            "at its end": lambda said: f"{before.rstrip()}{said}\n",
            "at its beginning": lambda said: f"{head}\n---\n{blank}{said}{body.lstrip()}",
        }
        measured = {"the first, with a second copy of the site": edit(f"{head}\n---\n{body}\n{_PUT_IN}\n")}
        for name, put in edits.items():
            taken = [edit(put(_PUT_IN * number)) for number in range(1, _EDITS + 1)]
            measured[name] = sorted(taken, key=lambda each: each.wall)[_EDITS // 2]
        edit(before)
        return measured

    def _answers(self, count: int, first: int) -> Answers:
        chance = random.Random(self._seed)  # noqa: S311 - queries, not secrets
        queries = list(_queries(self._corpus, count, chance))
        gold = _gold(self._site, self._public, queries)
        asked = ask(self._public, _OPENS, _ASKS, queries, first)
        urls = _addresses(self._public)
        found = [sorted(urls[number] for number in answer.given) for answer in asked.warm]
        return Answers(queries, gold, found, asked)


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


def _gold(site: Path, public: Path, queries: Sequence[str]) -> list[list[str]]:
    """Return for each query the addresses of the articles that a full scan of the folded texts finds."""
    options = BuildOptions(site=site, output=public, base_url=_BASE, now=clock())
    texts = inspect_site(options, _folded, renders=False)
    asked = [parse_query(query) for query in queries]
    return [sorted(address for address, blocks in texts.items() if matches(query, blocks)) for query in asked]


def _folded(found: Inspection) -> dict[str, FoldedTexts]:
    searched = Searched(found.newsroom, found.store.body)
    return {f"/{key}/": searched(key) for key in found.newsroom.articles[EDITIONS[0]]}


def _addresses(public: Path) -> dict[int, str]:
    """Return the address of each article of the index by its number."""
    files = (public / "search-index").glob("cards-*.json")
    cards = (card for file in files for card in json.loads(file.read_text("utf-8")) if card)
    return {card["id"]: card["url"] for card in cards}


def _size(paths: Iterable[Path]) -> int:
    """Return how many bytes files have when they are compressed on their way, as those of a search are."""
    return sum(len(gzip.compress(path.read_bytes(), 6, mtime=0)) for path in paths if path.is_file())
