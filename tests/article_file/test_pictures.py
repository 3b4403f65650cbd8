"""Pictures placed beside articles: their names, their originals, and nothing half done."""

from __future__ import annotations

from datetime import UTC, datetime
from hashlib import sha256
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from conftest import SiteFolder
from newsgen.article_file.originals import NotPlaced
from newsgen.article_file.pictures import PlacedPicture, place_picture
from newsgen.files import PICTURES_FILE
from newsgen.images.opening import UnfitError
from newsgen.pipeline import BuildOptions, build
from newsgen.problems import Report
from newsgen.yamlfile import Fields, Text, read_list

_NOW = datetime(2026, 6, 30, tzinfo=UTC)
_ARTICLE = "content/articles/2026/a.md"


def _png(colour: str, size: tuple[int, int] = (8, 8)) -> bytes:
    buffer = BytesIO()
    Image.new("RGB", size, colour).save(buffer, "PNG")
    return buffer.getvalue()


def _place(site: Path, name: str, raw: bytes, shows: str = "", article: str = _ARTICLE) -> PlacedPicture:
    return place_picture(site, article, name, raw, shows, _NOW)


@pytest.mark.parametrize(
    ("name", "shows", "path"),
    [
        ("IMG_2034.PNG", "園區的新廠房", "yuan-qu-de-xin-chang-fang.png"),
        ("廠房.jpeg", "", "chang-fang.png"),
        ("IMG_2034.jpg", "", "picture.png"),
        ("微信图片_20260630101112.jpg", "", "picture.png"),
        ("Screenshot 2026-06-30 at 10.11.12.png", "", "picture.png"),
        ("C:\\Users\\me\\圖 <1>?*|.png", "", "tu-1.png"),
        ("../../../etc/passwd", "", "passwd.png"),
        ("con.png", "", "con-picture.png"),
        ("\u202e\x00\n.png", "", "picture.png"),
        ("", "🎉", "picture.png"),
        ("x" * 500, "", "x" * 60 + ".png"),
    ],
)
def test_a_picture_is_called_by_what_it_shows(tmp_path: Path, name: str, shows: str, path: str) -> None:
    placed = _place(tmp_path, name, _png("red"), shows)
    assert placed == PlacedPicture(f"content/articles/2026/{path}", path, False)
    assert [file.name for file in (tmp_path / "content/articles/2026").iterdir()] == [path]


def test_names_do_not_clash_and_the_same_picture_is_there_once(tmp_path: Path) -> None:
    folder = tmp_path / "content/articles/2026"
    folder.mkdir(parents=True)
    (folder / "CHANG-fang.png").write_bytes(b"somebody else's")
    first = _place(tmp_path, "a.png", _png("red"), "廠房")
    second = _place(tmp_path, "a.png", _png("blue"), "廠房")
    assert [each.target for each in (first, second)] == ["chang-fang-2.png", "chang-fang-3.png"]
    assert (folder / "CHANG-fang.png").read_bytes() == b"somebody else's"
    again = _place(tmp_path, "b.png", _png("red"), "另一個說法")
    assert again == PlacedPicture(first.path, first.target, True)
    elsewhere = _place(tmp_path, "b.png", _png("red"), article="content/pages/about.md")
    assert elsewhere == PlacedPicture(first.path, "../articles/2026/chang-fang-2.png", True)
    # One that was put there by hand, as it would be kept.
    (folder / "hand.png").write_bytes((folder / "chang-fang-3.png").read_bytes())
    (folder / "chang-fang-3.png").unlink()
    assert _place(tmp_path, "hand.png", _png("blue")) == PlacedPicture(
        f"{_ARTICLE[:-4]}hand.png", "hand.png", True
    )


def test_originals_are_told_of_in_order_beside_what_others_wrote(tmp_path: Path) -> None:
    large = _png("green", (3_300, 10))
    for shows, raw in (("乙", _png("red")), ("甲", large)):
        assert _place(tmp_path, "原：圖, {1}.png", raw, shows).smaller == (raw == large)
    list_file = tmp_path / PICTURES_FILE
    list_file.write_bytes(list_file.read_bytes().replace(b"\n", b"\r\n") + "# 手寫的\r\n".encode())
    _place(tmp_path, "c.png", _png("blue"), "丙")
    raw = list_file.read_bytes()
    assert raw.count(b"\r\n") == raw.count(b"\n")
    assert raw.decode().endswith("# 手寫的\r\n")
    report = Report("")
    found = [
        node for node in read_list(raw.decode().replace("\r\n", "\n"), report) if isinstance(node, Fields)
    ]
    assert report.problems == ()
    told = [
        {key: text.value for key, text in node.entries.items() if isinstance(text, Text)} for node in found
    ]
    assert [each["path"].rpartition("/")[2] for each in told] == ["bing.png", "jia.png", "yi.png"]
    assert told[1]["sha256"] == sha256(large).hexdigest()
    assert (told[1]["size"], told[1]["received"]) == ("3300 × 10", "原：圖, {1}.png")
    assert "size" not in told[0]


def test_nothing_is_left_of_what_cannot_be_placed(tmp_path: Path) -> None:
    def left() -> list[Path]:
        return sorted(file for file in tmp_path.rglob("*") if file.is_file())

    for path in (
        "newsgen.yaml",
        "content/sources.yaml",
        "content/articles/../../x.md",
        "/etc/x.md",
        "content/articles/a.png",
    ):
        with pytest.raises(NotPlaced):
            _place(tmp_path, "a.png", _png("red"), article=path)
    with pytest.raises(UnfitError):
        _place(tmp_path, "a.png", b"<html>")
    assert left() == []
    (tmp_path / "content").mkdir()
    (tmp_path / PICTURES_FILE).write_bytes("圖".encode("gb18030"))
    before = left()
    with pytest.raises(NotPlaced, match="cannot be read"):
        _place(tmp_path, "a.png", _png("red"))
    assert left() == before
    (tmp_path / PICTURES_FILE).unlink()
    (tmp_path / PICTURES_FILE).mkdir()
    with pytest.raises(IsADirectoryError):
        _place(tmp_path, "a.png", _png("red"))
    assert left() == []


def test_a_build_shows_what_was_placed(site: SiteFolder) -> None:
    other = site.article("2025/b")
    first = place_picture(site.folder, "content/articles/2025/b.md", "a.png", _png("red"), "紅", _NOW)
    again = place_picture(site.folder, _ARTICLE, "a.png", _png("red"), "紅", _NOW)
    assert other.exists()
    site.article("2026/a", body=f"![紅]({again.target})")
    result = build(BuildOptions(site=site.folder, output=site.folder.parent / "out", jobs=1))
    assert result.warnings == ()
    assert (site.folder.parent / "out/articles/2025" / first.target).is_file()
