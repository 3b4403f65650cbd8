"""Templates that a site brings along: they print, they reach nothing else, and they come to an end."""

from __future__ import annotations

import time
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest

from newsgen.cache import encoded
from newsgen.memo import Memo, Results
from newsgen.problems import BuildFailed
from newsgen.templating.errors import TemplateFailed
from newsgen.templating.fragments import Fragments
from newsgen.templating.templates import Templates
from newsgen.templating.uses import TemplateUse

if TYPE_CHECKING:
    from conftest import SiteFolder

_MUCH = "it loops too often, or makes too long a text, for one page"
_ENDLESS = "it includes or calls itself without end"


class _Article:
    title = "標題"
    _private = "nobody is to read this"


def _rendered(folder: Path, text: str) -> str:
    for name in ("site", "theme"):
        (folder / name).mkdir(exist_ok=True)
    (folder / "site/page.html").write_text(f"first\n{text}", encoding="utf-8")
    templates = Templates((folder / "site", folder / "theme"))
    moment = datetime(2026, 1, 2, tzinfo=ZoneInfo("Asia/Shanghai"))
    return templates.render("page.html", {"article": _Article(), "url": str, "moment": moment})


def _refused(folder: Path, text: str) -> str:
    """Return why a template is refused: in its second line, and soon."""
    begun = time.process_time()
    with pytest.raises(TemplateFailed) as failed:
        _rendered(folder, text)
    assert time.process_time() - begun < 20
    problem = failed.value.problem
    assert (problem.path, problem.line) == ("templates/page.html", 2)
    return problem.text().split("this template fails: ")[1].split("\n")[0]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("{{ cycler.__init__.__globals__.os.popen('id').read() }}", "__init__"),
        ("{{ ''.__class__.__mro__[1].__subclasses__() }}", "__class__"),
        ("{{ ''['__class__'].mro() }}", "__class__"),
        ("{{ ('' | attr('__class__')).mro() }}", "__class__"),
        ("{{ '{0.__class__}'.format('') }}", "__class__"),
        ("{{ '{x.__class__}'.format_map({'x': 1}) }}", "__class__"),
        ("{{ namespace.__init__ }}", "__init__"),
        ("{{ self.__init__ }}", "__init__"),
        ("{{ article._private }}", "_private"),
        ("{{ '{0._private}'.format(article) }}", "_private"),
        ("{{ [article] | sum(attribute='_private') }}", "_private"),
        ("{{ [1].append(2) }}", "append"),
        ("{{ {}.update(a=1) }}", "update"),
    ],
)
def test_what_leads_from_a_value_to_the_program_is_refused(tmp_path: Path, text: str, name: str) -> None:
    assert _refused(tmp_path, text) == f"templates must not use `{name}`"


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("{% include 'page.html' %}", _ENDLESS),
        ("{% extends 'page.html' %}", _ENDLESS),
        ("{% import 'page.html' as m %}", _ENDLESS),
        ("{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}", _ENDLESS),
        ("{% block a %}{{ self.a() }}{% endblock %}", _ENDLESS),
        ("{% for x in [1] recursive %}{{ loop([1, 1]) }}{% endfor %}", _ENDLESS),
        ("{% for x in range(1000000000) %}x{% endfor %}", "a range has at most 100000 steps"),
        ("{% for x in range(99999) %}{% for y in range(99999) %}{% endfor %}{% endfor %}", _MUCH),
        ("{% for x in range(99999) %}{{ ('x' * 99999) | upper | length }}{% endfor %}", _MUCH),
        ("{% for x in range(9) %}{% for y in 'x' * 9999999 %}{% endfor %}{% endfor %}", _MUCH),
        (
            "{% with n = (n | default(99)) - 1 %}{% if n %}"
            "{% include 'page.html' %}{% include 'page.html' %}{% endif %}{% endwith %}",
            _MUCH,
        ),
        (
            "{% with n = (n | default(99)) - 1 %}{% if n %}"
            "{% include ['page.html'] %}{% include ['page.html'] %}{% endif %}{% endwith %}",
            _MUCH,
        ),
        pytest.param(
            "{% macro m(n) %}{% if n %}{{ m(n - 1) }}{{ m(n - 1) }}{% endif %}{% endmacro %}{{ m(99) }}",
            _MUCH,
            marks=pytest.mark.slow,
        ),
    ],
)
def test_what_does_not_end_is_told_at_its_line(tmp_path: Path, text: str, reason: str) -> None:
    assert _refused(tmp_path, text) == reason


