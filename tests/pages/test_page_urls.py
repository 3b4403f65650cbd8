"""Addresses of pages, and parts of them made from words."""

from __future__ import annotations

import unicodedata
from urllib.parse import unquote, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsgen.pages import output_path, url_path
from newsgen.pages.paths import region_path, section_path, tag_path
from newsgen.pages.urls import tag_slug


@pytest.mark.parametrize(
    ("path", "edition", "base", "address"),
    [
        ("", "zh-Hant", "/", "/"),
        ("", "zh-Hans", "/", "/zh-hans/"),
        ("articles/a/", "zh-Hans", "/REPO/", "/REPO/zh-hans/articles/a/"),
        ("tags/基金/", "zh-Hant", "/", "/tags/%E5%9F%BA%E9%87%91/"),
        ("a b?c#d%/", "zh-Hant", "/", "/a%20b%3Fc%23d%25/"),
        ("feed.xml", "zh-Hant-TW", "/", "/zh-hant-tw/feed.xml"),
    ],
)
def test_an_address_has_base_and_edition_and_is_percent_encoded(
    path: str, edition: str, base: str, address: str
) -> None:
    assert url_path(path, edition, "zh-Hant", base) == address


@pytest.mark.parametrize(
    ("path", "edition", "file"),
    [
        ("", "zh-Hant", "index.html"),
        ("", "zh-Hans", "zh-hans/index.html"),
        ("tags/基金/", "zh-Hant", "tags/基金/index.html"),
        ("404.html", "zh-Hans", "zh-hans/404.html"),
    ],
)
def test_a_page_is_a_folder_with_an_index(path: str, edition: str, file: str) -> None:
    assert output_path(path, edition, "zh-Hant") == file


@given(st.text(st.characters(codec="utf-8"), max_size=20))
def test_an_address_leads_to_the_path_that_it_was_made_of(path: str) -> None:
    address = url_path(path, "zh-Hant", "zh-Hant", "/b/")
    assert address.isascii()
    assert unquote(urlsplit(address).path) == f"/b/{path}"


@pytest.mark.parametrize(
    ("tags", "path"),
    [
        (["基金", " 基金 ", "基金"], "tags/基金/"),
        (["人工智慧", "人工智慧"], "tags/人工智慧/"),
        (["產業", "产业"], "tags/产业/"),
        (["AI", "ai", "ＡＩ"], "tags/ai/"),
        (["C/C++"], "tags/c-c++/"),
        (["a  b\tc"], "tags/a-b-c/"),
        (["../../etc"], "tags/..-..-etc/"),
        (["/", "..", ".", "", "  "], "tags/-/"),
    ],
)
def test_spellings_of_one_tag_have_one_address(tags: list[str], path: str) -> None:
    assert {tag_path(tag) for tag in tags} == {path}


@given(st.text(st.characters(codec="utf-8"), max_size=15))
def test_the_part_of_an_address_for_a_tag_is_one_folder_and_never_empty(tag: str) -> None:
    slug = tag_slug(tag)
    assert slug.strip(".")
    assert not set(slug) & set("/\\ \n\t\0")
    assert tag_slug(unicodedata.normalize("NFD", tag)) == slug
    assert tag_slug(f" {tag} ") == slug


def test_lists_have_places_of_their_own() -> None:
    assert (section_path("policy"), region_path("ganjiang")) == ("sections/policy/", "regions/ganjiang/")
