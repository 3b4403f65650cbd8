"""Players on pages, links in feeds."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st
from lxml import html as lxml_html

from newsgen.config import Embeds
from newsgen.library.strings import theme_words
from newsgen.markup import escape, render_markdown
from newsgen.render.embeds import Players
from newsgen.render.words import Words

if TYPE_CHECKING:
    from conftest import SiteFolder

FILM = "https://www.bilibili.com/video/BV1Gj411K7aB?spm_id_from=333"
_EMBEDS = Embeds(("bilibili", "openstreetmap"))


def _players(edition: str = "zh-Hant") -> Players:
    return Players(_EMBEDS, Words(theme_words(), edition), edition)


def _allow(site: SiteFolder) -> None:
    config = site.folder / "newsgen.yaml"
    config.write_text(config.read_text("utf-8") + "embeds: [bilibili, openstreetmap]\n", "utf-8")


def test_a_page_has_a_player_in_the_words_of_its_edition(site: SiteFolder) -> None:
    _allow(site)
    site.article("a", body=f"甲\n\nembed: {FILM} 開園與裡面\n\nhttps://www.openstreetmap.org/#map=8/0/10")
    public = site.publish()
    page = lxml_html.fromstring((public / "zh-hans/articles/a/index.html").read_bytes())
    film, place = page.find_class("site-embed")
    assert film.get("data-frame") == (
        "https://player.bilibili.com/player.html?isOutside=true&bvid=BV1Gj411K7aB&autoplay=1"
    )
    assert film.get("data-title") == "开园与里面"
    button, link = film
    assert button.get("hidden") is not None
    assert button.text_content() == "播放视频：开园与里面 点按后才从 player.bilibili.com 载入"
    assert link.get("href") == "https://www.bilibili.com/video/BV1Gj411K7aB/"
    assert link.text_content() == "开园与里面（哔哩哔哩）"
    assert place[0].text_content().startswith("显示地图：OpenStreetMap ")
    assert place[1].text_content() == "地图（OpenStreetMap）"
    assert not page.xpath("//iframe")
    policy = page.xpath("//meta[@http-equiv]")[0].get("content")
    assert "; frame-src https://player.bilibili.com https://www.openstreetmap.org; " in policy


def test_feeds_hold_the_link(site: SiteFolder) -> None:
    _allow(site)
    site.article("a", body=f"甲\n\nembed: {FILM} 開園\n\n{FILM}")
    public = site.publish()
    for name in ("feed.xml", "rss.xml", "feed.json"):
        feed = (public / name).read_text("utf-8")
        assert "開園（嗶哩嗶哩）" in feed
        assert "影片（嗶哩嗶哩）" in feed
        assert "data-frame" not in feed
        assert "player.bilibili.com" not in feed
        assert "<button" not in feed.replace("&lt;", "<")


def test_an_excerpt_has_no_player(site: SiteFolder) -> None:
    _allow(site)
    site.article("a", body=f"embed: {FILM} 開園\n\n正文的第一句。")
    home = (site.publish() / "index.html").read_text("utf-8")
    assert "正文的第一句。" in home
    assert "site-embed" not in home


def test_nothing_changes_where_no_host_is_allowed(site: SiteFolder) -> None:
    site.article("a", body=f"甲\n\n{FILM}")
    page = (site.publish() / "articles/a/index.html").read_text("utf-8")
    assert "site-embed" not in page
    assert "frame-src" not in page
    assert f'<p><a href="{FILM}" rel="noopener">{FILM}</a></p>' in page


def test_a_host_that_is_allowed_later_changes_what_is_kept(site: SiteFolder) -> None:
    site.article("a", body=f"甲\n\n{FILM}")
    site.publish()
    _allow(site)
    assert "site-embed" in (site.publish() / "articles/a/index.html").read_text("utf-8")


def test_words_in_a_title_are_text() -> None:
    body = render_markdown(f'embed: {FILM} 甲"<b>&', 1, _EMBEDS).body.html
    made = _players().put(body)
    [player] = lxml_html.fragment_fromstring(made, "div").find_class("site-embed")
    assert player.get("data-title") == '甲"<b>&'
    assert player[1].text_content() == '甲"<b>&（嗶哩嗶哩）'


def test_an_author_cannot_name_the_frame() -> None:
    text = f'<p><a class="embed x" href="{FILM}" data-frame="https://evil.example/">甲</a></p>'
    made = _players().put(render_markdown(text, 1, _EMBEDS).body.html)
    assert "evil.example" not in made
    assert 'data-frame="https://player.bilibili.com/' in made


_ADDRESSES = st.one_of(
    st.just(FILM), st.text(max_size=30), st.from_regex(r"(https?:)?//[\w.@:/?#&;\"'<>-]{0,40}")
)


@given(_ADDRESSES, st.text(max_size=10))
def test_no_address_is_in_a_src_before_a_click(address: str, title: str) -> None:
    body = f'<p><a class="embed" href="{escape(address, quote=True)}" rel="noopener">{escape(title)}</a></p>'
    made = _players().put(body)
    assert not re.search(r"<iframe|\ssrc=", made)
    frames = re.findall(r'data-frame="([^"]*)"', made)
    assert all(frame.startswith("https://player.bilibili.com/player.html?") for frame in frames)
    assert bool(frames) == bool(_EMBEDS.find(address))
