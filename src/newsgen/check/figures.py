"""Figures of the title, the summary and the key figures that the text has differently."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct

from newsgen.check.context import CheckContext
from newsgen.check.finding import Diagnostic, values
from newsgen.check.manuscript import Manuscript
from newsgen.check.prose import Prose
from newsgen.figures import Figure, FigureKind, agree, find_figures
from newsgen.hanzi import fold_in_place
from newsgen.problems import sentence
from newsgen.yamlfile import Fields, Items, Text

_MESSAGES = {
    "title": sentence("the title says {said}, the text says {other} (line {line})"),
    "summary": sentence("the summary says {said}, the text says {other} (line {line})"),
    "figures": sentence("a key figure says {said}, the text says {other} (line {line})"),
}
# What stands between a figure and what it is of, and says nothing of that; folded.
_EMPTY = re.compile(
    r"(?:同比|环比|比上年|比去年|分别|已经|已|将|共计|共|合计|累计|总共|总计|平均|仅|只|就|均|都|也|还|又|再|"
    r"增长|增加|增|上升|上涨|提高|下降|减少|降低|了|达到|达|超过|超|突破|接近|约|近|逾|为|是|有|在|到|至|从|于|"
    r"由|自|的|占|一共|大约|高达|不到|不足|规定|最|[\s*_|~\x01])++"
)
_HAN = re.compile(r"(?<![\u3400-\u9fff])[\u3400-\u9fff]++$")
_HAN_AFTER = re.compile(r"[\u3400-\u9fff]+")
_SHARED = 2  # characters of what a figure is of that have to be the same
_WORDS = 12  # characters before a figure that are looked at


class _Placed(Struct, frozen=True):
    """A figure, what it is of (folded), and the line that it stands in."""

    figure: Figure
    subject: str
    line: int


def figures_differ(manuscript: Manuscript, _: CheckContext) -> Iterator[Diagnostic]:
    """Find figures at the head of an article which the text does not have, though it has another one of the
    same thing.

    Of the same thing is what the same words stand before (for a date: behind); of several figures of it in
    the text nobody can say which is meant, and nothing is said.
    """
    heads = [(name, placed) for name, placed in _heads(manuscript) if placed.subject]
    if not heads:
        return
    text = _placed(manuscript.body)
    said: set[tuple[str, str]] = set()
    for name, head in heads:
        if any(agree(head.figure, other.figure) for other in text):
            continue
        others = [other for other in text if _is_of_same(head, other)]
        if len({(other.figure.value, other.figure.date) for other in others}) != 1:
            continue
        other = others[0]
        if (name, head.figure.text) in said:
            continue
        said.add((name, head.figure.text))
        yield Diagnostic(
            head.line,
            _MESSAGES[name],
            "one of the two is wrong, or they are of different things: then say so",
            values(said=head.figure.text, other=other.figure.text, line=str(other.line)),
        )


def _heads(manuscript: Manuscript) -> Iterator[tuple[str, _Placed]]:
    for name, prose in (("title", manuscript.title), ("summary", manuscript.summary)):
        for placed in _placed(prose) if prose else ():
            yield name, placed
    node = manuscript.document.fields.entries.get("figures")
    for entry in node.values if isinstance(node, Items) else (node,):
        if isinstance(entry, Fields):
            value, label = entry.entries.get("value"), entry.entries.get("label")
            if isinstance(value, Text) and isinstance(label, Text):
                subject = _before(fold_in_place(label.value))
                for figure in find_figures(value.value):
                    yield "figures", _Placed(figure, subject, value.line)


def _placed(prose: Prose) -> Sequence[_Placed]:
    folded = fold_in_place(prose.said)
    return [
        _Placed(figure, _subject(folded, figure), prose.line(figure.start))
        for figure in find_figures(prose.said)
    ]


def _subject(folded: str, figure: Figure) -> str:
    if figure.kind is FigureKind.DATE:
        after = _HAN_AFTER.match(folded, figure.end)
        return after[0][:_WORDS] if after else ""
    return _before(folded[max(figure.start - _WORDS, 0) : figure.start])


def _before(folded: str) -> str:
    folded = folded[-_WORDS:]
    said = next((folded[:at] for at in range(len(folded)) if _EMPTY.fullmatch(folded, at)), folded)
    found = _HAN.search(said)
    return found[0] if found else ""


def _is_of_same(head: _Placed, other: _Placed) -> bool:
    if head.figure.kind is not other.figure.kind or head.figure.unit != other.figure.unit:
        return False
    first, second = head.subject, other.subject
    if head.figure.kind is FigureKind.DATE:
        # A year and a month are not compared with a month and a day.
        known = [bool(part) for part in head.figure.date]
        if known[2] != bool(other.figure.date[2]):
            return False
        return len(first) > _SHARED and first[: _SHARED + 1] == second[: _SHARED + 1]
    return len(first) >= _SHARED and first[-_SHARED:] == second[-_SHARED:]
