"""What the articles of the corpus are filed under: sources, authors, regions, tags, sections, names.

Traditional forms; the sources and authors are made up and say so (示例, 樣本, 範例: example).
"""

from __future__ import annotations

from itertools import product
from typing import NamedTuple


class Region(NamedTuple):
    """A place and the number of the one that it lies in; -1 for the outermost."""

    name: str
    parent: int
    kind: str


def _words(*lines: str) -> tuple[str, ...]:
    return tuple(" ".join(lines).split())


_CITIES = {
    "南昌市": "東湖區 西湖區 青雲譜區 青山湖區 新建區 紅谷灘區 南昌縣 安義縣 進賢縣",
    "景德鎮市": "昌江區 珠山區 樂平市 浮梁縣",
    "萍鄉市": "安源區 湘東區 蓮花縣 上栗縣 蘆溪縣",
    "九江市": "潯陽區 濂溪區 柴桑區 瑞昌市 共青城市 廬山市 武寧縣 修水縣 永修縣 德安縣 都昌縣 湖口縣 彭澤縣",
    "新餘市": "渝水區 分宜縣",
    "鷹潭市": "月湖區 余江區 貴溪市",
    "贛州市": "章貢區 南康區 贛縣區 瑞金市 龍南市 信豐縣 大余縣 上猶縣 崇義縣 安遠縣 定南縣",
    "吉安市": "",
    "宜春市": "",
    "撫州市": "",
    "上饒市": "",
}


def _regions() -> tuple[Region, ...]:
    regions = [Region("中國", -1, "country"), Region("江西省", 0, "province")]
    for city, counties in _CITIES.items():
        regions.append(Region(city, 1, "city"))
        parent = len(regions) - 1
        regions += (Region(county, parent, "county") for county in counties.split())
    return tuple(regions)


#: 60 places in a tree of four levels.
REGIONS = _regions()

#: 30 sources; the first is the site's operator, the next two have licensed their articles to it.
SOURCES = tuple(
    f"{word}{kind}"
    for kind, word in product(
        ("日報", "晚報", "商報", "時報", "財經網", "通訊社", "廣播電臺", "經濟研究院", "政務網", "週刊"),
        ("示例", "樣本", "範例"),
    )
)
LICENSED = (1, 2)

#: 40 desks that sign articles.
AUTHORS = tuple(
    f"{field}{desk}"
    for field, desk in product(
        ("產業", "財經", "科技", "民生", "法治", "教育", "環境", "交通"),
        ("組", "採訪組", "編輯組", "數據組", "評論組"),
    )
)

#: 300 tags.
TAGS = tuple(
    f"{field}{aspect}"
    for aspect, field in product(
        _words(
            "投資 政策 基金 園區 企業 市場 人才 技術 標準 監管",
            "貿易 統計 規劃 合作 服務 風險 稅收 融資 平臺 安全",
        ),
        _words("半導體 醫藥 新能源 機器人 航空 數據 農業 物流 旅遊 教育 電力 汽車 材料 軟體 環保"),
    )
)

#: The columns of the site: id and name.
SECTIONS = {
    "policy": "政策",
    "capital": "資本",
    "industry": "產業",
    "data": "數據",
    "guide": "指南",
    "law": "法治",
}

#: Names that the text mentions, for the register of names.
NAMES = _words(
    "行政院 立法院 司法院 考試院 監察院 內政部 外交部 國防部 財政部 教育部 法務部 經濟部 交通部 文化部",
    "科技部 勞動部 衛生福利部 國家發展委員會 公平交易委員會 金融監督管理委員會 中央選舉委員會",
    "國家通訊傳播委員會 中央銀行 行政院主計總處 臺北市 新北市 桃園市 臺中市 臺南市 高雄市 基隆市",
    "新竹市 嘉義市 新竹縣 苗栗縣 彰化縣 南投縣 雲林縣",
)


def containers(region: int) -> tuple[int, ...]:
    """Return a region and those that it lies in, from the inside out."""
    found = []
    while region >= 0:
        found.append(region)
        region = REGIONS[region].parent
    return tuple(found)
