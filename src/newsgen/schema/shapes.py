"""The shapes that values have in the site's files, as JSON Schema.

Every value is read as it is typed, so a text may be what other readers of YAML take for a number, a truth
value or nothing. Only keywords are used that mean the same in the drafts 07 and 2020-12, and beside a `$ref`
stands nothing, as older readers of schemas would not see it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from newsgen.check.checks import CHECKS
from newsgen.config.checks import LEVELS
from newsgen.config.forms import FORMS
from newsgen.model import EDITIONS, script_of_edition
from newsgen.yamlfile.fields import NO, YES

#: A JSON Schema, or a part of one.
Schema = dict[str, Any]

_DIGIT = "[0-9０-９]"  # not \\d, which is another set in each language of programs
_YEAR, _MONTH, _DAY = (f"[ \u3000]*{word}[ \u3000]*" for word in "年月日")  # 2026 年 3 月 5 日

#: A field that may be left empty.
OPTIONAL: Schema = {"type": ["string", "number", "boolean", "null"]}
#: A field that may not.
REQUIRED: Schema = {"type": ["string", "number", "boolean"], "minLength": 1}
#: Words, one below the other or one after the other.
WORDS: Schema = {
    "anyOf": [OPTIONAL, {"type": "array", "items": {"type": ["string", "number", "boolean"]}}],
}
#: A day or a moment, as `newsgen.yamlfile.read_date` takes it.
DATE: Schema = {
    "type": ["string", "null"],
    "pattern": (
        rf"^\s*$|^\s*{_DIGIT}{{4}}([-/.]|{_YEAR}){_DIGIT}{{1,2}}([-/.]|{_MONTH}){_DIGIT}{{1,2}}({_DAY})?"
        rf"([ T]\s*{_DIGIT}{{1,2}}[:：時时]{_DIGIT}{{1,2}}分?([:：]?{_DIGIT}{{1,2}}秒?)?"
        rf"(\.{_DIGIT}+)?\s*(Z|[+-]{_DIGIT}{{2}}[:：]?{_DIGIT}{{2}})?)?\s*$"
    ),
}
#: A day, a month or a year, as `newsgen.yamlfile.read_partial_date` takes it; a year may be a number.
PARTIAL_DATE: Schema = {
    "type": ["string", "number", "null"],
    "pattern": (
        rf"{DATE['pattern']}|^\s*{_DIGIT}{{4}}"
        rf"(([-/.]|{_YEAR}){_DIGIT}{{1,2}}({_MONTH}份?)?|[ \u3000]*年度?)?\s*$"
    ),
}
#: An absolute address.
URL: Schema = {"type": ["string", "null"], "pattern": r"^\s*$|^\s*[hH][tT][tT][pP][sS]?://[^\s/]+(/\S*)?\s*$"}
#: Yes or no; other readers of YAML take some of the words for truth values.
YES_OR_NO: Schema = {"enum": [*YES, *NO, True, False, None]}


def one_of(words: Iterable[str]) -> Schema:
    """Return the shape of a choice, which may be left empty."""
    return {"enum": [*words, None]}


def words_of(words: Iterable[str]) -> Schema:
    """Return the shape of a list of certain words; of one line with several of them, nothing is checked."""
    known = list(words)
    return {"anyOf": [{"enum": known}, OPTIONAL, {"type": "array", "items": {"enum": known}}]}


def whole_number(least: int) -> Schema:
    """Return the shape of a whole number of at least 0 or 1."""
    digits = "0*[1-9][0-9]*" if least else "[0-9]+"
    return {"type": ["integer", "string", "null"], "minimum": least, "pattern": rf"^\s*({digits})?\s*$"}


def check_levels() -> Schema:
    """Return the shape of levels for checks; a code that is none is left to `newsgen check` to report."""
    level = one_of(LEVELS)
    return {
        "type": ["object", "null"],
        "properties": dict.fromkeys(CHECKS, level),
        "additionalProperties": level,
    }


def mapping(properties: Mapping[str, Schema], required: Iterable[str] = ()) -> Schema:
    """Return the shape of fields, and no others."""
    return {
        "type": "object",
        "properties": dict(properties),
        "required": list(required),
        "additionalProperties": False,
    }


def entries(entry: Schema, most: int = 0) -> Schema:
    """Return the shape of a list of entries with fields of their own; a single one may have no dash."""
    shape: Schema = {"anyOf": [{"type": "array", "items": entry}, entry, {"type": "null"}]}
    return {**shape, "maxItems": most} if most else shape


def forms(editions: Iterable[str] = (), whole: Schema = OPTIONAL) -> Schema:
    """Return the shape of a text that is one for all editions, or has a form for each of these.

    `whole` is the shape of the one for all.
    """
    by_edition = mapping(dict.fromkeys(FORMS, OPTIONAL))
    return {"anyOf": [whole, {**by_edition, **covering(editions)}]}


def covering(editions: Iterable[str]) -> Schema:
    """Return what forms must have so that each of the editions has one; those of a script lend theirs."""
    scripts = {script_of_edition(tag) for tag in editions}
    needed = [[tag for tag in EDITIONS if script_of_edition(tag) == script] for script in sorted(scripts)]
    return {"allOf": [has_any(tags) for tags in needed]} if needed else {}


def has_any(names: Iterable[str]) -> Schema:
    """Return the shape of fields that have one of the names at least."""
    return {"anyOf": [{"required": [name]} for name in names]}
