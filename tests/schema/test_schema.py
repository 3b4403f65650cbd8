"""JSON Schemas: whatever the readers take is in them, and what they do not take is not."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft7Validator, Draft202012Validator

from newsgen.config import Config, read_config
from newsgen.files import CONFIG_FILE
from newsgen.library import Registries, read_article, read_registries
from newsgen.library.fields import ARTICLE, NAMES
from newsgen.model import SourceFile
from newsgen.problems import Problem, Report
from newsgen.schema import SCHEMAS, RegisteredWords, read_registered, schema_text
from newsgen.schema.shapes import DATE, PARTIAL_DATE
from newsgen.yamlfile import NotADate, read_date, read_partial_date

if TYPE_CHECKING:
    from conftest import SiteFolder

# Keywords of the draft 2020-12 that mean the same in the draft 07; `$defs` is only a place there.
_KEYWORDS = {
    *("$schema", "$ref", "$defs", "title", "description", "examples", "type", "enum", "const", "pattern"),
    *("minLength", "minimum", "maxItems", "items", "properties", "patternProperties", "additionalProperties"),
    *("required", "minProperties", "anyOf", "allOf", "if", "then", "else"),
}
_MAPS = ("properties", "patternProperties", "$defs")
_ZONE = ZoneInfo("Asia/Shanghai")


class _Core(yaml.SafeLoader):
    """Reads YAML with the types of its core schema (YAML 1.2.2, 10.3), as programs for writing do."""

    yaml_implicit_resolvers: dict[str, Any] = {}  # noqa: RUF012 - as PyYAML has it


for _tag, _form in (
    ("null", "null|Null|NULL|~|"),
    ("bool", "true|True|TRUE|false|False|FALSE"),
    ("int", r"[-+]?[0-9]+"),
    ("float", r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?"),
):
    _Core.add_implicit_resolver(f"tag:yaml.org,2002:{_tag}", re.compile(f"^(?:{_form})$"), None)


def _typed(text: str) -> Any:
    return yaml.load(text, _Core)  # noqa: S506 - a safe loader with other types


def _as_typed(text: str) -> Any:
    return yaml.load(text, yaml.BaseLoader)  # noqa: S506 - makes strings only


def _schema(name: str, known: RegisteredWords | None = None, draft: str = "2020-12") -> dict[str, Any]:
    schema: dict[str, Any] = json.loads(schema_text(name, known or RegisteredWords(), draft=draft))
    return schema


def _errors(name: str, value: Any, known: RegisteredWords | None = None) -> list[str]:
    errors = [
        list(validator(_schema(name, known, draft)).iter_errors(value))
        for validator, draft in ((Draft202012Validator, "2020-12"), (Draft7Validator, "07"))
    ]
    assert len(errors[0]) == len(errors[1])
    return [f"{error.json_path}: {error.message}" for error in errors[0]]


def _subschemas(schema: Any) -> Iterator[dict[str, Any]]:
    """Give a schema and all the schemas in it."""
    if not isinstance(schema, dict):
        return
    yield schema
    for key, value in schema.items():
        if key in _MAPS:
            for inner in value.values():
                yield from _subschemas(inner)
        elif isinstance(value, list):
            for inner in value:
                yield from _subschemas(inner)
        else:
            yield from _subschemas(value)


def _front_matter(path: Path) -> str:
    return path.read_text(encoding="utf-8").split("---\n")[1]


def _setup(site: SiteFolder) -> tuple[Config, Registries, tuple[Problem, ...]]:
    report = Report(CONFIG_FILE)
    config = read_config(site.folder, report)
    assert config is not None
    registries, found = read_registries(site.folder, config)
    return config, registries, (*report.problems, *found)


def _accepted(problems: tuple[Problem, ...]) -> set[frozenset[str]]:
    """Return the fields that readers say there are, wherever they found one that they do not know."""
    return {
        frozenset(str(dict(problem.values)["known"]).split(", "))
        for problem in problems
        if problem.message == "unknown field `{key}`"
    }


def _described(name: str) -> set[frozenset[str]]:
    """Return the fields that a schema allows, wherever it allows certain ones."""
    return {
        frozenset(part["properties"])
        for part in _subschemas(_schema(name))
        if part.get("additionalProperties") is False and "properties" in part
    }


@pytest.mark.parametrize("name", SCHEMAS)
def test_every_schema_is_one(name: str) -> None:
    Draft202012Validator.check_schema(_schema(name))
    Draft7Validator.check_schema(_schema(name, draft="07"))


@pytest.mark.parametrize("name", SCHEMAS)
def test_older_readers_of_schemas_understand_every_keyword(name: str) -> None:
    for part in _subschemas(_schema(name)):
        assert _KEYWORDS.issuperset(part)
        assert "$ref" not in part or len(part) == 1


@pytest.mark.parametrize("name", SCHEMAS)
def test_every_field_is_described(name: str) -> None:
    schema = _schema(name)
    fields = (
        {**schema.get("properties", {}), **schema["items"]["properties"]}
        if "items" in schema
        else (schema.get("properties") or schema["$defs"]["entry"]["properties"])
    )
    for field in fields.values():
        field = schema["$defs"][field["$ref"].rsplit("/", 1)[1]] if "$ref" in field else field
        assert field["title"]
        assert field["description"]


@pytest.mark.parametrize("site", ["", "tests/sites/golden"])
def test_whole_sites_are_valid(root: Path, site: str) -> None:
    folder = root / site
    known, complete = read_registered(folder)
    assert complete
    assert known.sources
    files = [(name, path) for name, file in SCHEMAS.items() for path in sorted(folder.glob(file.files))]
    assert len(files) > 10
    for name, path in files:
        text = _front_matter(path) if path.suffix == ".md" else path.read_text(encoding="utf-8")
        for value in (_typed(text), _as_typed(text)):
            for words in (known, RegisteredWords()):
                assert _errors(name, value, words) == [], path


def test_the_words_of_the_theme_are_valid(root: Path) -> None:
    for name in ("strings", "notices"):
        text = (root / f"templates/{name}.yaml").read_text(encoding="utf-8")
        assert _errors(name, _typed(text)) == []


def test_front_matter_has_the_fields_that_are_read(site: SiteFolder) -> None:
    config, registries, found = _setup(site)
    assert found == ()
    text = (
        "---\ntitle: 甲\ndate: 2026-01-15\nsource: 示例日報\nzzz: 1\ncorrections: [{zzz: 1}]\n"
        "figures: [{zzz: 1}]\nimage: {zzz: 1}\nrecords: [{zzz: 1, stages: [{zzz: 1}]}]\n"
        "imported: {zzz: 1}\n---\n"
    )
    for kind in ("article", "page"):
        problems = read_article(SourceFile("content/a.md", text), kind, config, registries).problems
        levels = _described(kind)
        assert frozenset(NAMES) in levels
        inner = {frozenset(filter(str.isascii, level)) for level in levels - {frozenset(NAMES)}}
        assert _accepted(problems) == inner | {frozenset(ARTICLE)}


@pytest.mark.parametrize("kind", ["article", "page"])
def test_every_spelling_of_a_field_has_its_shape(kind: str) -> None:
    properties = _schema(kind)["properties"]
    assert properties == {spelling: {"$ref": f"#/$defs/{name}"} for spelling, name in NAMES.items()}


def test_newsgen_yaml_has_the_fields_that_are_read(site: SiteFolder) -> None:
    site.write(
        "newsgen.yaml",
        "title: {zzz: 1}\nzzz: 1\nsections: [{zzz: 1}]\ncontact: {zzz: 1}\nfilings: {zzz: 1}\n"
        "newsletter: {zzz: 1}\n"
        "menu: [{zzz: 1}]\nsocial: [{zzz: 1}]\nanalytics: {zzz: 1}\nfonts: {files: [{zzz: 1}], zzz: 1}\n"
        "machines: {zzz: 1}\ntypography: {zzz: 1}\nload_from: {zzz: 1}\npictures: {zzz: 1}\n"
        "embed_hosts: [{zzz: 1}]\nhome: {zzz: 1, blocks: [{zzz: 1}]}\n",
    )
    assert _accepted(_setup(site)[2]) == _described("newsgen")


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("sources", "a:\n  zzz: 1\n  name: {zzz: 1}\n  licence: {zzz: 1}\n"),
        ("regions", "a:\n  zzz: 1\n  name: {zzz: 1}\n"),
        ("names", "- {zzz: 1}\n"),
        ("notices", "zzz: 1\nown: [{zzz: 1}]\n"),
        ("permitted-sources", "zzz: 1\n"),
    ],
)
def test_registries_have_the_fields_that_are_read(site: SiteFolder, name: str, text: str) -> None:
    site.write(f"content/{name}.yaml", text)
    found = tuple(problem for problem in _setup(site)[2] if problem.path == f"content/{name}.yaml")
    assert _accepted(found) == _described(name)


def test_strings_are_those_of_the_theme(site: SiteFolder) -> None:
    words = _schema("strings")["properties"]
    site.write("content/strings.yaml", "".join(f"{key}: 甲\n" for key in words) + "zzz: 1\nhome: {zzz: 1}\n")
    problems = [problem for problem in _setup(site)[2] if problem.path == "content/strings.yaml"]
    assert [problem.message for problem in problems if "no word" in problem.message] == [
        "the theme has no word `{key}`"
    ]
    assert frozenset(words) in _described("strings")


_WHOLE = "title: 甲\ndate: 2026-01-15\nsource: 示例日報\n"
_SITE = "title: 甲\nbase_url: https://a.example/\ntimezone: Asia/Shanghai\noperator: watch\n"


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("article", "標題: 002415\n日期: 2026年1月15日 9時30分\n稿源: no\n标签: 甲、乙\n地区: [江西省]\n"),
        ("article", "title: 甲\nstatus: draft\ndate:\nsource:\n"),
        ("article", "title:\nstatus: draft\n"),
        ("article", _WHOLE + "imported: {file: 甲.docx, sha256: 0f, time: 2026-01-15 09:30}\n"),
        ("article", "標題: 甲\n狀態: draft\n"),
        ("article", "狀態: 草稿\n"),
        ("article", f"{_WHOLE}status: scheduled\n發布時間: 2026-01-16 09:00\n"),
        ("article", f"{_WHOLE}section: policy\nslug: 2026\nfigures: {{value: 60, label: 甲}}\n"),
        (
            "article",
            f"{_WHOLE}記錄: [{{類別: 項目, 編號: a, 名稱: 甲, 進度: {{階段: 竣工, 日期: 2025年3月}}}}]\n",
        ),
        ("records", "来源: 甲\n日期: 2025-03-01\n记录: [{类别: 项目, 编号: a, 名称: 甲, 投资额: 5亿元}]\n"),
        ("page", "title: 甲\n"),
        ("newsgen", f"{_SITE}cards: 0\npage_size: '6'\ntypography: {{quotes: 否, units: yes}}\n"),
        ("sources", "a-1: {name: 甲, licence: {id: 1, may_reprint: true, from: 2026-01-01}}\n"),
        ("sources", "watch: {name: {zh-Hans: 甲, zh-Hant-TW: 甲}}\n"),
        ("names", "- {zh-Hans: 余承东, zh-Hant: 余承東, kind: person}\n"),
        ("strings", "home: 首頁\n"),
        ("notices", "own: []\ncomplaints: 甲\n"),
        ("permitted-sources", "as_of: 2025-06-01\nnames: 甲、乙\n"),
    ],
)
def test_what_is_right_is_valid(site: SiteFolder, name: str, text: str) -> None:
    known, _ = read_registered(site.folder)
    for value in (_typed(text), _as_typed(text)):
        assert _errors(name, value, known) == []


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("article", "date: 2026-01-15\nsource: 甲\n"),
        ("article", "title: 甲\nsource: 甲\n"),
        ("article", "title: 甲\ndate: 2026-01-15\n"),
        ("article", "title:\ndate: 2026-01-15\nsource: 甲\n"),
        ("article", "title: [甲]\ndate: 2026-01-15\nsource: 甲\n"),
        ("article", f"{_WHOLE}tittle: 甲\n"),
        ("article", f"{_WHOLE}date: 昨天\n"),
        ("article", f"{_WHOLE}status: finished\n"),
        ("article", f"{_WHOLE}狀態: 草案\n"),
        ("article", f"{_WHOLE}status: scheduled\n"),
        ("article", f"{_WHOLE}section: polcy\n"),
        ("article", f"{_WHOLE}regions: [火星]\n"),
        ("article", f"{_WHOLE}editions: [zh-TW]\n"),
        ("article", f"{_WHOLE}repair: full\n"),
        ("article", f"{_WHOLE}slug: a/b\n"),
        ("article", f"{_WHOLE}original_url: www.a.example\n"),
        ("article", f"{_WHOLE}image: a.png\n"),
        ("article", f"{_WHOLE}image: {{src: a.png}}\n"),
        ("article", f"{_WHOLE}corrections: [{{date: 2026-01-16}}]\n"),
        ("article", f"{_WHOLE}corrections: [{{date: 2026-01-16, text: 甲, why: 乙}}]\n"),
        ("article", f"{_WHOLE}figures: [{{value: 許多, label: 甲}}]\n"),
        ("article", f"{_WHOLE}figures: [{', '.join(['{value: 1, label: 甲}'] * 7)}]\n"),
        ("article", "- a\n"),
        ("page", "date: 2026-01-15\n"),
        ("newsgen", "title: 甲\n"),
        ("newsgen", f"{_SITE}editions: [zh-CN]\n"),
        ("newsgen", f"{_SITE}page_size: 0\n"),
        ("newsgen", f"{_SITE}page_size: many\n"),
        ("newsgen", f"{_SITE}sections: [{{id: Policy, name: 甲}}]\n"),
        ("newsgen", f"{_SITE}sections: [{{id: policy}}]\n"),
        ("newsgen", f"{_SITE}filings: {{icq: 1}}\n"),
        ("newsgen", f"{_SITE}machines: {{search: maybe}}\n"),
        ("newsgen", f"{_SITE}load_from: {{image: a.example}}\n"),
        ("newsgen", f"{_SITE}typography: {{emphasis: italic}}\n"),
        ("sources", "Daily: {name: 甲}\n"),
        ("sources", "daily: {kind: newspaper}\n"),
        ("sources", "daily: 甲\n"),
        ("sources", "daily: {name: 甲, kind: paper}\n"),
        ("sources", "daily: {name: {zh-Hant: 甲}}\n"),
        ("sources", "daily: {name: 甲, licence: {scope: 乙}}\n"),
        ("sources", "daily: {name: 甲, licence: {id: 1, may_reprint: perhaps}}\n"),
        ("sources", "daily: {name: 甲, homepage: daily.example}\n"),
        ("names", "zh-Hans: 甲\n"),
        ("names", "- {zh-Hant: 甲}\n"),
        ("names", "- {zh-Hans: 甲, zh-Hant: 甲, kind: human}\n"),
        ("regions", "jiangxi: {kind: province}\n"),
        ("regions", "jiangxi: {name: 江西省, kind: state}\n"),
        ("strings", "hoem: 首頁\n"),
        ("strings", "home: {zh-CN: 首頁}\n"),
        ("notices", "owned: [甲]\n"),
        ("notices", "own: [{zh-Hant: 甲}]\n"),
        ("permitted-sources", "names: [甲]\n"),
    ],
)
def test_what_is_wrong_is_not_valid(site: SiteFolder, name: str, text: str) -> None:
    known, _ = read_registered(site.folder)
    for value in (_typed(text), _as_typed(text)):
        assert _errors(name, value, known)


def test_without_a_site_any_section_and_region_will_do() -> None:
    assert _errors("article", _typed(f"{_WHOLE}section: polcy\nregions: [火星]\n")) == []


def test_a_source_that_is_not_registered_is_valid_as_it_breaks_no_build(site: SiteFolder) -> None:
    known, _ = read_registered(site.folder)
    assert _errors("article", _typed(_WHOLE.replace("示例日報", "無名晚報")), known) == []
    assert "示例日報" in known.sources


_PARTS = st.integers(0, 99).map(lambda number: f"{number:02}")


@given(
    st.sampled_from(
        [
            "{}-{}-{}",
            "{}/{}/{}",
            "{}.{}.{}",
            "{}年{}月{}日",
            "{}年{}月{}",
            "{} 年 {} 月 {} 日",
            "{}-{}",
            "{}{}{}",
        ]
    ),
    st.sampled_from(["", " {}:{}", "T{}:{}:{}", "  {}時{}分{}秒", " {}：{}", " {}", "{}:{}", " {}:{}:{}.5"]),
    st.sampled_from(["", "Z", "+08:00", " +0800", "+8", "CST"]),
    st.lists(_PARTS, min_size=6, max_size=6),
    st.booleans(),
)
def test_a_date_is_valid_if_it_is_read_as_one(
    day: str, time: str, zone: str, parts: list[str], wide: bool
) -> None:
    text = day.format("20" + parts[0], *parts[1:3]) + time.format(*parts[3:]) + zone
    if wide:
        text = text.translate(str.maketrans("0123456789", "０１２３４５６７８９"))
    try:
        read_date(text, _ZONE)
        is_date = True
    except NotADate as error:
        is_date = "is not a date" not in error.message  # such as the 30th of February, which no schema knows
    assert Draft202012Validator(DATE).is_valid(text) == is_date


@given(
    st.sampled_from(
        ["{}-{}-{}", "{}年{}月{}日", "{}-{}", "{}/{}", "{} 年 {} 月", "{}年{}月份", "{}年", "{}", "{}{}"]
    ),
    st.sampled_from(["", " 09:30", "底"]),
    st.lists(_PARTS, min_size=3, max_size=3),
)
def test_a_month_or_a_year_is_valid_if_it_is_read_as_one(form: str, more: str, parts: list[str]) -> None:
    text = form.format("20" + parts[0], *parts[1:]) + more
    try:
        read_partial_date(text, _ZONE)
        is_date = True
    except NotADate as error:
        is_date = error.message.startswith("there is no ")
    assert Draft202012Validator(PARTIAL_DATE).is_valid(text) == is_date
