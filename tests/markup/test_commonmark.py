"""The structure of a text is the one that CommonMark, with tables and strikethrough, gives it.

Compared are the elements and the text in them with those of markdown-it-py. `_is_wanted` says where they
differ on purpose; docs/decisions/0023-what-markdown-means.md has the reasons.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml.html import HtmlElement, fragment_fromstring
from markdown_it import MarkdownIt

from newsgen.config import Embeds
from newsgen.markup.parser import parse

_THEIRS = MarkdownIt("commonmark").enable(["table", "strikethrough"])
_INLINE = frozenset(("a", "b", "code", "del", "em", "img", "s", "strong"))

# `_` stands for a space, `‿` for a low line, `∅` for nothing: an empty line.
_STANDS_FOR = str.maketrans({"_": " ", "‿": "_", "∅": ""})
_CONTAINERS = r"""
甲 -_乙 __丙 ____x 1._丁 2._戊 >_己 ∅ ``` #_庚 --- __-_辛 >_-_壬 ______y 1.__癸 ____-_子 *_丑
"""
CONTAINERS = [piece.translate(_STANDS_FOR) for piece in _CONTAINERS.split()]
_TABLES = r"""
|_甲_|_b_| |---|:-:| -_乙 __|_c_|_d_| __|---|---| 丙 ∅ >_|_e_| >_|-| ____x |_`x_\|_y`_|_z_| <div>
</div> <!--_c_--> <p>丁</p> <b>戊</b>_*己* ~~庚~~
"""
TABLES = [piece.translate(_STANDS_FOR) for piece in _TABLES.split()]
_LINES = r"""
*甲* **乙** `丙` [丁](/x) ![戊](y) <b>己</b> \*庚\* &amp; ~~辛~~ 甲\ 乙__ [x] [x]:_/y *** a‿b‿c
<https://e.cn> ``_`_`` [ ] (z) * ‿ \ `
"""
LINES = [piece.translate(_STANDS_FOR) for piece in _LINES.split()]


def structure(source: str) -> str:
    """Return the elements of HTML and the text in them, without what lies between blocks."""
    pieces: list[str] = []

    def walk(element: HtmlElement) -> None:
        name = {"s": "del"}.get(element.tag, element.tag)
        edge = "" if name in _INLINE else "\n"
        text = element.text or ""
        pieces.append(f"{edge}<{name}{element.get('start', '')}>{edge}")
        pieces.append(text.rstrip("\n") if name == "code" else _spaced(text))
        for child in element:
            if isinstance(child.tag, str):
                walk(child)
            pieces.append(_spaced(child.tail or ""))
        pieces.append(f"{edge}</{name}>{edge}")

    walk(fragment_fromstring(source, create_parent="div"))
    joined = re.sub("  +", " ", "".join(pieces))
    return re.sub(r" *\n[ \n]*", "\n", joined).replace("\n<tbody>\n</tbody>\n", "\n")


def _spaced(text: str) -> str:
    return re.sub(r"\s+", " ", text)


def _is_wanted(text: str) -> bool:
    """Whether a text is taken otherwise here for a reason: a fence or an element without an end, a definition
    that no link uses, a table below a line of a list or quotation that has not its container's mark."""
    depth = 0
    for tag in re.findall("</?div>", text):
        depth += 1 if tag == "<div>" else -1
        if depth < 0:
            return True
    is_lazy = re.search(r"^(?:>.*\n(?:.+\n)*? *\|| *(?:[-*]|\d\.) .*\n(?:.+\n)*?\|)", text, re.MULTILINE)
    return depth != 0 or text.count("```") % 2 == 1 or "]:" in text or is_lazy is not None


def _assert_alike(lines: Sequence[str], between: str = "\n") -> None:
    text = between.join(lines)
    if text.strip() and not _is_wanted(text):
        assert structure(parse(text, Embeds())[0]) == structure(_THEIRS.render(text)), text


@pytest.mark.parametrize("lines", [CONTAINERS, TABLES])
def test_every_two_lines_have_the_same_structure_and_many_of_three(lines: list[str]) -> None:
    for number in (1, 2):
        for chosen in itertools.product(lines, repeat=number):
            _assert_alike(chosen)
    for chosen in itertools.islice(itertools.product(lines, repeat=3), 0, None, 5):
        _assert_alike(chosen)


@pytest.mark.slow
@pytest.mark.parametrize("number", [3, 4])
@pytest.mark.parametrize("lines", [CONTAINERS, TABLES])
def test_every_three_or_four_lines_have_the_same_structure(lines: list[str], number: int) -> None:
    for chosen in itertools.product(lines, repeat=number):
        _assert_alike(chosen)


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from([*CONTAINERS, *TABLES]), max_size=10))
def test_longer_texts_have_the_same_structure(lines: list[str]) -> None:
    _assert_alike(lines)


def test_every_two_pieces_of_a_line_have_the_same_structure() -> None:
    for chosen in itertools.product(LINES, repeat=2):
        _assert_alike(chosen, " ")
