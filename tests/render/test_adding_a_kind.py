"""docs/adding-a-page-kind.md is right: what it shows is built."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from newsgen.render.kinds import KINDS
from newsgen.render.kinds.kind import PageKind

if TYPE_CHECKING:
    from conftest import SiteFolder

_TEXT = (Path(__file__).parents[2] / "docs/adding-a-page-kind.md").read_text("utf-8")
_TEMPLATE = re.compile(r"\{# (templates/\S+) #\}\n(.*)", re.DOTALL)


def _blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", _TEXT, re.DOTALL | re.MULTILINE)


def _kind(code: str, name: str) -> PageKind:
    scope: dict[str, Any] = {}
    exec(code, scope)  # noqa: S102 - our own documentation
    kind = scope[name]()
    assert isinstance(kind, PageKind)
    return kind


def test_the_examples_are_pages_of_the_site(site: SiteFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    page, feed = _blocks("python")
    for kind in (_kind(page, "Reprints"), _kind(feed, "TextFeed")):
        monkeypatch.setitem(KINDS, kind.name, kind)
    for block in _blocks("jinja"):
        found = _TEMPLATE.fullmatch(block)
        assert found
        site.write(found[1], found[2])
    original = "https://daily.example/a"
    site.article("a", title="轉載", source="日報", original_url=original, date="2026-01-02")
    site.article("b", title="自有", date="2026-01-01")
    public = site.publish()
    for prefix, title in (("", "轉載"), ("zh-hans/", "转载")):
        html = (public / f"{prefix}reprints/index.html").read_text("utf-8")
        assert re.search(rf'<li><a href="/{prefix}articles/a/">{title}</a>: <a href="{original}">', html)
        assert "articles/b/" not in html
        lines = (public / f"{prefix}newest.txt").read_text("utf-8").splitlines()
        assert [line.split()[0] for line in lines] == ["2026-01-02", "2026-01-01"]
    assert "/reprints/</loc>" in (public / "sitemap.xml").read_text("utf-8")
    assert "newest.txt" not in (public / "sitemap.xml").read_text("utf-8")

    # An edit is seen: the keys of its pages follow from what they show.
    site.article("a", title="又名", source="日報", original_url=original, date="2026-01-02")
    site.publish()
    for path in ("reprints/index.html", "newest.txt"):
        assert "又名" in (public / path).read_text("utf-8")
