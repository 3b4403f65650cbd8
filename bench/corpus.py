"""A corpus of news articles of real Chinese text, the same for the same size and seed."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path
from random import Random

from opencc import OpenCC

from text import read_paragraphs
from vocabulary import AUTHORS, REGIONS, SECTIONS, SOURCES, TAGS

#: Characters of an article's text, about.
LENGTH = 1_800

_START = datetime(2018, 1, 1, 8)  # noqa: DTZ001 - local to the site's time zone, as editors type it
_SPAN = timedelta(days=8 * 365)
_HEADINGS = ("背景與經過", "各方的意見", "下一步的安排", "數字與細節", "相關的規定", "仍待回答的問題")
_LINK = re.compile(r"\]\(@(\d+)\)")


@dataclass(frozen=True, slots=True)
class Article:
    """An article before it is written for a generator.

    Numbers refer to the tuples in `vocabulary`. In `blocks`, the paragraphs in Markdown, a link to
    another article is `[…](@number)`.
    """

    number: int
    title: str
    date: datetime
    summary: str
    source: int
    authors: tuple[int, ...]
    regions: tuple[int, ...]
    tags: tuple[int, ...]
    section: str
    blocks: tuple[str, ...]

    def body(self, link: Callable[[int], str], convert: Callable[[str], str] = str) -> str:
        """Return the text in Markdown; `link` gives the address of an article, `convert` the script."""
        text = "\n\n".join(convert(block) for block in self.blocks)
        return _LINK.sub(lambda found: f"]({link(int(found[1]))})", text)


class Corpus:
    """`count` articles, made one at a time."""

    def __init__(self, data: Path, count: int, seed: int = 1) -> None:
        self.count = count
        self.seed = seed
        self._texts = read_paragraphs(data, count * (LENGTH + 200))

    def __iter__(self) -> Iterator[Article]:
        """Give the articles, the oldest first."""
        places = [0] * len(self._texts)
        for number in range(self.count):
            which = number % len(self._texts)
            paragraphs, places[which] = _take(self._texts[which], places[which])
            yield self._article(number, paragraphs)

    def date(self, number: int) -> datetime:
        """Return when an article was published, to the minute."""
        minutes = _SPAN.total_seconds() / 60 * number / self.count
        return _START + timedelta(minutes=int(minutes))

    def path(self, number: int) -> str:
        """Return an article's place below the articles' folder, without suffix: `2021/a-000123`."""
        return f"{self.date(number).year}/a-{number:06}"

    def _article(self, number: int, paragraphs: Sequence[str]) -> Article:
        random = Random(f"{self.seed}/{number}")  # noqa: S311 - a corpus, not a secret
        first = re.split(r"[，。；：？！]", paragraphs[0].lstrip("「『《"))
        title = "".join(first)[:22]
        blocks = list(paragraphs)
        if number:
            at = random.randrange(1, len(blocks))
            blocks[at] += f"（參見[此前的報道](@{random.randrange(number)})）"
            blocks[-1] += f"詳情見[《同類報道》](@{random.randrange(self.count)})。"
        if number % 6 == 0:
            blocks.insert(len(blocks) // 2, _table(random))
        for at in (2 * len(blocks) // 3, len(blocks) // 3):
            blocks.insert(at, f"## {random.choice(_HEADINGS)}")
        return Article(
            number=number,
            title=title,
            date=self.date(number),
            summary=paragraphs[1][:90].rstrip("，、；：「『（《") + "……",
            source=_zipf(random, len(SOURCES)),
            authors=tuple(dict.fromkeys(_zipf(random, len(AUTHORS)) for _ in range(random.randint(1, 2)))),
            regions=tuple(dict.fromkeys(random.randrange(len(REGIONS)) for _ in range(random.randint(1, 2)))),
            tags=tuple(dict.fromkeys(_zipf(random, len(TAGS)) for _ in range(random.randint(3, 5)))),
            section=random.choice(tuple(SECTIONS)),
            blocks=tuple(blocks),
        )


@cache
def simplified(text: str) -> str:
    """Return a Traditional text in Simplified characters; kept, because paragraphs come back."""
    return str(_package().convert(text))


@cache
def _package() -> OpenCC:
    return OpenCC("tw2s")


def _take(paragraphs: Sequence[str], start: int) -> tuple[list[str], int]:
    """Return the next paragraphs of an article's length, and where the one after it begins.

    A corpus that is larger than the text starts over; the articles are cut differently then.
    """
    taken: list[str] = []
    length = 0
    while length < LENGTH - 150:
        taken.append(paragraphs[start % len(paragraphs)])
        length += len(taken[-1])
        start += 1
    return taken, start


def _table(random: Random) -> str:
    rows = [
        f"| {region.name} | {random.randint(10, 990)}億元 | {random.randint(1, 200) / 10}% |"
        for region in random.sample(REGIONS, 5)
    ]
    return "\n".join(("| 地區 | 投資額 | 同比增長 |", "| --- | ---: | ---: |", *rows))


def _zipf(random: Random, count: int) -> int:
    """Return a number below `count`; the first is drawn most, the second half as often, and so on."""
    return random.choices(range(count), cum_weights=_weights(count))[0]


@cache
def _weights(count: int) -> tuple[float, ...]:
    total, weights = 0.0, []
    for rank in range(1, count + 1):
        total += 1 / rank
        weights.append(total)
    return tuple(weights)