@pytest.mark.parametrize(
    "expression",
    [
        "'x' * 1000000000",
        "1000000000 * 'x'",
        "[1] * 1000000000",
        "9 ** 999999999",
        "'x' | center(1000000000)",
        "'x'.center(1000000000)",
        "'x'.ljust(width=1000000000)",
        "'x'.zfill(1000000000)",
        "'\t'.expandtabs(1000000000)",
        "'%1000000000d' % 1",
        "'%*d' % (1000000000, 1)",
        "'%1000000000d' | format(1)",
        "'{:1000000000}'.format(1)",
        "'{:{}}'.format('x', 1000000000)",
        "moment.strftime('%1000000000Y')",
        "(5).to_bytes(1000000000, 'big')",
        "('x' * 999999) | replace('x', 'y' * 999999)",
        "('x' * 999999).replace('x', 'y' * 999999)",
        "('x' * 99999) | list | join('y' * 99999)",
        "('y' * 99999).join('x' * 99999)",
        "('x ' * 99999) | wordwrap(1, wrapstring='y' * 99999)",
        "['x'] | batch(1000000000, '') | list",
        "['x'] | slice(1000000000, '') | list",
        "range(99999) | map('string') | map('center', 99999) | join",
    ],
)
def test_what_would_become_very_long_is_refused_before_it_is_made(tmp_path: Path, expression: str) -> None:
    assert _refused(tmp_path, f"{{{{ {expression} }}}}") == _MUCH
    assert _refused(tmp_path, f"{{% if x is undefined %}}{{% set x = {expression} %}}{{% endif %}}") == _MUCH


@pytest.mark.parametrize(
    "doubled",
    [
        "{% set ns.x = ns.x ~ ns.x %}",
        "{% set ns.x = ns.x + ns.x %}",
        pytest.param("{% set ns.x = [ns.x, ns.x] %}{{ ns.x | length }}", marks=pytest.mark.slow),
        "{% set x %}{{ ns.x }}{{ ns.x }}{% endset %}{% set ns.x = x %}",
        "{% set ns.n = ns.n * ns.n %}",
        "{% set ns.x = ns.x | replace('x', 'xx') %}",
    ],
)
def test_what_is_doubled_again_and_again_is_refused(tmp_path: Path, doubled: str) -> None:
    start = "{% set ns = namespace(x='x', n=7) %}"
    assert _refused(tmp_path, f"{start}{{% for i in range(999) %}}{doubled}{{% endfor %}}") == _MUCH


def test_long_text_that_stands_in_the_template_counts_too(tmp_path: Path) -> None:
    text = "甲" * 2_000
    assert _refused(tmp_path, f"{{% for x in range(99999) %}}{text}{{% endfor %}}") == _MUCH
    (tmp_path / "site/other.html").write_text(text * 50, encoding="utf-8")
    loop = "{% for x in range(99999) %}{% include 'other.html' %}{% endfor %}"
    with pytest.raises(TemplateFailed) as failed:
        _rendered(tmp_path, loop)
    assert _MUCH in failed.value.problem.text()


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("{% for x in range(3) %}{{ loop.index }}{% if not loop.last %}、{% endif %}{% endfor %}", "1、2、3"),
        ("{{ '%.2f' | format(3.14159) }} {{ '{:,}'.format(15000000000) }}", "3.14 15,000,000,000"),
        ("{{ moment | date }} {{ moment.strftime('%Y/%m') }}", "2026年1月2日 2026/01"),
        ("{{ ['b', 'a'] | sort | join('、') }}{{ 'a' ~ 1 ~ '<' }}", "a、ba1&lt;"),
        ("{% macro m(x) %}[{{ x }}]{% endmacro %}{{ m('甲') }}{{ m(2) }}", "[甲][2]"),
        ("{{ article.title | clauses }}{{ 'x' | center(5) }}{{ 2 ** 10 }}", "標題  x  1024"),
        ("{{ [3, 4] | map('string') | map('replace', '3', 'x') | list }}", "[&#39;x&#39;, &#39;4&#39;]"),
    ],
)
def test_what_templates_are_for_is_as_it_was(tmp_path: Path, text: str, printed: str) -> None:
    assert _rendered(tmp_path, text) == f"first\n{printed}"


