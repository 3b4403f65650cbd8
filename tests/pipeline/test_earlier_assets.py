"""Style sheets and scripts of the last two generations stay, for pages in a reader's cache."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from newsgen.pipeline import inputs

if TYPE_CHECKING:
    from conftest import SiteFolder, Tree


@pytest.fixture(autouse=True)
def _stamps_hold(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(inputs, "_FRESH", 0)


def _styled(site: SiteFolder, number: int, **options: Any) -> dict[str, str]:
    """Build with a style of its own; return the hashed style sheets of the site, with what they say."""
    site.write("static/assets/custom.css", f"/*! {number} */")
    return _hashed(site.publish(**options))


def _hashed(public: Path) -> dict[str, str]:
    return {path.name: path.read_text("utf-8") for path in (public / "assets").glob("custom.*.css")}


def _linked(public: Path) -> str:
    page = (public / "index.html").read_text("utf-8")
    (found,) = re.findall(r"assets/(custom\.\w+\.css)", page)
    return str(found)


def test_two_earlier_ones_stay(site: SiteFolder, tree: Tree) -> None:
    site.article("a")
    public = site.folder.parent / "public"
    for number in range(1, 6):
        found = _styled(site, number)
        assert found[_linked(public)] == f"/*! {number} */"
        assert set(found.values()) == {f"/*! {kept} */" for kept in range(max(number - 2, 1), number + 1)}
        before = tree(public)
        site.article("a", body=f"第{number}次。")
        site.publish()
        assert set(_hashed(public)) == set(found), "what is no other look is no generation"
        site.article("a")
        site.publish()
        assert tree(public) == before
    made = json.loads((public / "manifest.json").read_bytes())
    assert len(made["assets"]) == 3
    assert all(path in made["files"] for names in made["assets"] for path in names)


def test_one_that_is_taken_away_stays_as_long(site: SiteFolder) -> None:
    site.article("a")
    _styled(site, 1)
    (site.folder / "static/assets/custom.css").unlink()
    public = site.publish()
    assert set(_hashed(public).values()) == {"/*! 1 */"}
    assert not (public / "assets/custom.css").exists()
    for number in range(2):
        site.write("static/assets/more.js", f"// {number}")
        site.publish()
    assert not _hashed(public)


def test_an_older_look_is_taken_up_again(site: SiteFolder) -> None:
    site.article("a")
    for number in (1, 2, 1):
        found = _styled(site, number)
    assert set(found.values()) == {"/*! 1 */", "/*! 2 */"}
    assert found[_linked(site.folder.parent / "public")] == "/*! 1 */"


def test_they_come_from_the_site_that_readers_have(site: SiteFolder, tmp_path: Path) -> None:
    site.article("a")
    _styled(site, 1)
    (tmp_path / "public").rename(tmp_path / "live")
    shutil.rmtree(tmp_path / ".public.newsgen")
    assert set(_styled(site, 2, published=str(tmp_path / "live")).values()) == {"/*! 1 */", "/*! 2 */"}
    # What is not what it was is nobody's style.
    for path in (tmp_path / "live/assets").glob("custom.*.css"):
        path.write_text("/*! harmed */", "utf-8")
    shutil.rmtree(tmp_path / "public")
    assert set(_styled(site, 3, published=str(tmp_path / "live")).values()) == {"/*! 3 */"}


def test_a_clean_build_has_none(site: SiteFolder, tmp_path: Path) -> None:
    site.article("a")
    _styled(site, 1)
    shutil.rmtree(tmp_path / "public")
    assert set(_styled(site, 2).values()) == {"/*! 2 */"}


def test_one_that_is_gone_from_the_folder_is_let_go_where_nobody_else_has_it(
    site: SiteFolder, tmp_path: Path
) -> None:
    site.article("a")
    _styled(site, 1)
    shutil.rmtree(tmp_path / ".public.newsgen")
    for path in (tmp_path / "public/assets").glob("custom.*.css"):
        path.unlink()
    assert set(_styled(site, 2).values()) == {"/*! 2 */"}
