"""Templates, and their errors at a template's line."""

from __future__ import annotations

import re
from datetime import datetime
from html import unescape
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import Environment

from newsgen.model import Forms
from newsgen.render.views import LinkView
from newsgen.render.words import Words
from newsgen.templating.errors import TemplateFailed
from newsgen.templating.templates import Templates

_ZONE = ZoneInfo("Asia/Shanghai")
_WORDS = Words({"home": Forms(everywhere="首頁"), "page": Forms(everywhere="第{number}頁")}, "zh-Hant")


def _templates(tmp_path: Path, **files: str) -> Templates:
    for name in ("site", "theme"):
        (tmp_path / name).mkdir()
    for name, text in files.items():
        folder, _, stem = name.partition("_")
        (tmp_path / folder / f"{stem}.html").write_text(text, encoding="utf-8")
    return Templates((tmp_path / "site", tmp_path / "theme"))


def _failed(templates: Templates, **context: object) -> str:
    with pytest.raises(TemplateFailed) as failed:
        templates.render("page.html", context)
    return failed.value.problem.text()


def test_a_template_of_the_site_wins_over_the_one_of_the_theme(tmp_path: Path) -> None:
    templates = _templates(tmp_path, site_page="ours", theme_page="theirs", theme_other="{{ x }}")
    assert templates.render("page.html", {}) == "ours"
    assert templates.render("other.html", {"x": 1}) == "1"


@pytest.mark.parametrize("own", [{}, {"site_mine": ""}], ids=["theme", "sandbox"])
def test_a_preview_compiles_only_what_was_edited(
    own: dict[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = _templates(tmp_path, theme_page='1{% include "part.html" %}', theme_part="1", **own)
    assert before.render("page.html", {}) == "11"
    (tmp_path / "theme" / "part.html").write_text("2", encoding="utf-8")
    compiled, compile_all = [], Environment.compile

    def noting(environment: Environment, source: str, name: str, *more: Any, **options: Any) -> Any:
        compiled.append(name)
        return compile_all(environment, source, name, *more, **options)

    monkeypatch.setattr(Environment, "compile", noting)
    assert Templates(before.folders).render("page.html", {}) == "12"
    assert compiled == ["part.html"]


def test_a_template_can_extend_the_one_that_it_replaces(tmp_path: Path) -> None:
    theirs = "<{% block a %}theirs{% endblock %}>"
    ours = '{% extends "theme/page.html" %}{% block a %}ours{% endblock %}'
    assert _templates(tmp_path, site_page=ours, theme_page=theirs).render("page.html", {}) == "<ours>"


def test_text_is_escaped_and_the_last_newline_stays(tmp_path: Path) -> None:
    templates = _templates(tmp_path, theme_page="{% if x %}\n{{ x }}\n{% endif %}\n")
    assert templates.render("page.html", {"x": "<b>&"}) == "&lt;b&gt;&amp;\n"


@pytest.mark.parametrize(
    ("text", "line", "reason"),
    [
        ("a\n{{ tittle }}\n", 2, "there is no `tittle`"),
        ("a\n\n{{ link.tittle }}\n", 3, "`link` has no `tittle`"),
        ("{% if %}\n", 1, "Expected an expression"),
        ("a\n{% for x in y %}\n", 2, "Unexpected end of template"),
        ('a\n{{ t("hoome") }}\n', 2, "hoome"),
        ('a\n{{ t("page") }}\n', 2, "number"),
        ("a\n{{ 1 / 0 }}\n", 2, "division by zero"),
        ('a\n{% include "gone.html" %}\n', 2, "gone.html"),
        ("a\n{{ 'x' | shout }}\n", 2, "shout"),
        ("a\n{{ 'x' + 1 }}\n", 2, "can only concatenate"),
    ],
)
def test_an_error_has_the_line_of_the_template(tmp_path: Path, text: str, line: int, reason: str) -> None:
    said = _failed(_templates(tmp_path, site_page=text), t=_WORDS, link=LinkView("a", "/"))
    assert said.startswith(f"templates/page.html:{line}: this template fails: ")
    assert reason in said
    assert f"\n    {text.splitlines()[line - 1].strip()}\n" in said


def test_an_error_in_a_part_is_reported_in_the_part(tmp_path: Path) -> None:
    templates = _templates(tmp_path, theme_page='{% include "part.html" %}', site_part="\n{{ nothing }}")
    assert _failed(templates).startswith("templates/part.html:2: ")


def test_a_template_that_is_missing_is_a_problem(tmp_path: Path) -> None:
    assert _failed(_templates(tmp_path)).startswith("page.html: this template fails")


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("date", "2026年1月2日"),
        ("datetime", "2026年1月2日 09:05"),
        ("iso", "2026-01-02T09:05:00+08:00"),
        ("iso_day", "2026-01-02"),
    ],
)
def test_dates_are_shown_in_several_ways(tmp_path: Path, name: str, shown: str) -> None:
    templates = _templates(tmp_path, theme_page=f"{{{{ at | {name} }}}}")
    assert templates.render("page.html", {"at": datetime(2026, 1, 2, 9, 5, tzinfo=_ZONE)}) == shown


