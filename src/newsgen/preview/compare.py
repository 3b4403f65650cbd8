"""Two editions of an article side by side: paragraph by paragraph, with what conversion did beyond exchanging
single characters, and what it was unsure of."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache

from msgspec import Struct

from newsgen.config import Config
from newsgen.editions import ArticleTexts, edition_converter
from newsgen.editions.aligned import aligned_texts
from newsgen.editions.html import html_blocks
from newsgen.hanzi import Choice, Converter, Decided, Segment
from newsgen.library import Registries
from newsgen.model import Article, Body, script_of_edition

_RULE = "rule"  # a `-{ }-` in the article
_MARK = "mark"  # punctuation

_Pieces = list[tuple[str, bool]]  # of a block: texts, and whether they are converted


class ComparedSpan(Struct, frozen=True):
    """A piece of a converted text. Where it has a `why` (a `Decided`, `rule` or `mark`), it is more than an
    exchange of single characters; `given` is what was typed, `others` what it could also be. What is not
    Chinese prose, such as code, is `kept` as it is."""

    text: str
    why: str = ""
    given: str = ""
    because: str = ""
    others: tuple[str, ...] = ()
    unsure: bool = False
    kept: bool = False


class ComparedRow(Struct, frozen=True):
    """A paragraph, a heading (`kind` says what) in each of the editions that are compared."""

    kind: str
    cells: tuple[tuple[ComparedSpan, ...], ...]


def compare_editions(
    article: Article, body: Body, editions: Sequence[str], config: Config, registries: Registries
) -> tuple[ComparedRow, ...]:
    """Return an article's texts, as typed in its file, in each of the editions, in step."""
    blocks = _blocks(article, body)
    texts = [piece for _, pieces in blocks for piece, converted in pieces if converted]
    own_rules = ArticleTexts(article, body).own_rules
    columns = []
    for edition in editions:
        made = edition_converter(edition, config, registries, sets=True)
        converter, typesetter = made.tools(article, own_rules)
        plain = _plain(converter, article)
        aligned = zip(texts, aligned_texts(texts, converter, typesetter), strict=True)
        columns.append([list(_cell(pieces, aligned, converter, plain)) for _, pieces in blocks])
    return tuple(
        ComparedRow(kind, tuple(map(tuple, cells)))
        for (kind, _), cells in zip(blocks, zip(*columns, strict=True), strict=True)
    )


def _cell(
    pieces: _Pieces,
    aligned: Iterator[tuple[str, Sequence[Segment]]],
    converter: Converter,
    plain: Callable[[str], str],
) -> Iterator[ComparedSpan]:
    """Give the spans of a block; the next of the `aligned` texts are its own."""
    for piece, converted in pieces:
        if not converted:
            yield ComparedSpan(piece, kept=True)
            continue
        text, segments = next(aligned)
        yield from spans_of(text, segments, () if "-{" in text else converter.explain(text), plain)


def spans_of(
    text: str, segments: Sequence[Segment], choices: Sequence[Choice], plain: Callable[[str], str]
) -> tuple[ComparedSpan, ...]:
    """Return the conversion of a text, marked where `plain` makes something else of a character."""
    by_place: dict[int, Choice] = {at: choice for choice in choices for at in range(choice.start, choice.end)}
    pieces: list[tuple[str, str, Choice | None, str]] = []  # converted, given, choice, why
    for start, end, target in segments:
        given = text[start:end]
        if len(given) != len(target):
            choice = by_place.get(start)
            why = _RULE if given.startswith("-{") else choice.decided if choice else _MARK
            pieces.append((target, given, choice, why))
            continue
        for at, new in enumerate(target, start):
            choice = by_place.get(at)
            pieces.append((new, text[at], choice, _why(text[at], new, choice, plain)))
    # Of a name, say, all is marked where any of it is.
    whole = {choice for _, _, choice, why in pieces if why and choice}
    return tuple(
        _joined(
            [
                (new, given, choice, why or (choice.decided if choice in whole and choice else ""))
                for new, given, choice, why in pieces
            ]
        )
    )


def _why(given: str, new: str, choice: Choice | None, plain: Callable[[str], str]) -> str:
    if new == plain(given):
        return ""
    if choice:
        return choice.decided
    return Decided.PHRASE if new.isalnum() else _MARK


def _joined(pieces: Sequence[tuple[str, str, Choice | None, str]]) -> Iterator[ComparedSpan]:
    """Put together what belongs together: a choice is one span, and so is what is not marked at all."""
    at = 0
    while at < len(pieces):
        first = at
        _, _, choice, why = pieces[at]
        marked = bool(why) or bool(choice and choice.doubtful)
        while at < len(pieces) and _belongs(pieces[at], choice, why, marked):
            at += 1
        run = pieces[first:at]
        new, given = "".join(piece[0] for piece in run), "".join(piece[1] for piece in run)
        yield (
            _span(new, given, choice, next((piece[3] for piece in run if piece[3]), ""))
            if marked
            else ComparedSpan(new)
        )


def _belongs(
    piece: tuple[str, str, Choice | None, str], choice: Choice | None, why: str, marked: bool
) -> bool:
    if not marked:
        return not piece[3] and not (piece[2] and piece[2].doubtful)
    return piece[2] is choice and (choice is not None or piece[3] == why)


def _span(new: str, given: str, choice: Choice | None, why: str) -> ComparedSpan:
    if choice is None:
        return ComparedSpan(new, why, given)
    others = tuple(form for form in choice.candidates if form != choice.chosen) if choice.doubtful else ()
    because = choice.because if choice.because != choice.given else ""
    return ComparedSpan(new, why, given, because, others, choice.doubtful)


def _plain(converter: Converter, article: Article) -> Callable[[str], str]:
    """Return what becomes of a single character without regard to those around it."""
    if article.script == script_of_edition(converter.to):
        return str  # within one script nothing needs to change

    return lru_cache(8_192)(converter.convert)


def _blocks(article: Article, body: Body) -> list[tuple[str, _Pieces]]:
    """Return what is shown of an article, in its order: what each block is, and its text in pieces."""
    headings = {heading.text for heading in body.headings}
    blocks: list[tuple[str, _Pieces]] = [("title", [(article.title, True)])]
    if article.summary:
        blocks.append(("summary", [(article.summary, True)]))
    for pieces in html_blocks(body.html):
        whole = "".join(piece for piece, _ in pieces).strip()
        blocks.append(("heading" if whole in headings else "text", pieces))
    return blocks
