"""`url(…)` in a site's own template: addresses below the site's path, in the edition that asks."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from newsgen.problems import BuildFailed

if TYPE_CHECKING:
    from conftest import SiteFolder

_NAMED = ("join/", "", "sections/policy/", "feed.xml", "guide/", "logo.svg", "join/#how", "join/?from=menu")
_SHARED = {"guide/", "logo.svg"}


@pytest.fixture
def named(site: SiteFolder) -> SiteFolder:
    """A site whose every page names some addresses."""
    site.article("2026/a", section="policy")
    site.write("content/pages/join.md", "---\ntitle: 加入我們\n---\n正文。\n")
    site.write("static/logo.svg", '<svg xmlns="http://www.w3.org/2000/svg"/>')
    site.write("static/guide/index.html", "<title>guide</title>")
    links = "".join(f"<link rel='x' href=\"{{{{ url('/{path}') }}}}\">\n" for path in _NAMED)
    site.write("templates/partials/head_extra.html", links)
    return site


def _found(page: Path) -> list[str]:
    return re.findall(r"<link rel='x' href=\"([^\"]*)\">", page.read_text("utf-8"))


def test_a_page_is_that_of_the_edition_and_a_file_that_of_all(named: SiteFolder) -> None:
    public = named.publish(base_url="https://org.example/repo/")
    assert _found(public / "index.html") == [f"/repo/{path}" for path in _NAMED]
    expected = [f"/repo/{path}" if path in _SHARED else f"/repo/zh-hans/{path}" for path in _NAMED]
    assert _found(public / "zh-hans/articles/2026/a/index.html") == expected


def test_a_page_of_one_edition_is_reached_from_the_others(named: SiteFolder) -> None:
    named.write("content/pages/join.md", "---\ntitle: 加入我們\neditions: [zh-Hant]\n---\n正文。\n")
    assert _found(named.publish() / "zh-hans/index.html")[0] == "/join/"


def test_a_page_that_comes_or_goes_changes_what_was_kept(named: SiteFolder) -> None:
    page = "content/pages/join.md"
    named.write(page, "---\ntitle: 加入我們\neditions: [zh-Hans]\n---\n正文。\n")
    public = named.publish()
    assert _found(public / "index.html")[0] == "/zh-hans/join/"
    named.write(page, "---\ntitle: 加入我們\n---\n正文。\n")
    named.publish()
    assert _found(public / "index.html")[0] == "/join/"
    assert _found(public / "zh-hans/index.html")[0] == "/zh-hans/join/"
    (named.folder / page).unlink()
    with pytest.raises(BuildFailed) as failed:
        named.publish()
    assert any("/join/" in problem.text() for problem in failed.value.problems)
