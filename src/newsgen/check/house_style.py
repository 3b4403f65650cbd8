"""What the house style of a newsroom (content/style.yaml) has otherwise."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from newsgen.check.context import CheckContext
from newsgen.check.finding import Diagnostic, values
from newsgen.check.manuscript import Manuscript
from newsgen.check.prose import prose_of
from newsgen.hanzi import Converter, fold_in_place
from newsgen.model import HouseStyle, Script, StyleWord
from newsgen.problems import Severity, Values

#: The codes of the checks, each for a part of the style.
WORD, UNIT, DATE = "house-word", "house-unit", "house-date"
STYLE_CODES = frozenset((WORD, UNIT, DATE))

_TO = {Script.HANS: "zh-Hans", Script.HANT: "zh-Hant"}
_QUOTED = re.compile(r"“[^“”\n]*”|「[^「」\n]*」|『[^『』\n]*』|\"[^\"\n]*\"")
_TITLES = re.compile(r"《[^《》\n]*》|〈[^〈〉\n]*〉")
_CITED = re.compile(r"^[ ]{0,3}>.*(?:\n(?![ ]*\n).+)*", re.MULTILINE)
_DATES = {
    "han": re.compile(
        r"(?<![\d./年-])(?P<y>(?:19|20)\d\d)(?:(?P<s>[-/.])(?P<m>\d{1,2})(?P=s)(?P<d>\d{1,2})"
        r"|年(?P<m0>0?\d{1,2})月(?P<d0>0?\d{1,2})[日號号])(?![\d./-]\d|\d)"
    ),
    "iso": re.compile(
        r"(?<![\d./年-])(?P<y>(?:19|20)\d\d)(?:(?P<s>[-/.])(?P<m>\d{1,2})(?P=s)(?P<d>\d{1,2})"
        r"|年(?P<m0>\d{1,2})月(?P<d0>\d{1,2})[日號号])(?![\d./-]\d|\d)"
    ),
}


class Place(NamedTuple):
    """A place in a text that the style has otherwise: what stands there, what is to be `put` in its place
    (None where nobody can say, or somebody else is quoted), and why."""

    start: int
    end: int
    code: str
    put: str | None
    write: str
    why: str = ""
    quoted: bool = False


def house_word(manuscript: Manuscript, context: CheckContext) -> Iterator[Diagnostic]:
    """Find words that the newsroom avoids, in either script."""
    return _found(manuscript, context, WORD)


def house_unit(manuscript: Manuscript, context: CheckContext) -> Iterator[Diagnostic]:
    """Find units behind a number that the newsroom writes otherwise."""
    return _found(manuscript, context, UNIT)


def house_date(manuscript: Manuscript, context: CheckContext) -> Iterator[Diagnostic]:
    """Find days in another form than the newsroom's."""
    return _found(manuscript, context, DATE)


def _found(manuscript: Manuscript, context: CheckContext, code: str) -> Iterator[Diagnostic]:
    for prose in manuscript.texts:
        for place in places(prose.text, manuscript.article.script, context):
            if place.code == code:
                yield Diagnostic(
                    prose.line(place.start),
                    "the house style avoids {typed}"
                    if not place.write
                    else "the house style has {write} for {typed}",
                    "somebody is quoted here: look whether these are their words"
                    if place.quoted
                    else "{why}"
                    if place.why
                    else "`newsgen check --fix` writes it so"
                    if place.put is not None
                    else "say it otherwise",
                    _said(place, prose.text),
                    prose.column(place.start),
                    fixable=place.put is not None,
                    severity=Severity.NOTICE if place.quoted else None,
                )


def _said(place: Place, text: str) -> Values:
    told = {"typed": text[place.start : place.end], "write": place.write, "why": place.why}
    return values(**{name: value for name, value in told.items() if value})


