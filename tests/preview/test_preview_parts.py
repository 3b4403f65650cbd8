"""The preview's parts that need no server: which file answers, what a page becomes, what concerns a site."""

from __future__ import annotations

import os
import re
from importlib import resources
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsgen.hanzi import Decided
from newsgen.preview.csp import with_script
from newsgen.preview.files import Found, content_type, find_file, not_found_page
from newsgen.preview.form_view import TOOLS
from newsgen.preview.states import State
from newsgen.preview.views import NAVIGATION, PARTS
from newsgen.preview.watching import concerns
from newsgen.preview.words import preview_words

_SCRIPT = '<script src="/x.js"></script>'


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A built site, with something beside it that is nobody's business."""
    above = tmp_path_factory.mktemp("above")
    (above / "secret.txt").write_text("secret")
    for path in (
        "index.html",
        "404.html",
        "zh-hans/404.html",
        "articles/基金/index.html",
        "assets/style.css",
        ".newsgen-output",
        ".well-known/tdmrep.json",
    ):
        file = above / "site" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(path)
    (above / "site/way-out").symlink_to(above)
    return above / "site"


@pytest.mark.parametrize(
    ("address", "path"),
    [
        ("/", "index.html"),
        ("/index.html", "index.html"),
        ("/articles/基金/", "articles/基金/index.html"),
        ("/assets/style.css", "assets/style.css"),
        ("/.well-known/tdmrep.json", ".well-known/tdmrep.json"),
    ],
)
def test_a_file_is_found_at_its_address(folder: Path, address: str, path: str) -> None:
    assert find_file(folder, address) == Found(folder / path)


@pytest.mark.parametrize(
    "address",
    [
        "/../secret.txt",
        "/assets/../../secret.txt",
        "//secret.txt",
        "/..\\secret.txt",
        "/way-out/secret.txt",
        "/.newsgen-output",
        "/assets/",
        "/assets",
        "/a\0b",
        "/" + "x" * 300,
        "/index.html/",
    ],
)
def test_nothing_else_is_found(folder: Path, address: str) -> None:
    assert find_file(folder, address) == Found()


@given(
    st.lists(
        st.sampled_from(["..", ".", "", "secret.txt", "way-out", "articles", "\\", "%2e%2e"]), max_size=6
    )
)
def test_no_address_leads_out(folder: Path, parts: list[str]) -> None:
    found = find_file(folder, "/" + "/".join(parts)).file
    assert found is None or found.resolve().is_relative_to(folder)


def test_a_folder_with_a_page_is_moved_to_its_slash(folder: Path) -> None:
    assert find_file(folder, "/articles/基金") == Found(moved=True)


def test_what_is_not_there_has_the_page_of_its_edition(folder: Path) -> None:
    assert not_found_page(folder, "/zh-hans/nowhere/") == folder / "zh-hans/404.html"
    assert not_found_page(folder, "/nowhere/") == folder / "404.html"
    assert not_found_page(folder, "/../x") == folder / "404.html"
    assert not_found_page(folder / "assets", "/") is None


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("a.html", "text/html; charset=utf-8"),
        ("a.WEBP", "image/webp"),
        ("a.svg", "image/svg+xml; charset=utf-8"),
        ("manifest.webmanifest", "application/manifest+json; charset=utf-8"),
        ("feed.xml", "application/xml; charset=utf-8"),
        ("a.woff2", "font/woff2"),
        ("a.unheard-of", "application/octet-stream"),
    ],
)
def test_files_say_what_they_are(name: str, kind: str) -> None:
    assert content_type(Path(name)) == kind


def test_the_script_comes_first_behind_the_charset() -> None:
    page = '<!doctype html>\n<html>\n<head>\n<meta charset="utf-8">\n<title>題</title>\n</head>\n<p>x\n'
    made = with_script(page, _SCRIPT)
    assert made.replace(f"\n{_SCRIPT}", "") == page
    assert made.index("charset") < made.index(_SCRIPT) < made.index("<title>")


@pytest.mark.parametrize("page", ["", "<p>a page without a head", "<HEAD lang=zh><p>"])
def test_any_page_gets_the_script(page: str) -> None:
    assert with_script(page, _SCRIPT).count(_SCRIPT) == 1


def _policy(content: str) -> str:
    made = with_script(f'<head><meta http-equiv="Content-Security-Policy" content="{content}">', "")
    return made.split('content="')[1].split('"')[0].replace("&#x27;", "'")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (
            "default-src 'self'; script-src 'self' 'sha256-x='",
            "default-src 'self'; script-src 'self' 'sha256-x='",
        ),
        (
            "default-src 'none'",
            "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'",
        ),
        (
            "img-src *; connect-src https://stats.example; upgrade-insecure-requests",
            "img-src *; connect-src https://stats.example 'self'",
        ),
        ("script-src &#x27;none&#x27;", "script-src 'self'"),
    ],
)
def test_a_policy_lets_the_previews_own_files_in_and_nothing_else(before: str, after: str) -> None:
    assert _policy(before) == after


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("newsgen.yaml", True),
        ("content", True),
        ("content/articles/2026/a.md", True),
        ("content/sources.yaml", True),
        ("content/articles/2026/chart.png", True),
        ("templates/partials/footer.html", True),
        ("static/assets/custom.css", True),
        ("content/articles/2026", True),
        ("README.md", False),
        ("public/index.html", False),
        (".newsgen/preview/cache.sqlite", False),
        ("newsgen.yaml~", False),
        ("content/articles/.a.md.swp", False),
        ("content/articles/4913", False),
        ("content/articles/a.md~", False),
        ("content/articles/#a.md#", False),
        ("content/articles/~$a.docx", False),
        ("content/articles/a.md.tmp.4711", False),
        ("content/.git/x.md", False),
        ("../elsewhere/content/a.md", False),
    ],
)
def test_what_concerns_a_site(path: str, expected: bool) -> None:
    assert concerns(Path("/site"), os.path.normpath(f"/site/{path}")) is expected


def test_every_word_is_said_somewhere() -> None:
    folder = resources.files("newsgen.preview") / "templates"
    templates = "".join(file.read_text(encoding="utf-8") for file in folder.iterdir())
    said = set(re.findall(r"\bw\.(\w+)", templates)) | {*PARTS.values(), *Decided, "mark", "rule"}
    said |= (
        {way.words for way in NAVIGATION} | {f"is_{state}" for state in State} | {tool.name for tool in TOOLS}
    )
    said |= {"file_new"}
    counted = {
        f"{how}_{noun}" for noun in re.findall(r'count\("(\w+)"', templates) for how in ("one", "some")
    }
    counted = {f"{word}s" if word.startswith("some") else word for word in counted}
    assert set(preview_words(str)) == said | counted
