"""What pages may load."""

from __future__ import annotations

from base64 import b64encode
from hashlib import sha256
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest
from msgspec.structs import replace

from newsgen.config import Config
from newsgen.model import Forms
from newsgen.pipeline import BuildOptions, build
from newsgen.render.csp import FIRST_SCRIPT, content_policy, may_show

if TYPE_CHECKING:
    from conftest import SiteFolder

_CONFIG = Config(
    title=Forms(everywhere="報"),
    description=Forms(everywhere=""),
    base_url="https://org.example/news/",
    timezone=ZoneInfo("UTC"),
    editions=("zh-Hant",),
    operator="desk",
)


def _directives(config: Config) -> dict[str, list[str]]:
    return {name: sources for name, *sources in map(str.split, content_policy(config, "").split(";"))}


def test_a_page_loads_from_its_own_host_only() -> None:
    directives = _directives(_CONFIG)
    told = b64encode(sha256(FIRST_SCRIPT.encode()).digest()).decode()
    assert directives["default-src"] == ["'none'"]
    assert directives["script-src"] == ["'self'", f"'sha256-{told}'"]
    assert directives["style-src"] == ["'self'"]
    assert directives["img-src"] == ["'self'", "data:"]
    assert "frame-src" not in directives  # so that none is let in


def test_a_site_adds_what_it_names() -> None:
    config = replace(_CONFIG, load_from=(("frame-src", ("https://films.example",)), ("img-src", ("https:",))))
    directives = _directives(config)
    assert directives["frame-src"] == ["https://films.example"]
    assert directives["img-src"] == ["'self'", "data:", "https:"]
    assert directives["style-src"] == ["'self'"]


@pytest.mark.parametrize(
    ("source", "address", "fits"),
    [
        ("", "https://org.example/other/a.png", True),
        ("", "//org.example/a.png", True),
        ("", "https://pictures.example/a.png", False),
        ("https://pictures.example", "https://pictures.example/a.png", True),
        ("pictures.example:8080/x/", "//pictures.example/a.png", True),
        ("*.pictures.example", "https://a.pictures.example/a.png", True),
        ("*.pictures.example", "https://pictures.example/a.png", False),
        ("https://pictures.example", "https://notpictures.example/a.png", False),
        ("https:", "https://pictures.example/a.png", True),
        ("https:", "http://pictures.example/a.png", False),
    ],
)
def test_whether_a_picture_is_shown(source: str, address: str, fits: bool) -> None:
    added = (("media-src", (source,)),) if source else ()
    assert may_show(address, replace(_CONFIG, load_from=added)) is fits


def test_an_editor_is_warned_of_a_picture_that_is_kept_out(site: SiteFolder) -> None:
    site.article("2026/a", body="正文。\n\n![圖](https://pictures.example/a.png)")
    options = BuildOptions(site=site.folder, output=site.folder.parent / "public", jobs=1)

    said = build(options).warnings

    assert [(problem.path, problem.line) for problem in said] == [("content/articles/2026/a.md", 8)]
    assert "is on another host" in said[0].text()