def styled(text: str, script: Script, context: CheckContext, codes: Iterable[str]) -> str:
    """Return a Markdown text with what the style has otherwise written so, as far as that is safe: code,
    quotations, names and addresses stay. `codes` are the checks whose findings are mended."""
    wanted = frozenset(codes)
    parts, done = [], 0
    for place in places(text, script, context):
        if place.put is not None and place.code in wanted:
            parts += [text[done : place.start], place.put]
            done = place.end
    return "".join((*parts, text[done:]))


def places(text: str, script: Script, context: CheckContext) -> list[Place]:
    """Return the places in a Markdown text that the style has otherwise, in order, none within another."""
    style = context.registries.style
    if style == HouseStyle():
        return []
    said = prose_of(text)
    folded = fold_in_place(said)
    found = [
        *_words(folded, style.words, script, WORD),
        *_words(folded, style.units, script, UNIT),
        *_dates(said, style.dates),
    ]
    if not found:
        return []
    taken = [(mention.start, mention.end) for mention in context.mentions(said)]
    taken += [match.span() for match in _TITLES.finditer(said)]
    quoted = [match.span() for match in _QUOTED.finditer(said)]
    quoted += [match.span() for match in _CITED.finditer(text)]
    kept: list[Place] = []
    for place in sorted(found, key=lambda each: (each.start, -each.end)):
        if (kept and place.start < kept[-1].end) or _touches(place, taken):
            continue
        if _touches(place, quoted):
            place = place._replace(put=None, quoted=True)
        kept.append(place)
    return kept


def _touches(place: Place, spans: list[tuple[int, int]]) -> bool:
    return any(start < place.end and place.start < end for start, end in spans)


def _words(folded: str, words: tuple[StyleWord, ...], script: Script, code: str) -> Iterator[Place]:
    if not words:
        return
    pattern, meant = _pattern(words, code)
    for match in pattern.finditer(folded):
        word = meant[match[0].lower()]
        if _is_right(folded, match.start(), match.end(), word):
            continue
        write = _written(word.write, script) if word.write else ""
        yield Place(match.start(), match.end(), code, write or None, write, word.why)


@lru_cache(maxsize=8)
def _pattern(words: tuple[StyleWord, ...], code: str) -> tuple[re.Pattern[str], Mapping[str, StyleWord]]:
    """Return what finds words in a folded text, the longest first, and which entry each means."""
    meant = {fold_in_place(spelling).lower(): word for word in words for spelling in word.avoid}
    parts = []
    for spelling in sorted(meant, key=lambda each: (-len(each), each)):
        # A word of letters is a word of its own; a unit stands behind a number.
        before = r"(?<=\d)" if code == UNIT else r"(?<![a-z0-9])" if spelling[0].isascii() else ""
        after = r"(?![a-z0-9²³])" if spelling[-1].isascii() else ""
        parts.append(f"{before}{re.escape(spelling)}{after}")
    return re.compile("|".join(parts), re.IGNORECASE), meant


def _is_right(folded: str, start: int, end: int, word: StyleWord) -> bool:
    """Whether a word stands within a longer one that is right: an exception, or what is to be written."""
    for longer in (*word.unless, word.write):
        form = fold_in_place(longer)
        at = folded.find(form, max(start - len(form) + 1, 0)) if form else -1
        while 0 <= at <= start:
            if end <= at + len(form) and len(form) > end - start:
                return True
            at = folded.find(form, at + 1)
    return False


@lru_cache(maxsize=1024)
def _written(write: str, script: Script) -> str:
    """Return what is to be written in the script of a text: as it was registered where that is its script."""
    registered = Script.HANS if fold_in_place(write) == write else Script.HANT
    return write if registered is script else Converter(to=_TO[script]).convert(write)


def _dates(said: str, form: str) -> Iterator[Place]:
    if not form:
        return
    for match in _DATES[form].finditer(said):
        month, day = int(match["m"] or match["m0"]), int(match["d"] or match["d0"])
        if not (1 <= month <= 12 and 1 <= day <= 31):
            continue
        year = match["y"]
        put = f"{year}年{month}月{day}日" if form == "han" else f"{year}-{month:02}-{day:02}"
        if put != match[0]:
            yield Place(match.start(), match.end(), DATE, put, put)
