"""Every `-{ }-` of an article, checked where an editor can still mend it."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

from newsgen.hanzi import RuleError, rules
from newsgen.library.front_matter import FrontMatterFile
from newsgen.markup import attributes, tokens, unescape
from newsgen.markup.html import INLINE, READ_ALOUD
from newsgen.markup.verbatim import code_spans, fenced, without
from newsgen.problems import Report
from newsgen.yamlfile import Fields, Items, Node, Text

_VERBATIM = ("copyright", "original_url", "slug", "aliases", "imported")
_CODE = ("code", "pre")


def check_rules(document: FrontMatterFile, html: str, report: Report) -> None:
    """Report the first wrong `-{ }-` of each field, and of the text, which is `html` once it is rendered."""
    for name, node in document.fields.entries.items():
        for text in _texts(node) if name not in _VERBATIM else ():
            try:
                rules(text.value)
            except RuleError as error:
                _report(error, text.line + text.value.count("\n", 0, error.offset), report)
    for run in _runs(html) if "-{" in html else ():
        try:
            rules(run)
        except RuleError as error:
            line = document.body_line + _lines_before(run[error.offset :], document.body)
            _report(error, line, report, is_text=True)
            return


def _runs(html: str) -> Iterator[str]:
    """Give the text of each block that has `-{`, and what its pictures say; code shows it as it is typed."""
    run: list[str] = []
    code = 0
    for raw, name in [*tokens(html), ("<hr>", "hr")]:
        code += (name in _CODE) - (name[1:] in _CODE)
        if not name:
            run += [] if code else [unescape(raw)]
        elif name.removeprefix("/") not in INLINE or name in _CODE or ' lang="zxx"' in raw:
            said, run = "".join(run), []
            if "-{" in said:
                yield said
        if "-{" in raw and name:
            yield from (text for key, text in attributes(raw).items() if key in READ_ALOUD and "-{" in text)


def _lines_before(said: str, body: str) -> int:
    """Return how many lines stand before a text of the article: the longest beginning of it that is found
    where no code is, or anywhere."""
    bare = body
    for code in (fenced, code_spans):
        bare = without(bare, code(bare), " ")
    for text, length in itertools.product((bare, body), (24, 12, 6, 3, 2)):
        if (place := text.find(said[:length])) >= 0:
            return text.count("\n", 0, place)
    return 0


def _report(error: RuleError, line: int, report: Report, *, is_text: bool = False) -> None:
    report.error(
        line,
        error.message,
        "write `-{{zh-Hans:软件; zh-Hant:軟體}}-`, or `-{{原樣}}-` for a text that stays as it is; "
        "`-\\{{` shows the two marks themselves"
        if is_text
        else "write `-{{zh-Hans:软件; zh-Hant:軟體}}-`, or `-{{原樣}}-` for a text that stays as it is",
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
