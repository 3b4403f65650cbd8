"""The hosts of films and maps: their addresses, and what newsgen.yaml says of them."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsgen.config import Embeds, known_embed, read_config
from newsgen.config.embed_hosts import HOSTS
from newsgen.problems import Problem, Report

if TYPE_CHECKING:
    from pathlib import Path

_ALL = Embeds(tuple(HOSTS))
_FILM = "https://player.bilibili.com/player.html?isOutside=true&"
_TUBE = "https://www.youtube-nocookie.com/embed/"
_PB = "!1m18!1m12!1m3!1d13999.1!2d115.93!3d28.72!2m3!1f0!2f0!3f0!3m2!1i1024!2i768!4f13.1!5e0!4v17"
_KEY = "0123456789abcdef0123456789abcdef"

#: Of each host its addresses, and those of the page and of the frame.
EXAMPLES = [
    (
        "https://www.bilibili.com/video/BV1Gj411K7aB",
        "/video/BV1Gj411K7aB/",
        f"{_FILM}bvid=BV1Gj411K7aB&autoplay=1",
    ),
    (
        "https://m.bilibili.com/video/BV1Gj411K7aB/?p=3&t=61&vd_source=abc",
        "/video/BV1Gj411K7aB/?p=3&t=61",
        f"{_FILM}bvid=BV1Gj411K7aB&p=3&t=61&autoplay=1",
    ),
    ("http://b23.tv/BV1Gj411K7aB", "/video/BV1Gj411K7aB/", f"{_FILM}bvid=BV1Gj411K7aB&autoplay=1"),
    ("https://www.bilibili.com/video/av4711/", "/video/av4711/", f"{_FILM}aid=4711&autoplay=1"),
    (
        "//player.bilibili.com/player.html?aid=1&bvid=BV1Gj411K7aB&cid=2&page=2",
        "/video/BV1Gj411K7aB/?p=2",
        f"{_FILM}bvid=BV1Gj411K7aB&p=2&autoplay=1",
    ),
    (
        "https://www.youtube.com/watch?v=a-_4567890b&feature=x",
        "/watch?v=a-_4567890b",
        f"{_TUBE}a-_4567890b?autoplay=1",
    ),
    (
        "https://youtu.be/a-_4567890b?t=1m5s",
        "/watch?v=a-_4567890b&t=65s",
        f"{_TUBE}a-_4567890b?start=65&autoplay=1",
    ),
    ("https://youtube.com/shorts/a-_4567890b", "/watch?v=a-_4567890b", f"{_TUBE}a-_4567890b?autoplay=1"),
    (
        "https://www.youtube.com/playlist?list=PL0123456789",
        "/playlist?list=PL0123456789",
        f"{_TUBE}videoseries?list=PL0123456789&autoplay=1",
    ),
    (
        "https://v.qq.com/x/cover/mzc002001abcdef/a0123456789.html",
        "/x/page/a0123456789.html",
        "https://v.qq.com/txp/iframe/player.html?vid=a0123456789",
    ),
    (
        "https://v.qq.com/iframe/preview.html?width=500&auto=0&vid=a0123456789",
        "/x/page/a0123456789.html",
        "https://v.qq.com/txp/iframe/player.html?vid=a0123456789",
    ),
    (
        "https://v.youku.com/v_show/id_XNDEyMzQ1Njc4OA==.html?spm=a.1",
        "/v_show/id_XNDEyMzQ1Njc4OA==.html",
        "https://player.youku.com/embed/XNDEyMzQ1Njc4OA==",
    ),
    (
        "https://player.youku.com/embed/XNDEyMzQ1Njc4OA%3D%3D",
        "/v_show/id_XNDEyMzQ1Njc4OA==.html",
        "https://player.youku.com/embed/XNDEyMzQ1Njc4OA==",
    ),
    (
        "https://www.openstreetmap.org/?mlat=0.5&mlon=10#map=8/0/10",
        "/?mlat=0.5&mlon=10#map=8/0/10",
        "https://www.openstreetmap.org/export/embed.html"
        "?bbox=8.24219,-1.31836,11.75781,1.31836&layer=mapnik&marker=0.5,10",
    ),
    (
        "https://www.openstreetmap.org/export/embed.html?bbox=1.5%2C-2%2C3%2C4&layer=mapnik",
        "/?bbox=1.5,-2,3,4",
        "https://www.openstreetmap.org/export/embed.html?bbox=1.5,-2,3,4&layer=mapnik",
    ),
    (
        f"https://www.google.com/maps/embed?pb={_PB}",
        "/maps/search/?api=1&query=28.72,115.93",
        f"https://www.google.com/maps/embed?pb={_PB}",
    ),
    (
        f"https://m.amap.com/navi/?dest=115.93,28.72&destName=園區&key={_KEY}",
        "/marker?position=115.93,28.72&name=%E5%9C%92%E5%8D%80",
        f"https://m.amap.com/navi/?dest=115.93,28.72&destName=%E5%9C%92%E5%8D%80&hideRouteIcon=1&key={_KEY}",
    ),
    (
        "https://api.map.baidu.com/marker?location=28.72,115.93&title=園&output=html&src=a.b",
        "/marker?location=28.72,115.93&title=%E5%9C%92&output=html&src=a.b",
        "https://api.map.baidu.com/marker?location=28.72,115.93&title=%E5%9C%92&output=html&src=a.b",
    ),
]


@pytest.mark.parametrize(("address", "page", "frame"), EXAMPLES)
def test_an_address_has_a_page_and_a_frame(address: str, page: str, frame: str) -> None:
    found = _ALL.find(address)
    assert found is not None
    assert found.page.endswith(page)
    assert found.frame == frame
    again = _ALL.find(found.frame)  # who copies the frame's address means the same
    assert again is not None
    assert again.frame == frame


def test_every_host_has_an_example_and_a_name_in_both_scripts() -> None:
    found = {embed.host.id for address, _, _ in EXAMPLES if (embed := known_embed(address))}
    assert found == set(HOSTS)
    for host in HOSTS.values():
        assert host.name.covers("zh-Hans")
        assert host.name.covers("zh-Hant-HK")


@pytest.mark.parametrize(
    "address",
    [
        "",
        "BV1Gj411K7aB",
        "https://www.bilibili.com/",
        "https://www.bilibili.com/video/BV1Gj411K7a",
        "https://www.bilibili.com/video/BV1Gj411K7aB/x",
        "https://www.bilibili.com:8443/video/BV1Gj411K7aB",
        "https://www.bilibili.com@evil.example/video/BV1Gj411K7aB",
        "https://evil.example@www.bilibili.com/video/BV1Gj411K7aB",
        "https://www.bilibili.com.evil.example/video/BV1Gj411K7aB",
        "https://wwwxbilibili.com/video/BV1Gj411K7aB",
        "https://www.bilibili.com\\@evil.example/video/BV1Gj411K7aB",
        "javascript://www.bilibili.com/video/BV1Gj411K7aB",
        "data:text/html,https://www.bilibili.com/video/BV1Gj411K7aB",
        "https://[www.bilibili.com/video/BV1Gj411K7aB",
        "https://www.youtube.com/watch?v=ａ-_4567890b",
        "https://www.openstreetmap.org/#map=14/1e3/2",
        "https://www.google.com/maps/embed?pb=<script>",
    ],
)
def test_what_only_looks_like_one_is_none(address: str) -> None:
    assert _ALL.find(address) is None


def test_only_what_is_allowed_is_found() -> None:
    address = "https://youtu.be/a-_4567890b"
    assert Embeds().find(address) is None
    assert Embeds(("bilibili",)).find(address) is None
    assert Embeds(("youtube",)).find(address)
    assert known_embed(address)


_PARTS = st.one_of(
    st.sampled_from(
        sorted({part for address, _, _ in EXAMPLES for part in address.replace("?", "/").split("/")})
    ),
    st.sampled_from(
        ["..", "%2f", "@evil.example", ":443", "\\", "\t", '"><script>', "#map=1/2/3", "?v=", "&bvid="]
    ),
    st.text(max_size=8),
)


@given(
    st.sampled_from([address for address, _, _ in EXAMPLES]),
    st.lists(st.tuples(st.integers(0, 120), st.integers(0, 9), _PARTS), max_size=4),
)
def test_no_address_makes_a_frame_elsewhere(address: str, edits: list[tuple[int, int, str]]) -> None:
    for at, length, text in edits:
        address = address[:at] + text + address[at + length :]
    found = _ALL.find(address)
    if found:
        for made in (found.frame, found.page):
            assert made.startswith("https://")
            assert not set(made) & set("<>\"'` \\\n\t{}")
        origin = f"https://{urlsplit(found.frame).netloc}"
        assert any(
            source.startswith(origin) and found.frame.startswith(source) for source in found.host.sources
        )


def _read(folder: Path, lines: str) -> tuple[Embeds, list[Problem]]:
    (folder / "newsgen.yaml").write_text(
        f"title: 甲\nbase_url: https://news.example/a/\ntimezone: UTC\noperator: a\n{lines}\n", "utf-8"
    )
    report = Report("newsgen.yaml")
    config = read_config(folder, report)
    assert config is not None
    return config.embeds, list(report.problems)


def test_hosts_are_allowed_by_their_words_or_names(tmp_path: Path) -> None:
    assert _read(tmp_path, "") == (Embeds(), [])
    embeds, problems = _read(tmp_path, "embeds: [Bilibili, 优酷, 高德地圖, bilibili]")
    assert (embeds.allowed, problems) == (("bilibili", "youku", "amap"), [])
    assert embeds.sources == (
        "https://player.bilibili.com",
        "https://player.youku.com",
        "https://m.amap.com",
    )
    embeds, [problem] = _read(tmp_path, "embeds: [bilibli]")
    assert embeds.allowed == ()
    assert problem.line == 5
    assert dict(problem.values)["close"] == "bilibili"


_OWN = "embed_hosts:\n  - name: 甲台\n    page: {page}\n    frame: {frame}"


def test_a_site_adds_a_host(tmp_path: Path) -> None:
    row = _OWN.format(
        page="https://V.example.org/play?vid={id}&x=1", frame="https://p.example.org/e/{id}.html"
    )
    embeds, problems = _read(tmp_path, f"{row}\n    shape: 9x16")
    assert problems == []
    found = embeds.find("http://v.example.org/play?x=1&vid=a_B-9&from=z")
    assert found is not None
    assert found.frame == "https://p.example.org/e/a_B-9.html"
    assert found.page == "https://v.example.org/play?vid=a_B-9&x=1"
    assert found.host.shape == "9x16"
    assert embeds.find(found.frame) == found
    assert embeds.find("https://v.example.org/play?vid=a/b&x=1") is None
    assert embeds.find("https://v.example.org/play?vid=a") is None
    assert embeds.sources == ("https://p.example.org",)


@pytest.mark.parametrize(
    ("page", "frame"),
    [
        ("http://v.example.org/{id}", "https://p.example.org/{id}"),
        ("https://v.example.org/{id}", "http://p.example.org/{id}"),
        ("https://v.example.org/{id}", "https://{id}.example.org/"),
        ("https://v.example.org/{id}", "https://p.example.org/"),
        ("https://v.example.org/{id}", "https://p.example.org/{id}/{id}"),
        ("https://v.example.org/{id}", "https://p.example.org/{name}/{id}"),
        ("https://v.example.org/{id}", "https://p.example.org/{id}#x"),
        ("https://v.example.org/{id}", "https://p.example.org:8443/{id}"),
        ("https://v.example.org/{id}", "https://a@p.example.org/{id}"),
        ("https://v.example.org/{id}", "https://localhost/{id}"),
        ("https://v.example.org/{id}", "https://[p/{id}"),
        ("https://v.example.org/{id}", "javascript:alert({id})"),
        ("https://v.example.org/{id}", "https://news.example/{id}"),
    ],
)
def test_a_host_that_is_not_safe_is_refused(tmp_path: Path, page: str, frame: str) -> None:
    embeds, problems = _read(tmp_path, _OWN.format(page=f"'{page}'", frame=f"'{frame}'"))
    assert embeds.own == ()
    assert [problem.line for problem in problems] == [8 if page.startswith("https:") else 7]
