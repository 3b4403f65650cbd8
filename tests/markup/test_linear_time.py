"""Time grows with the length of a text and not faster, whatever stands in it again and again."""

from __future__ import annotations

import math
from collections.abc import Callable

import pytest

from linear import assert_linear, repeated
from newsgen.markup import render_markdown
from newsgen.typography import Typesetter

# `_` stands for a space, `□` for a full-width one, `¶` for a line end.
_UNITS = """
>_ > ![ <!-- <!--a--> <![CDATA[ [^ [^1] [^1]:_a¶ [^1]:_a¶¶ [^1]_ -{ -{a}- -{a|b}- -{a, [ ] ]( [a](
[a](b [a](b) [a](b_" ![a](b) ![a](b)¶¶ ![a](data: ![a](b){ [[a](b) [1] [1][2] [1]:_a¶ [1]:_甲¶ * **
*a_ *a* **a* _a *a_b** ~~ ~~a~~ a_b_ ` `_ `` `a` & &# &amp; &#x \\ \\¶ < <a <a_b=" <a_b=' <a_b="c
<div> <div>¶ <div>¶¶ </div> <b> </b> <b>a</b> <p> <li> <td> <tr> <table> <br> <script> <svg> <pre>
<pre>¶ <?a <!A <a@b.c> <http:// <http://a.b> https:// https://a.b_ https://a) | |a|b|¶ |-|-|¶
|a|¶|-|¶ |` -_ -_a¶ -¶ -_a¶¶ __-_a¶ -_-_-_a¶ 1._a¶ 1._ # #_a¶ ## --- ===¶ a¶---¶ ```¶ ```a¶
````a¶```¶ ~~~¶ >_```¶ -_```¶ ____a¶ ____甲，¶ a__¶ >_a¶ >_a¶¶ >_>_>_a¶ ¶ 甲 甲¶¶ 甲， 乾 “ ” “甲 ‘
「 『 《 》 " ' （ （甲 ( (甲 甲( … ... 。。。 -- — : = + ! ? . , 1 1亿元 1. a.pdf a. www. @ a@b. ¶¶
__¶ <details>¶¶ <img_src=a>¶¶ <ruby> <rt> $ { □ □¶ □□甲¶ 甲¶
"""
_STANDS_FOR = str.maketrans("_□¶", " \u3000\n")
UNITS = [unit.translate(_STANDS_FOR) for unit in _UNITS.split()] + [" ", "  ", "\t", "_", "_a"]


def _growing(mark: str, between: str) -> Callable[[int], str]:
    """Return texts of runs of a mark, each longer than the one before."""

    def text(length: int) -> str:
        number = int(math.sqrt(2 * length))
        return between.join(mark * count for count in range(1, number))

    return text


def _shrinking(mark: str) -> Callable[[int], str]:
    growing = _growing(mark, "\n")
    return lambda length: growing(length)[::-1]


TEXTS = {repr(unit): repeated(unit) for unit in UNITS}
TEXTS |= {
    f"growing {mark!r}": _growing(mark, between) for mark, between in (("`", "a"), ("`", "\n"), ("*", "a"))
}
TEXTS |= {f"shrinking {mark!r}": _shrinking(mark) for mark in "`~#-"}
TEXTS |= {"nested quotations": lambda length: "“甲" * (length // 4) + "”" * (length // 4)}


def _typeset(text: str) -> None:
    for edition in ("zh-Hans", "zh-Hant-TW"):
        Typesetter().set(text, edition)


def test_the_measure_tells_what_grows_with_the_square() -> None:
    with pytest.raises(pytest.fail.Exception, match="slopes"):
        assert_linear(
            lambda text: [text.count("乙", 0, at) for at in range(len(text))], repeated("甲"), 4_000, 16_000
        )


@pytest.mark.parametrize(
    "unit", ["> ", "![", "<!--", "[^1] ", "-{", "`", "“", "*a ", "- a\n", "```\n", "<a@b.c>", "<div>\n\n"]
)
def test_time_grows_with_the_length_of_a_text(unit: str) -> None:
    assert_linear(render_markdown, repeated(unit), 5_000, 20_000)


@pytest.mark.slow
@pytest.mark.parametrize("name", TEXTS)
def test_time_grows_with_the_length_of_any_text(name: str) -> None:
    assert_linear(render_markdown, TEXTS[name], 50_000, 200_000)


@pytest.mark.slow
@pytest.mark.parametrize("name", TEXTS)
def test_time_of_setting_grows_with_the_length_of_any_text(name: str) -> None:
    assert_linear(_typeset, TEXTS[name], 50_000, 200_000)
