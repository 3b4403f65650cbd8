"""The fields of newsgen.yaml, each said once."""

from __future__ import annotations

from newsgen.config.embed_hosts import HOSTS
from newsgen.config.embeds import SPELLINGS
from newsgen.config.group_fields import (
    ANALYTICS,
    CONTACT,
    EMBED_HOSTS,
    FILINGS,
    FONTS,
    ID,
    LOAD_FROM,
    MACHINES,
    MENU,
    PICTURES,
    SECTION,
    SOCIAL,
    TYPOGRAPHY,
)
from newsgen.model import EDITIONS
from newsgen.yamlfile.table import Field, Kind, table

__all__ = ["ID", "SITE"]

#: The fields of newsgen.yaml.
SITE = table(
    Field("title", Kind.FORMS, "站名", "The name of the site", required=True),
    Field("description", Kind.FORMS, "簡介 简介", "What the site is, in a sentence"),
    Field(
        "base_url",
        Kind.URL,
        "網址 网址",
        "Where readers find the site",
        required=True,
        elsewhere="url baseurl site_url siteurl",
        more="may have a path",
    ),
    Field(
        "timezone",
        Kind.TEXT,
        "時區 时区",
        "The time zone, such as Asia/Shanghai",
        required=True,
        elsewhere="time_zone",
    ),
    Field(
        "editions",
        Kind.WORDS,
        "版本",
        "The editions; the first is at the root of the site",
        default="zh-Hant, zh-Hans",
        choices=EDITIONS,
        elsewhere="languages language lang",
        more="of `zh-Hans`, `zh-Hant`, `zh-Hant-TW`, `zh-Hant-HK`; each but the first is under its tag in"
        " small letters",
    ),
    Field(
        "operator",
        Kind.TEXT,
        "主辦單位 主办单位",
        "The id of the source that runs the site",
        required=True,
        elsewhere="publisher owner",
    ),
    Field(
        "sections",
        Kind.ENTRIES,
        "欄目 栏目",
        "The sections, in the order of the navigation",
        fields=SECTION,
        elsewhere="categories nav",
    ),
    Field(
        "menu",
        Kind.ENTRIES,
        "選單 菜单",
        "The navigation, in place of the sections",
        fields=MENU,
        more="such as `{name: 關於, to: /about/}`; a path leads to the page of the edition that is read",
    ),
    Field(
        "logo",
        Kind.TEXT,
        "標誌 标志",
        "A picture of static/ that stands beside the name of the site",
        example="logo.svg",
        more="also told to search engines and feed readers",
    ),
    Field(
        "home",
        Kind.WORDS,
        "首頁 首页",
        "Articles that stand first on the home page, by their files",
        more="such as `[2026/fund-matrix]`: the first is the lead story; the newest follow",
    ),
    Field("social", Kind.ENTRIES, "社群帳號 社交账号", "Its accounts elsewhere", fields=SOCIAL),
    Field(
        "analytics",
        Kind.GROUP,
        "統計 统计",
        "Who counts readers, without following them",
        fields=ANALYTICS,
        more="the pages' policy then lets it run. Matomo counts by a picture, so without a script",
    ),
    Field(
        "fonts",
        Kind.GROUP,
        "字型 字体",
        "Fonts in place of the theme's",
        fields=FONTS,
        more="of the reader's system, or of `files`",
    ),
    Field("contact", Kind.GROUP, "聯絡 联系", "How readers reach the operator", fields=CONTACT),
    Field(
        "filings",
        Kind.GROUP,
        "備案 备案",
        "Filings and permits; only these are shown",
        fields=FILINGS,
        more="in this order; a number of the wrong form is a problem",
    ),
    Field(
        "machines",
        Kind.GROUP,
        "機器 机器",
        "What machines may do with own articles",
        fields=MACHINES,
        more="`allow` or `deny`, and what is left out is left unsaid. robots.txt asks for the whole site;"
        " `license.xml` (RSL) and `.well-known/tdmrep.json` speak of own articles only. Below a path"
        " (`ORG.github.io/REPO/`) robots.txt and `.well-known` have no effect: copy them to the root of the"
        " host",
    ),
    Field(
        "rights_page",
        Kind.TEXT,
        "版權頁 版权页",
        "What may be used: a path or address",
        more="such as `/copyright/`; linked under own articles and told to machines",
    ),
    Field("licensing_page", Kind.TEXT, "授權頁 授权页", "How a licence is had: a path or address"),
    Field(
        "page_size",
        Kind.NUMBER,
        "每頁篇數 每页篇数",
        "Articles on a page of a list",
        default="20",
        least=1,
        elsewhere="paginate per_page pagersize",
    ),
    Field("feed_size", Kind.NUMBER, "訂閱篇數 订阅篇数", "Articles in a feed", default="20", least=1),
    Field(
        "cards",
        Kind.NUMBER,
        "卡片",
        "How many of the newest articles have a card",
        default="200",
        more="in each edition, for previews elsewhere; 0 for none",
    ),
    Field(
        "search",
        Kind.YES_NO,
        "搜尋 搜索",
        "Whether readers can search the articles",
        default="yes",
    ),
    Field(
        "currency",
        Kind.CHOICE,
        "幣別 币别",
        "The currency of 元 in records",
        default="CNY",
        choices=("CNY", "TWD", "HKD"),
    ),
    Field(
        "vocabulary",
        Kind.WORDS,
        "用詞 用词",
        "Editions in which regional words are exchanged",
        choices=EDITIONS,
        more="(软件, 軟體); none by default, and never in names, quoted names and notices",
    ),
    Field(
        "typography",
        Kind.GROUP,
        "排版",
        "How texts are set",
        fields=TYPOGRAPHY,
        more="titles, summaries, captions, corrections and texts are set; names, tags, sources, notices,"
        " code, addresses and `-{ }-` stay as typed",
    ),
    Field(
        "checks",
        Kind.LEVELS,
        "檢查 检查",
        "How much a finding of newsgen check weighs",
        more="`off`, `notice`, `warning`, `error`; see [docs/check.md](check.md)",
    ),
    Field(
        "load_from",
        Kind.GROUP,
        "外部來源 外部来源",
        "What pages may load from other hosts",
        fields=LOAD_FROM,
        more='each a list of hosts (`https://media.example.org`, `*.example.org`, `"https:"`); nothing by'
        " default. See [docs/templates.md](templates.md#what-pages-may-load)",
    ),
    Field(
        "embeds",
        Kind.WORDS,
        "嵌入",
        "Hosts whose films and maps articles may show",
        choices=tuple(HOSTS),
        words=SPELLINGS,
        more="or their names in Chinese; none by default. See [docs/embeds.md](embeds.md)",
    ),
    Field(
        "embed_hosts",
        Kind.ENTRIES,
        "嵌入網站 嵌入网站",
        "Further hosts of films and maps",
        fields=EMBED_HOSTS,
        more="by https only; these are allowed by standing here",
    ),
    Field(
        "pictures",
        Kind.GROUP,
        "圖片 图片",
        "Folders and hosts of pictures that need no credit, or only adorn",
        fields=PICTURES,
        more="such as `{credited: [static/photos, img.example.org], decorative: [static/ornaments]}`",
    ),
)
