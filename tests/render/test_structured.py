"""The structured data of article pages: its terms, and what it may claim."""

from __future__ import annotations

import importlib
import inspect
import json
import pkgutil
import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

import msgspec
import msgspec_schemaorg.models as schema_org
import pytest
from lxml import html
from rdflib import RDF, Graph
from rdflib.namespace import SDO

if TYPE_CHECKING:
    from conftest import SiteFolder

# Every class and property of the copy of schema.org that rdflib has.
_TERMS = {f"https://schema.org/{name}" for name in inspect.get_annotations(SDO)}

# What schema.org calls data types: a plain text may stand where one of them is expected.
_TEXT = {"str", "URL", "date", "datetime", "int", "float"}


@cache
def _classes() -> dict[str, type[msgspec.Struct]]:
    """Every class of the released vocabulary, by its name."""
    classes: dict[str, type[msgspec.Struct]] = {}
    for module in pkgutil.walk_packages(schema_org.__path__, f"{schema_org.__name__}."):
        name = module.name.rsplit(".", 1)[-1]
        found = getattr(importlib.import_module(module.name), name, None)
        if isinstance(found, type) and issubclass(found, msgspec.Struct):
            classes[name] = found
    return classes


def _ranges(owner: type, name: str) -> set[str]:
    """The classes that a property of a class may have as value; a class without it is an error."""
    for base in owner.__mro__:
        annotations = inspect.get_annotations(base)
        if name in annotations:
            return set(re.findall(r"\w+", annotations[name])) - {"Union", "List", "None"}
    raise AssertionError(f"{owner.__name__} has no {name}")


def _check(node: dict[str, Any]) -> None:
    """Every property belongs to its class, and every value to what the property may have."""
    owner = _classes()[node["@type"]]
    for name, values in node.items():
        if name.startswith("@"):
            continue
        ranges = _ranges(owner, name)
        for value in values if isinstance(values, list) else [values]:
            if isinstance(value, dict):
                bases = {base.__name__ for base in _classes()[value["@type"]].__mro__}
                assert bases & ranges, (name, value["@type"], ranges)
                _check(value)
            else:
                assert ranges & (_TEXT | {type(value).__name__}), (name, value, ranges)


def structured(page: Path) -> dict[str, Any]:
    """The JSON-LD of a page, as a browser finds it; empty where there is none."""
    found = html.fromstring(page.read_text("utf-8")).xpath(
        '//head/script[@type="application/ld+json"]/text()'
    )
    return dict(json.loads(found[0])) if found else {}


@pytest.fixture
def rich(site: SiteFolder) -> SiteFolder:
    """A site with an article of each class, and all that an article may say."""
    config = site.folder / "newsgen.yaml"
    config.write_text(
        config.read_text("utf-8") + "rights_page: /copyright/\nlicensing_page: https://rights.example/ask\n",
        "utf-8",
    )
    site.write("content/pages/copyright.md", "---\ntitle: 版權說明\n---\n說明。\n")
    site.write(
        "content/sources.yaml",
        "watch:\n"
        "  name: {zh-Hant: 贛江觀察, zh-Hans: 赣江观察}\n"
        "  third_party_labels: [贛江觀察（第三方）]\n"
        "  homepage: https://watch.example/\n"
        "daily: {name: {zh-Hant: 示例日報, zh-Hans: 示例日报}, homepage: 'https://daily.example/'}\n"
        "institute:\n"
        "  name: 示例研究院\n"
        "  licence:\n"
        "    id: L-1\n"
        "    url: https://institute.example/licence\n"
        "    credit: {zh-Hant: 經許可, zh-Hans: 经许可}\n",
    )
    site.write("content/names.yaml", "- {zh-Hant: 余承東, zh-Hans: 余承东, kind: person}\n")
    common = {
        "author": "余承東、產業組",
        "編輯": "楊靜",
        "攝影": "王小明",
        "regions": "贛江新區",
        "tags": "基金",
        "section": "policy",
        "original_title": "原來的標題",
        "original_url": "https://daily.example/1",
        "image": "{src: 'https://daily.example/a.png', alt: 圖, credit: 示例日報}",
        "corrections": "[{date: 2026-01-05, text: '大項應為大類 </script><b>&'}]",
    }
    for name, source in {"own": "贛江觀察", "licensed": "示例研究院", "reprinted": "示例日報"}.items():
        site.article(name, source=source, **common)
    site.article("third", source="贛江觀察（第三方）")
    site.article("bare")
    return site


ALL = ("own", "licensed", "reprinted", "third", "bare")


# rdflib's own parser of JSON-LD still uses it (7.6).
@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated")
def test_every_term_is_one_of_schema_org(rich: SiteFolder) -> None:
    public = rich.publish()
    for name in ALL:
        data = structured(public / f"articles/{name}/index.html")
        assert data.pop("@context") == "https://schema.org"
        _check(data)
        graph = Graph().parse(
            data=json.dumps({"@context": {"@vocab": "https://schema.org/"}, **data}), format="json-ld"
        )
        terms = {term for _, term, _ in graph if term != RDF.type} | set(graph.objects(None, RDF.type))
        assert len(graph) > 10
        assert {str(term) for term in terms} <= _TERMS


