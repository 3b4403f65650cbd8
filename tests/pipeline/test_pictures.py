"""Pictures and cards in a whole site: made once, published where they are shown, gone when they are not."""

from __future__ import annotations

import json
import random
import shutil
import subprocess
import sys
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from PIL import Image

from newsgen.pipeline import BuildOptions, BuildResult, build, inputs
from newsgen.problems import BuildFailed, Problem, Severity

if TYPE_CHECKING:
    from conftest import SiteFolder, Tree


def _warnings(result: BuildResult) -> list[Problem]:
    return [problem for problem in result.warnings if problem.severity is Severity.WARNING]


def _photo(seed: int, width: int = 600) -> bytes:
    buffer = BytesIO()
    noise = random.Random(seed).randbytes(width * 30 * 3)  # noqa: S311 - a picture, not a secret
    Image.frombytes("RGB", (width, 30), noise).save(buffer, "PNG")
    return buffer.getvalue()


def _build(site: SiteFolder, **options: Any) -> BuildResult:
    return build(BuildOptions(site.folder, site.folder.parent / "public", jobs=1, **options))


def _sizes(site: SiteFolder) -> set[str]:
    return {path.name for path in (site.folder.parent / "public/assets/pictures").glob("*")}


@pytest.fixture
def newsroom(site: SiteFolder, monkeypatch: pytest.MonkeyPatch) -> SiteFolder:
    """A site of three articles, one of them with a picture, built once; stamps are believed at once."""
    monkeypatch.setattr(inputs, "_FRESH", 0)
    for number in range(3):
        site.article(f"a{number}", title=f"第{number}篇", date=f"2026-01-0{number + 1}")
    site.article("a1", title="第1篇", date="2026-01-02", body="正文。\n\n![圖](photo.png)")
    (site.folder / "content/articles/photo.png").write_bytes(_photo(1))
    (site.folder / "content/articles/unused.png").write_bytes(_photo(2))
    _build(site)
    return site


