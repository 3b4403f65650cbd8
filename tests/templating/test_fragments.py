"""Parts that are the same on many pages, rendered once, and as if each page had rendered them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from newsgen.templating.errors import TemplateFailed
from newsgen.templating.fragments import Fragments
from newsgen.templating.templates import Templates


@dataclass(eq=False)
class _Article:
    title: str


class _Site:
    """A site of templates whose word `t` counts how often it is asked for."""

    def __init__(self, folder: Path, **texts: str) -> None:
        for name, text in texts.items():
            (folder / f"{name}.html").write_text(text, encoding="utf-8")
        self.asked = 0
        self._templates = Templates((folder,))
        shared = {"t": self._word, "site": "甲"}
        self._frame = {**shared, "fragment": Fragments(self._templates, shared)}

    def _word(self, key: str) -> str:
        self.asked += 1
        return key

    def render(self, **page: object) -> str:
        return self._templates.render("page.html", {**self._frame, **page})


def test_a_part_is_rendered_once_for_what_it_is_given(tmp_path: Path) -> None:
    part = '{{ t("x") }}{{ site }}{{ article.title }}{{ level }}'
    site = _Site(tmp_path, page='{{ fragment("part.html", article=article, level=level) }}', part=part)
    first, second = _Article("<b>"), _Article("乙")
    assert {site.render(article=first, level=2) for _ in range(3)} == {"x甲&lt;b&gt;2"}
    assert site.asked == 1
    assert site.render(article=first, level=3) == "x甲&lt;b&gt;3"
    assert site.render(article=second, level=2) == "x甲乙2"
    assert site.asked == 3


def test_values_that_are_equal_and_print_differently_are_told_apart(tmp_path: Path) -> None:
    site = _Site(tmp_path, page='{{ fragment("part.html", level=level) }}', part="{{ level }}")
    assert [site.render(level=level) for level in (1, True, 1.0, "1")] == ["1", "True", "1.0", "1"]


@pytest.mark.parametrize("part", ["{{ page }}", '{% include "inner.html" %}', "{% include name %}"])
def test_a_part_that_asks_for_more_is_rendered_for_each_page(part: str, tmp_path: Path) -> None:
    page_text = '{{ fragment("part.html") }}'
    site = _Site(tmp_path, page=page_text, part=part + '{{ t("") }}', inner="{{ page }}")
    for page in ("a", "b"):
        assert site.render(page=page, name="inner.html") == page
    assert site.asked == 2


def test_an_error_in_a_part_is_at_its_line(tmp_path: Path) -> None:
    site = _Site(tmp_path, page='{{ fragment("part.html") }}', part="\n{{ nothing }}")
    with pytest.raises(TemplateFailed) as failed:
        site.render()
    assert (failed.value.problem.path, failed.value.problem.line) == ("templates/part.html", 2)


def test_a_part_that_is_in_itself_is_a_problem_of_its_line(tmp_path: Path) -> None:
    for part in ('{{ fragment("part.html") }}', '{% include "part.html" %}'):
        site = _Site(tmp_path, page='{{ fragment("part.html") }}', part=f"\n{part}")
        with pytest.raises(TemplateFailed) as failed:
            site.render()
        problem = failed.value.problem
        assert (problem.path, problem.line) == ("templates/part.html", 2)
        assert "without end" in problem.text()