def test_each_page_has_the_whole_budget(tmp_path: Path) -> None:
    for name in ("site", "theme"):
        (tmp_path / name).mkdir()
    (tmp_path / "site/page.html").write_text("{{ 'x' * 40000000 }}", encoding="utf-8")
    templates = Templates((tmp_path / "site", tmp_path / "theme"))
    for _ in range(4):
        assert len(templates.render("page.html", {})) == 40_000_000


# `lipsum` is there outside the sandbox only.
_OUTSIDE = "{{ lipsum is defined }}"


def _templates(folder: Path, results: Results | None = None, /, **texts: str) -> Templates:
    """Return templates, by what they say: `theme_page` is page.html of the theme."""
    for name, text in texts.items():
        whose, _, file = name.partition("_")
        (folder / whose).mkdir(exist_ok=True)
        (folder / whose / f"{file}.html").write_text(text, encoding="utf-8")
    templates = Templates((folder / "site", folder / "theme"))
    templates.uses.look_up(["page.html"], Memo(results))
    return templates


@pytest.mark.parametrize(
    ("texts", "outside"),
    [
        ({}, True),
        ({"site_other": ""}, True),
        ({"theme_part": "", "site_part": ""}, True),
        ({"site_page": _OUTSIDE}, False),
        ({"site_page": '{% extends "theme/page.html" %}'}, False),
        ({"theme_page": f'{_OUTSIDE}{{% include "part.html" %}}', "theme_part": ""}, True),
        ({"theme_page": f'{_OUTSIDE}{{% include "part.html" %}}', "site_part": ""}, False),
        ({"theme_page": f"{_OUTSIDE}{{% include name %}}", "theme_part": "", "site_other": ""}, False),
    ],
)
def test_what_runs_with_a_template_of_the_site_runs_in_the_sandbox(
    tmp_path: Path, texts: dict[str, str], outside: bool
) -> None:
    templates = _templates(tmp_path, **{"theme_page": _OUTSIDE, **texts})
    assert templates.render("page.html", {"name": "part.html"}) == str(outside)


def test_a_fragment_of_the_site_runs_in_the_sandbox_of_a_page_of_the_theme(tmp_path: Path) -> None:
    page = f'{_OUTSIDE} {{{{ fragment("part.html") }}}}'
    templates = _templates(tmp_path, theme_page=page, site_part=f"{_OUTSIDE} {{{{ more }}}}")
    assert (
        templates.render("page.html", {"fragment": Fragments(templates, {}), "more": "x"}) == "True False x"
    )


def test_a_fragment_of_the_site_gets_nothing_that_is_the_environment_s(tmp_path: Path) -> None:
    part = "{{ more }}{{ range(999999) | list | length }}"
    templates = _templates(tmp_path, theme_page='{{ fragment("part.html") }}', site_part=part)
    with pytest.raises(TemplateFailed) as failed:
        templates.render("page.html", {"fragment": Fragments(templates, {}), "more": "x"})
    assert "a range has at most 100000 steps" in failed.value.problem.text()


def test_what_is_kept_cannot_bring_a_template_of_the_site_out_of_the_sandbox(tmp_path: Path) -> None:
    class Lies:
        def get(self, _: bytes) -> bytes:
            return encoded(TemplateUse((), (), frozenset()))

        need = get

        def hold(self) -> None: ...

    templates = _templates(
        tmp_path, Lies(), theme_page='{% include "part.html" %}', theme_part="theme", site_part=_OUTSIDE
    )
    assert templates.render("page.html", {}) == "theme"


def test_a_program_in_a_template_stops_the_build_and_is_not_run(site: SiteFolder) -> None:
    trace = site.folder.parent / "run"
    site.article("a")
    call = f"cycler.__init__.__globals__.os.system('touch {trace}')"
    site.write("templates/partials/head_extra.html", "<!-- -->\n{{ " + call + " }}\n")
    with pytest.raises(BuildFailed) as failed:
        site.publish()
    told = [problem.text() for problem in failed.value.problems]
    assert any(text.startswith("templates/partials/head_extra.html:2: ") for text in told)
    assert not trace.exists()
