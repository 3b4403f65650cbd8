"""The fields of the registries in content/, each said once."""

from __future__ import annotations

from newsgen.hanzi import REPAIRS
from newsgen.model import EDITIONS, Indexing, Outlet, Searching
from newsgen.yamlfile.table import Field, Kind, table

_INDEXING = Field(
    "indexing",
    Kind.CHOICE,
    "搜尋引擎 搜索引擎",
    "What is asked of search engines: all, all but news search (no_news), none",
    choices=tuple(Indexing),
    more="the stricter of this and the class's own rule holds",
)
_SEARCH = Field(
    "search",
    Kind.CHOICE,
    "站內搜尋 站内搜索",
    "What the site's own search finds its articles by: full (all their text), excerpt (title, summary and"
    " byline), none",
    default="full",
    choices=tuple(Searching),
)
_NAME = Field("name", Kind.FORMS, "名稱 名称", "Its name, or one for each edition", required=True)
_LICENCE = table(
    Field("id", Kind.TEXT, "編號 编号", "The number of the licence", required=True),
    Field(
        "editions",
        Kind.WORDS,
        "版本",
        "The editions that it covers; all, if nothing is said",
        choices=EDITIONS,
    ),
    Field("from", Kind.DATE, "起始日", "Its first day"),
    Field("expires", Kind.DATE, "到期日", "Its last day"),
    Field("credit", Kind.FORMS, "署名", "The wording that the licence demands"),
    Field("scope", Kind.TEXT, "範圍 范围", "What it permits"),
    Field("territory", Kind.TEXT, "地域", "Where it holds"),
    Field("url", Kind.URL, "網址 网址", "Where the licence can be read"),
    Field("may_reprint", Kind.YES_NO, "可再轉載 可再转载", "Whether others may reprint", default="no"),
    Field(
        "outlets",
        Kind.WORDS,
        "管道 渠道",
        "Where else the whole text may go: wechat, email, text, docx",
        choices=tuple(outlet for outlet in Outlet if outlet is not Outlet.FEED),
        more="if nothing is said, to the newsletter and the WeChat account, and anywhere with `may_reprint`;"
        " elsewhere the title, the summary and a link go",
    ),
    _INDEXING,
    _SEARCH,
)

#: A source in content/sources.yaml.
SOURCE = table(
    _NAME,
    Field("aliases", Kind.WORDS, "別名 别名", "Other labels of the same source", more="國際在線專稿"),
    Field(
        "third_party_labels",
        Kind.WORDS,
        "第三方標註 第三方标注",
        "Labels that mark a piece as somebody else's",
        more="such an article is a reprint",
    ),
    Field(
        "kind",
        Kind.CHOICE,
        "類型 类型",
        "What it is",
        choices=(
            "operator",
            "newspaper",
            "agency",
            "broadcaster",
            "website",
            "government",
            "company",
            "research",
            "other",
        ),
    ),
    Field("homepage", Kind.URL, "首頁 首页", "Its own site", more="the list of its articles links to it"),
    Field("feed", Kind.URL, "訂閱源 订阅源", "Its feed", more="named in RSS"),
    _INDEXING,
    _SEARCH,
    Field(
        "repair",
        Kind.CHOICE,
        "修復 修复",
        "How far its careless Traditional is put right",
        choices=REPAIRS,
        more="as for an article",
    ),
    Field("holder", Kind.FORMS, "權利人 权利人", "Who holds the rights, where that is stated"),
    Field("licence", Kind.GROUP, "授權 授权", "The permission that the site holds", fields=_LICENCE),
)

#: A name in content/names.yaml.
NAME = table(
    *(Field(tag, Kind.TEXT, tag, "The form in this edition") for tag in EDITIONS),
    Field(
        "kind",
        Kind.CHOICE,
        "類型 类型",
        "What it is the name of",
        choices=("person", "organisation", "place", "brand", "work"),
    ),
)

#: A region in content/regions.yaml.
REGION = table(
    _NAME,
    Field("aliases", Kind.WORDS, "別名 别名", "Other names of the same region"),
    Field("parent", Kind.TEXT, "上級 上级", "The id of the region that it lies in"),
    Field(
        "kind",
        Kind.CHOICE,
        "類型 类型",
        "What it is",
        choices=("country", "province", "city", "county", "zone"),
    ),
    Field(
        "adcodes",
        Kind.WORDS,
        "行政區劃代碼 行政区划代码",
        "Codes of GB/T 2260; a functional zone has those that it lies over",
    ),
)

_TEXT = Field("text", Kind.FORMS, "介紹 介绍", "What its page says of it, above the list of articles")

#: An author in content/authors.yaml.
AUTHOR = table(
    _NAME,
    Field("aliases", Kind.WORDS, "別名 别名", "Other names that the same author signs by"),
    Field("role", Kind.FORMS, "職務 职务", "What the author does here"),
    _TEXT,
    Field(
        "portrait",
        Kind.TEXT,
        "肖像 头像",
        "A picture in content/authors/, such as authors/desk.svg",
        more="shown square; it only adorns",
    ),
)

#: A series in content/series.yaml.
SERIES = table(_NAME, _TEXT)

#: A topic in content/topics.yaml.
TOPIC = table(
    _NAME,
    _TEXT,
    Field("tags", Kind.WORDS, "標籤 标签", "Articles with any of these tags belong to it", required=True),
)

#: The lists of clauses in content/notices.yaml, in the order of `newsgen.model.Notices`.
NOTICES = table(
    Field("own", Kind.CLAUSES, "自有", "Articles of the operator's own"),
    Field("licensed", Kind.CLAUSES, "授權 授权", "Articles under a licence"),
    Field(
        "licensed_reprint",
        Kind.CLAUSES,
        "授權可轉載 授权可转载",
        "Articles under a licence that lets others reprint them",
        more="where it says `may_reprint: yes`",
    ),
    Field("reprinted", Kind.CLAUSES, "轉載 转载", "Reprints"),
    Field(
        "complaints",
        Kind.CLAUSES,
        "投訴 投诉",
        "How to complain, under every notice",
        more="also under an article's own `copyright`",
    ),
)

#: The list in content/permitted-sources.yaml.
PERMITTED = table(
    Field("as_of", Kind.DATE, "日期", "The date of the list", required=True),
    Field("origin", Kind.URL, "出處 出处", "Where the list was published"),
    Field("names", Kind.WORDS, "單位 单位", "The units", required=True),
)

_AVOIDED = table(
    Field("avoid", Kind.WORDS, "避免 不用", "The word to avoid, in one script or in both", required=True),
    Field("write", Kind.TEXT, "改用", "What to write instead", more="without it the word is only found"),
    Field("unless", Kind.WORDS, "例外", "Longer words that have it and are right"),
    Field("why", Kind.TEXT, "原因 理由", "Why, as an editor is told"),
)

#: The house style in content/style.yaml.
STYLE = table(
    Field("words", Kind.ENTRIES, "用詞 用词", "Words to avoid", fields=_AVOIDED),
    Field("units", Kind.ENTRIES, "單位 单位", "Units to avoid behind a number", fields=_AVOIDED),
    Field(
        "dates",
        Kind.CHOICE,
        "日期",
        "The form of days: han (2026年5月1日) or iso (2026-05-01)",
        choices=("han", "iso"),
    ),
)

#: A decision in content/reviewed.yaml.
REVIEWED = table(
    Field(
        "context",
        Kind.TEXT,
        "上下文",
        "The place, between 【 and 】, with what stands around it",
        required=True,
    ),
    *(Field(tag, Kind.TEXT, tag, "The form that is right in this edition") for tag in EDITIONS),
)
