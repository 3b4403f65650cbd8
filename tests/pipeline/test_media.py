"""Films and recordings of the site itself: from what an editor types to what a reader gets."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from lxml import html

from newsgen.problems import BuildFailed

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import SiteFolder

_BODY = """![開園現場](opening.mp4 "開園的話")

<video src="talk.webm" poster="talk.png" width="640">
<source src="/media/talk.mp4" type="video/mp4">
<track kind="subtitles" src="talk.vtt" srclang="zh" label="中文">
請下載。
</video>

<audio src="../../articles/2026/speech.mp3"></audio>

![錄音](speech.mp3)
"""
_BESIDE = ("opening.mp4", "talk.webm", "talk.png", "talk.vtt", "speech.mp3")


def _with_media(site: SiteFolder) -> SiteFolder:
    config = site.folder / "newsgen.yaml"
    config.write_text(config.read_text("utf-8").replace("news.example/", "news.example/repo/"), "utf-8")
    for name in (*_BESIDE, "draft.mp4"):
        site.write(f"content/articles/2026/{name}", name)
    site.write("static/media/talk.mp4", "talk")
    site.article("2026/a", body=_BODY)
    site.article("2026/b", status="draft", body="![片](draft.mp4)")
    return site


def _pointers(page: Path) -> list[str]:
    tree = html.fromstring(page.read_bytes())
    return [
        str(value) for value in tree.xpath("//video/@*|//audio/@*|//source/@*|//track/@*") if "/" in value
    ]


@pytest.mark.parametrize("edition", ["", "zh-hans/"])
def test_a_page_plays_what_lies_beside_its_article(site: SiteFolder, edition: str) -> None:
    public = _with_media(site).publish()
    page = public / edition / "articles/2026/a/index.html"
    beside = "/repo/articles/2026/"
    assert set(_pointers(page)) == {
        *(f"{beside}{name}" for name in _BESIDE),
        "/repo/media/talk.mp4",
        "video/mp4",
    }
    tree = html.fromstring(page.read_bytes())
    assert len(tree.xpath("//video[@controls]")) == 2
    assert len(tree.xpath("//audio[@controls]")) == 2
    [caption] = tree.xpath("//figure[video]/figcaption")
    assert caption.text_content() == ("开园的话" if edition else "開園的話")


def test_the_files_are_published_once_and_those_of_a_draft_are_not(site: SiteFolder) -> None:
    public = _with_media(site).publish()
    for name in _BESIDE:
        assert [path.read_text("utf-8") for path in public.rglob(name)] == [name]
    assert (public / "media/talk.mp4").is_file()
    assert not list(public.rglob("draft.mp4"))


def test_a_feed_names_them_with_their_host(site: SiteFolder) -> None:
    feed = (_with_media(site).publish() / "feed.xml").read_text("utf-8")
    for name in _BESIDE:
        assert f"=&#34;https://news.example/repo/articles/2026/{name}&#34;" in feed


@pytest.mark.parametrize(
    ("typed", "line"),
    [
        ("![片](gone.mp4)", 8),
        ('<video src="gone.mp4"></video>', 8),
        ('<video poster="gone.png"></video>', 8),
        ('<audio>\n<source src="/gone.mp3">\n</audio>', 9),
        ('<video src="opening.mp4">\n\n<track src="gone.vtt">\n</video>', 10),
    ],
)
def test_what_is_not_there_stops_the_build_with_its_line(site: SiteFolder, typed: str, line: int) -> None:
    _with_media(site).article("2026/c", body=f"\n\n{typed}")
    with pytest.raises(BuildFailed) as failed:
        site.publish()
    [problem] = [each for each in failed.value.problems if each.path.endswith("c.md")]
    assert problem.line == line
    assert "is not there" in problem.message
