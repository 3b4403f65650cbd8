"""Addresses that are taken already."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

import pytest

from newsgen.article_file.taken_addresses import TakenAddresses
from newsgen.problems import BuildFailed

if TYPE_CHECKING:
    from conftest import SiteFolder


def test_a_free_address_is_had_once(site: SiteFolder) -> None:
    places = TakenAddresses(site.folder)
    assert [places.take("articles/2026", "fund") for _ in range(3)] == ["fund", "fund-2", "fund-3"]
    assert places.take("articles/2025", "fund") == "fund"


def test_names_slugs_former_addresses_and_files_are_taken(site: SiteFolder) -> None:
    site.article("2026/named")
    site.article("2026/file", slug="stated")
    site.article("2026/chinese", 舊網址="[/articles/2026/former/, /articles/2026/a.html]")
    site.write("content/articles/2026/odd/index.html", "")
    site.write("content/articles/2026/broken.md", "slug: lost")
    site.write("content/articles/2026/cut.md", "slug: lost\n---\n")
    site.folder.joinpath("content/articles/2026/legacy.md").write_bytes("標題".encode("gb18030"))
    site.write("content/pages/articles/2026/page.md", "---\ntitle: 甲\n---\n")
    places = TakenAddresses(site.folder)
    taken = ["named", "file", "stated", "former", "a.html", "odd", "broken", "cut", "legacy", "page"]
    assert [name for name in taken if not places.has(f"articles/2026/{name}")] == []
    assert not places.has("articles/2026/lost")
    assert not places.has("articles/2025/named")


def test_letter_case_and_normal_form_make_no_other_address(site: SiteFolder) -> None:
    site.article("2026/Café")
    assert TakenAddresses(site.folder).has("articles/2026/" + unicodedata.normalize("NFD", "CAFÉ"))
    assert TakenAddresses(site.folder).take("articles/2026", "café") == "café-2"


@pytest.mark.parametrize("first", ["fund", "FUND", "other"])
def test_an_address_that_is_taken_stops_a_build_and_the_one_that_is_given_does_not(
    site: SiteFolder, first: str
) -> None:
    site.article(f"2026/{first}", slug="fund", body="第一篇。")
    given = TakenAddresses(site.folder).take("articles/2026", "fund")
    assert given == "fund-2"
    site.article("2026/x", slug=given)
    site.publish()
    site.article("2026/y", slug="fund")
    with pytest.raises(BuildFailed):
        site.publish()


def test_a_site_without_content_has_given_nothing_away(site: SiteFolder) -> None:
    assert not TakenAddresses(site.folder / "none").has("articles/2026/a")
