"""One file -> the places where a conversion of it was unsure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from newsgen.editions import ArticleTexts, ExplainedText, edition_converter
from newsgen.hanzi import Choice, Decided
from newsgen.library import ContentFile, Settings, chart_files, read_article
from newsgen.model import Article, Body, SourceFile
from newsgen.pipeline.chart_files import files_of_charts, read_files
from newsgen.problems import Report
from newsgen.review.locate import Spot, locate
from newsgen.review.questions import Doubt, context_of
from newsgen.textfile import decode

_SENTENCE_END = re.compile(r"[。！？!?；;\n]")
_MOST_AROUND = 48  # characters on each side of a place: about two lines of a terminal


class ReviewedFile(Struct, frozen=True):
    """A file as a build reads it; `texts` are those of the article that readers see, and `beside` the files
    that its charts are of."""

    file: SourceFile
    article: Article
    body: Body
    texts: ArticleTexts
    beside: Mapping[str, bytes]


class Examiner:
    """Examines files of a site; with `everything`, each choice counts that was not sure beyond doubt."""

    def __init__(self, settings: Settings, everything: bool = False) -> None:
        self.settings = settings
        self._everything = everything
        config, registries = settings.config, settings.registries
        self._converters = {
            edition: edition_converter(edition, config, registries) for edition in config.editions
        }

    def read(self, file: ContentFile, raw: bytes) -> ReviewedFile | None:
        """Return a file's article and texts; None where it cannot be read, which a build says."""
        text = decode(raw, Report(file.path))
        if text is None:
            return None
        beside = read_files(self.settings.site, files_of_charts(raw, file.path))
        return self._read(SourceFile(file.path, text), file.kind, beside)

    def explained(self, read: ReviewedFile) -> dict[str, list[ExplainedText]]:
        """Return the texts of a file in each edition that it is in."""
        editions = read.article.editions or self.settings.config.editions
        doubtful = not self._everything
        return {
            tag: self._converters[tag].explain(read.article, read.body, read.texts, doubtful)
            for tag in editions
        }

    def doubts(self, read: ReviewedFile) -> tuple[Doubt, ...]:
        """Return every place of a file that an editor should look at, by edition and in order."""
        found = list(self._unsure(read))
        if not found:
            return ()
        kind = read.article.kind

        def texts(file: SourceFile) -> Sequence[str] | None:
            again = self._read(file, kind, read.beside)
            return None if again is None else [text for _, text in again.texts.typed()]

        places = locate(read.file, {choice.given[0] for _, _, _, choice, _ in found}, texts)
        return tuple(_doubt(read, each, places) for each in found)

    def _unsure(self, read: ReviewedFile) -> Iterator[_Unsure]:
        fields = [field for field, _ in read.texts.typed()]
        for edition, texts in self.explained(read).items():
            for number, (field, text) in enumerate(zip(fields, texts, strict=True)):
                # A summary that nobody wrote repeats the beginning of the text.
                if field == "summary" and field not in read.body.lines:
                    continue
                for choice in text.choices:
                    is_shown = choice.doubtful or choice.decided is Decided.REPAIR
                    if is_shown or (self._everything and choice.confidence < 1):
                        yield edition, number, field, choice, text

    def _read(self, file: SourceFile, kind: str, beside: Mapping[str, bytes]) -> ReviewedFile | None:
        found = read_article(file, kind, self.settings.config, self.settings.registries, beside.get)
        if found.article is None or found.body is None:
            return None
        return ReviewedFile(file, found.article, found.body, ArticleTexts(found.article, found.body), beside)


# Edition, number of the text, what it is, the choice in it, and the text.
_Unsure = tuple[str, int, str, Choice, ExplainedText]


def _doubt(read: ReviewedFile, unsure: _Unsure, places: dict[Spot, int]) -> Doubt:
    edition, number, field, choice, text = unsure
    offset = places.get((number, choice.start), -1)
    field_line = read.body.lines.get(field)
    line = _line_of(read, field_line, text.source) if field_line else _line_of_chart(read, text.source)
    before, after = _around(text.source, choice.start, choice.end)
    before_chosen, after_chosen = _around(text.target, *text.place(choice.start, choice.end))
    return Doubt(
        path=read.file.path,
        line=read.file.text.count("\n", 0, offset) + 1 if offset >= 0 else line,
        field=field,
        edition=edition,
        given=choice.given,
        chosen=choice.chosen,
        candidates=tuple(dict.fromkeys((choice.chosen, *choice.candidates))),
        decided=choice.decided.value,
        because=choice.because,
        confidence=choice.confidence,
        context=context_of(text.source, choice),
        before=before,
        after=after,
        before_chosen=before_chosen,
        after_chosen=after_chosen,
        text=number,
        start=choice.start,
        offset=offset,
    )


def _line_of(read: ReviewedFile, first: int, text: str) -> int:
    """Return the line in which a text of a field stands that begins in the line `first`: an entry's own."""
    lines = enumerate(read.file.text.split("\n")[first - 1 :], first)
    return next((number for number, line in lines if text in line), first)


def _line_of_chart(read: ReviewedFile, label: str) -> int:
    """Return the line of a file that asks for a chart with a label in it; 1 where there is none."""
    for number, line in enumerate(read.file.text.split("\n"), 1):
        for path in chart_files(line, read.file.path):
            if label in (decode(read.beside.get(path, b""), Report(path)) or ""):
                return number
    return 1


def _around(text: str, start: int, end: int) -> tuple[str, str]:
    """Return what stands before and after a span, to the ends of its sentence or `…`."""
    low = max((found.end() for found in _SENTENCE_END.finditer(text, 0, start)), default=0)
    stop = _SENTENCE_END.search(text, end)
    high = len(text) if stop is None else stop.end()
    before, after = text[low:start].lstrip(), text[end:high].rstrip()
    if len(before) > _MOST_AROUND:
        before = f"…{before[-_MOST_AROUND:]}"
    if len(after) > _MOST_AROUND:
        after = f"{after[:_MOST_AROUND]}…"
    return before, after
