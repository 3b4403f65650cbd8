"""Every `-{ }-` of an article, checked where an editor can still mend it."""

from __future__ import annotations

from collections.abc import Iterator

from newsgen.hanzi import RuleError, rules
from newsgen.library.frontmatter import Document
from newsgen.markup.verbatim import code_spans, fenced, without
from newsgen.problems import Report
from newsgen.yamlfile import Fields, Items, Node, Text

_VERBATIM = ("copyright", "original_url", "slug", "aliases", "imported")


def check_rules(document: Document, report: Report) -> None:
    """Report the first wrong `-{ }-` of each field, and of the text."""
    for name, node in document.fields.entries.items():
        for text in _texts(node) if name not in _VERBATIM else ():
            _check(text.value, text.line, report)
    if "-{" in document.body:
        body = document.body  # code shows `-{` as it is typed
        for code in (fenced, code_spans):
            body = without(body, code(body), " ")
        _check(body, document.body_line, report)


def _check(text: str, line: int, report: Report) -> None:
    try:
        if "-{" in text:
            rules(text)
    except RuleError as error:
        report.error(
            line + text.count("\n", 0, error.offset),
            error.message,
            "write `-{{zh-Hans:软件; zh-Hant:軟體}}-`, or `-{{原樣}}-` for a text that stays as it is",
            **error.values,
        )


def _texts(node: Node) -> Iterator[Text]:
    if isinstance(node, Text):
        yield node
    elif isinstance(node, Items):
        for item in node.values:
            yield from _texts(item)
    elif isinstance(node, Fields):
        for item in node.entries.values():
            yield from _texts(item)
