"""A corpus of news articles of real Chinese text, the same for the same size and seed.

Half of the articles are shaped like those of the sample newsroom, half like imported ones, in the shares that
`shares` counted; of the former shape of the benchmark (`plain`), only what compares two states of newsgen.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path
from random import Random

from opencc import OpenCC

from photographs import made_pictures, picture_name
from shapes import SHAPES, Room, Shape, blocks_of
from text import read_paragraphs
from vocabulary import AUTHORS, REGIONS, SECTIONS, SOURCES, TAGS

_START = datetime(2018, 1, 1, 8)  # noqa: DTZ001 - local to the site's time zone, as editors type it
_SPAN = timedelta(days=8 * 365)
_LINK = re.compile(r"\]\(@(\d+)\)")
_PICTURE = re.compile(r"\]\(%(\d+)\)")


@dataclass(frozen=True, slots=True)
class Article:
    """An article before it is written for a generator.

    Numbers refer to the tuples in `vocabulary`; `blocks` are as `shapes` makes them.
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

    def body(
        self, link: Callable[[int], str], picture: Callable[[str], str], convert: Callable[[str], str] = str
    ) -> str:
        """Return the text in Markdown.

        `link` gives the address of an article, `picture` what stands behind the words of a picture, by its
        name; `convert` changes the script.
        """
        text = "\n\n".join(convert(block) for block in self.blocks)
        text = _PICTURE.sub(lambda found: f"]{picture(picture_name(int(found[1])))}", text)
        return _LINK.sub(lambda found: f"]({link(int(found[1]))})", text)


class Corpus:
    """`count` articles of one of the `SHAPES`, made one at a time; they show so many `pictures`, or none."""

    def __init__(self, data: Path, count: int, seed: int = 1, shape: str = "real", pictures: int = 0) -> None:
        self.count = count
        self.seed = seed
        self.pictures = pictures
        self._shapes = SHAPES[shape]
        self._texts = tuple(
            read_paragraphs(data, count // len(self._shapes) * (shape.length + 200), shape.paragraph)
            for shape in self._shapes
        )

    def __iter__(self) -> Iterator[Article]:
        """Give the articles, the oldest first."""
        # One after the other takes the next shape, and of each shape the next kind of text.
        places = Counter[tuple[int, int]]()
        for number in range(self.count):
            which = number % len(self._shapes)
            texts = self._texts[which]
            kind = number // len(self._shapes) % len(texts)
            paragraphs, places[which, kind] = _take(
                texts[kind], places[which, kind], self._shapes[which].length
            )
            yield self._article(number, paragraphs, self._shapes[which])

    def date(self, number: int) -> datetime:
        """Return when an article was published, to the minute."""
        minutes = _SPAN.total_seconds() / 60 * number / self.count
        return _START + timedelta(minutes=int(minutes))

    def path(self, number: int) -> str:
        """Return an article's place below the articles' folder, without suffix: `2021/a-000123`."""
        return f"{self.date(number).year}/a-{number:06}"

    def files(self) -> Iterator[tuple[str, bytes]]:
        """Give the name and the content of each picture; articles show them by their numbers."""
        return made_pictures(self.pictures, self.seed, self._texts[0][0])

    def _article(self, number: int, paragraphs: Sequence[str], shape: Shape) -> Article:
        random = Random(f"{self.seed}/{number}")  # noqa: S311 - a corpus, not a secret
        first = re.split(r"[，。；：？！]", paragraphs[0].lstrip("「『《"))
        return Article(
            number=number,
            title="".join(first)[:22],
            date=self.date(number),
            summary=paragraphs[1][:90].rstrip("，、；：「『（《") + "……",
            blocks=self._blocks(number, paragraphs, shape),
            source=_zipf(random, len(SOURCES)),
            authors=tuple(dict.fromkeys(_zipf(random, len(AUTHORS)) for _ in range(random.randint(1, 2)))),
            regions=tuple(dict.fromkeys(random.randrange(len(REGIONS)) for _ in range(random.randint(1, 2)))),
            tags=tuple(dict.fromkeys(_zipf(random, len(TAGS)) for _ in range(random.randint(3, 5)))),
            section=random.choice(tuple(SECTIONS)),
        )

    def _blocks(self, number: int, paragraphs: Sequence[str], shape: Shape) -> tuple[str, ...]:
        # By chances of its own: an article with pictures has the tags that it has without.
        random = Random(f"{self.seed}/{number}/text")  # noqa: S311 - a corpus, not a secret
        return blocks_of(paragraphs, shape, Room(number, self.count, self.pictures), random)


@cache
def simplified(text: str) -> str:
    """Return a Traditional text in Simplified characters; kept, because paragraphs come back."""
    return str(_package().convert(text))


@cache
def _package() -> OpenCC:
    return OpenCC("tw2s")


def _take(paragraphs: Sequence[str], start: int, length: int) -> tuple[list[str], int]:
    """Return the next paragraphs of an article's length, two at least, and where the one after it begins.

    A corpus that is larger than the text starts over; the articles are cut differently then.
    """
    taken: list[str] = []
    while len(taken) < 2 or sum(map(len, taken)) < length - 150:
        taken.append(paragraphs[start % len(paragraphs)])
        start += 1
    return taken, start


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