def test_only_what_is_shown_has_sizes_and_only_once(
    newsroom: SiteFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = _sizes(newsroom)
    assert len(first) == 2
    monkeypatch.setattr("newsgen.images.sizes.make_sizes", None)
    newsroom.article("a1", title="第1篇", date="2026-01-02", body="正文二。\n\n![圖](photo.png)")
    _build(newsroom)
    newsroom.article("b", title="新篇", body="![同一幅](photo.png)")
    _build(newsroom)
    assert _sizes(newsroom) == first


def test_a_changed_picture_renders_what_shows_it(newsroom: SiteFolder) -> None:
    before = _sizes(newsroom)
    (newsroom.folder / "content/articles/photo.png").write_bytes(_photo(3))
    assert _build(newsroom).counts.rendered == 2 + 2 * 3, "its page and the three feeds, in two editions"
    assert not _sizes(newsroom) & before
    newsroom.article("a1", title="第1篇", date="2026-01-02")
    _build(newsroom)
    assert not _sizes(newsroom)


def test_a_damaged_size_is_noticed_and_made_again(newsroom: SiteFolder, tree: Tree) -> None:
    public = newsroom.folder.parent / "public"
    before = tree(public)
    for file in (newsroom.folder / ".newsgen/images").iterdir():
        file.write_bytes(file.read_bytes()[:-1])
    _remove(public)
    _build(newsroom)
    assert tree(public) == before
    next((newsroom.folder / ".newsgen/images").iterdir()).unlink()
    _remove(public)
    _build(newsroom)
    assert tree(public) == before


def _remove(public: Path) -> None:
    shutil.rmtree(public)
    shutil.rmtree(public.with_name(f".{public.name}.newsgen"))


def test_what_is_used_no_longer_is_removed_in_time(
    newsroom: SiteFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("newsgen.pipeline.pictures._SPARE", 2)
    for seed in range(3, 8):
        (newsroom.folder / "content/articles/photo.png").write_bytes(_photo(seed))
        _build(newsroom)
    assert len(list((newsroom.folder / ".newsgen/images").iterdir())) <= 2 * 2 + 2


def test_a_feed_has_pictures_as_they_are(newsroom: SiteFolder) -> None:
    feed = json.loads((newsroom.folder.parent / "public/feed.json").read_text("utf-8"))
    (content,) = (item["content_html"] for item in feed["items"] if "img" in item["content_html"])
    assert "srcset" not in content
    assert 'src="https://news.example/articles/photo.png" ' in content
    assert 'width="600" height="30"' in content


def test_a_picture_at_the_beginning_is_not_put_off(newsroom: SiteFolder) -> None:
    newsroom.article("b", title="新篇", body="![圖](photo.png)\n\n![同一幅](photo.png)")
    _build(newsroom)
    page = (newsroom.folder.parent / "public/articles/b/index.html").read_text("utf-8")
    first, second = (part.partition(">")[0] for part in page.split("<img ")[1:])
    assert 'fetchpriority="high"' in first
    assert "lazy" not in first
    assert 'loading="lazy"' in second
    assert "fetchpriority" not in second


def test_a_warning_about_a_picture_stays_until_it_is_mended(newsroom: SiteFolder) -> None:
    named = newsroom.folder / "content/articles/photo.jpg"
    named.write_bytes(_photo(1))
    newsroom.article("a1", title="第1篇", date="2026-01-02", body="![圖](photo.jpg)")
    for text in ("正文。", "正文二。", "正文二。"):
        newsroom.article("a2", title="第2篇", date="2026-01-03", body=text)
        assert [problem.path for problem in _warnings(_build(newsroom))] == ["content/articles/photo.jpg"]


def test_a_picture_of_a_draft_is_looked_at_with_the_drafts(newsroom: SiteFolder) -> None:
    (newsroom.folder / "content/articles/broken.png").write_bytes(b"")
    newsroom.article("draft", status="draft", body="![圖](broken.png)")
    _build(newsroom)
    with pytest.raises(BuildFailed) as failed:
        _build(newsroom, drafts=True)
    assert [problem.path for problem in failed.value.problems if problem.severity is Severity.ERROR] == [
        "content/articles/broken.png"
    ]


def _with_cards(site: SiteFolder, count: int) -> None:
    text = (site.folder / "newsgen.yaml").read_text("utf-8")
    site.write("newsgen.yaml", text.replace("cards: 0\n", f"cards: {count}\n"))


def _cards(site: SiteFolder) -> dict[str, bytes]:
    public = site.folder.parent / "public"
    return {path.relative_to(public).as_posix(): path.read_bytes() for path in public.rglob("card.png")}


def test_the_newest_articles_have_cards(newsroom: SiteFolder) -> None:
    _with_cards(newsroom, 2)
    _build(newsroom)
    names = ("card.png", "articles/a1/card.png", "articles/a2/card.png")
    assert _cards(newsroom).keys() == {prefix + name for prefix in ("", "zh-hans/") for name in names}
    before = _cards(newsroom)
    newsroom.article("a2", title="另一個題目", date="2026-01-03")
    _build(newsroom)
    changed = {name for name, card in _cards(newsroom).items() if before[name] != card}
    assert changed == {"articles/a2/card.png", "zh-hans/articles/a2/card.png"}
    newsroom.article("a3", title="第3篇", date="2026-01-04")
    _build(newsroom)
    assert "articles/a1/card.png" not in _cards(newsroom)


def test_a_title_that_the_font_lacks_has_the_card_of_the_site(newsroom: SiteFolder) -> None:
    _with_cards(newsroom, 1)
    newsroom.article("a2", title="新區\U0001f600掛牌", date="2026-01-03")
    for _ in range(2):
        result = _build(newsroom)
        assert {(problem.path, problem.line) for problem in _warnings(result)} == {
            ("content/articles/a2.md", 2)
        }
        assert "has no `\U0001f600`" in _warnings(result)[0].text()
    assert _cards(newsroom)["articles/a2/card.png"] == _cards(newsroom)["card.png"]


def test_without_a_font_there_are_no_cards_and_whoever_asked_for_them_is_told(
    newsroom: SiteFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in ("planned_site", "articles"):
        monkeypatch.setattr(sys.modules[f"newsgen.pipeline.{module}"], "card_font_file", lambda: None)
    _with_cards(newsroom, 2)
    result = _build(newsroom)
    assert [problem.path for problem in _warnings(result)] == ["newsgen.yaml"]
    assert not _cards(newsroom)


def test_a_site_without_pictures_does_without_pillow(site: SiteFolder) -> None:
    site.article("a")
    program = (
        "import sys; from newsgen.cli import main\n"
        f"assert main(['build', '--site', {str(site.folder)!r}, '--jobs', '1']) == 0\n"
        "assert 'PIL' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", program], check=True)  # noqa: S603 - our own program
    assert not (Path(site.folder) / ".newsgen/images").exists()
