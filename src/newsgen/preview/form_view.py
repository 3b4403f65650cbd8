"""The table of fields -> the fields of a form, as its template shows them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from msgspec import Struct

from newsgen.article_file.compose import field_name
from newsgen.desk.form import NOT_SHOWN
from newsgen.library.fields import ARTICLE
from newsgen.problems import Translate
from newsgen.yamlfile.table import Field, Kind

#: What an article is asked for first; the rest is opened when somebody wants it.
FIRST = ("title", "source", "author", "date", "status", "publish_at", "section", "tags")


class Tool(NamedTuple):
    """A button of the text: the name of it and of its words, its sign, and the key that does it with Ctrl."""

    name: str
    sign: str
    key: str = ""


#: The buttons of the text, in order.
TOOLS = (
    Tool("bold", "B", "B"),
    Tool("heading", "H"),
    Tool("link", "↗", "K"),
    Tool("list", "•"),
    Tool("quotation", "❝"),
    Tool("picture", "▣"),
    Tool("footnote", "¹"),
)

_SHAPES = {
    Kind.WORDS: "words",
    Kind.CHOICE: "choice",
    Kind.GROUP: "group",
    Kind.LINES: "lines",
    Kind.ENTRIES: "typed",
    Kind.LEVELS: "typed",
    Kind.DATE: "date",
}
_LONG = frozenset(("summary",))


class FormField(Struct, frozen=True):
    """A field: its name in files, its label, what it is `about`, and its `shape`: `line`, `lines`, `words`,
    `choice`, `date`, `group` (of `fields`) or `typed`, for YAML. `choices` have a value and its words."""

    name: str
    label: str
    about: str
    shape: str
    required: bool
    choices: tuple[tuple[str, str], ...] = ()
    fields: tuple[FormField, ...] = ()


def form_view(language: str, translate: Translate) -> tuple[tuple[FormField, ...], tuple[FormField, ...]]:
    """Return the fields that are asked for first, and the others, in the user's language."""
    shown = {name: _view(row, language, translate) for name, row in ARTICLE.items() if name not in NOT_SHOWN}
    return tuple(shown[name] for name in FIRST), tuple(shown[name] for name in shown if name not in FIRST)


def _view(row: Field, language: str, translate: Translate) -> FormField:
    return FormField(
        row.name,
        _label(row, language),
        "" if row.kind is Kind.CHOICE else translate(row.sentence),  # what may be chosen says it
        "lines" if row.name in _LONG else _SHAPES.get(row.kind, "line"),
        row.required,
        tuple(_choices(row, language)),
        tuple(_view(inner, language, translate) for inner in row.fields.values())
        if row.kind is Kind.GROUP
        else (),
    )


def label_of(name: str, language: str) -> str:
    """Return how a field of articles is called in the user's language."""
    return _label(ARTICLE[name], language) if name in ARTICLE else name


def _label(row: Field, language: str) -> str:
    """Return how a field is called: as in files, or as an English sentence would have it."""
    if language == "en":
        return row.name.replace("_", " ").capitalize()
    if row.name in ARTICLE and ARTICLE[row.name] is row:
        return field_name(row.name, language)
    return row.spellings[-1 if language == "zh-Hans" else 0]


def _choices(row: Field, language: str) -> Iterator[tuple[str, str]]:
    for choice in row.choices if row.kind is Kind.CHOICE else ():
        words = [word for word, meant in row.words.items() if meant == choice]
        if language == "zh-Hans" and len(words) > 1:
            words = words[1:]
        yield str(choice), words[0] if words and language != "en" else str(choice)
