"""The fields of newsgen.yaml, each said once."""

from __future__ import annotations

from newsgen.config.analytics import SERVICES
from newsgen.config.crawlers import ANSWERS
from newsgen.config.csp import DIRECTIVES
from newsgen.config.embed_address import EmbedKind
from newsgen.config.embed_hosts import HOSTS
from newsgen.config.embeds import SHAPES, SPELLINGS
from newsgen.config.filings import KINDS
from newsgen.config.pictures import UNDESCRIBED
from newsgen.config.typography import EMPHASIS
from newsgen.model import EDITIONS
from newsgen.yamlfile.table import Field, Kind, table

#: What the id of a section, a source or a region looks like: it is a part of addresses.
ID = r"(?![a-z0-9-]{81})[a-z0-9]+(-[a-z0-9]+)*"

_SECTION = table(
    Field("id", Kind.TEXT, "代號 代号", "Stands in addresses", required=True, pattern=f"^{ID}$"),
    Field("name", Kind.FORMS, "名稱 名称", "Stands in the navigation", required=True),
)
_CONTACT = table(
    Field("email", Kind.TEXT, "電子郵件 电子邮件", "An address for mail"),
    Field("phone", Kind.TEXT, "電話 电话", "A telephone number"),
    Field("address", Kind.FORMS, "地址", "Where the operator is"),
)
_FILINGS = table(
    *(
        Field(kind, Kind.TEXT, kind, "A number; only what is given is shown", example=example)
        for kind, (_, example) in KINDS.items()
    )
)
_MACHINES = table(
    Field("search", Kind.CHOICE, "搜尋 搜索", "Search engines", choices=tuple(ANSWERS)),
    Field("ai_search", Kind.CHOICE, "AI搜尋 AI搜索", "Answers of AI from live pages", choices=tuple(ANSWERS)),
    Field("ai_training", Kind.CHOICE, "AI訓練 AI训练", "Training of AI", choices=tuple(ANSWERS)),
    Field("policy", Kind.TEXT, "政策", "A page that says so to people"),
)
_TYPOGRAPHY = table(
    Field(
        "quotes",
        Kind.YES_NO,
        "引號 引号",
        "Quotation marks of the edition",
        default="yes",
        more="“ ” and ‘ ’ in Simplified, 「 」 and 『 』 in Traditional, whichever were typed",
    ),
    Field(
        "punctuation",
        Kind.YES_NO,
        "標點 标点",
        "Full-width punctuation",
        default="yes",
        more="half-width marks between Han set full-width, `...` as ……, `--` as ——",
    ),
    Field(
        "emphasis",
        Kind.CHOICE,
        "強調 强调",
        "Bold, or dots below",
        default="bold",
        choices=EMPHASIS,
        more="for `*…*` in texts",
    ),
    Field("units", Kind.YES_NO, "單位 单位", "No line break between a number and its unit", default="yes"),
)
_LOAD_FROM = table(
    *(Field(word, Kind.WORDS, word, "Hosts, such as https://media.example.org") for word in DIRECTIVES)
)
_EMBED_HOSTS = table(
    Field("name", Kind.FORMS, "名稱 名称", "What readers are told of the host", required=True),
    Field(
        "page",
        Kind.TEXT,
        "頁面 页面",
        "The address of a page, with {id}",
        required=True,
        example="https://video.example.org/play/{id}",
    ),
    Field(
        "frame",
        Kind.TEXT,
        "嵌入網址 嵌入网址",
        "The address of its frame, with {id}",
        required=True,
        example="https://player.example.org/embed?v={id}",
    ),
    Field("kind", Kind.CHOICE, "種類 种类", "What it shows", default="video", choices=tuple(EmbedKind)),
    Field("shape", Kind.CHOICE, "比例", "Its width to its height", default="16x9", choices=SHAPES),
)

_PICTURES = table(
    Field("credited", Kind.WORDS, "出處 出处", "Where pictures need no credit below each"),
    Field("decorative", Kind.WORDS, "裝飾 装饰", "Where pictures only adorn, and need no words either"),
    Field(
        "undescribed",
        Kind.CHOICE,
        "缺替代文字",
        "How much a picture without alternative text weighs",
        default="error",
        choices=UNDESCRIBED,
        more="`warning` lets a site wait for them that came from another generator",
    ),
)

_MENU = table(
    Field("name", Kind.FORMS, "名稱 名称", "Stands in the navigation", required=True),
    Field("to", Kind.TEXT, "網址 网址", "A path or an address", required=True, example="/about/"),
)
_SOCIAL = table(
    Field("name", Kind.FORMS, "名稱 名称", "What the account is called", required=True),
    Field("url", Kind.URL, "網址 网址", "Its address", required=True),
)
_ANALYTICS = table(
    Field(
        "service",
        Kind.CHOICE,
        "服務 服务",
        "Who counts",
        required=True,
        choices=tuple(SERVICES),
    ),
    Field(
        "site",
        Kind.TEXT,
        "網站 网站",
        "What the service calls the site",
        required=True,
        more="a domain for Plausible, the id for Umami and Matomo, the name before `.goatcounter.com`",
    ),
    Field(
        "host",
        Kind.URL,
        "主機 主机",
        "Your own server",
        more="Matomo needs one",
    ),
)
_FONTS = table(
    Field("sans", Kind.WORDS, "黑體 黑体", "Fonts of texts, by name; the first that a reader has is used"),
    Field("serif", Kind.WORDS, "宋體 宋体", "Fonts of headlines"),
)

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
        fields=_SECTION,
        elsewhere="categories nav",
    ),
    Field(
        "menu",
        Kind.ENTRIES,
        "選單 菜单",
        "The navigation, in place of the sections",
        fields=_MENU,
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
    Field("social", Kind.ENTRIES, "社群帳號 社交账号", "Its accounts elsewhere", fields=_SOCIAL),
    Field(
        "analytics",
        Kind.GROUP,
        "統計 统计",
        "Who counts readers, without following them",
        fields=_ANALYTICS,
        more="the pages' policy then lets it run. Matomo counts by a picture, so without a script",
    ),
    Field(
        "fonts",
        Kind.GROUP,
        "字型 字体",
        "Fonts in place of the theme's",
        fields=_FONTS,
        more="of the reader's system; files of fonts are named in `static/assets/custom.css`",
    ),
    Field("contact", Kind.GROUP, "聯絡 联系", "How readers reach the operator", fields=_CONTACT),
    Field(
        "filings",
        Kind.GROUP,
        "備案 备案",
        "Filings and permits; only these are shown",
        fields=_FILINGS,
        more="in this order; a number of the wrong form is a problem",
    ),
    Field(
        "machines",
        Kind.GROUP,
        "機器 机器",
        "What machines may do with own articles",
        fields=_MACHINES,
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
        fields=_TYPOGRAPHY,
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
        fields=_LOAD_FROM,
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
        fields=_EMBED_HOSTS,
        more="by https only; these are allowed by standing here",
    ),
    Field(
        "pictures",
        Kind.GROUP,
        "圖片 图片",
        "Folders and hosts of pictures that need no credit, or only adorn",
        fields=_PICTURES,
        more="such as `{credited: [static/photos, img.example.org], decorative: [static/ornaments]}`",
    ),
)
