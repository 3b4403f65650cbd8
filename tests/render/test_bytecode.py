"""The code of templates, kept: loaded in place of compiling, and only for the same text."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from newsgen.render.environment import NewsEnvironment
from newsgen.render.templates import TemplateFailed, Templates


def _written(folder: Path, **texts: str) -> tuple[Path, Path]:
    """Write templates of a site and of a theme, such as `site_page`, into a folder."""
    folders = folder / "site", folder / "theme"
    for name, text in texts.items():
        kind, _, stem = name.partition("_")
        place = folder / kind / f"{stem}.html"
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text, encoding="utf-8")
    return folders


def _names(code: Mapping[str, bytes]) -> list[str]:
    return sorted(key.partition(" ")[0] for key in code)


def _no_compiler(monkeypatch: pytest.MonkeyPatch) -> None:
    def compile_nothing(*_: object, **__: object) -> None:
        raise AssertionError("a template is compiled")

    monkeypatch.setattr(NewsEnvironment, "_generate", compile_nothing)


def test_what_was_compiled_is_not_compiled_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    texts = {
        "site_page": '{% extends "theme/page.html" %}{% block a %}{% include "part.html" %}{% endblock %}',
        "theme_page": "<{% block a %}{% endblock %}>",
        "theme_part": "{{ x }}",
        "theme_other": "{% for y in x %}{{ y }}{% endfor %}",
    }
    before = Templates(_written(tmp_path / "here", **texts))
    code, digest = before.compiled(), before.digest("page.html")
    elsewhere = _written(tmp_path / "there", **texts)
    _no_compiler(monkeypatch)
    after = Templates(elsewhere, code)
    assert after.render("page.html", {"x": "1"}) == "<1>"
    assert after.render("other.html", {"x": "ab"}) == "ab"
    assert after.digest("page.html") == digest
    assert Templates(elsewhere, code).compiled() == code


def test_the_code_of_another_text_is_not_taken(tmp_path: Path) -> None:
    code = Templates(_written(tmp_path, theme_page="one", theme_part="same")).compiled()
    after = Templates(_written(tmp_path, theme_page="two"), code)
    assert after.render("page.html", {}) == "two"
    assert _names(after.compiled()) == ["page.html", "part.html"]
    assert len(after.compiled().keys() & code.keys()) == 1


def test_templates_that_are_gone_are_forgotten(tmp_path: Path) -> None:
    code = Templates(_written(tmp_path, theme_page="one", theme_part="two")).compiled()
    (tmp_path / "theme/part.html").unlink()
    assert _names(Templates((tmp_path / "site", tmp_path / "theme"), code).compiled()) == ["page.html"]


def test_the_code_does_not_tell_where_a_template_lay(tmp_path: Path) -> None:
    code = Templates(_written(tmp_path, theme_page="{% block a %}{{ x.y }}{% endblock %}")).compiled()
    assert code
    assert str(tmp_path).encode() not in b"".join(code.values())


def test_an_error_in_loaded_code_is_told_at_its_line(tmp_path: Path) -> None:
    texts = {"site_page": "a\n{% block b %}\n{{ x }}\n{% endblock %}\n"}
    code = Templates(_written(tmp_path / "here", **texts)).compiled()
    with pytest.raises(TemplateFailed) as failed:
        Templates(_written(tmp_path / "there", **texts), code).render("page.html", {})
    problem = failed.value.problem
    assert (problem.path, problem.line, problem.excerpt) == ("templates/page.html", 3, "{{ x }}")


def test_what_is_wrong_in_a_template_is_left_to_rendering(tmp_path: Path) -> None:
    folders = _written(
        tmp_path, theme_page="fine", site_wrong="{% if %}", site_lost='{% include "no.html" %}'
    )
    (tmp_path / "site/gbk.html").write_bytes("標題".encode("gb18030"))
    templates = Templates(folders)
    assert _names(templates.compiled()) == ["lost.html", "page.html"]
    for name in ("wrong.html", "lost.html", "gbk.html"):
        assert len(templates.digest(name)) == 16
        with pytest.raises(TemplateFailed):
            templates.render(name, {})
