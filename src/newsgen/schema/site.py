"""The JSON Schema of newsgen.yaml."""

from __future__ import annotations

from collections.abc import Callable

from newsgen.config.crawlers import ANSWERS
from newsgen.config.csp import DIRECTIVES
from newsgen.config.filings import KINDS
from newsgen.config.typography import EMPHASIS
from newsgen.library.registries import ID
from newsgen.model import EDITIONS
from newsgen.schema.shapes import (
    OPTIONAL,
    REQUIRED,
    URL,
    WORDS,
    YES_OR_NO,
    Schema,
    about,
    check_levels,
    entries,
    forms,
    mapping,
    one_of,
    whole_number,
    words_of,
)


def site_schema(translate: Callable[[str], str]) -> Schema:
    """Return the schema of newsgen.yaml."""
    text, required = forms(), forms((), REQUIRED)
    section = mapping(
        {
            "id": about(
                {**REQUIRED, "pattern": f"^{ID}$"}, "代號 代号", translate("Stands in addresses; required")
            ),
            "name": about(required, "名稱 名称", translate("Stands in the navigation; required")),
        },
        ("id", "name"),
    )
    return mapping(
        {
            "title": about(required, "站名", translate("The name of the site; required")),
            "description": about(text, "簡介 简介", translate("What the site is, in a sentence")),
            "base_url": about(URL, "網址 网址", translate("Where readers find the site; required")),
            "timezone": about(
                REQUIRED, "時區 时区", translate("The time zone, such as Asia/Shanghai; required")
            ),
            "editions": about(
                words_of(EDITIONS), "版本", translate("The editions; the first is at the root of the site")
            ),
            "operator": about(
                REQUIRED, "主辦單位 主办单位", translate("The id of the source that runs the site; required")
            ),
            "sections": about(
                entries(section), "欄目 栏目", translate("The sections, in the order of the navigation")
            ),
            "contact": about(_contact(text), "聯絡 联系", translate("How readers reach the operator")),
            "filings": about(_filings(), "備案 备案", translate("Filings and permits; only these are shown")),
            "machines": about(
                _machines(translate), "機器 机器", translate("What machines may do with own articles")
            ),
            "rights_page": about(OPTIONAL, "版權頁 版权页", translate("What may be used: a path or address")),
            "licensing_page": about(
                OPTIONAL, "授權頁 授权页", translate("How a licence is had: a path or address")
            ),
            "page_size": about(
                whole_number(), "每頁篇數 每页篇数", translate("Articles on a page of a list; 20")
            ),
            "feed_size": about(whole_number(), "訂閱篇數 订阅篇数", translate("Articles in a feed; 20")),
            "cards": about(
                whole_number(0), "卡片", translate("How many of the newest articles have a card; 200")
            ),
            "vocabulary": about(
                words_of(EDITIONS), "用詞 用词", translate("Editions in which regional words are exchanged")
            ),
            "typography": about(_typography(translate), "排版", translate("How texts are set")),
            "checks": about(
                check_levels(), "檢查 检查", translate("How much a finding of newsgen check weighs")
            ),
            "load_from": about(
                _load_from(), "外部來源 外部来源", translate("What pages may load from other hosts")
            ),
        },
        ("title", "base_url", "timezone", "operator"),
    )


def _or_nothing(shape: Schema) -> Schema:
    return {"anyOf": [shape, {"type": "null"}]}


def _contact(text: Schema) -> Schema:
    return _or_nothing(mapping({"email": OPTIONAL, "phone": OPTIONAL, "address": text}))


def _filings() -> Schema:
    return _or_nothing(
        mapping({kind: {**OPTIONAL, "examples": [example]} for kind, (_, example) in KINDS.items()})
    )


def _machines(translate: Callable[[str], str]) -> Schema:
    answer = one_of(ANSWERS)
    return _or_nothing(
        mapping(
            {
                "search": about(answer, "搜尋 搜索", translate("Search engines")),
                "ai_search": about(answer, "AI 搜尋 AI 搜索", translate("Answers of AI from live pages")),
                "ai_training": about(answer, "AI 訓練 AI 训练", translate("Training of AI")),
                "policy": about(OPTIONAL, "政策", translate("A page that says so to people")),
            }
        )
    )


def _typography(translate: Callable[[str], str]) -> Schema:
    return _or_nothing(
        mapping(
            {
                "quotes": about(YES_OR_NO, "引號 引号", translate("Quotation marks of the edition; yes")),
                "punctuation": about(YES_OR_NO, "標點 标点", translate("Full-width punctuation; yes")),
                "emphasis": about(one_of(EMPHASIS), "強調 强调", translate("Bold, or dots below")),
                "units": about(
                    YES_OR_NO,
                    "單位 单位",
                    translate("No line break between a number and its unit; yes"),
                ),
            }
        )
    )


def _load_from() -> Schema:
    return _or_nothing(mapping(dict.fromkeys(DIRECTIVES, WORDS)))
