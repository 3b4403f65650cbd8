"""The fields of the groups and entries in newsgen.yaml, each said once."""

from __future__ import annotations

from newsgen.config.analytics import SERVICES
from newsgen.config.crawlers import ANSWERS
from newsgen.config.csp import DIRECTIVES
from newsgen.config.embed_address import EmbedKind
from newsgen.config.embeds import SHAPES
from newsgen.config.filings import KINDS
from newsgen.config.pictures import UNDESCRIBED
from newsgen.config.typography import EMPHASIS
from newsgen.yamlfile.table import Field, Kind, table

#: What the id of a section, a source or a region looks like: it is a part of addresses.
ID = r"(?![a-z0-9-]{81})[a-z0-9]+(-[a-z0-9]+)*"

SECTION = table(
    Field("id", Kind.TEXT, "代號 代号", "Stands in addresses", required=True, pattern=f"^{ID}$"),
    Field("name", Kind.FORMS, "名稱 名称", "Stands in the navigation", required=True),
)
CONTACT = table(
    Field("email", Kind.TEXT, "電子郵件 电子邮件", "An address for mail"),
    Field("phone", Kind.TEXT, "電話 电话", "A telephone number"),
    Field("address", Kind.FORMS, "地址", "Where the operator is"),
)
NEWSLETTER = table(
    Field("from", Kind.TEXT, "寄件人 发件人", "Who sends them, such as `觀察 <news@newsroom.example>`"),
    Field(
        "unsubscribe",
        Kind.WORDS,
        "退訂 退订",
        "Where readers leave: an https: address that takes a POST, a mailto: address, or both",
    ),
)
FILINGS = table(
    *(
        Field(kind, Kind.TEXT, kind, "A number; only what is given is shown", example=example)
        for kind, (_, example) in KINDS.items()
    )
)
MACHINES = table(
    Field("search", Kind.CHOICE, "搜尋 搜索", "Search engines", choices=tuple(ANSWERS)),
    Field("ai_search", Kind.CHOICE, "AI搜尋 AI搜索", "Answers of AI from live pages", choices=tuple(ANSWERS)),
    Field("ai_training", Kind.CHOICE, "AI訓練 AI训练", "Training of AI", choices=tuple(ANSWERS)),
    Field("policy", Kind.TEXT, "政策", "A page that says so to people"),
)
TYPOGRAPHY = table(
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
LOAD_FROM = table(
    *(Field(word, Kind.WORDS, word, "Hosts, such as https://media.example.org") for word in DIRECTIVES)
)
EMBED_HOSTS = table(
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

PICTURES = table(
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

#: The lists that a block of the home page may show the head of.
HOME_LISTS = table(
    Field("section", Kind.TEXT, "欄目 栏目", "A section, by its id"),
    Field("topic", Kind.TEXT, "專題 专题", "A topic, by its id"),
    Field("series", Kind.TEXT, "系列", "A series, by its id"),
    Field("region", Kind.TEXT, "地區 地区", "A region, by its id"),
    Field("industry", Kind.TEXT, "行業 行业 產業 产业", "An industry, as articles name it"),
    Field("tag", Kind.TEXT, "標籤 标签", "A tag"),
    Field("source", Kind.TEXT, "來源 来源 稿源", "A source, by its id"),
    Field("author", Kind.TEXT, "作者", "An author"),
)
HOME_BLOCK = table(
    *HOME_LISTS.values(),
    Field("articles", Kind.WORDS, "文章", "Articles by hand, by their files; then it needs a title"),
    Field("title", Kind.FORMS, "標題 标题", "Stands above the block", more="if not given, the list's own"),
    Field("count", Kind.NUMBER, "篇數 篇数", "How many articles of the list", default="4", least=1),
    Field(
        "look",
        Kind.CHOICE,
        "樣式 样式",
        "How it looks",
        default="headlines",
        choices=("headlines", "cards"),
        words={"標題": "headlines", "标题": "headlines", "卡片": "cards"},
    ),
)
HOME = table(
    Field(
        "lead",
        Kind.WORDS,
        "頭條 头条",
        "Articles that stand first, by their files",
        more="such as `[2026/fund-matrix]`; the first is the lead story",
    ),
    Field("latest", Kind.NUMBER, "最新", "How many articles follow the lead story", default="6"),
    Field(
        "blocks",
        Kind.ENTRIES,
        "版塊 版块 區塊 区块",
        "The blocks below them, in this order",
        fields=HOME_BLOCK,
        more="see [below](#a-block-of-the-home-page)",
    ),
)
MENU = table(
    Field("name", Kind.FORMS, "名稱 名称", "Stands in the navigation", required=True),
    Field("to", Kind.TEXT, "網址 网址", "A path or an address", required=True, example="/about/"),
)
SOCIAL = table(
    Field("name", Kind.FORMS, "名稱 名称", "What the account is called", required=True),
    Field("url", Kind.URL, "網址 网址", "Its address", required=True),
)
ANALYTICS = table(
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
FONTS = table(
    Field("sans", Kind.WORDS, "黑體 黑体", "Fonts of texts, by name; the first that a reader has is used"),
    Field("serif", Kind.WORDS, "宋體 宋体", "Fonts of headlines"),
    Field(
        "files",
        Kind.ENTRIES,
        "檔案 文件",
        "Fonts that the site brings along",
        fields=table(
            Field("name", Kind.TEXT, "名稱 名称", "What the font is called above", required=True),
            Field("file", Kind.TEXT, "檔案 文件", "A WOFF2 file of static/", required=True),
            Field("weight", Kind.TEXT, "粗細 粗细", "Its weight, such as 700; two for a variable font"),
            Field(
                "range", Kind.WORDS, "字元範圍 字符范围", "The characters that it has, such as U+4E00-9FFF"
            ),
            Field("editions", Kind.WORDS, "版本", "The editions that use it; all, if nothing is said"),
            Field(
                "preload",
                Kind.YES_NO,
                "預先載入 预先加载",
                "Whether it is asked for before the style is read",
                default="no",
            ),
        ),
        more="each has `name` and `file`, and may have `weight` (400, if nothing is said), `range`,"
        " `editions` and `preload`; see [docs/templates.md](templates.md#fonts)",
    ),
)
