"""Fields and a text -> an article file that the library reads back exactly."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from zoneinfo import ZoneInfo

from newsgen.hanzi import fold
from newsgen.library.fields import ARTICLE
from newsgen.yamlfile.write import Value, check_text, check_writable, field_lines


def field_name(name: str, language: str = "en") -> str:
    """Return how a field is called in a language: `en`, `zh-Hant` or `zh-Hans`; else its English name."""
    spellings = ARTICLE[name].spellings
    if language == "zh-Hant":
        return spellings[0]
    if language == "zh-Hans":
        simplified = fold(spellings[0])
        return simplified if simplified in spellings else spellings[0]
    return name


def article_text(
    fields: Mapping[str, Value],
    body: str,
    zone: ZoneInfo,
    *,
    comments: Mapping[str, str] | None = None,
    offered: Mapping[str, Value] | None = None,
    remarks: Sequence[str] = (),
    language: str = "en",
) -> str:
    """Return the text of an article file.

    `fields` are written in their order, under their names in `language`, each below its comment if it has
    one; `offered` are further ones, as lines that are comments until an editor takes the `#` away, each
    followed by its comment; `remarks` are lines that are comments behind all fields. Moments are written in
    the site's time zone. The body begins after an empty line and ends with a line break; what
    `read_document` returns for the text has the same values.

    Raises NotWritable for control characters, which no file of text has, and for halves of characters.
    """
    said = comments or {}
    lines = ["---"]
    for name, value in fields.items():
        if name in said:
            lines.append(f"# {_one_line(name, said[name])}")
        lines += field_lines(field_name(name, language), value, zone)
    for name, value in (offered or {}).items():
        entry = field_lines(field_name(name, language), value, zone)
        if name in said:
            entry[0] += f"  # {_one_line(name, said[name])}"
        lines += [f"# {line}" for line in entry]
    for line in remarks:
        check_writable("records", line)
        lines.append(f"# {line}")
    lines.append("---")
    text = body.replace("\r\n", "\n").replace("\r", "\n").strip("\n")
    check_text(text)
    return "\n".join([*lines, "", *([text, ""] if text else [])])


def _one_line(name: str, comment: str) -> str:
    line = " ".join(comment.split())
    check_writable(name, line)
    return line
