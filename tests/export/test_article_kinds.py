"""Each thing that an article can hold goes out in each form, in both editions."""

from __future__ import annotations

import email
import io
from collections.abc import Callable
from datetime import UTC, datetime
from email import policy
from email.message import EmailMessage
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from docx import Document
from lxml import etree
from lxml import html as lxml_html
from PIL import Image

from export.wechat_checker import broken_rules
from newsgen.export import (
    ExportRequest,
    Sender,
    Story,
    docx_file,
    email_message,
    plain_text,
    take_stories,
    wechat_html,
)
from newsgen.model import Outlet
from newsgen.pipeline import BuildOptions

if TYPE_CHECKING:
    from conftest import SiteFolder

_FIELDS = {
    "title": "開工題名",
    "kicker": "引題在上",
    "subtitle": "副題在下",
    "summary": "摘要一句。",
    "standfirst": "yes",
    "author": "[記者 王小明]",
    "series": "ledger",
    "live": "ongoing",
    "image": "{src: lead.png, alt: 首圖內容, caption: 首圖說明, credit: 首圖出處}",
    "figures": "\n  - {label: 總投資, value: 12億元, note: 首期}",
    "corrections": "\n  - {date: 2026-01-03, text: 更正一句。}",
    "records": "\n  - {kind: project, id: plant, name: 電池廠項目, amount: 12億元, stage: 開工}"
    "\n  - {kind: project, id: mill, name: 紙廠項目, amount: 3億元, stage: 簽約}",
}
_BODY = """\
## 10:30 首報小標

正文一句[^註]，`代碼字`與<ins>加字</ins>，<mark>重點字</mark>。

chart: cities.csv 人口圖 | caption: 人口圖說明

chart: projects by size

![甲圖內容](a.png "甲圖說明") ![乙圖內容](b.png "乙圖說明")

圖片來源：乙圖出處

![畫圖內容](drawing.svg)

embed: https://www.bilibili.com/video/BV1Gj411K7aB 影片題名

![錄影說明](film.mp4)

| 表頭甲 | 表頭乙 |
| --- | --- |
| 格甲 | 格乙 |

表：列表說明

<dl><dt>詞條</dt><dd>釋義</dd></dl>

<table><caption>合併表名</caption><tr><td colspan="2">跨欄格</td></tr>
<tr><td><p>格內首段</p><ul><li>格內條目</li></ul></td><td>末格</td></tr></table>

> 引文一句
>
> 1. 引文條目

- 條目甲
  - 條目內

```
程式行
```

<details><summary>摺題</summary>摺文</details>

<ruby>漢<rt>讀音</rt></ruby>字<sup>上標</sup><sub>下標</sub><del>刪字</del>

## 09:15 次報小標

[鏈接字](https://outside.example/a)。末句。

[^註]: 註腳句。
"""
# Words of the article, each once in it: in Traditional characters, and as Simplified has them.
_WORDS = {
    "引題在上": "引题在上",
    "副題在下": "副题在下",
    "摘要一句": "摘要一句",
    "王小明": "王小明",
    "企業賬本": "企业账本",
    "持續更新中": "持续更新中",
    "首圖說明": "首图说明",
    "首圖出處": "首图出处",
    "總投資": "总投资",
    "首期": "首期",
    "更正一句": "更正一句",
    "電池廠項目": "电池厂项目",
    "紙廠項目": "纸厂项目",
    "10:30": "10:30",
    "首報小標": "首报小标",
    "代碼字": "代碼字",
    "加字": "加字",
    "重點字": "重点字",
    "人口圖說明": "人口图说明",
    "贛州市": "赣州市",
    "8970014": "8970014",
    "甲圖說明": "甲图说明",
    "乙圖說明": "乙图说明",
    "乙圖出處": "乙图出处",
    "影片題名": "影片题名",
    "錄影說明": "录影说明",
    "表頭甲": "表头甲",
    "格乙": "格乙",
    "詞條": "词条",
    "釋義": "释义",
    "合併表名": "合并表名",
    "跨欄格": "跨栏格",
    "格內首段": "格内首段",
    "格內條目": "格内条目",
    "末格": "末格",
    "引文一句": "引文一句",
    "引文條目": "引文条目",
    "條目內": "条目内",
    "程式行": "程式行",
    "摺題": "折题",
    "摺文": "折文",
    "讀音": "读音",
    "上標": "上标",
    "下標": "下标",
    "刪字": "删字",
    "次報小標": "次报小标",
    "鏈接字": "链接字",
    "末句": "末句",
    "註腳句": "注脚句",
}
_SHOWN = {"首圖內容": "首图内容", "甲圖內容": "甲图内容", "乙圖內容": "乙图内容", "畫圖內容": "画图内容"}
_FORMS = ("wechat", "email", "text", "docx")


