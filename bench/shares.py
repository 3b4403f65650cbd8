"""How often articles hold what: counted over a folder of Markdown, and what the corpus is made after.

`python bench/shares.py content/articles` prints the shares of the sample newsroom. Those of `NEWSROOM` are
from there; those of `IMPORTED` from what `newsgen import` leaves of the ten web pages and Word files in
tests/importer that have more than a hundred characters of text.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple


class Share(NamedTuple):
    """The share of articles that hold something, and how many of it those hold on average."""

    articles: float
    each: float


#: What is counted: headings, items of lists, links, lines of quotations, tables and so on.
ELEMENTS = {
    "heading": r"^#{1,6} ",
    "bullet": r"^[-*+] ",
    "numbered": r"^\d+\. ",
    "link": r"(?<!!)\[[^\]^]*\]\([^)]*\)",
    "quotation": r"^> ",
    "bold": r"\*\*[^*]+\*\*",
    "table": r"^\|[ :|-]+\|$",
    "footnote": r"^\[\^[^\]]+\]:",
    "code": r"`[^`]+`",
    "picture": r"!\[[^\]]*\]\(",
}

#: The 26 articles that content/ had when the corpus was made, of 570 characters each, in paragraphs of 60.
#: They stay as they are, so that figures of one day can be held against those of another.
NEWSROOM: Mapping[str, Share] = {
    "heading": Share(0.96, 2.6),
    "bullet": Share(0.65, 3.1),
    "numbered": Share(0.58, 3.5),
    "link": Share(0.62, 1.2),
    "quotation": Share(0.15, 1.0),
    "bold": Share(0.69, 2.8),
    "table": Share(0.69, 1.0),
    "footnote": Share(0.15, 1.0),
    "code": Share(0.19, 10.8),
    "picture": Share(0.08, 1.0),
}

#: Received texts: longer, and plainer but for their pictures.
IMPORTED: Mapping[str, Share] = {
    "heading": Share(0.4, 2.0),
    "bullet": Share(0.1, 2.0),
    "link": Share(0.1, 1.0),
    "table": Share(0.2, 1.0),
    "picture": Share(0.5, 1.4),
}


def count(texts: Iterable[str]) -> dict[str, Share]:
    """Return the shares of articles given in Markdown, without their front matter."""
    listed = list(texts)
    shares = {}
    for name, pattern in ELEMENTS.items():
        found = [number for text in listed if (number := len(re.findall(pattern, text, re.MULTILINE)))]
        shares[name] = Share(len(found) / len(listed), sum(found) / max(1, len(found)))
    return shares


def bodies(folder: Path) -> list[str]:
    """Return the texts of the articles in a folder, in the order of their paths."""
    return [path.read_text("utf-8").partition("\n---\n")[2] for path in sorted(folder.rglob("*.md"))]


def main() -> None:
    """Print the shares of the folder that is named."""
    texts = bodies(Path(sys.argv[1]))
    print(f"{len(texts)} articles of {sum(map(len, texts)) / len(texts):.0f} characters")
    for name, share in count(texts).items():
        print(f"{name:10} {share.articles:5.0%} of articles, {share.each:4.1f} in each")


if __name__ == "__main__":
    main()
