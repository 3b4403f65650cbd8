"""What each check must not cry wolf at, beside one thing that it must see."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from check.conftest import Find


@pytest.mark.parametrize(
    ("summary", "body"),
    [
        ("總規模200億元", "總規模200亿元。"),
        ("總規模200億元", "總規模２００億元。"),
        ("總規模二百億元", "總規模20,000,000,000元。"),
        ("總規模超200億元", "總規模達到213.5億元。"),
        ("總規模約200億元", "總規模198億元。"),
        ("增長36%", "投資增長36.4%。"),
        ("總投資60億元", "甲項目總投資20億元，乙項目總投資40億元。"),  # a total of the parts
        ("總投資60億元", "註冊資本20億元。"),  # another thing
        ("總投資60億元", "總投資20億美元。"),  # another currency
        ("投資增長20%", "佔投資20億元。"),  # another kind
        ("8月1日起施行", "2025年8月1日起施行。"),
        ("8月1日公佈", "8月10日起施行。"),
        ("2025年8月起施行", "8月1日起施行。"),
        ("200億元", "20億元。"),  # of what, nobody says
        ("總規模200億元", "總規模沒有公佈。"),
        ("總規模200億元", "`總規模20億元`"),
    ],
)
def test_figures_that_do_not_differ(summary: str, body: str, find: Find) -> None:
    assert find("figures-differ", body, summary=summary) == []


@pytest.mark.parametrize(
    ("summary", "body", "said", "other"),
    [
        ("總規模超200億元", "贛江新區基金總規模**20億元**。", "超200億元", "20億元"),
        ("总规模200亿元", "總規模為約二十億元。", "200亿元", "約二十億元"),
        ("投資總額增長63.4%", "投資總額同比增長36.4%。", "63.4%", "36.4%"),
        ("8月10日起施行", "辦法自2025年8月1日起施行。", "8月10日", "2025年8月1日"),
    ],
)
def test_figures_that_differ(summary: str, body: str, said: str, other: str, find: Find) -> None:
    [found] = find("figures-differ", "第一行。\n\n" + body, summary=summary)
    told = dict(found.values)
    assert (told["said"], told["other"], told["line"], found.line) == (said, other, "9", 5)


@pytest.mark.parametrize(
    "body",
    [
        "產業政策，寫作“产业政策”，也作「产业」、《产业简报》、產業（产业）。",
        "產業政策與 `产业政策`，-{zh-Hans:产业; zh-Hant:產業}-，<code>产业</code>。",
        "產業。\n\n```\n产业政策从财政来\n```\n",
        "余承東又作余承东，這是登記的名字。",
        "客庄并無內外之別，温度、静電、户口、黄金都是字形不同。",
        "产业政策与乾隆年间的著作、瞭望、慰藉无关。",
        "只有一個简體字，不與它的繁體同現。",
    ],
)
def test_scripts_that_are_not_mixed(body: str, find: Find) -> None:
    assert find("mixed-scripts", body) == []


def test_a_name_in_the_byline_has_the_script_that_it_has(find: Find) -> None:
    assert find("mixed-scripts", "產業張产。", author="張产") == []
    assert find("mixed-scripts", "產業張产。") != []


@pytest.mark.parametrize(
    "body",
    [
        "對於丹麥的投資，甲於丹參。",  # has the characters of 于丹
        "余承東、余承东、台積電、台积电。",
        "`餘承東` -{餘承東}-",
        "贛江觀察、赣江观察、示例日報。",
    ],
)
def test_names_that_are_right(body: str, find: Find) -> None:
    assert find("name-form", body) == []


@pytest.mark.parametrize(
    ("body", "typed"), [("臺積電建廠", "臺積電"), ("餘承东說", "餘承东"), ("「於丹」", "於丹")]
)
def test_names_that_are_not(body: str, typed: str, find: Find) -> None:
    [found] = find("name-form", body)
    assert dict(found.values)["typed"] == typed


@pytest.mark.parametrize(
    "body",
    [
        "他說：「甲『乙』丙」。",
        "他說：「甲。\n\n「乙。\n\n　　「丙。」",
        "> “甲。\n>\n> “乙。”",
        "`「` 與 <code>》</code> 都不算。",
        '甲）乙。1）丙；5"屏幕。',
        "「甲\n乙」是一段。",
    ],
)
def test_quotations_that_are_closed(body: str, find: Find) -> None:
    assert find("unclosed-mark", body) == []


@pytest.mark.parametrize(
    "body", ["甲。。。", "甲……。", "甲！！乙？？", "甲，“乙，”丙", "`。。`", "甲。”。乙"]
)
def test_marks_that_are_meant(body: str, find: Find) -> None:
    assert find("doubled-mark", body) == []


@pytest.mark.parametrize(
    "body",
    [
        "2,000元，3:2，10:30，B2B,C2C，a.b,c；https://a.b/c,d；a@b.cn。",
        '見[文](甲,乙.md)與![圖](丙,丁.png "戊,己")。',
        "| 甲 | 乙 |\n| :--- | ---: |\n| 丙 | 丁 |",
        '`甲,乙` -{zh-Hans:甲,乙; zh-Hant:丙,丁}- <span title="甲,乙">文</span>',
        "Hello, world. (The end)",
        '[甲]: https://a.b/ "乙,丙"\n\n<!-- 甲,乙 -->',
    ],
)
def test_marks_that_are_not_of_chinese(body: str, find: Find) -> None:
    assert find("half-width-mark", body) == []


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({}, False),
        ({"source": "示例研究院"}, False),  # licensed
        ({"source": "示例日報"}, True),
        ({"source": "無名晚報"}, True),
        ({"source": "示例日報", "original_url": "https://daily.example/1"}, False),
    ],
)
def test_whose_original_is_missed(fields: dict[str, str], told: bool, find: Find) -> None:
    assert bool(find("original-link", **fields)) is told


@pytest.mark.parametrize(
    "body",
    [
        '![圖](a.png "說明。攝影：數據組")',
        '![圖](a.png "新區一景　甲乙 攝")',
        '![圖](a.png "新區一景。甲乙/摄")',
        '![圖](a.png "新區一景（資料圖片）")',
        "![圖](a.png)\n\n資料來源：統計局",
        '![圖](a.png)\n![圖](b.png "說明")\n\n圖片來源：統計局',
        "![裝飾](a.png)",
        "![圖](a.png) 圖／數據組",
        "![圖](a.png)\n\n圖：數據組",
        "![圖](a.png)\n\n（晨報社發）",
        "![圖](a.png)\n\n圖為碼頭。數據組供圖",
        "沒有圖，只有[鏈接](a.md)。",
    ],
)
def test_pictures_that_have_a_credit(body: str, find: Find) -> None:
    assert find("image-credit", body) == []


@pytest.mark.parametrize(
    "body",
    ["他說「凡本網註明來源的，請聯繫」。", "> 凡本網註明來源：某報\n", "轉載須經許可，本站不主張權利。"],
)
def test_what_is_no_notice(body: str, find: Find) -> None:
    assert find("notice-in-text", body) == []


@pytest.mark.parametrize("title", ["甲乙", "甲。乙", "U.S.", "甲……", "甲！"])
def test_titles_without_a_full_stop(title: str, find: Find) -> None:
    assert find("title-full-stop", title=title) == []


def test_a_summary_that_says_more(find: Find) -> None:
    assert find("summary-is-title", title="基金怎樣投", summary="基金怎樣投，怎樣退") == []
    assert find("summary-is-title", title="基金怎樣投") == []
