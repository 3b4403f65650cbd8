"""The words of the theme, with a form per edition; a site replaces single ones."""

from __future__ import annotations

from pathlib import Path

from newsgen.config import read_forms
from newsgen.library.placeholders import check_placeholders, placeholders
from newsgen.model import EDITIONS, Forms
from newsgen.problems import MOST_TOLD, Problem, Report, nearest
from newsgen.textfile import read_text
from newsgen.theme import theme_folder
from newsgen.yamlfile import FieldReader, read_fields

#: Where a site replaces words of the theme.
STRINGS_FILE = "content/strings.yaml"


def read_strings(site: Path) -> tuple[dict[str, Forms], tuple[Problem, ...]]:
    """Return the theme's words with the site's own laid over them, and what is wrong in either."""
    theme_report, site_report = Report("templates/strings.yaml"), Report(STRINGS_FILE)
    theme = _read(theme_folder("templates") / "strings.yaml", theme_report, EDITIONS)
    own = {}
    if (site / STRINGS_FILE).exists():
        own = _read(site / STRINGS_FILE, site_report, ())
    unknown = 0
    for key, (forms, line) in own.items():
        if key not in theme:
            unknown += 1
            # Nobody reads on after the first ones, and looking for what they mean takes long.
            close = nearest(key, sorted(theme)) if unknown <= MOST_TOLD else []
            site_report.error(
                line,
                "the theme has no word `{key}`",
                "did you mean `{close}`?" if close else "",
                key=key,
                close="".join(close),
            )
            continue
        check_placeholders(forms, placeholders(theme[key][0]), key, line, site_report)
    strings = {key: forms for key, (forms, _) in theme.items()}
    # An override for one edition leaves the theme's forms for the others.
    for key, (forms, _) in own.items():
        if forms.everywhere is None:
            merged = dict(strings.get(key, Forms()).by_edition) | dict(forms.by_edition)
            forms = Forms(tuple(merged.items()))
        strings[key] = forms
    return strings, (*theme_report.problems, *site_report.problems)


def theme_words() -> dict[str, Forms]:
    """Return the words of the theme: those that a site may replace."""
    read = _read(theme_folder("templates") / "strings.yaml", Report("templates/strings.yaml"), EDITIONS)
    return {key: forms for key, (forms, _) in read.items()}


def _read(path: Path, report: Report, editions: tuple[str, ...]) -> dict[str, tuple[Forms, int]]:
    text = read_text(path, report)
    fields = read_fields(text, report) if text is not None else None
    if fields is None:
        return {}
    reader = FieldReader(fields, report, {})
    read = {key: (read_forms(reader, key, editions), reader.line(key)) for key in fields.entries}
    return {key: (forms, line) for key, (forms, line) in read.items() if forms is not None}