def test_midnight_is_a_day_without_a_time(tmp_path: Path) -> None:
    templates = _templates(tmp_path, theme_page="{{ at | datetime }}")
    assert templates.render("page.html", {"at": datetime(2026, 1, 2, tzinfo=_ZONE)}) == "2026年1月2日"


def test_words_are_looked_up_and_filled() -> None:
    assert (_WORDS("home"), _WORDS("page", number=3)) == ("首頁", "第3頁")
    with pytest.raises(LookupError, match="`home`"):
        _WORDS("hoome")


_PARTS = {"base": "{% block a %}{% endblock %}", "part": "x", "inner": "y", "macros": "z", "other": "o"}


def _digest(folder: Path, **files: str) -> bytes:
    folder.mkdir()
    theme = {f"theme_{name}": text for name, text in _PARTS.items()}
    return _templates(folder, **{**theme, **files}).uses.digest("page.html")


@pytest.mark.parametrize(
    ("page", "used"),
    [
        ("", set()),
        ('{% extends "base.html" %}', {"base"}),
        ('{% include "part.html" %}', {"part"}),
        ('{% if x %}{% include ["gone.html", "part.html"] %}{% endif %}', {"part"}),
        ('{% import "macros.html" as m %}', {"macros"}),
        ('{% from "macros.html" import m %}', {"macros"}),
        ('{% extends "base.html" %}{% block a %}{% include "outer.html" %}{% endblock %}', {"base", "inner"}),
        ("{% include x %}", set(_PARTS)),
        ("{% extends x %}", set(_PARTS)),
        ('{% include "dynamic.html" %}', set(_PARTS)),
    ],
)
def test_a_digest_follows_from_all_that_a_template_uses(tmp_path: Path, page: str, used: set[str]) -> None:
    files = {
        "theme_page": page,
        "theme_outer": '{% include "inner.html" %}',
        "theme_dynamic": "{% include x %}",
    }
    before = _digest(tmp_path / "before", **files)
    assert len(before) == 16
    assert before == _digest(tmp_path / "again", **files)
    assert before != _digest(tmp_path / "page", **{**files, "theme_page": f"{page} "})
    for name, text in _PARTS.items():
        for folder in ("site", "theme"):
            changed = _digest(tmp_path / f"{folder}-{name}", **{**files, f"{folder}_{name}": f"{text} "})
            assert (changed != before) == (name in used), (folder, name)


def test_a_digest_tells_a_template_from_one_with_the_same_text_elsewhere(tmp_path: Path) -> None:
    templates = _templates(tmp_path, theme_page='{% include "part.html" %}', theme_part="", theme_other="")
    assert templates.uses.digest("part.html") != templates.uses.digest("other.html")
    assert templates.uses.digest("page.html") != templates.uses.digest("part.html")


def test_a_digest_sees_a_template_that_is_there_now_and_was_not_before(tmp_path: Path) -> None:
    page = '{% include "gone.html" ignore missing %}{% extends "theme/page.html" %}'
    before = _digest(tmp_path / "before", site_page=page, theme_page="")
    assert before != _digest(tmp_path / "there", site_page=page, theme_page="", site_gone="")
    assert before != _digest(tmp_path / "theirs", site_page=page, theme_page="theirs")


def test_a_template_that_cannot_be_parsed_has_a_digest_too(tmp_path: Path) -> None:
    assert _digest(tmp_path / "a", theme_page="{% if %}") != _digest(tmp_path / "b", theme_page="{% fi %}")


@pytest.mark.parametrize(
    ("title", "shown"),
    [
        ("十九個國家級新區", "十九個國家級新區"),
        (
            "拆開「基金叢林」：超200億元",
            '<span class="c10">拆開「基金叢林」：</span><span class="c8">超200億元</span>',
        ),
        ("「走吧！」他說", '<span class="c8">「走吧！」</span><span class="c8">他說</span>'),
        ("哪裡？", "哪裡？"),
        ("贛江、鄱陽湖", '<span class="c8">贛江、</span><span class="c8">鄱陽湖</span>'),
        ("贛江、鄱陽湖：水", '<span class="c8">贛江、鄱陽湖：</span><span class="c8">水</span>'),
        (
            "GB/T 4754怎麼讀：<甲>&乙",
            '<span class="c10">GB/T 4754怎麼讀：</span><span class="c8">&lt;甲&gt;&amp;乙</span>',
        ),
    ],
)
def test_a_headline_in_clauses(title: str, shown: str, tmp_path: Path) -> None:
    templates = _templates(tmp_path, site_page="{{ title | clauses }}")
    assert templates.render("page.html", {"title": title}) == shown


@given(title=st.text(alphabet="甲乙「」：，、。！a<&\"' "))
def test_clauses_lose_nothing(title: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    templates = _templates(tmp_path_factory.mktemp("t"), site_page="{{ title | clauses }}")
    shown = templates.render("page.html", {"title": title})
    assert unescape(re.sub(r"</?span(?: class=\"c\d+\")?>", "", shown)) == title
