"""The amounts of a received text -> records that an editor may state, as comments in the article's file."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from zoneinfo import ZoneInfo

from newsgen.figures import Figure, FigureKind, NotAnAmount, find_figures, read_amount
from newsgen.hanzi import fold_in_place
from newsgen.model import RecordKind
from newsgen.yamlfile.write import Value, field_lines

_SENTENCE = re.compile(r"[^。！？；\n]+[。！？；]?")
_LEAST = 10**6  # a price or a fee is not what records are of
_MOST = 30  # proposals; nobody reads more of them
_LONGEST = 100  # characters of a sentence that are shown
# What tells which kind of record an amount belongs to, folded; what stands nearer before it decides.
_KINDS = {
    RecordKind.FUND: ("基金",),
    RecordKind.AGREEMENT: ("协议", "合同", "合约"),
    RecordKind.INDICATOR: (
        "产值",
        "增加值",
        "营收",
        "营业收入",
        "进出口",
        "出口额",
        "进口额",
        "销售额",
        "税收",
        "利润",
    ),
    RecordKind.PROJECT: ("项目", "工程", "投资", "工厂", "基地", "产业园", "开工", "投产"),
}
_WORD = {word: kind for kind, words in _KINDS.items() for word in words}
_KIND = re.compile("|".join(sorted(_WORD, key=len, reverse=True)))
# These say how much it is at most, or for each of something.
_LIMIT = re.compile(r"(?:不[超高多][过出于]?|[至最]多|低于|少于|每\S{0,3})$")
_EACH = re.compile(r"以[下内]|[/／]")
_QUOTED = re.compile(
    r"[「『“《]([^「」『』“”《》]{2,30}(?:基金|項目|项目|工程|基地|協議|协议|產業園|产业园))[」』”》]"
)


def proposed_records(
    texts: Iterable[str], regions: Mapping[str, str], currency: str, zone: ZoneInfo
) -> tuple[str, ...]:
    """Return the lines of a field `records`, with the sentence of each amount above it as a comment.

    They have what is sure: the amount; a kind where a word tells of one; a region and a quoted name where
    the sentence has one only. `id` is left to the editor, so that nothing is a fact by accident. `regions`
    are known by their folded names. No line where there is no amount of a million.
    """
    lines: list[str] = []
    seen: set[tuple[Value, ...]] = set()
    said = ""
    for sentence in (" ".join(found[0].split()) for text in texts for found in _SENTENCE.finditer(text)):
        for entry in _entries(sentence, regions, currency):
            if tuple(entry.values()) in seen or len(seen) == _MOST:
                continue
            seen.add(tuple(entry.values()))
            if said != sentence:
                shown = sentence if len(sentence) <= _LONGEST else f"{sentence[:_LONGEST]}…"
                lines.append(f"  # {shown}")
            said = sentence
            lines += field_lines("records", [entry], zone)[1:]
    return ("records:", *lines) if lines else ()


def _entries(sentence: str, regions: Mapping[str, str], currency: str) -> Iterator[dict[str, Value]]:
    folded = fold_in_place(sentence)
    known = {name: at for name in regions if not name.isascii() and (at := folded.find(name)) >= 0}
    outer = [name for name in known if not any(name != other and name in other for other in known)]
    quoted = _QUOTED.findall(sentence)
    starts: set[int] = set()  # both ends of a range are found
    for figure in find_figures(sentence):
        if figure.start in starts or _LIMIT.search(folded[: figure.start]) or _EACH.match(folded, figure.end):
            continue
        text = _amount(figure, currency)
        if not text:
            continue
        starts.add(figure.start)
        kind = _kind(folded, figure)
        entry: dict[str, Value] = {"kind": kind.value if kind else "", "id": ""}
        entry["name"] = quoted[0] if len(quoted) == 1 else ""
        if len(outer) == 1:
            entry["region"] = sentence[known[outer[0]] :][: len(outer[0])]
        yield entry | {"value" if kind is RecordKind.INDICATOR else "amount": text}


def _amount(figure: Figure, currency: str) -> str:
    """Return a figure as an amount of a record; nothing where it is none that is sure."""
    if figure.kind is not FigureKind.AMOUNT:
        return ""
    behind = figure.qualifier if not figure.text.startswith(figure.qualifier) else ""
    text = figure.text if behind in figure.text else f"{figure.text}{behind}"
    try:
        amount = read_amount(text, currency)
    except NotAnAmount:
        return ""
    return text if (amount.most or amount.value) >= _LEAST else ""


def _kind(folded: str, figure: Figure) -> RecordKind | None:
    before = _KIND.findall(folded, 0, figure.start)
    behind = _KIND.findall(folded, figure.end)
    return _WORD[before[-1] if before else behind[0]] if before or behind else None
