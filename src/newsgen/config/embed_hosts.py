"""The hosts whose films and maps newsgen knows how to show; to add one is to add a row.

Frame addresses are those that the hosts give for sharing, or in their manuals: the share buttons of Bilibili,
Tencent and Youku; YouTube, "Embed videos and playlists", without cookies from youtube-nocookie.com;
OpenStreetMap, "Share", "HTML"; Google Maps, "Share or embed map"; Amap, 轻地图, with a key of one's own;
Baidu, 地图调起 API for web pages (`output=html`).
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping

from newsgen.config.embed_address import Address, AddressForm, EmbedHost, EmbedKind
from newsgen.model import Forms

_TIME = r"(?:(\d{1,2})h)?(?:(\d{1,3})m)?(?:(\d{1,6})s?)?"
_NUMBER = r"-?\d{1,3}(?:\.\d{1,12})?"
_WORDS = r'[^\x00-\x1f<>"]{1,100}'
_YOUTUBE = "www.youtube.com youtube.com m.youtube.com"
_NO_COOKIE = "www.youtube-nocookie.com youtube-nocookie.com"
_BILIBILI = "www.bilibili.com bilibili.com m.bilibili.com b23.tv"
_GOOGLE = "www.google.com google.com maps.google.com www.google.com.hk www.google.com.tw"
_BAIDU = (
    "https://api.map.baidu.com/marker",
    *("location={place}", "title={title}", "content={content}", "coord_type={system}"),
    *("output=html", "src={app}"),
)
_MAP_WIDTH, _MAP_HEIGHT = 640, 480  # pixels of a map of which only the middle and the scale are known
_TILE = 256  # pixels of the whole world at zoom 0


def _names(simplified: str, traditional: str = "") -> Forms:
    forms = Forms((("zh-Hans", simplified), ("zh-Hant", traditional)))
    return forms if traditional else Forms(everywhere=simplified)


def _start(said: Mapping[str, str]) -> dict[str, str]:
    """Return where a film is to start, in seconds."""
    match = re.fullmatch(_TIME, said.get("time", ""))
    hours, minutes, seconds = (int(part or 0) for part in match.groups()) if match else (0, 0, 0)
    start = hours * 3600 + minutes * 60 + seconds
    return {"start": str(start)} if start else {}


def _around(said: Mapping[str, str]) -> dict[str, str]:
    """Return the edges of the map that has a place in its middle (Web Mercator, EPSG:3857)."""
    scale = 360 / (_TILE * 2 ** int(said["zoom"]))  # degrees of longitude in a pixel
    lat, lon = float(said["lat"]), float(said["lon"])
    high = scale * math.cos(math.radians(lat)) * _MAP_HEIGHT / 2
    wide = scale * _MAP_WIDTH / 2
    edges = lon - wide, lat - high, lon + wide, lat + high
    return {"object": said.get("object", ""), "bbox": ",".join(f"{edge:.5f}" for edge in edges)}


def _middle(said: Mapping[str, str]) -> dict[str, str]:
    """Return the middle of a map of Google, where its address has it."""
    place = re.search(rf"!2d({_NUMBER})!3d({_NUMBER})", said["pb"])
    return {"middle": f"{place[2]},{place[1]}"} if place else {}


def _bilibili(field: str, number: str, prefix: str = "") -> AddressForm:
    """Return the addresses of films by one of the two kinds of numbers that they have."""
    pages = Address(_BILIBILI, f"/(?:video/)?{prefix}(?P<id>{number})/?")
    frames = Address("player.bilibili.com", "/player.html", ((field, f"(?P<id>{number})"),))
    asked = (f"{field}={{id}}", "p={p}", "t={t}", "autoplay=1")
    return AddressForm(
        (pages, frames),
        (f"https://www.bilibili.com/video/{prefix}{{id}}/", "p={p}", "t={t}"),
        ("https://player.bilibili.com/player.html", "isOutside=true", *asked),
        (("p", r"(?P<p>\d{1,4})"), ("page", r"(?P<p>\d{1,4})"), ("t", r"(?P<t>\d{1,6})")),
    )


_ROWS = (
    EmbedHost(
        "bilibili",
        _names("哔哩哔哩", "嗶哩嗶哩"),
        EmbedKind.VIDEO,
        (_bilibili("bvid", "BV[0-9A-Za-z]{10}"), _bilibili("aid", r"\d{1,16}", "av")),
        ("https://player.bilibili.com",),
    ),
    EmbedHost(
        "youtube",
        _names("YouTube"),
        EmbedKind.VIDEO,
        (
            AddressForm(
                (
                    Address(_YOUTUBE, "/watch", (("v", r"(?P<id>[\w-]{11})"),)),
                    Address("youtu.be", r"/(?P<id>[\w-]{11})"),
                    Address(
                        f"{_YOUTUBE} {_NO_COOKIE}",
                        r"/(?:embed|shorts|live|v)/(?P<id>(?!videoseries)[\w-]{11})/?",
                    ),
                ),
                ("https://www.youtube.com/watch", "v={id}", "t={start}s"),
                ("https://www.youtube-nocookie.com/embed/{id}", "start={start}", "autoplay=1"),
                (("t", f"(?P<time>{_TIME})"), ("start", r"(?P<time>\d{1,6})")),
                _start,
            ),
            AddressForm(
                (
                    Address(_YOUTUBE, "/playlist", (("list", r"(?P<id>[\w-]{10,64})"),)),
                    Address(
                        f"{_YOUTUBE} {_NO_COOKIE}",
                        "/embed/videoseries",
                        (("list", r"(?P<id>[\w-]{10,64})"),),
                    ),
                ),
                ("https://www.youtube.com/playlist", "list={id}"),
                ("https://www.youtube-nocookie.com/embed/videoseries", "list={id}", "autoplay=1"),
            ),
        ),
        ("https://www.youtube-nocookie.com",),
    ),
    EmbedHost(
        "tencent",
        _names("腾讯视频", "騰訊視頻"),
        EmbedKind.VIDEO,
        (
            AddressForm(
                (
                    Address("v.qq.com m.v.qq.com", r"/x/(?:page|cover/\w{5,40})/(?P<id>\w{11})\.html"),
                    Address("m.v.qq.com", r"/(?:play\.html|x/m/play)", (("vid", r"(?P<id>\w{11})"),)),
                    Address(
                        "v.qq.com",
                        r"/(?:txp/)?iframe/(?:player|preview)\.html",
                        (("vid", r"(?P<id>\w{11})"),),
                    ),
                ),
                ("https://v.qq.com/x/page/{id}.html",),
                ("https://v.qq.com/txp/iframe/player.html", "vid={id}"),
            ),
        ),
        ("https://v.qq.com",),
    ),
    EmbedHost(
        "youku",
        _names("优酷", "優酷"),
        EmbedKind.VIDEO,
        (
            AddressForm(
                (
                    Address(
                        "v.youku.com m.youku.com", r"/(?:v_show|video)/id_(?P<id>X[\w+/-]{6,40}={0,2})\.html"
                    ),
                    Address("v.youku.com", "/video", (("vid", r"(?P<id>X[\w+/-]{6,40}={0,2})"),)),
                    Address("player.youku.com", r"/embed/(?P<id>X[\w+/-]{6,40}={0,2})"),
                ),
                ("https://v.youku.com/v_show/id_{id}.html",),
                ("https://player.youku.com/embed/{id}",),
            ),
        ),
        ("https://player.youku.com",),
    ),
    EmbedHost(
        "openstreetmap",
        _names("OpenStreetMap"),
        EmbedKind.MAP,
        (
            AddressForm(
                (
                    Address(
                        "www.openstreetmap.org openstreetmap.org",
                        r"/(?P<object>(?:node|way|relation)/\d{1,20})?/?",
                        (),
                        rf"map=(?P<zoom>1?\d)(?:\.\d+)?/(?P<lat>{_NUMBER})/(?P<lon>{_NUMBER})(?:&.*)?",
                    ),
                ),
                (
                    "https://www.openstreetmap.org/{object}",
                    "mlat={mlat}",
                    "mlon={mlon}",
                    "#map={zoom}/{lat}/{lon}",
                ),
                (
                    "https://www.openstreetmap.org/export/embed.html",
                    "bbox={bbox}",
                    "layer=mapnik",
                    "marker={mlat},{mlon}",
                ),
                (("mlat", f"(?P<mlat>{_NUMBER})"), ("mlon", f"(?P<mlon>{_NUMBER})")),
                _around,
            ),
            AddressForm(
                (
                    Address(
                        "www.openstreetmap.org openstreetmap.org",
                        r"/export/embed\.html",
                        (("bbox", f"(?P<bbox>{_NUMBER}(?:,{_NUMBER}){{3}})"),),
                    ),
                ),
                ("https://www.openstreetmap.org/", "bbox={bbox}"),
                (
                    "https://www.openstreetmap.org/export/embed.html",
                    "bbox={bbox}",
                    "layer=mapnik",
                    "marker={marker}",
                ),
                (("marker", f"(?P<marker>{_NUMBER},{_NUMBER})"),),
            ),
        ),
        ("https://www.openstreetmap.org",),
        "4x3",
    ),
    EmbedHost(
        "google_maps",
        _names("谷歌地图", "Google 地圖"),
        EmbedKind.MAP,
        (
            AddressForm(
                (Address(_GOOGLE, "/maps/embed", (("pb", r"(?P<pb>![\w!.:,*%+/=-]{5,2000})"),)),),
                ("https://www.google.com/maps/search/", "api=1", "query={middle}"),
                ("https://www.google.com/maps/embed", "pb={pb}"),
                (),
                _middle,
            ),
        ),
        ("https://www.google.com/maps/",),
        "4x3",
    ),
    EmbedHost(
        "amap",
        _names("高德地图", "高德地圖"),
        EmbedKind.MAP,
        (
            AddressForm(
                (
                    Address(
                        "m.amap.com",
                        "/navi/?",
                        (("dest", f"(?P<place>{_NUMBER},{_NUMBER})"), ("key", r"(?P<key>\w{16,64})")),
                    ),
                ),
                ("https://uri.amap.com/marker", "position={place}", "name={name}"),
                (
                    "https://m.amap.com/navi/",
                    "dest={place}",
                    "destName={name}",
                    "hideRouteIcon=1",
                    "key={key}",
                ),
                (("destName", f"(?P<name>{_WORDS})"),),
            ),
        ),
        ("https://m.amap.com",),
        "4x3",
    ),
    EmbedHost(
        "baidu_maps",
        _names("百度地图", "百度地圖"),
        EmbedKind.MAP,
        (
            AddressForm(
                (
                    Address(
                        "api.map.baidu.com", "/marker", (("location", f"(?P<place>{_NUMBER},{_NUMBER})"),)
                    ),
                ),
                _BAIDU,
                _BAIDU,
                (
                    ("title", f"(?P<title>{_WORDS})"),
                    ("content", f"(?P<content>{_WORDS})"),
                    ("coord_type", r"(?P<system>\w{1,20})"),
                    ("src", r"(?P<app>[\w.-]{1,60})"),
                ),
            ),
        ),
        ("https://api.map.baidu.com", "https://map.baidu.com"),  # the one leads to the other
        "4x3",
    ),
)

#: The hosts by the words that newsgen.yaml has for them.
HOSTS = {row.id: row for row in _ROWS}
