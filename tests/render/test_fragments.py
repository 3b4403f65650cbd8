"""Included templates, rendered once for all the pages where they say the same."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import DictLoader, Environment, StrictUndefined, TemplateError, UndefinedError
from markupsafe import Markup

from newsgen.model import Rights, RightsClass
from newsgen.render.environment import NewsEnvironment
from newsgen.render.fragments import Frame, dependencies
from newsgen.render.views import Recurring

_ROOM = 1_000_000


@dataclass
class _Article(Recurring):
    title: str
    recurs: str = ""


def _word(key: str, **values: object) -> str:
    return f"<{key}>{values or ''}"


_CONSTANTS = {"t": _word, "site": ("a", "b")}


def _plain(parts: Mapping[str, str]) -> Environment:
    return Environment(loader=DictLoader(parts), autoescape=True, undefined=StrictUndefined)


def _ours(parts: Mapping[str, str], constants: Mapping[str, object], room: int = _ROOM) -> NewsEnvironment:
    environment = NewsEnvironment(loader=DictLoader(parts), autoescape=True, undefined=StrictUndefined)
    environment.frame = Frame(constants, room)
    return environment


def _counting(part: str, room: int = _ROOM) -> tuple[Callable[..., str], list[str]]:
    """What renders a page that includes a part, and the words that the part has asked for."""
    asked: list[str] = []

    def word(key: str) -> str:
        asked.append(key)
        return key

    constants = {"t": word}
    page = _ours({"page": "{% include 'part' %}", "part": part}, constants, room).get_template("page")
    return lambda **context: page.render(constants, **context), asked


# Parts that are pure and parts that are not; whole pages; and what they may be given.
_PARTS = st.sampled_from(
    [
        "{{ article.title }}{{ level }}",
        "{{ t('home') }}{{ t('page', number=level) }}{% for x in site %}{{ loop.index }}{{ x }}{% endfor %}",
        "{{ level is defined }}",
        "{% if level %}{% set site = level %}{% endif %}{{ site }}",
        "{% set here = level %}{% include 'inner' %}",
        "{% set level = 'set' %}{% include 'inner' %}{{ level }}",
        "{% for level in site %}{% include 'inner' %}{% endfor %}{{ level }}",
        "{{ page }}{{ level }}",
        "{{ loop.index }}{{ level }}",
        "{{ loop is defined }}{% for x in site %}{{ loop.last }}{% endfor %}",
        "{% macro m(x) %}[{{ x }}{{ level }}]{% endmacro %}{{ m(page) }}",
        "{% import 'macros' as m %}{{ m.twice(level) }}",
        "{% from 'macros' import twice with context %}{{ twice(page) }}",
        "{% set ns = namespace(n=0) %}{% for x in site %}{% set ns.n = ns.n + 1 %}{% endfor %}{{ ns.n }}",
        "{% set level %}<i>{{ level }}</i>{% endset %}{{ level }}",
        "{% filter upper %}{{ page }}{% endfilter %}",
        "{% with article = level, site = page %}{{ article }}{{ site }}{% endwith %}",
        "{% include ['gone', 'inner'] %}{% include 'gone' ignore missing %}",
        "{% include page %}{% include 'inner' without context %}",
        "{% extends 'layout' %}{% block a %}{{ level }}{{ super() }}{% endblock %}",
        "{{ site | map('upper') | join(level) }}{{ level ~ page }}{{ level + level }}",
    ]
)
_PAGES = st.sampled_from(
    [
        "{% include 'part' %}",
        "{% for article in articles %}{% set level = loop.index %}{% include 'part' %}{% endfor %}",
        "{% for article in articles %}{% include 'part' %}{% include 'other' %}{% endfor %}",
        "{% set level = page %}{% include 'part' %}{% set t = site %}{% include 'other' %}",
        "{% with page = level %}{% include 'part' %}{% endwith %}{{ t('end') }}",
        "{% set text %}{% include 'part' %}{% endset %}{{ text }}",
        "{% macro m() %}{% include 'part' %}{% endmacro %}{{ m() }}",
    ]
)
_VALUES = st.sampled_from(
    [1, True, 0, "1", "<b>", Markup("<b>"), 1.0, None, (), "inner", Rights(RightsClass.OWN, "甲")]
)
_ARTICLES = st.sampled_from([_Article("甲", "a"), _Article("乙", "b"), _Article("丙"), _Article("丁")])
_CONTEXTS = st.fixed_dictionaries(
    {"page": _VALUES, "articles": st.lists(_ARTICLES, max_size=3)},
    optional={"level": _VALUES, "article": _ARTICLES, "site": _VALUES},
)


def _rendered(environment: Environment, context: Mapping[str, object]) -> str:
    try:
        return environment.get_template("page").render({**_CONSTANTS, **context})
    except (UndefinedError, TemplateError, TypeError, LookupError) as error:
        return f"{type(error).__name__}: {error}"


@given(_PAGES, _PARTS, _PARTS, st.lists(_CONTEXTS, min_size=1, max_size=4))
def test_pages_are_what_plain_jinja_makes_of_them(
    page: str, part: str, other: str, contexts: list[dict[str, object]]
) -> None:
    parts = {"page": page, "part": part, "other": other}
    parts |= {"inner": "({{ level }}{{ here is defined }})", "layout": "<{% block a %}{% endblock %}>"}
    parts |= {"macros": "{% macro twice(x) %}{{ x }}{{ x }}{% endmacro %}"}
    plain, ours = _plain(parts), _ours(parts, _CONSTANTS)
    for context in [*contexts, *contexts]:
        assert _rendered(ours, context) == _rendered(plain, context)


def test_a_part_is_rendered_once_for_what_it_says() -> None:
    render, asked = _counting("{{ t('x') }}{{ article.title }}{{ level }}")
    listed = _Article("甲", "a")
    assert {render(article=listed, level=2) for _ in range(3)} == {"x甲2"}
    assert render(article=_Article("甲", "a"), level=2) == "x甲2"
    assert len(asked) == 1
    assert render(article=listed, level=3) == "x甲3"
    assert render(article=_Article("乙", "b"), level=2) == "x乙2"
    assert len(asked) == 3
    for _ in range(2):
        render(article=_Article("甲"), level=2)
    assert len(asked) == 5, "what only one page has is not remembered"


def test_values_that_are_equal_but_not_the_same_are_told_apart() -> None:
    parts = {"page": "{% include 'part' %}", "part": "{{ level }}{{ site }}"}
    plain, ours = _plain(parts), _ours(parts, {"site": "x", "level": "y"})
    values = [1, True, "1", "<b>", Markup("<b>"), 1.0, None, "None", "x", "y"]
    for context in [{"level": level, "site": site} for level in values for site in values]:
        assert _rendered(ours, context) == _rendered(plain, context)


def test_what_is_remembered_is_bounded_and_the_oldest_is_forgotten() -> None:
    render, asked = _counting("{{ t('x') }}{{ level }}" + "-" * 1_000, room=50_000)
    for level in [*range(100), *range(70, 100)]:
        render(level=level)
    assert len(asked) == 100
    render(level=0)
    assert len(asked) == 101


@pytest.mark.parametrize(
    "text",
    [
        "{{ site | random }}",
        "{{ site | map('random') | join }}",
        "{{ lipsum() }}",
        "{{ range(3) | list }}",
        "{% set ns = namespace() %}",
        "{% macro m() %}{% endmacro %}",
        "{% import 'x' as x %}",
        "{% from 'x' import y %}",
        "{% include ['x', 'y'] %}",
        "{% include x %}",
        "{% include 'x' ignore missing %}",
        "{% include 'x' without context %}",
        "{% extends 'x' %}",
        "{% block x %}{% endblock %}",
        "{% filter upper %}x{% endfilter %}",
        "{% set x %}y{% endset %}",
        "{% call x() %}{% endcall %}",
        "{% autoescape false %}{{ x }}{% endautoescape %}",
    ],
)
def test_what_is_not_known_to_be_pure_is_rendered_each_time(text: str) -> None:
    assert dependencies(NewsEnvironment().parse(text)) is None


def test_what_a_text_follows_from_is_seen() -> None:
    text = "{{ a.b }}{% for x in c %}{{ x }}{% endfor %}{% set d = e %}{{ d }}{% include 'f' %}{{ t('g') }}"
    assert dependencies(NewsEnvironment().parse(text)) == (("a", "c", "e", "t"), ("f",))


_LAYOUTS = st.sampled_from(
    [
        "<{% block a %}{{ level }}{% endblock %}{% block b scoped %}b{% endblock %}>",
        "{% for x in site %}{% block a scoped %}{{ x }}{% endblock %}{% endfor %}{% block b %}{% endblock %}",
        "{% block a required %}{% endblock %}{% block b %}{{ self.a() }}{% endblock %}",
        "{% set level = 7 %}{% block a %}{{ level }}{% endblock %}{% include 'part' %}",
        "{% extends 'base' %}{% block a %}[{{ super() }}]{% endblock %}",
        "{% extends base %}{% block a %}[{{ super() }}]{% endblock %}",
        "{% if level %}{% extends 'base' %}{% endif %}{% block a %}{{ level }}{% endblock %}",
        "{% block a %}{% set x %}{% block b %}{{ level }}{% endblock %}{% endset %}{{ x }}{% endblock %}",
    ]
)
_CHILDREN = st.sampled_from(
    [
        "{% extends 'layout' %}{% block a %}{{ super() }}-{{ level }}{% endblock %}",
        "{% extends 'layout' %}{% block a %}{% include 'part' %}{% include ['gone', 'part'] %}{% endblock %}",
        "{% extends 'layout' %}\n{% block b %}{{ self.a() }}{% endblock %} text {{ nothing }}",
        "{% extends 'layout' %}{% set level = 9 %}{% block a %}{{ level }}{% endblock %}",
        "text{% extends 'layout' %}{% block a %}a{% endblock %}{% block b %}{{ super() }}{% endblock %}",
        "{% extends layout %}{% block a %}a{% endblock %}",
        "{% extends 'gone' %}",
        "{% include 'layout' %}{% include 'layout' %}",
        "{% set x %}{% include 'layout' %}{% endset %}{{ x }}{% import 'layout' as m %}{{ m }}",
    ]
)


@given(_CHILDREN, _LAYOUTS, _PARTS, st.lists(_CONTEXTS, min_size=1, max_size=4))
def test_pages_that_extend_others_are_what_plain_jinja_makes_of_them(
    page: str, layout: str, part: str, contexts: list[dict[str, object]]
) -> None:
    parts = {"page": page, "layout": layout, "part": part, "inner": "({{ level }})"}
    parts |= {"base": "({% block a %}base{{ level }}{% endblock %}{% block b %}{% endblock %})"}
    parts |= {"macros": "{% macro twice(x) %}{{ x }}{{ x }}{% endmacro %}"}
    plain, ours = _plain(parts), _ours(parts, _CONSTANTS)
    for values in [*contexts, *contexts]:
        context = {**values, "layout": "layout", "base": "base"}
        assert _as_page(ours, context) == _rendered(plain, context)


def _as_page(environment: NewsEnvironment, context: Mapping[str, object]) -> str:
    try:
        return "".join(environment.page("page", context, environment.frame))
    except (UndefinedError, TemplateError, TypeError, LookupError) as error:
        return f"{type(error).__name__}: {error}"
