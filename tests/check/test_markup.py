"""What looks like markup and is not is told where it stands, and mended where nobody need judge."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from newsgen.check.finding import Diagnostic
from newsgen.check.fixer import fixed
from newsgen.check.markup import MARKUP, RUN_TOGETHER, STRAY_MARKUP

#: What the fixture `find` gives.
Find = Callable[..., list[Diagnostic]]

_HEAD = "---\ntitle: 港区扩建\ndate: 2026-03-04\nsource: 本报\n---\n"

# What is typed, and what --fix makes of it: None where only an editor can tell.
_STRAY = {
    "= 园区概况\n\n正文。": "## 园区概况\n\n正文。",
    "=== 三级标题\n\n正文。": "### 三级标题\n\n正文。",
    "甲。\n\n————\n\n乙。": None,
    "甲。\n\n＝＝＝＝\n\n乙。": None,
    "甲。\n\n=====\n\n乙。": None,
    "[NOTE]\n\n注意内容。": None,
    "[source,python]\n\n内容。": None,
    "image::tower.png[塔]\n\n正文。": None,
    "请看link:https://a.example[年报]。": None,
    "请看[年报(https://a.example/b)。": "请看[年报](https://a.example/b)。",
    "![码头 port.png)": None,
    "甲县 | 100\n乙县 | 200\n丙县 | 300": "甲县 | 100\n| --- | --- |\n乙县 | 200\n丙县 | 300",
    "＃ 工期": "# 工期",
    "＃＃工期": "## 工期",
    "###工期与造价": "### 工期与造价",
    "　　## 工期": "## 工期",
    "　＃＃　工期": "## 工期",
    "## 工期 {#schedule}": "## 工期",
    "![吊机]（crane.jpg）": "![吊机](crane.jpg)",
    "！[吊机](crane.jpg)": "![吊机](crane.jpg)",
    "！【吊机】（crane.jpg）": "![吊机](crane.jpg)",
    "[公告]（https://port.example/a）": "[公告](https://port.example/a)",
    "[公告](https://port.example/a）": "[公告](https://port.example/a)",
    "［公告］（https://port.example/a）": "[公告](https://port.example/a)",
    "[公告] (https://port.example/a)": "[公告](https://port.example/a)",
    "【公告】（https://port.example/a）": "[公告](https://port.example/a)",
    "(公告)[https://port.example/a]": "[公告](https://port.example/a)",
    "造价＊＊四亿＊＊元": "造价**四亿**元",
    "造价～～三亿～～四亿元": "造价~~三亿~~四亿元",
    "命令｀ls｀": "命令`ls`",
    "＞ 引用的话": "> 引用的话",
    "－ 第一期": "- 第一期",
    "正文【^a】\n\n[^a]: 出处": "正文[^a]\n\n[^a]: 出处",
    "造价==四亿==元": "造价<mark>四亿</mark>元",
    "面积9m^2^": "面积9m<sup>2</sup>",
    '{{< figure src="a.jpg" >}}': None,
    "{{% notice tip %}}": None,
    "{% include note.html %}": None,
    "{{ page.title }}": None,
    "> [!WARNING]\n> 当心": None,
    ":::tip\n当心\n:::": None,
    "!!! note": None,
    "[TOC]": None,
    "[[港区]]": None,
    "![[crane.jpg]]": None,
    '[caption id="a"]吊机[/caption]': None,
    "[url=https://port.example/]公告[/url]": None,
    "开工:tada:": None,
    "%%还没核实%%": None,
    "[//]: # (给编辑的话)": "<!-- 给编辑的话 -->",
    "[comment]: <> (给编辑的话)": "<!-- 给编辑的话 -->",
    "[//]: # (给编辑的话 --> 后)": None,
    "[//]: # 给编辑的话": None,
    "$$x = y$$": None,
    r"其中 \(x_1 + y\) 为造价": None,
    r"\[x^2 = y\]": None,
    r"\\(x_1\\)": None,
    "*[GDP]: 国内生产总值": None,
    "| 期 | 造价 |\n| 一 | 四亿 |": "| 期 | 造价 |\n| --- | --- |\n| 一 | 四亿 |",
    "期 | 年 | 造价\n一 | 26 | 四亿": "期 | 年 | 造价\n| --- | --- | --- |\n一 | 26 | 四亿",
    "｜期｜造价｜\n｜--｜--｜\n｜一｜四亿｜": "|期|造价|\n|--|--|\n|一|四亿|",
    "期｜造价\n---|---\n一｜四亿": "期|造价\n---|---\n一|四亿",
    "｜期｜造价｜\n｜－－｜－－｜\n｜一｜四亿｜": "|期|造价|\n|---|---|\n|一|四亿|",
    "```\nls -l": None,
    "~~~\nls -l\n\n后文": None,
    "吊机已经到港，正在安装。\n---\n\n二期明年开工。": "吊机已经到港，正在安装。\n\n---\n\n二期明年开工。",
    "工期\n---\n二期明年开工。": None,
    "##": "",
    "＃＃　": "",
    "[公 告](https://port.example/a b)": "[公 告](<https://port.example/a b>)",
    "![吊机](../a b/吊机)": "![吊机](<../a b/吊机>)",
    "<div>没有结束": None,
    "正文</span>在此": None,
    "- 网页的 <table> 元素": None,
    '> <DIV class="a">没有结束': None,
    "造价$x_1^2$元": None,
    "> ##工期": "> ## 工期",
    "- 第一期\n- ＃＃造价": "- 第一期\n- ## 造价",
    "####### 工期": "###### 工期",
    "造价** 四亿 **元": "造价**四亿**元",
    "- 造价**四亿 **元": "- 造价**四亿**元",
    "> 造价~~ 三亿~~四亿元": "> 造价~~三亿~~四亿元",
    "造价**四亿元。\n\n二期": None,
    "命令`ls 之后": None,
    "箱体2*40*3米": "箱体2\\*40\\*3米",
    "<div>**四亿**元</div>": "<div><strong>四亿</strong>元</div>",
    "<table>\n<tr><td>[公告](https://port.example/a)</td></tr>\n</table>": (
        '<table>\n<tr><td><a href="https://port.example/a">公告</a></td></tr>\n</table>'
    ),
    "<details>\n<summary>**造价**</summary>\n\n四亿\n\n</details>": (
        "<details>\n<summary><strong>造价</strong></summary>\n\n四亿\n\n</details>"
    ),
    "港区++新港区++": "港区<ins>新港区</ins>",
    "{汕|shàn}头": "<ruby>汕<rt>shàn</rt></ruby>头",
    "造价^[不含税]四亿": None,
    "答案||四亿||": None,
    "造价${cost}元": None,
    "<%= cost %>元": None,
    "造价<!-- 待核 四亿": None,
    "元素<button>的写法": None,
    "<el-button>确定</el-button>": None,
    "说 <title> 元素": None,
    "用 <li> 列出": None,
    "[公告]()": None,
    "见[](https://port.example/a)": "见<https://port.example/a>",
    "![吊机]( )": None,
    "[公告][notice]": None,
    "[公告][]": None,
    "![吊机](crane.jpg": None,
    "!(crane.jpg)": None,
    "[公告](https://port.example/a “扩建公告”)": '[公告](https://port.example/a "扩建公告")',
    "[公告](https://port.example/a 扩建公告)": '[公告](https://port.example/a "扩建公告")',
    "![吊机](crane.jpg ‘到港’)": '![吊机](crane.jpg "到港")',
    "![吊机](crane.jpg =300x200)": "![吊机](crane.jpg){width=300 height=200}",
    "[甲](https://port.example/a(b)与[乙](https://port.example/c)d)": None,
    "造价[＾1]\n\n[^1]: 不含税": "造价[^1]\n\n[^1]: 不含税",
    "···\nls -l\n···": "```\nls -l\n```",
    "> ```\n> ls -l\n\n后文": None,
    "- 第一期\n\n  ```\n  ls -l": None,
    "> 2026. 这一年开工。": "> 2026\\. 这一年开工。",
    "| 期 | 造价 |\n|：--|--：|\n| 一 | 四亿 |": "| 期 | 造价 |\n|:--|--:|\n| 一 | 四亿 |",
    "| 期 | 造价 | 年 |\n|---|---|\n| 一 | 四亿 | 26 |": None,
    "| 期 | 造价 |\n|---|---|\n| 一 ｜ 四亿 |\n| 二 | 五亿 |": (
        "| 期 | 造价 |\n|---|---|\n| 一 | 四亿 |\n| 二 | 五亿 |"
    ),
    "+---+---+\n| 期 | 年 |\n+---+---+\n| 一 | 26 |\n+---+---+": None,
    "期\t造价\n一\t四亿": "| 期 | 造价 |\n| --- | --- |\n| 一 | 四亿 |",
    "│期│造价│\n│一│四亿│": "|期|造价|\n| --- | --- |\n|一|四亿|",
    "| 期 | 造价 |\n\n|---|---|\n\n| 一 | 四亿 |": None,
    "| 期 | 造价 |\n|---|---|\n| 一 | 四亿 |\n不含税": "| 期 | 造价 |\n|---|---|\n| 一 | 四亿 |\n\n不含税",
    "> 期 | 造价\n> ---|---\n> 一 | 四亿\n> 不含税。": "> 期 | 造价\n> ---|---\n> 一 | 四亿\n>\n> 不含税。",
    "| 期 | 造价 |\n| --- | --- |\n\n| 一 | 四亿 |": None,
    "期    造价\n----  ----\n一    四亿": None,
    "工期\n-\n\n二期": None,
    '=== "一期"\n\n    四亿': None,
    '--8<-- "crane.md"': None,
    ".. figure:: crane.jpg": None,
    "工期\n^^^^": None,
    "=== 工期 ===": "## 工期",
    "造价'''四亿'''元": "造价**四亿**元",
    "见[https://port.example/a 公告]": "见[公告](https://port.example/a)",
    "见[[https://port.example/a][公告]]": "见[公告](https://port.example/a)",
    "![吊机|240](crane.jpg)": "![吊机](crane.jpg){width=240}",
    "![吊机|240x180](crane.jpg)": "![吊机](crane.jpg){width=240 height=180}",
    "! [吊机](crane.jpg)": "![吊机](crane.jpg)",
    "- [] 扩建码头": "- [ ] 扩建码头",
    "- 【 】 扩建码头": "- [ ] 扩建码头",
    "- [/] 扩建码头": None,
    "- 工程\n　　- 扩建码头": None,
    "造价＜b＞四亿＜/b＞元": "造价<b>四亿</b>元",
    "一期。\n\n－－－\n\n二期。": None,
    '<Crane load="四吨"/>': None,
    "<CraneList>甲</CraneList>": None,
    "造价<ref>公报</ref>": None,
    '<image src="crane.jpg">': None,
    '[公告]: https://port.example/a "扩建"': None,
    "[吊机]: crane.jpg": None,
    "2026. 这一年开工。": "2026\\. 这一年开工。",
    "正文。\n\n1985) 年，他出生。": "正文。\n\n1985\\) 年，他出生。",
}

# Lines that run together, and what parts them.
_TOGETHER = {
    "——扩建码头\n——疏浚航道": "——扩建码头\n\n——疏浚航道",
    "1、扩建码头\n2、疏浚航道": "1、扩建码头\n\n2、疏浚航道",
    "１．扩建码头\n２．疏浚航道": "１．扩建码头\n\n２．疏浚航道",
    "（一）扩建码头\n（二）疏浚航道": "（一）扩建码头\n\n（二）疏浚航道",
    "(1)扩建码头\n(2)疏浚航道": "(1)扩建码头\n\n(2)疏浚航道",
    "一、扩建码头\n二、疏浚航道": "一、扩建码头\n\n二、疏浚航道",
    "第一条 扩建码头\n第二条 疏浚航道": "第一条 扩建码头\n\n第二条 疏浚航道",
    "①扩建码头\n②疏浚航道": "①扩建码头\n\n②疏浚航道",
    "1.扩建码头\n2.疏浚航道": "1.扩建码头\n\n2.疏浚航道",
    "📍地点在港区\n⏰时间是三月": "📍地点在港区\n\n⏰时间是三月",
    "• 扩建码头\n• 疏浚航道": "- 扩建码头\n- 疏浚航道",
    "—扩建码头；\n—疏浚航道。": "—扩建码头；\n\n—疏浚航道。",
    "–扩建码头\n–疏浚航道": "–扩建码头\n\n–疏浚航道",
    "－扩建码头\n－疏浚航道": "- 扩建码头\n- 疏浚航道",
    "→扩建码头\n→疏浚航道": "- 扩建码头\n- 疏浚航道",
    "・擴建碼頭\n・疏浚航道": "- 擴建碼頭\n- 疏浚航道",
    "步骤1：扩建码头\n步骤2：疏浚航道": "步骤1：扩建码头\n\n步骤2：疏浚航道",
    "1 扩建码头\n2 疏浚航道\n3 添置吊机": "1 扩建码头\n\n2 疏浚航道\n\n3 添置吊机",
    "09:00 签到\n09:30-10:00 开幕\n10:00 签约": "09:00 签到\n\n09:30-10:00 开幕\n\n10:00 签约",
    "2024年 开工\n2025年5月 封顶\n2026年 竣工": "2024年 开工\n\n2025年5月 封顶\n\n2026年 竣工",
    "●扩建码头\n●疏浚航道": "- 扩建码头\n- 疏浚航道",
    "■ 扩建码头\n■ 疏浚航道": "- 扩建码头\n- 疏浚航道",
    "— 扩建码头\n— 疏浚航道": "- 扩建码头\n- 疏浚航道",
    "-扩建码头\n-疏浚航道": "- 扩建码头\n- 疏浚航道",
    "三件事：\n• 扩建码头\n• 疏浚航道": "三件事：\n\n- 扩建码头\n- 疏浚航道",
    "一件事：\n1、扩建码头": "一件事：\n\n1、扩建码头",
    "壹、扩建码头\n贰、疏浚航道": "壹、扩建码头\n\n贰、疏浚航道",
    "A. 扩建码头\nB. 疏浚航道": "A. 扩建码头\n\nB. 疏浚航道",
    "（a）扩建码头\n（b）疏浚航道": "（a）扩建码头\n\n（b）疏浚航道",
    "[1] 港务公报\n[2] 港区年鉴": "[1] 港务公报\n\n[2] 港区年鉴",
    "〔1〕港务公报\n〔2〕港区年鉴": "〔1〕港务公报\n\n〔2〕港区年鉴",
    "II. 扩建码头\nIII. 疏浚航道": "II. 扩建码头\n\nIII. 疏浚航道",
    "其一，扩建码头\n其二，疏浚航道": "其一，扩建码头\n\n其二，疏浚航道",
    "▼扩建码头\n▼疏浚航道": "▼扩建码头\n\n▼疏浚航道",
    "记者：何时开工\n余乐：三月": "记者：何时开工\n\n余乐：三月",
    "Q：何时开工\nA：三月": "Q：何时开工\n\nA：三月",
    "时间：三月\n地点：港区\n电话：110": "时间：三月\n\n地点：港区\n\n电话：110",
    "**一、工期**\n三月开工": "**一、工期**\n\n三月开工",
    "１. 扩建码头\n２. 疏浚航道": "１. 扩建码头\n\n２. 疏浚航道",
    "还有：\n3. 扩建码头\n4. 疏浚航道": "还有：\n\n3. 扩建码头\n\n4. 疏浚航道",
    "- 扩建码头\n- 疏浚航道\n两项都已开工": "- 扩建码头\n- 疏浚航道\n\n两项都已开工",
    "> 1. 扩建码头\n> 2. 疏浚航道\n> 都已开工": "> 1. 扩建码头\n> 2. 疏浚航道\n>\n> 都已开工",
    "- 工程\n  • 扩建码头\n  • 疏浚航道": "- 工程\n  - 扩建码头\n  - 疏浚航道",
    "> 1、扩建码头\n> 2、疏浚航道": "> 1、扩建码头\n>\n> 2、疏浚航道",
    "吊机到了。正在安装。\n二期开工。造价四亿元。": "吊机到了。正在安装。\n\n二期开工。造价四亿元。",
    "　　吊机到了\n　　二期开工": "　　吊机到了\n\n　　二期开工",
    "吊机到了。\n二期开工。\n造价四亿元。": "吊机到了。\n\n二期开工。\n\n造价四亿元。",
}

# Lines of which only an editor knows how they are to end.
_VERSES = (
    "潮平两岸阔，\n风正一帆悬。\n海日生残夜，\n江春入旧年。",
    "> 潮平两岸阔，\n> 风正一帆悬；\n> 海日生残夜，\n> 江春入旧年。",
    "　潮平，\n　岸阔，\n　风正，\n　帆悬。",
)

_RIGHT = (
    "增长 = 百分之五",
    "[说明]见下文（https://a.example/b）。",
    "他说：[年报]（见附件）与(https://a.example/b)",
    "甲公司 | 乙公司",
    "——甲",
    "今年前三季度完成投资\n36 亿元，同比增长\n8 个百分点",
    "12 家企业签约",
    "——甲说：“好。”\n乙说：“再好不过。”",
    "- 扩建码头、疏浚航道、添置吊机与拖船，以及修建连到国道的\n公路，都已开工。",
    "- 扩建码头\n  造价四亿元\n- 疏浚航道",
    "- 扩建码头  \n造价四亿元",
    "| 期 | 造价 |\n|---|---|\n| 一 | 四亿 |\n\n不含税。",
    "| 期 | 造价 |\n|---|---|\n| 一 | 四亿 |\n- 不含税",
    "List<String> 与 Map<Long, Crane>",
    "参考：\n\n[1]: https://port.example/a\n\n[2]: https://port.example/b",
    "[公告] 见 [年鉴][b]\n\n[b]: crane.jpg",
    "- [ ] 扩建码头\n- [x] 疏浚航道",
    "一期 -- 二期 -- 三期",
    "见[公告][1]与[年鉴][2]\n\n[1]: https://port.example/a\n[2]: https://port.example/b",
    "见[公告][a]\n\n[a]: /articles/crane/\n[b]: /articles/tug/\n\n又见[拖船][b]",
    "他说''四亿''，我没听清",
    "约~100~200~元，3~5天",
    "**甲** 与 **乙** 与 ~~丙~~",
    "[公告][a]与[年鉴]\n\n[a]: https://port.example/a",
    "函数 f[0]() 与 a[1][2]",
    "| 期 | 造价 |\n|---|---|\n| 一 | 甲｜乙 |",
    "时间：三月\n开工的日子还没有定下来。",
    "潮平两岸阔，  \n风正一帆悬。  \n海日生残夜，  \n江春入旧年。",
    "```\n期\t造价\n一\t四亿\n** 甲 **\n```",
    "<ul><li>扩建</li></ul>",
    "<table><tr><td>甲</td></tr></table>",
    "<ruby>汕<rt>shàn</rt></ruby>",
    "Vec<Object> 与 Map<Data>",
    "#港区# 是个话题",
    "#1 泊位",
    "2 * 3 ＊ 4",
    "【快讯】（记者 余乐）",
    "[2026]（12）号文",
    "数组 a[0](1)",
    "`＊＊代码＊＊` 与 `{{< x >}}`",
    "```\n＃ 代码\n1、甲\n2、乙\n{% raw %}\n```",
    "<!-- {% 注 %} -->",
    "＞50 毫米",
    "时间 10:30:45 到 11:00",
    "a == b，c == d",
    "- 扩建码头\n- 疏浚航道",
    "1. 扩建码头\n2. 疏浚航道",
    "• 扩建码头\n\n• 疏浚航道",
    "1、扩建码头  \n2、疏浚航道",
    "一行没有写完的话在这里\n换了行，是软换行。",
    "> 床前明月光，疑是地上霜。\n> 举头望明月，低头思故乡。",
    "甲｜乙",
    "来源｜本报\n记者｜余乐",
    "| 期 | 造价 |\n| --- | --- |\n| 一 | 四亿 |",
    "工期\n---\n\n二期明年开工。",
    "## 工期\n\n正文。\n\n---\n\n正文。",
    "2025.12 与 2026.1 的数字",
    "价格是$5到$10",
    "集合{甲, 乙}",
    "写作 x_{i=1}^n 的和",
    "`<div>` 与 `##` 与 `$x_1$`",
    "<div>有结束</div>",
    "<details>\n<summary>甲</summary>\n\n乙\n\n</details>",
    "Map<K,V> 与 a<b",
    "2024. 开工。\n2025. 竣工。",
    "3. 第三项",
    "US$1,000 与 $20_000",
)


def _text(whole: bytes | None) -> str:
    assert whole is not None
    return whole.decode().removeprefix(_HEAD).removesuffix("\n")


@pytest.mark.parametrize("body", _STRAY)
def test_markup_that_readers_would_see_is_told(body: str, find: Find) -> None:
    found = find(STRAY_MARKUP, body=body)
    assert found
    assert any(each.fixable for each in found) is (_STRAY[body] is not None)


@pytest.mark.parametrize("body", _TOGETHER)
def test_lines_that_run_together_are_told(body: str, find: Find) -> None:
    [found] = find(RUN_TOGETHER, body=body)
    assert found.fixable


@pytest.mark.parametrize(("body", "after"), [*_STRAY.items(), *_TOGETHER.items()])
def test_what_needs_no_judgement_is_mended(body: str, after: str | None) -> None:
    mended = fixed(f"{_HEAD}{body}\n".encode(), None, MARKUP)
    assert _text(mended) == (body if after is None else after)
    assert fixed(mended or b"", None, MARKUP) == mended


@pytest.mark.parametrize("body", _RIGHT)
def test_what_is_right_is_let_alone(body: str, find: Find) -> None:
    assert find(STRAY_MARKUP, body=body) == []
    assert find(RUN_TOGETHER, body=body) == []
    assert _text(fixed(f"{_HEAD}{body}\n".encode(), None, MARKUP)) == body


@pytest.mark.parametrize("body", _VERSES)
def test_verses_that_run_together_are_told_and_stay(body: str, find: Find) -> None:
    [found] = find(RUN_TOGETHER, body=body)
    assert not found.fixable
    assert _text(fixed(f"{_HEAD}{body}\n".encode(), None, MARKUP)) == body


def test_line_ends_stay_as_they_are() -> None:
    raw = f"{_HEAD}1、扩建码头\n2、疏浚航道\n".replace("\n", "\r\n")
    mended = fixed(raw.encode(), None, MARKUP)
    assert mended is not None
    assert mended.decode() == f"{_HEAD}1、扩建码头\n\n2、疏浚航道\n".replace("\n", "\r\n")


def test_only_the_tag_that_readers_see_is_told(find: Find) -> None:
    body = '<font color="red">四亿元</font>\n\n<font color="red">没有结束\n\n用<b>粗</b>与<b>没有结束'
    found = find(STRAY_MARKUP, body=body)
    assert [each.line - found[0].line for each in found] == [0, 2]


def test_each_is_told_at_its_own_line(find: Find) -> None:
    found = find(STRAY_MARKUP, body="正文。\n\n##没有空格\n\n{% x %}")
    assert [each.line - found[0].line for each in found] == [0, 2]
