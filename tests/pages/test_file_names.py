"""Names that Windows, or what carries a site to its host, refuses."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from newsgen.pages import refused_names
from newsgen.pages.urls import tag_slug
from newsgen.problems import BuildFailed

if TYPE_CHECKING:
    from conftest import SiteFolder

_REFUSED = [
    *("a:b.png", "<x>.png", 'say "x".pdf', "a|b/c.png", "what?.png", "all*.csv", "back\\slash.png"),
    *("CON", "con.png", "docs/Aux.tar.gz", "nul/index.html", "COM1.txt", "lpt9", "com¹"),
    *("dot./index.html", "end.", "space /a.png", "line\nbreak.png"),
]
_FINE = [
    *("console.png", "com10.txt", "icon.png", "a.con", ".nojekyll", ".well-known/tdmrep.json", "auxiliary/"),
    *("新聞/頭條.png", "a b.png", "a.b/c", "100%.png", "a#b.png", "a+b&c.png", "CNAME", "404.html"),
]


@pytest.mark.parametrize("path", _REFUSED)
def test_what_is_refused_somewhere_is_a_problem_of_its_file(path: str) -> None:
    (problem,) = refused_names([(path, "static/x"), ("fine.png", "static/fine.png")])
    assert problem.path == "static/x"


@pytest.mark.parametrize("path", _FINE)
def test_what_every_system_takes_is_fine(path: str) -> None:
    assert refused_names([(path, "static/x")]) == []


@pytest.mark.parametrize(
    "tag", ["CON", "con", "Aux", "a:b", "<x>", "what?", "dot.", "LPT1", "com1.txt", "nul..."]
)
def test_tags_and_authors_have_addresses_that_go_everywhere(tag: str) -> None:
    assert refused_names([(f"tags/{tag_slug(tag)}/index.html", "x")]) == []


def test_a_build_names_the_file_and_publishes_nothing(site: SiteFolder) -> None:
    site.article("2026/con")
    site.article("2026/a", tags="[CON, 'a:b', '<x>', 'dot.']", author="Aux")
    site.write("static/photos/a:b.txt", "x")
    with pytest.raises(BuildFailed) as failed:
        site.publish()
    assert [problem.text().split("\n")[0] for problem in failed.value.problems] == [
        "content/articles/2026/con.md: the address /articles/2026/con/ has a name that Windows or the host "
        "refuses: `con`",
        "static/photos/a:b.txt: the address /photos/a:b.txt has a name that Windows or the host refuses: "
        "`a:b.txt`",
    ]


def test_an_address_with_a_character_that_nobody_sees_is_a_problem(site: SiteFolder) -> None:
    site.article("2026/開\u200b工")
    site.article("2026/👩\u200d💻")  # one sign of two, joined
    with pytest.raises(BuildFailed) as failed:
        site.publish()
    (problem,) = failed.value.problems
    assert problem.text() == (
        "content/articles/2026/開\u200b工.md: the address /articles/2026/開\u200b工/ has a character that "
        "nobody sees (U+200B)\n  hint: rename the file: type its name anew"
    )


def test_what_a_host_looks_for_is_published_as_it_is(site: SiteFolder) -> None:
    site.article("2026/a")
    site.write("static/CNAME", "news.example\n")
    public = site.publish()
    assert (public / "CNAME").read_text("ascii") == "news.example\n"
    assert (public / "404.html").is_file()
    assert (public / ".nojekyll").read_bytes() == b""
