"""What a template is made from."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsgen.render import Templates


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
