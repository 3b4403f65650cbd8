"""The JSON Schemas of the registries in content/."""

from __future__ import annotations

from collections.abc import Callable

from newsgen.hanzi import REPAIRS
from newsgen.library.entries import NAME_KINDS, REGION_KINDS, SOURCE_KINDS
from newsgen.library.registries import ID
from newsgen.library.strings import theme_words
from newsgen.model import EDITIONS, Indexing, Notices
from newsgen.schema.known import Known
from newsgen.schema.shapes import (
    DATE,
    OPTIONAL,
    REQUIRED,
    URL,
    WORDS,
    YES_OR_NO,
    Schema,
    about,
    covering,
    forms,
    mapping,
    one_of,
    words_of,
)


def sources_schema(known: Known, translate: Callable[[str], str]) -> Schema:
    """Return the schema of content/sources.yaml: sources by their ids."""
    text = forms(known.editions)
    indexing = translate("What is asked of search engines: all, all but news search (no_news), none")
    licence = mapping(
        {
            "id": about(REQUIRED, "編號 编号", translate("The number of the licence; required")),
            "editions": about(
                words_of(EDITIONS), "版本", translate("The editions that it covers; all, if nothing is said")
            ),
            "from": about(DATE, "起始日", translate("Its first day")),
            "expires": about(DATE, "到期日", translate("Its last day")),
            "credit": about(text, "署名", translate("The wording that the licence demands")),
            "scope": about(OPTIONAL, "範圍 范围", translate("What it permits")),
            "territory": about(OPTIONAL, "地域", translate("Where it holds")),
            "url": about(URL, "網址 网址", translate("Where the licence can be read")),
            "may_reprint": about(YES_OR_NO, "可再轉載 可再转载", translate("Whether others may reprint")),
            "indexing": about(one_of(Indexing), "搜尋引擎 搜索引擎", indexing),
        },
        ("id",),
    )
    source = mapping(
        {
            "name": about(
                forms(known.editions, REQUIRED),
                "名稱 名称",
                translate("Its name, or one for each edition; required"),
            ),
            "aliases": about(WORDS, "別名 别名", translate("Other labels of the same source")),
            "third_party_labels": about(
                WORDS, "第三方標註 第三方标注", translate("Labels that mark a piece as somebody else's")
            ),
            "kind": about(one_of(SOURCE_KINDS), "類型 类型", translate("What it is")),
            "homepage": about(URL, "首頁 首页", translate("Its own site")),
            "feed": about(URL, "訂閱源 订阅源", translate("Its feed")),
            "indexing": about(one_of(Indexing), "搜尋引擎 搜索引擎", indexing),
            "repair": about(
                one_of(REPAIRS), "修復 修复", translate("How far its careless Traditional is put right")
            ),
            "holder": about(text, "權利人 权利人", translate("Who holds the rights, where that is stated")),
            "licence": about(
                {"anyOf": [licence, {"type": "null"}]},
                "授權 授权",
                translate("The permission that the site holds"),
            ),
        },
        ("name",),
    )
    return _by_id(source)


def regions_schema(known: Known, translate: Callable[[str], str]) -> Schema:
    """Return the schema of content/regions.yaml: regions by their ids."""
    region = mapping(
        {
            "name": about(
                forms(known.editions, REQUIRED),
                "名稱 名称",
                translate("Its name, or one for each edition; required"),
            ),
            "aliases": about(WORDS, "別名 别名", translate("Other names of the same region")),
            "parent": about(OPTIONAL, "上級 上级", translate("The id of the region that it lies in")),
            "kind": about(one_of(REGION_KINDS), "類型 类型", translate("What it is")),
            "adcodes": about(
                WORDS,
                "行政區劃代碼 行政区划代码",
                translate("Codes of GB/T 2260; a functional zone has those that it lies over"),
            ),
        },
        ("name",),
    )
    return _by_id(region)


def names_schema(known: Known, translate: Callable[[str], str]) -> Schema:
    """Return the schema of content/names.yaml: a list of names."""
    tags = {tag: about(OPTIONAL, tag, translate("The form in this edition")) for tag in EDITIONS}
    kind = about(one_of(NAME_KINDS), "類型 类型", translate("What it is the name of"))
    return {
        "type": ["array", "null"],
        "items": {**mapping({**tags, "kind": kind}), "minProperties": 1, **covering(known.editions)},
    }


def strings_schema() -> Schema:
    """Return the schema of content/strings.yaml: words of the theme, each described by what it is now."""
    word: Schema = {"allOf": [{"$ref": "#/$defs/word"}]}
    words = {key: about(word, key, " / ".join(text.all())) for key, text in sorted(theme_words().items())}
    return {**mapping(words), "type": ["object", "null"], "$defs": {"word": forms()}}


def notices_schema(known: Known, translate: Callable[[str], str]) -> Schema:
    """Return the schema of content/notices.yaml: the clauses of the copyright notices."""
    clause = forms(known.editions)
    about_lists = {
        "own": ("自有", translate("Articles of the operator's own")),
        "licensed": ("授權 授权", translate("Articles under a licence")),
        "licensed_reprint": (
            "授權可轉載 授权可转载",
            translate("Articles under a licence that lets others reprint them"),
        ),
        "reprinted": ("轉載 转载", translate("Reprints")),
        "complaints": ("投訴 投诉", translate("How to complain, under every notice")),
    }
    lists = {
        name: about({"anyOf": [{"type": "array", "items": clause}, clause]}, *about_lists[name])
        for name in Notices.CLASSES
    }
    return {**mapping(lists), "type": ["object", "null"]}


def permitted_schema(translate: Callable[[str], str]) -> Schema:
    """Return the schema of content/permitted-sources.yaml: the units that may be reprinted."""
    return mapping(
        {
            "as_of": about(DATE, "日期", translate("The date of the list; required")),
            "origin": about(URL, "出處 出处", translate("Where the list was published")),
            "names": about(WORDS, "單位 单位", translate("The units; required")),
        },
        ("as_of", "names"),
    )


def _by_id(entry: Schema) -> Schema:
    return {
        "type": ["object", "null"],
        "patternProperties": {f"^{ID}$": {"$ref": "#/$defs/entry"}},
        "additionalProperties": False,
        "$defs": {"entry": entry},
    }
