"""The key figures of an article."""

from __future__ import annotations

import re

from newsgen.library.fields import ARTICLE
from newsgen.model import KeyFigure
from newsgen.yamlfile import FieldReader

# Digits, also full-width ones, or Chinese numerals as in 三百億元.
_NUMBER = re.compile(r"[\d〇零一二兩两三四五六七八九十百千萬万億亿]")


def read_figures(reader: FieldReader) -> tuple[KeyFigure, ...]:
    """Read the field `figures`: each entry has a `value` with a number in it, a `label`, and perhaps a
    `note`."""
    figures = []
    for entry in reader.mappings("figures"):
        value = entry.text("value")
        label = entry.text("label")
        note = entry.text("note")
        entry.finish()
        if value and not _NUMBER.search(value):
            entry.report.error(
                entry.line("value"),
                "there is no number in the figure `{value}`",
                "what it counts goes to `label`, a remark to `note`",
                value=value,
            )
        elif value and label:
            figures.append(KeyFigure(value, label, note))
    most = ARTICLE["figures"].most  # more are a table, and belong into the text
    if len(figures) > most:
        reader.report.error(
            reader.line("figures"),
            "an article has {most} key figures at most, not {count}",
            "put the others into a table in the text",
            most=str(most),
            count=str(len(figures)),
        )
    return tuple(figures)