@pytest.fixture(scope="module")
def folder(module_site: SiteFolder) -> Path:
    """A site with an article of everything."""
    site = module_site
    site.configure("embeds: [bilibili]\n")
    site.write("content/series.yaml", "ledger:\n  name: {zh-Hant: 企業賬本, zh-Hans: 企业账本}\n")
    site.article("2026/kinds", body=_BODY, **_FIELDS)
    site.article("2026/other", series="ledger")
    site.article("2026/reprint", body=_BODY, **_FIELDS | {"source": "示例日報"})
    site.write("content/articles/2026/cities.csv", "設區市,常住人口（人）\n贛州市,8970014\n上饒市,6491088\n")
    svg = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><path d="M0 0h9v9"/></svg>\n'
    site.write("content/articles/2026/drawing.svg", svg)
    for name in ("lead", "a", "b"):
        picture = Image.new("RGB", (40, 30), (len(name), 90, ord(name[0])))
        picture.save(site.folder / f"content/articles/2026/{name}.png")
    (site.folder / "content/articles/2026/film.mp4").write_bytes(b"\0\0\0\x18ftypmp42\0\0\0\0mp42isom")
    return site.folder


@pytest.fixture(scope="module")
def taken(folder: Path) -> Callable[..., Story]:
    """What takes an article of it, once for each edition: its own articles go everywhere."""

    @cache
    def story(article: str, edition: str) -> Story:
        options = BuildOptions(folder, folder / "public", jobs=1)
        (found,), _, _ = take_stories(options, ExportRequest(Outlet.TEXT, edition, article))
        return found

    return story


def _said(story: Story, form: str, folder: Path) -> tuple[str, list[str]]:
    """Return the text of an export, and what its pictures are said to show."""
    if form == "text":
        text = plain_text(story)
        return text, [text]
    if form == "docx":
        raw, _ = docx_file(story, folder)
        document = Document(io.BytesIO(raw))
        parts = [document.element, *(part.blob for part in document.part.package.iter_parts())]
        notes = [etree.fromstring(part) for part in parts[1:] if b"footnote " in part[:4000]]
        text = "".join("".join(tree.itertext()) for tree in (document.element, *notes))
        alts = [each.get("descr", "") for each in document.element.iter() if str(each.tag).endswith("}docPr")]
        return text, [*alts, text]
    if form == "wechat":
        html = wechat_html(story, folder)
        assert broken_rules(html) == []
    else:
        sender = Sender("desk@news.example", datetime(2026, 6, 30, tzinfo=UTC))
        message = email.message_from_bytes(
            email_message([story], sender, folder, digest=False)[0], policy=policy.default
        )
        assert isinstance(message, EmailMessage)
        part = message.get_body(("html",))
        assert part is not None
        html = part.get_content()
    tree = lxml_html.fromstring(html)
    return tree.text_content(), [*(image.get("alt", "") for image in tree.iter("img")), tree.text_content()]


@pytest.mark.parametrize("edition", ["zh-Hant", "zh-Hans"])
@pytest.mark.parametrize("form", _FORMS)
def test_nothing_that_an_article_says_is_lost(
    folder: Path, taken: Callable[..., Story], form: str, edition: str
) -> None:
    text, shown = _said(taken("2026/kinds", edition), form, folder)
    words = list(_WORDS) if edition == "zh-Hant" else list(_WORDS.values())
    assert [word for word in words if word not in text] == []
    pictures = list(_SHOWN) if edition == "zh-Hant" else list(_SHOWN.values())
    assert [word for word in pictures if not any(word in each for each in shown)] == []


@pytest.mark.parametrize("form", _FORMS)
def test_of_a_reprint_nothing_goes_but_its_title_and_its_summary(
    folder: Path, taken: Callable[..., Story], form: str
) -> None:
    text, _ = _said(taken("2026/reprint", "zh-Hant"), form, folder)
    gone = {word for word in _WORDS if word in text}
    assert gone == {"摘要一句", "王小明", "更正一句"}
