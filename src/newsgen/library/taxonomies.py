"""What articles are grouped under: an author, a series or a topic of content/ -> its record."""

from __future__ import annotations

from newsgen.config import read_forms
from newsgen.model import Author, Forms, Series, Topic
from newsgen.yamlfile import FieldReader


def read_author(author_id: str, entry: FieldReader, editions: tuple[str, ...]) -> Author:
    """Read one author of content/authors.yaml; problems go to the entry's report."""
    author = Author(
        id=author_id,
        name=read_forms(entry, "name", editions) or Forms(everywhere=author_id),
        aliases=entry.texts("aliases"),
        role=read_forms(entry, "role", editions),
        text=read_forms(entry, "text", editions),
        portrait=entry.text("portrait"),
        line=entry.fields.line,
    )
    entry.finish()
    return author


def read_series(series_id: str, entry: FieldReader, editions: tuple[str, ...]) -> Series:
    """Read one series of content/series.yaml; problems go to the entry's report."""
    name = read_forms(entry, "name", editions) or Forms(everywhere=series_id)
    series = Series(series_id, name, read_forms(entry, "text", editions), entry.fields.line)
    entry.finish()
    return series


def read_topic(topic_id: str, entry: FieldReader, editions: tuple[str, ...]) -> Topic:
    """Read one topic of content/topics.yaml; problems go to the entry's report."""
    name = read_forms(entry, "name", editions) or Forms(everywhere=topic_id)
    text = read_forms(entry, "text", editions)
    topic = Topic(topic_id, name, text, entry.texts("tags"), entry.fields.line)
    entry.finish()
    return topic


def read_part(reader: FieldReader) -> int:
    """Return the place of an article in its series, counted from 1; 0 where none is given."""
    typed = reader.text("part")
    if not typed:
        return 0
    if not (typed.isascii() and typed.isdigit() and 0 < int(typed[:6]) < 10_000):
        reader.report.error(
            reader.line("part"), "`{part}` is not a place in a series", "write a number from 1", part=typed
        )
        return 0
    if not reader.text("series"):
        reader.report.error(
            reader.line("part"), "`part` counts only in a series", "add `series: …`, or delete this line"
        )
    return int(typed)
