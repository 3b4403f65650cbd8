"""What a site may let its pages load from other hosts."""

from __future__ import annotations

import pytest

from newsgen.config.csp import read_load_from
from newsgen.config.fields import SITE
from newsgen.problems import Report
from newsgen.yamlfile import FieldReader, read_fields


def _read(text: str) -> tuple[tuple[tuple[str, tuple[str, ...]], ...], list[str]]:
    report = Report("newsgen.yaml", text)
    fields = read_fields(text, report)
    assert fields is not None
    return read_load_from(FieldReader(fields, report, SITE)), [problem.text() for problem in report.problems]


def test_nothing_is_let_in_unasked() -> None:
    assert _read("title: 報\n") == ((), [])


def test_sources_go_to_the_directive_that_speaks_of_them() -> None:
    text = "load_from:\n  frames: https://films.example\n  images: ['https:', '*.pictures.example']\n"
    assert _read(text) == (
        (("img-src", ("https:", "*.pictures.example")), ("frame-src", ("https://films.example",))),
        [],
    )


@pytest.mark.parametrize(
    "source",
    [
        "https://films.example",
        "http://localhost.example:8080",
        "films.example/player/",
        "*.films.example",
        "blob:",
        "'sha256-DltubILdkJ03N23ddEHpXXClrjJ52YaLYLvWKqGPvEA='",
    ],
)
def test_places(source: str) -> None:
    assert _read(f'load_from:\n  scripts: ["{source}"]\n')[1] == []


@pytest.mark.parametrize(
    "source", ["*", "'unsafe-inline'", "'unsafe-eval'", "https://*", "films", "ftp://films.example", "a b"]
)
def test_what_would_switch_the_policy_off(source: str) -> None:
    (said,) = _read(f'load_from:\n  scripts: ["{source}"]\n')[1]
    assert said.startswith(f"newsgen.yaml:2: `{source}` is not a place that `scripts` can be loaded from")


def test_a_kind_that_is_not_known() -> None:
    (said,) = _read("load_from:\n  image: films.example\n")[1]
    assert "did you mean `images`?" in said
