"""The fields of front matter, each said once."""

from __future__ import annotations

from msgspec.structs import replace

from newsgen.hanzi import REPAIRS
from newsgen.library.entry_fields import CORRECTION, FIGURE, IMAGE, IMPORTED
from newsgen.library.foreign_states import STATES
from newsgen.library.record_fields import RECORD
from newsgen.library.status_words import LIVE_WORDS, STATUS_WORDS
from newsgen.model import EDITIONS, Indexing, Live, Status
from newsgen.yamlfile.spellings import inner_names
from newsgen.yamlfile.table import Field, Kind, table

_SLUG = r'^[^\s/\\?#%:*"<>|]*$'

#: The fields of an article.
ARTICLE = table(
    Field("title", Kind.TEXT, "標題 标题", "The title", required=True, elsewhere="headline"),
    Field(
        "kicker",
        Kind.TEXT,
        "引題 引题 肩題 肩题 眉題 眉题",
        "A line above the title",
        elsewhere="eyebrow pretitle",
    ),
    Field(
        "subtitle", Kind.TEXT, "副題 副题 副標題 副标题", "A line below the title", elsewhere="subheading dek"
    ),
    Field(
        "date",
        Kind.DATE,
        "日期 發布日期 發佈日期 发布日期",
        "The date of publication",
        required=True,
        elsewhere="pubdate datetime created created_at createtime time published_at date_published"
        " publication_date",
        more="one that lies ahead needs `status: scheduled`",
    ),
    Field(
        "source",
        Kind.TEXT,
        "來源 来源 稿源",
        "Who it comes from: a name, alias or id of content/sources.yaml",
        required=True,
        known="sources",
        elsewhere="from origin publisher media",
        more="one that is not registered is a warning, and a problem with `--strict`",
    ),
    Field(
        "author",
        Kind.WORDS,
        "作者",
        "The authors; a role may stand before a name",
        elsewhere="authors writer writers by creator",
        more="`全媒體記者 楊靜`, `記者 楊靜 通訊員 王芳`; registered names have their form in each edition",
    ),
    Field("reporter", Kind.WORDS, "記者 记者", "The reporters", elsewhere="reporters journalist"),
    Field("media_reporter", Kind.WORDS, "全媒體記者 全媒体记者", "The reporters for all media"),
    Field("correspondent", Kind.WORDS, "通訊員 通讯员", "The correspondents"),
    Field("intern", Kind.WORDS, "實習生 实习生", "The interns who reported it", elsewhere="interns"),
    Field(
        "translator", Kind.WORDS, "譯者 译者 翻譯 翻译 編譯 编译", "The translators", elsewhere="translators"
    ),
    Field("photographer", Kind.WORDS, "攝影 摄影", "The photographers", elsewhere="photo photographers"),
    Field("editor", Kind.WORDS, "編輯 编辑", "The editors", elsewhere="editors"),
    Field("responsible_editor", Kind.WORDS, "責任編輯 责任编辑 責編 责编", "The responsible editors"),
    Field("proofreader", Kind.WORDS, "校對 校对", "Who read the proofs", elsewhere="proofreaders"),
    Field("reviewer", Kind.WORDS, "審核 审核", "Who reviewed it", elsewhere="reviewers"),
    Field(
        "copyright",
        Kind.LINES,
        "版權 版权 版權聲明 版权声明",
        "Takes the place of the copyright notice, and is shown word for word",
        elsewhere="license licence rights copyright_notice",
        more="in its own script",
    ),
    Field(
        "summary",
        Kind.TEXT,
        "摘要 提要 導語 导语",
        "The summary; without it the first sentences",
        elsewhere="description excerpt abstract desc digest intro teaser lead deck",
    ),
    Field(
        "regions",
        Kind.WORDS,
        "地區 地区",
        "The regions that it is about: names or ids of content/regions.yaml",
        known="regions",
        elsewhere="region location locations place area",
        more="the article is listed under the regions around them too",
    ),
    Field(
        "industries",
        Kind.WORDS,
        "行業 行业 產業 产业",
        "The industries that it is about",
        elsewhere="industry",
        more="spelled like tags; each has a list of its articles",
    ),
    Field(
        "tags",
        Kind.WORDS,
        "標籤 标签 關鍵詞 关键词 關鍵字 关键字",
        "The tags",
        elsewhere="keywords keyword tag label labels topics topic",
        more="spellings that differ in script, width or letter case are one tag",
    ),
    Field(
        "section",
        Kind.TEXT,
        "欄目 栏目 分類 分类",
        "The section: an id or a name of newsgen.yaml",
        known="sections",
        elsewhere="categories category channel column",
    ),
    Field(
        "series",
        Kind.TEXT,
        "系列 連載 连载",
        "The series that it is a part of: an id or a name of content/series.yaml",
        known="series",
        more="its parts have a page of their own, and lead to each other",
    ),
    Field(
        "part",
        Kind.TEXT,
        "篇次 第幾篇 第几篇",
        "Its place in the series: a number from 1",
        pattern=r"^[1-9][0-9]{0,3}$",
        more="without one the parts stand in the order of their dates",
    ),
    Field(
        "live",
        Kind.CHOICE,
        "直播",
        "A report that is continued as things happen: ongoing, or ended",
        choices=tuple(Live),
        words=LIVE_WORDS,
        more="each heading that begins with a time (`## 10:30 …`, `## 2026-05-13 10:30 …`) is an entry",
    ),
    Field(
        "original_title",
        Kind.TEXT,
        "原標題 原标题",
        "The title that a reprint had",
        elsewhere="source_title",
    ),
    Field(
        "original_url",
        Kind.URL,
        "原文鏈接 原文连结 原文連結 原文链接",
        "Where the original of a reprint is",
        elsewhere="canonical canonical_url canonicalurl source_url original link external_url",
    ),
    Field(
        "slug",
        Kind.TEXT,
        "網址 网址",
        "Takes the place of the file's name in the address",
        pattern=_SLUG,
        elsewhere="permalink url path abbrlink",
    ),
    Field(
        "aliases",
        Kind.WORDS,
        "舊網址 旧网址",
        "Former addresses, which then lead here",
        elsewhere="alias redirect_from redirects redirect",
    ),
    Field(
        "status",
        Kind.CHOICE,
        "狀態 状态",
        "published, if nothing is said; draft; or scheduled, with a publish_at",
        default=Status.PUBLISHED,
        choices=tuple(Status),
        words=STATUS_WORDS,
        elsewhere=" ".join(STATES),
        more="also in Chinese: 已發布, 草稿, 定時",
    ),
    Field(
        "publish_at",
        Kind.DATE,
        "發布時間 發佈時間 发布时间",
        "When a scheduled article is due",
        elsewhere="publishdate publish_date scheduled_at scheduled schedule embargo embargo_until"
        " embargoed_until release_at release_date publish_on publishon go_live golive not_before"
        " 上線時間 上线时间 發稿時間 发稿时间 解禁時間 解禁时间 解禁 定時 定时 禁發至 禁发至"
        " 禁發期 禁发期 定時發布 定时发布 定時發佈",
        more="only with `status: scheduled`",
    ),
    Field(
        "expires",
        Kind.DATE,
        "撤下時間 撤下时间",
        "From when the article is no longer shown",
        elsewhere="expirydate expiry expire unpublishdate expiration_date valid_until validuntil offline_at"
        " 有效期至 下線時間 下线时间 下架時間 下架时间 撤稿時間 撤稿时间",
    ),
    Field(
        "updated",
        Kind.DATE,
        "更新日期 更新時間 更新时间",
        "When the article last changed",
        elsewhere="lastmod last_modified_at lastmodified last_modified modified update updated_at mtime",
    ),
    Field(
        "corrections",
        Kind.ENTRIES,
        "更正",
        "What was wrong, and when it was put right",
        fields=CORRECTION,
        elsewhere="correction errata",
        more="shown in a box, on the page of all corrections and in its feed, and counted as an update",
    ),
    Field(
        "indexing",
        Kind.CHOICE,
        "搜尋引擎 搜索引擎",
        "What is asked of search engines: all, all but news search (no_news), none",
        default=Indexing.ALL,
        choices=tuple(Indexing),
        more="the stricter of this and what the source allows holds; with `none` the article is in lists and"
        " feeds, and not in the site's own search",
    ),
    Field(
        "editions",
        Kind.WORDS,
        "版本",
        "The editions that have the article, where not all have it",
        choices=EDITIONS,
        known="editions",
        elsewhere="edition languages",
    ),
    Field(
        "repair",
        Kind.CHOICE,
        "修復 修复",
        "How far careless Traditional is put right: off, glyphs, safe or mainland",
        choices=REPAIRS,
        more="in Traditional editions: `glyphs` (產 for 産), `safe` (default: also a reviewed list and long"
        " phrases), `mainland` (also phrases of two characters)",
    ),
    Field(
        "image",
        Kind.GROUP,
        "圖片 图片 封面",
        "The picture of the article",
        fields=IMAGE,
        elsewhere="cover images thumbnail thumb featured_image featureimage cover_image banner hero img pic"
        " og_image top_img photos",
    ),
    Field(
        "figures",
        Kind.ENTRIES,
        "數字 数字 關鍵數字 关键数字",
        "The figures that the article is about, six at most",
        fields=FIGURE,
        most=6,
        more="shown above the text; a `value` without a number is a problem",
    ),
    Field(
        "records",
        Kind.ENTRIES,
        "記錄 记录",
        "The facts that it states: projects, funds, agreements, indicators",
        fields=RECORD,
        spelled=True,
        more="see [docs/records.md](records.md)",
    ),
    Field(
        "checks",
        Kind.LEVELS,
        "檢查 检查",
        "How much a finding of newsgen check weighs in this article",
        more="as in `newsgen.yaml`: `{mixed-scripts: off}`; see [docs/check.md](check.md)",
    ),
    Field(
        "imported",
        Kind.GROUP,
        "匯入 汇入 導入 导入",
        "The file that the article was made from, by newsgen import",
        fields=IMPORTED,
        more="see [docs/import.md](import.md); no page shows it",
    ),
)

#: The fields of a page of the site itself: the same, but only the title is required.
PAGE = ARTICLE | {name: replace(ARTICLE[name], required=False) for name in ("date", "source")}

#: The name of a field, by each spelling that it may have.
NAMES = {spelling: name for name, row in ARTICLE.items() for spelling in (name, *row.spellings)}
#: What the fields within its fields are called.
INNER_NAMES = inner_names(ARTICLE)
