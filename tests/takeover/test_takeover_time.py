"""Taking a text over takes time in proportion to its length, whatever stands in it again and again."""

from __future__ import annotations

from pathlib import Path

import pytest

from linear import assert_linear, repeated
from newsgen.takeover.lines import joined
from newsgen.takeover.log import Log
from newsgen.takeover.markdown import rewrite_text
from newsgen.takeover.old_site import OldSite, SiteInfo, Syntax

_LIQUID = Syntax(liquid=True, containers=True)
_SHORTCODES = Syntax(shortcodes=True)


def _rewritten(text: str, syntax: Syntax) -> str:
    site = OldSite(Path(), SiteInfo("旧站"), (), {}, lambda _known: (), syntax=syntax)
    return joined(rewrite_text(text, 1, site, "a.md", Log()).lines)


@pytest.mark.parametrize(
    ("unit", "syntax"),
    [
        ("{% asset_img ", _LIQUID),
        ("{% raw %}", _LIQUID),
        ("{% note %}甲{% endnote %}\n", _LIQUID),
        ("{% a %}{% endb %}", _LIQUID),
        ("`<!--more-->` ", _LIQUID),
        ("<iframe>", _LIQUID),
        ("<script>", _LIQUID),
        ("{{< a ", _SHORTCODES),
        ('{{< a b="', _SHORTCODES),
        ("{{</* ", _SHORTCODES),
    ],
)
def test_time_grows_with_the_length_of_a_text(unit: str, syntax: Syntax) -> None:
    assert_linear(lambda text: _rewritten(text, syntax), repeated(unit), 15_000, 60_000)


@pytest.mark.parametrize(
    ("opening", "closing"), [("{% note %}\n", "{% endnote %}\n"), ("::: tip\n", ":::\n")]
)
def test_what_is_within_each_other_a_thousand_times_stays(opening: str, closing: str) -> None:
    """Beyond fifty levels nobody means anything: that is text, or told, and no error of the program."""
    new = _rewritten(f"{opening * 1_000}甲乙\n{closing * 1_000}", _LIQUID)
    assert "甲乙" in new
    assert max(map(len, new.split("\n"))) < 200


def test_tags_mean_what_they_meant() -> None:
    assert _rewritten("{%- raw -%}{% 甲 %}{% endraw %}", _LIQUID) == "{% 甲 %}"
    assert "](/a.png" in _rewritten("{% asset_img /a.png 圖-甲 %}", _LIQUID)
    assert _rewritten("甲 {% b {% asset_img a.png %}", _LIQUID) == "甲 {% b ![](a.png)"
    assert "![甲 {{ 乙](a.png" in _rewritten('{{< figure src="a.png" alt="甲 {{ 乙" />}}', _SHORTCODES)
    assert _rewritten("<SCRIPT>document.write('<script>')</script>甲", _LIQUID) == "甲"
    assert (
        _rewritten("<iframe src='//a.example/'>乙</iframe>甲<iframe>丙", _LIQUID)
        == "<https://a.example/>乙甲丙"
    )