def test_the_check_of_terms_can_fail() -> None:
    assert "https://schema.org/sourceOrganization" in _TERMS
    assert "https://schema.org/sourceOrganisation" not in _TERMS
    with pytest.raises(AssertionError, match="has no"):
        _check({"@type": "Person", "headline": "標題"})
    with pytest.raises(AssertionError, match="sourceOrganization"):
        _check({"@type": "NewsArticle", "sourceOrganization": {"@type": "Person", "name": "甲"}})


def test_an_own_article_says_what_may_be_used(rich: SiteFolder) -> None:
    data = structured(rich.publish() / "articles/own/index.html")
    assert data["copyrightHolder"] == {"@type": "Organization", "name": "贛江觀察"}
    assert data["usageInfo"] == "https://news.example/copyright/"
    assert data["acquireLicensePage"] == "https://rights.example/ask"
    assert data["copyrightYear"] == 2026
    assert "isBasedOn" not in data
    assert "license" not in data


def test_a_licensed_article_names_its_holder_credit_and_licence(rich: SiteFolder) -> None:
    data = structured(rich.publish() / "zh-hans/articles/licensed/index.html")
    assert data["copyrightHolder"]["name"] == "示例研究院"
    assert data["creditText"] == "经许可"
    assert data["license"] == "https://institute.example/licence"
    assert data["isBasedOn"]["url"] == "https://daily.example/1"
    assert not {"usageInfo", "acquireLicensePage"} & set(data)


@pytest.mark.parametrize("name", ["reprinted", "third"])
def test_a_reprint_claims_nothing_for_us(rich: SiteFolder, name: str) -> None:
    data = structured(rich.publish() / f"articles/{name}/index.html")
    claims = {"copyrightHolder", "copyrightYear", "license", "usageInfo", "acquireLicensePage", "creditText"}
    assert not claims & set(data)
    assert data["publisher"] == {
        "@type": "Organization",
        "name": "贛江觀察",
        "url": "https://watch.example/",
        "logo": "https://news.example/icon-512.png",
    }


def test_a_third_party_is_not_the_operator(rich: SiteFolder) -> None:
    data = structured(rich.publish() / "articles/third/index.html")
    assert data["sourceOrganization"] == {"@type": "Organization", "name": "贛江觀察（第三方）"}


def test_a_reprint_names_the_original(rich: SiteFolder) -> None:
    data = structured(rich.publish() / "articles/reprinted/index.html")
    assert data["isBasedOn"] == {
        "@type": "CreativeWork",
        "name": "原來的標題",
        "url": "https://daily.example/1",
    }
    assert data["sourceOrganization"] == {
        "@type": "Organization",
        "name": "示例日報",
        "url": "https://daily.example/",
    }


def test_an_unknown_source_has_no_structured_data(site: SiteFolder) -> None:
    site.article("whose", source="")
    assert structured(site.publish(drafts=True) / "articles/whose/index.html") == {}


def test_only_the_name_is_the_name(rich: SiteFolder) -> None:
    public = rich.publish()
    authors = structured(public / "zh-hans/articles/own/index.html")["author"]
    lists = [unquote(author.pop("url")) for author in authors]
    assert authors == [
        {"@type": "Person", "name": "余承东", "jobTitle": "记者"},
        {"@type": "Organization", "name": "产业组"},
    ]
    assert lists == [f"https://news.example/zh-hans/authors/{name}/" for name in ("余承东", "产业组")]
    reprint = structured(public / "articles/reprinted/index.html")
    assert {**reprint["author"][0], "url": ""} == {"@type": "Person", "name": "余承東", "url": ""}
    assert reprint["editor"] == [{"@type": "Person", "name": "楊靜", "jobTitle": "編輯"}]
    assert reprint["contributor"] == [{"@type": "Person", "name": "王小明", "jobTitle": "攝影"}]


def test_a_correction_is_told_and_changes_the_date(rich: SiteFolder) -> None:
    public = rich.publish()
    text = (public / "articles/own/index.html").read_text("utf-8")
    data = structured(public / "articles/own/index.html")
    assert data["dateModified"] == data["correction"][0]["datePublished"] == "2026-01-05T00:00:00+08:00"
    assert data["correction"][0]["text"] == "大項應為大類 </script><b>&"
    assert f'id="{data["correction"][0]["url"].partition("#")[2]}"' in text
    assert "dateModified" not in structured(public / "articles/bare/index.html")


def test_the_edition_and_the_place_are_told(rich: SiteFolder) -> None:
    public = rich.publish()
    data = structured(public / "zh-hans/articles/own/index.html")
    assert (data["inLanguage"], data["dateline"]) == ("zh-Hans", "赣江新区")
    assert data["mainEntityOfPage"]["@id"] == "https://news.example/zh-hans/articles/own/"
    assert data["image"] == {
        "@type": "ImageObject",
        "url": "https://daily.example/a.png",
        "caption": "图",
        "creditText": "示例日报",
    }
