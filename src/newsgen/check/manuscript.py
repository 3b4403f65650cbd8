"""A content file as checks see it: its fields, its prose in place, and what a build made of it."""

from __future__ import annotations

from msgspec import Struct

from newsgen.check.prose import Prose
from newsgen.library import FrontMatterFile, read_document
from newsgen.model import Article, Body, SourceFile
from newsgen.problems import Report
from newsgen.yamlfile import Text


class Manuscript(Struct, frozen=True):
    """An article, or a page of the site; `texts` are its title, its summary where it has one, its body."""

    path: str
    text: str
    document: FrontMatterFile
    article: Article
    html: Body
    title: Prose
    summary: Prose | None
    body: Prose

    @property
    def texts(self) -> tuple[Prose, ...]:
        """Everything that is prose, in order."""
        return (self.title, *([self.summary] if self.summary else ()), self.body)


def read_manuscript(path: str, text: str, article: Article, html: Body) -> Manuscript | None:
    """Return a file's text with what was made of it; None where it has no front matter."""
    document = read_document(SourceFile(path, text), Report(path))
    if document is None:
        return None
    title = _field(document, "title")
    return Manuscript(
        path,
        text,
        document,
        article,
        html,
        title or Prose("", 1, is_field=True),
        _field(document, "summary"),
        Prose(document.body, document.body_line),
    )


def _field(document: FrontMatterFile, name: str) -> Prose | None:
    node = document.fields.entries.get(name)
    if not isinstance(node, Text) or not node.value.strip():
        return None
    return Prose(node.value.strip().replace("\n", " "), document.fields.key_lines[name], is_field=True)
