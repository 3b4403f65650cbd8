"""What is longer than a file system takes is told at its line, in the form that addresses have."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from newsgen.check.run import CheckOptions, check_site
from newsgen.library.names import read_names
from newsgen.problems import Report

if TYPE_CHECKING:
    from conftest import SiteFolder


def _told(site: SiteFolder) -> list[str]:
    found = check_site(CheckOptions(site=site.folder, jobs=1)).findings
    return [finding.problem.message for finding in found if finding.problem.severity == "error"]


@pytest.mark.parametrize("field", ["tags", "industries", "author", "editor"])
@pytest.mark.parametrize("word", ["塔" * 90, "㍿" * 79, "ﷺ" * 70, "a" * 241, "İ" * 100])
def test_a_word_that_grows_in_addresses_is_told(site: SiteFolder, field: str, word: str) -> None:
    site.article("a", **{field: f"[{word}]"})
    assert _told(site) == ["`{word}` in `{name}` is too long for an address"]


def test_a_name_with_a_long_form_is_told_in_the_registry(site: SiteFolder) -> None:
    site.write("content/names.yaml", f"- {{zh-Hans: 陈十一, zh-Hant: {'陳' * 90}}}\n")
    site.article("a", author="陈十一")
    assert "`{word}` in `{name}` is too long for an address" in _told(site)


def test_a_name_with_a_long_form_is_looked_for_in_no_text(site: SiteFolder) -> None:
    """What looks for names takes the square of the length of one such as this."""
    file = site.write("content/names.yaml", f"- {{zh-Hans: {'里' * 900}}}\n- {{zh-Hans: 余承东}}\n")
    (name,) = read_names(file, Report(""), ("zh-Hans",))
    assert name.forms.of("zh-Hans") == "余承东"


@pytest.mark.parametrize("registry", ["sources", "regions"])
def test_an_id_of_a_hundred_letters_is_told(site: SiteFolder, registry: str) -> None:
    before = "watch: {name: 贛江觀察}\n" if registry == "sources" else ""
    site.write(f"content/{registry}.yaml", f"{before}{'a' * 100}: {{name: 江城}}\n")
    site.article("a")
    assert _told(site) == ["an id has small letters, digits and hyphens only, not `{id}`"]


def test_a_section_of_a_hundred_letters_is_told(site: SiteFolder) -> None:
    path = site.folder / "newsgen.yaml"
    text = path.read_text("utf-8").replace("sections:\n", f"sections:\n  - {{id: {'a' * 100}, name: 江城}}\n")
    site.write("newsgen.yaml", text)
    site.article("a")
    assert _told(site)
