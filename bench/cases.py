"""What is measured: the first build, and builds after an edit."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from vocabulary import NAMES

_TEMPLATE = Path("templates/partials/card.html")
_MARKS = "甲乙丙丁戊己庚辛壬癸"  # no digits: a figure that only one edition has stops a build


@dataclass(frozen=True, slots=True)
class Case:
    """A situation before a build.

    `edit` changes the site; its number is a new one each time, so that no edit is undone by the next; the
    last folder is the checkout of the newsgen that builds. A `warm` case keeps the output and the cache of
    the build before it.
    """

    name: str
    title: str
    warm: bool
    edit: Callable[[Path, int, Path], None]


def _nothing(site: Path, number: int, checkout: Path) -> None:
    """Change nothing."""


def _article(site: Path, number: int, _: Path) -> None:
    articles = sorted((site / "content" / "articles").rglob("*.md"))
    with articles[len(articles) // 2].open("a", encoding="utf-8") as file:
        file.write(f"\n補記：第{number}次修訂。\n")


def _template(site: Path, number: int, checkout: Path) -> None:
    target = site / _TEMPLATE
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(checkout / _TEMPLATE, target)
    with target.open("a", encoding="utf-8") as file:
        file.write(f"<!-- {number} -->\n")


def _name(site: Path, number: int, _: Path) -> None:
    path = site / "content" / "names.yaml"
    lines = path.read_text("utf-8").splitlines()
    at = next(i for i, line in enumerate(lines) if f" {NAMES[17]}," in line)
    mark = _MARKS[number % len(_MARKS)]
    lines[at] = f"- {{zh-Hant: {NAMES[17]}, zh-Hans: 国家发展委（{mark}）, kind: organisation}}"
    path.write_text("\n".join(lines) + "\n", "utf-8")


#: In the order of the table.
CASES = (
    Case("cold", "first build", False, _nothing),
    Case("nothing", "nothing changed", True, _nothing),
    Case("article", "one article edited", True, _article),
    Case("template", "one template edited (the card of the lists)", True, _template),
    Case("name", "one name edited", True, _name),
)
