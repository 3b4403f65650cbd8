"""What a template is made from."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsgen.memo import Memo
from newsgen.templating import Templates


@pytest.mark.parametrize(
    ("page", "changes"),
    [
        ('{{ fragment("part.html", article=article) }}', True),
        ('{% include "part.html" %}', True),
        ('{% set name = "part.html" %}{{ fragment(name) }}', True),  # nobody can say before it is rendered
        ("{{ part }}", False),
    ],
)
def test_a_page_depends_on_the_parts_that_it_asks_for(page: str, changes: bool, tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text(page, "utf-8")
    (tmp_path / "part.html").write_text("甲", "utf-8")
    before = Templates([tmp_path]).uses.digest("page.html")
    (tmp_path / "part.html").write_text("乙", "utf-8")
    assert (Templates([tmp_path]).uses.digest("page.html") != before) is changes


def test_what_a_template_names_is_read_once_as_long_as_it_is_the_same(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text('{{ fragment("part.html", x=x) }}', "utf-8")
    (tmp_path / "part.html").write_text("{{ x }}", "utf-8")
    kept: dict[bytes, bytes] = {}
    for text, new in (("{{ x }}", 2), ("{{ x }}", 0), ("{{ y }}", 1)):
        (tmp_path / "part.html").write_text(text, "utf-8")
        memo = Memo(_Kept(kept))
        uses = Templates([tmp_path]).uses
        uses.look_up(["page.html"], memo)
        assert uses.names("part.html") == frozenset(text.strip("{ }"))
        assert len(memo.new) == new
        kept.update(memo.taken())


class _Kept:
    """Results in memory."""

    def __init__(self, kept: dict[bytes, bytes]) -> None:
        self._kept = kept

    def get(self, key: bytes) -> bytes | None:
        return self._kept.get(key)

    def need(self, key: bytes) -> bytes:
        return self._kept[key]

    def hold(self) -> None: ...


@pytest.mark.parametrize("text", ["{% if %}", "{{ 'x' | center(60000000) }}"])
def test_a_template_that_is_wrong_still_has_a_digest(text: str, tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text(text, "utf-8")
    uses = Templates([tmp_path]).uses
    assert len(uses.digest("page.html")) == 16
