"""The bodies of articles: paragraphs, and what real articles have between and inside them.

In Markdown, but for the addresses: a link to another article is `[…](@number)`, a picture
`![…](%number)`, with the number of an article or a picture.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from random import Random
from typing import NamedTuple

from shares import IMPORTED, NEWSROOM, Share
from vocabulary import REGIONS

_HEADINGS = ("背景與經過", "各方的意見", "下一步的安排", "數字與細節", "相關的規定", "仍待回答的問題")


class Shape(NamedTuple):
    """How articles of a kind look: characters of text, characters of a paragraph, and what they hold."""

    length: int
    paragraph: int
    holds: Mapping[str, Share]


class Room(NamedTuple):
    """What an article can point to: its own number, how many articles there are, and how many pictures."""

    number: int
    articles: int
    pictures: int


#: Articles like those of the sample newsroom and like imports, in turn.
REAL = (Shape(330, 60, NEWSROOM), Shape(1_800, 140, IMPORTED))
#: What results up to November 2026 were measured on, and flattered newsgen.
PLAIN = (Shape(1_800, 140, {}),)
SHAPES: Mapping[str, Sequence[Shape]] = {"real": REAL, "plain": PLAIN}


def blocks_of(paragraphs: Sequence[str], shape: Shape, room: Room, random: Random) -> tuple[str, ...]:
    """Return the blocks of an article of a shape, in their order."""
    if not shape.holds:
        return _plain(paragraphs, room, random)
    blocks = list(paragraphs)
    for name, change in _CHANGES.items():
        share = shape.holds.get(name)
        if share and random.random() < share.articles and (name != "picture" or room.pictures):
            times = int(share.each) + (random.random() < share.each % 1)
            change(blocks, times, room, random)
    return tuple(blocks)


def _plain(paragraphs: Sequence[str], room: Room, random: Random) -> tuple[str, ...]:
    blocks = list(paragraphs)
    if room.number:
        at = random.randrange(1, len(blocks))
        blocks[at] += f"（參見[此前的報道](@{random.randrange(room.number)})）"
        blocks[-1] += f"詳情見[《同類報道》](@{random.randrange(room.articles)})。"
    if room.number % 6 == 0:
        blocks.insert(len(blocks) // 2, _table(random))
    for at in (2 * len(blocks) // 3, len(blocks) // 3):
        blocks.insert(at, f"## {random.choice(_HEADINGS)}")
    return tuple(blocks)


def _bold(blocks: list[str], times: int, _: Room, random: Random) -> None:
    for at in _some(blocks, times, random):
        lead, comma, rest = blocks[at].partition("，")
        blocks[at] = f"**{lead}**{comma}{rest}" if comma and "*" not in lead else f"**要點**：{blocks[at]}"


def _code(blocks: list[str], times: int, _: Room, random: Random) -> None:
    codes = "、".join(f"`{random.choice('ACEGJ')}{random.randrange(10_000):04}`" for _ in range(times))
    blocks[-1] += f"代碼為{codes}。"


def _links(blocks: list[str], times: int, room: Room, random: Random) -> None:
    for at in _some(blocks, times, random):
        blocks[at] += f"參見[《此前的報道》](@{random.randrange(room.articles)})。"


def _footnotes(blocks: list[str], times: int, _: Room, random: Random) -> None:
    for number, at in enumerate(_some(blocks, times, random), 1):
        blocks[at] += f"[^{number}]"
        blocks.append(f"[^{number}]: 數字截至{random.randint(2015, 2025)}年底，四捨五入。")


def _bullets(blocks: list[str], times: int, _: Room, random: Random) -> None:
    items = [f"- {_clause(random.choice(blocks))}" for _ in range(times)]
    _between(blocks, "；\n".join(items) + "。", random)


def _numbered(blocks: list[str], times: int, _: Room, random: Random) -> None:
    items = [f"{number}. {_clause(random.choice(blocks))}" for number in range(1, times + 1)]
    _between(blocks, "；\n".join(items) + "。", random)


def _quotations(blocks: list[str], times: int, _: Room, random: Random) -> None:
    for _number in range(times):
        _between(blocks, f"> {_clause(random.choice(blocks))}。", random)


def _tables(blocks: list[str], times: int, _: Room, random: Random) -> None:
    for _number in range(times):
        _between(blocks, _table(random), random)


def _pictures(blocks: list[str], times: int, room: Room, random: Random) -> None:
    for _number in range(times):
        place = random.choice(REGIONS).name
        _between(blocks, f"![{place}的現場](%{random.randrange(room.pictures)})", random)


def _headings(blocks: list[str], times: int, _: Room, random: Random) -> None:
    for title in random.sample(_HEADINGS, times):
        _between(blocks, f"## {title}", random)


# In the order in which they are put in: what changes paragraphs comes before what stands between them.
_CHANGES: Mapping[str, Callable[[list[str], int, Room, Random], None]] = {
    "bold": _bold,
    "code": _code,
    "link": _links,
    "footnote": _footnotes,
    "bullet": _bullets,
    "numbered": _numbered,
    "quotation": _quotations,
    "table": _tables,
    "picture": _pictures,
    "heading": _headings,
}


def _between(blocks: list[str], block: str, random: Random) -> None:
    """Put a block behind some paragraph, so that two lists never meet."""
    at = random.choice([at for at, text in enumerate(blocks, 1) if _is_paragraph(text)])
    blocks.insert(at, block)


def _some(blocks: Sequence[str], times: int, random: Random) -> list[int]:
    paragraphs = [at for at, text in enumerate(blocks) if _is_paragraph(text)]
    return random.sample(paragraphs, min(times, len(paragraphs)))


def _is_paragraph(block: str) -> bool:
    return not re.match(r"[-#>|!\[]|\d+\. ", block)


def _clause(block: str) -> str:
    """Return the first words of a paragraph, as an item of a list."""
    bare = re.sub(r"[*`]|!?\[[^\]]*\](?:\([^)]*\))?", "", block).lstrip("->0123456789. ")
    return re.split(r"[。；？！\n]", bare)[0][:40].rstrip("，、：「『（《〈")


def _table(random: Random) -> str:
    rows = [
        f"| {region.name} | {random.randint(10, 990)}億元 | {random.randint(1, 200) / 10}% |"
        for region in random.sample(REGIONS, 5)
    ]
    return "\n".join(("| 地區 | 投資額 | 同比增長 |", "| --- | ---: | ---: |", *rows))
