"""The JSON Schema of front matter."""

from __future__ import annotations

from collections.abc import Callable

from newsgen.hanzi import REPAIRS
from newsgen.library.figures import MOST
from newsgen.library.frontmatter import FIELDS
from newsgen.model import EDITIONS, Status
from newsgen.schema.known import Known
from newsgen.schema.shapes import (
    DATE,
    OPTIONAL,
    REQUIRED,
    URL,
    WORDS,
    Schema,
    about,
    check_levels,
    entries,
    has_any,
    mapping,
    one_of,
    words_of,
)

_SLUG = r'^[^\s/\\?#%:*"<>|]*$'
_NUMBER = r"[\d０-９〇零一二兩两三四五六七八九十百千萬万億亿]"


def article_schema(known: Known, translate: Callable[[str], str]) -> Schema:
    """Return the schema of an article's front matter, with every spelling of each field."""
    return {
        **_front_matter(known, translate),
        "allOf": [
            {
                "if": _says("status", Status.DRAFT),
                "else": {"allOf": [*_titled(), has_any(_spellings("date")), has_any(_spellings("source"))]},
            },
            {"if": _says("status", Status.SCHEDULED), "then": has_any(_spellings("publish_at"))},
        ],
    }


def page_schema(known: Known, translate: Callable[[str], str]) -> Schema:
    """Return the schema of the front matter of a page of the site itself: only its title is required."""
    return {**_front_matter(known, translate), "allOf": _titled()}


def _titled() -> list[Schema]:
    """Return what holds where there must be a title, and it must say something."""
    spellings = _spellings("title")
    return [has_any(spellings), {"properties": dict.fromkeys(spellings, REQUIRED)}]


def _front_matter(known: Known, translate: Callable[[str], str]) -> Schema:
    # A field's Chinese names stand together above its description: readers of either script find theirs.
    about_fields = _descriptions(translate)
    shapes = _shapes(known, translate)
    definitions = {
        name: about(shapes[name], " ".join(dict.fromkeys(names[:2])), about_fields[name])
        for name, names in FIELDS.items()
    }
    references = {spelling: {"$ref": f"#/$defs/{name}"} for name in FIELDS for spelling in _spellings(name)}
    return {**mapping(references), "$defs": definitions}


def _spellings(name: str) -> tuple[str, ...]:
    return name, *FIELDS[name]


def _says(name: str, value: str) -> Schema:
    """Return a condition: the field is there, in any spelling, and has the value."""
    return {
        "anyOf": [
            {"properties": {spelling: {"const": value}}, "required": [spelling]}
            for spelling in _spellings(name)
        ]
    }


def _shapes(known: Known, translate: Callable[[str], str]) -> dict[str, Schema]:
    """Return the shape of each field; a list of names where nothing else is said."""
    source: Schema = {"anyOf": [{"enum": list(known.sources)}, OPTIONAL]} if known.sources else OPTIONAL
    return dict.fromkeys(FIELDS, WORDS) | {
        "title": OPTIONAL,
        "date": DATE,
        "source": source,
        "copyright": OPTIONAL,
        "summary": OPTIONAL,
        "regions": words_of(known.regions) if known.regions else WORDS,
        "section": one_of(known.sections) if known.sections else OPTIONAL,
        "original_title": OPTIONAL,
        "original_url": URL,
        "slug": {**OPTIONAL, "pattern": _SLUG},
        "status": one_of(Status),
        "publish_at": DATE,
        "expires": DATE,
        "updated": DATE,
        "corrections": entries(
            mapping(
                {
                    "date": about(DATE, "日期", translate("When it was put right")),
                    "text": about(REQUIRED, "更正", translate("What was wrong, and what is right")),
                },
                ("date", "text"),
            )
        ),
        "editions": words_of(known.editions or EDITIONS),
        "repair": one_of(REPAIRS),
        "image": {"anyOf": [_image(translate), {"type": "null"}]},
        "figures": {**entries(_figure(translate)), "maxItems": MOST},
        "records": entries({"type": "object", "additionalProperties": OPTIONAL}),
        "checks": check_levels(),
        "imported": {"anyOf": [_imported(translate), {"type": "null"}]},
    }


def _image(translate: Callable[[str], str]) -> Schema:
    return mapping(
        {
            "src": about(REQUIRED, "檔案 文件", translate("A file beside the article, or a path")),
            "alt": about(
                REQUIRED,
                "替代文字",
                translate("What those miss who cannot see it; 裝飾 if it only adorns"),
            ),
            "caption": about(OPTIONAL, "圖說 图说", translate("Shown below the picture")),
            "credit": about(OPTIONAL, "攝影 摄影", translate("Who made it")),
            "source": about(OPTIONAL, "圖源 图源", translate("Where it comes from")),
        },
        ("src", "alt"),
    )


def _imported(translate: Callable[[str], str]) -> Schema:
    return mapping(
        {
            "file": about(OPTIONAL, "檔案 文件", translate("The name of the file")),
            "sha256": about(OPTIONAL, "SHA-256", translate("By which the file is known again")),
            "time": about(DATE, "時間 时间", translate("When it was imported")),
        }
    )


def _figure(translate: Callable[[str], str]) -> Schema:
    return mapping(
        {
            "value": about(
                {**REQUIRED, "pattern": _NUMBER},
                "數值 数值",
                translate("With its unit, such as 60.44%"),
            ),
            "label": about(REQUIRED, "名稱 名称", translate("What it counts")),
            "note": about(OPTIONAL, "說明 说明", translate("A remark")),
        },
        ("value", "label"),
    )


def _descriptions(translate: Callable[[str], str]) -> dict[str, str]:
    return {
        "title": translate("The title; required, but for drafts"),
        "date": translate("The date of publication; required, but for drafts"),
        "source": translate(
            "Who it comes from: a name, alias or id of content/sources.yaml; required, but for drafts"
        ),
        "author": translate("The authors; a role may stand before a name"),
        "reporter": translate("The reporters"),
        "media_reporter": translate("The reporters for all media"),
        "correspondent": translate("The correspondents"),
        "photographer": translate("The photographers"),
        "editor": translate("The editors"),
        "responsible_editor": translate("The responsible editors"),
        "reviewer": translate("Who reviewed it"),
        "copyright": translate("Takes the place of the copyright notice, and is shown word for word"),
        "summary": translate("The summary; without it the first sentences"),
        "regions": translate("The regions that it is about: names or ids of content/regions.yaml"),
        "industries": translate("The industries that it is about"),
        "tags": translate("The tags"),
        "section": translate("The section: an id or a name of newsgen.yaml"),
        "original_title": translate("The title that a reprint had"),
        "original_url": translate("Where the original of a reprint is"),
        "slug": translate("Takes the place of the file's name in the address"),
        "aliases": translate("Former addresses, which then lead here"),
        "status": translate("published, if nothing is said; draft; or scheduled, with a publish_at"),
        "publish_at": translate("When a scheduled article is due"),
        "expires": translate("From when the article is no longer shown"),
        "updated": translate("When the article last changed"),
        "corrections": translate("What was wrong, and when it was put right"),
        "editions": translate("The editions that have the article, where not all have it"),
        "repair": translate("How far careless Traditional is put right: off, glyphs, safe or mainland"),
        "image": translate("The picture of the article"),
        "figures": translate("The figures that the article is about, six at most"),
        "records": translate("Entries with fields of their own"),
        "checks": translate("How much a finding of newsgen check weighs in this article"),
        "imported": translate("The file that the article was made from, by newsgen import"),
    }
