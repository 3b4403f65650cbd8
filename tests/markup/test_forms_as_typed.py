"""A `-{` that is spoken of stays one in every edition: in excerpts, headings and what pictures say."""

from __future__ import annotations

import pytest

from newsgen.hanzi import Converter, rules
from newsgen.library.excerpt import excerpt
from newsgen.markup import attributes, render_markdown, tokens

_FORMS = "zh-Hans:软件; zh-Hant:軟體}-"


def _shown(text: str) -> str:
    """Return a text as an edition shows it, of each `-{ }-` the form for all."""
    parts, done = [], 0
    for rule in rules(text):
        parts += [text[done : rule.start], dict(rule.forms)["*"]]
        done = rule.end
    return "".join([*parts, text[done:]])


@pytest.mark.parametrize(
    "typed", [rf"寫法 -\{{{_FORMS}", rf"寫法 \-{{{_FORMS}", f"寫法 -&#123;{_FORMS}", f"寫法 `-{{{_FORMS}`"]
)
def test_it_stays_one_in_excerpts_headings_and_descriptions(typed: str) -> None:
    rendered = render_markdown(f"## {typed}\n\n{typed}\n\n![{typed}](a.png)")
    [heading] = rendered.body.headings
    [alt] = [attributes(raw)["alt"] for raw, name in tokens(rendered.body.html) if name == "img"]
    for text in (excerpt(rendered.opening), heading.text, alt):
        assert _shown(text) == f"寫法 -{{{_FORMS}"


@pytest.mark.parametrize("edition", ["zh-Hans", "zh-Hant", "zh-Hant-TW"])
def test_an_edition_converts_what_is_in_it_as_any_text(edition: str) -> None:
    assert Converter(to=edition).convert("后面") in excerpt(
        Converter(to=edition).convert(render_markdown(r"-\{后面}-").opening)
    )


_LONG = "港區" * 55


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{_LONG}的-{{{_FORMS}與碼頭", f"{_LONG}的…"),
        (f"{_LONG}的碼頭與-{{原樣。}}-與後文與後文", f"{_LONG}的碼頭與…"),
        (f"-{{{_LONG}{_LONG}}}-後文", f"-{{{_LONG}{_LONG}}}-"),
        (f"港區。{_LONG}的-{{{_FORMS}", "港區。"),
        (f"-{{zh-Hans:一。; zh-Hant:二。}}-{_LONG}", f"-{{zh-Hans:一。; zh-Hant:二。}}-{_LONG}"[:119] + "…"),
    ],
)
def test_an_excerpt_is_not_cut_within_forms(text: str, expected: str) -> None:
    assert excerpt(text) == expected
