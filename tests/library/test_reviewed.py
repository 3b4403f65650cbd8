"""content/reviewed.yaml: what was accepted, and what is wrong in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from newsgen.library import read_reviewed

if TYPE_CHECKING:
    from conftest import SiteFolder


def test_a_site_without_the_file_has_accepted_nothing(site: SiteFolder) -> None:
    assert read_reviewed(site.folder) == (frozenset(), ())


def test_each_edition_has_its_form_and_twins_count_together(site: SiteFolder) -> None:
    site.write(
        "content/reviewed.yaml",
        "# Kept.\n"
        "- {context: 一【只】股票, zh-Hant: 隻, zh-Hant-HK: 隻}\n"
        "- {context: 一【只】股票, zh-Hant: 只}\n",
    )
    accepted, problems = read_reviewed(site.folder)
    assert problems == ()
    assert accepted == {
        ("一【只】股票", "zh-Hant", "隻"),
        ("一【只】股票", "zh-Hant-HK", "隻"),
        ("一【只】股票", "zh-Hant", "只"),
    }


@pytest.mark.parametrize(
    ("entry", "message"),
    [
        ("- 只", "an entry has a context, and a form for each edition"),
        ("- {zh-Hant: 隻}", "`{name}` is missing"),
        ("- {context: 一只股票, zh-Hant: 隻}", "`{context}` does not say which character is meant"),
        ("- {context: 一【只】股票, zh-Hunt: 隻}", "unknown field `{key}`"),
    ],
)
def test_what_is_wrong_is_said_at_its_line(site: SiteFolder, entry: str, message: str) -> None:
    site.write("content/reviewed.yaml", f"- {{context: 清【咽】利喉, zh-Hant: 咽}}\n{entry}\n")
    _, problems = read_reviewed(site.folder)
    assert [(problem.path, problem.line, problem.message) for problem in problems] == [
        ("content/reviewed.yaml", 2, message)
    ]
