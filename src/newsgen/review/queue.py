"""A site -> everything in it that a conversion was unsure of and nobody has accepted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from newsgen.cache import Cache
from newsgen.editions import EditionConverter, edition_converter
from newsgen.hanzi import Decided
from newsgen.library import ContentFile, Settings, read_reviewed, sound_settings
from newsgen.model import Article, Body
from newsgen.pipeline import Progress, unwatched
from newsgen.problems import Problem, Severity
from newsgen.review.cached import examine_files, with_reviews
from newsgen.review.examiner import Examiner
from newsgen.review.questions import Doubt, Question, questions


class Queue(Struct, frozen=True):
    """The doubts of each file, accepted or not, by its path; `unread` are the files that cannot be read."""

    settings: Settings
    doubts: dict[str, tuple[Doubt, ...]]
    unread: tuple[str, ...] = ()

    def questions(self) -> tuple[Question, ...]:
        """Return what is to be asked, after what was accepted in the site."""
        accepted, _ = read_reviewed(self.settings.site)
        every = (doubt for doubts in self.doubts.values() for doubt in doubts)
        return questions(doubt for doubt in every if doubt.accepted not in accepted)


def read_queue(
    site: Path, *, everything: bool = False, jobs: int = 0, progress: Progress = unwatched
) -> Queue:
    """Read a site and return what its conversions are unsure of; `everything` takes in each choice that is
    not certain, for which there was a good reason.

    Raises BuildFailed where the configuration or a registry is wrong.
    """
    settings = sound_settings(site)

    def read(cache: Cache) -> Queue:
        doubts, unread = {}, []
        used: list[bytes] = []
        files = settings.files()
        every = examine_files(settings, files, cache, everything=everything, jobs=jobs, progress=progress)
        for found in every:
            used += found.keys
            if found.doubts is None:
                unread.append(found.path)
            elif found.doubts:
                doubts[found.path] = found.doubts
        if cache.crowded(len(used)):
            cache.sweep(used)
        return Queue(settings, doubts, tuple(unread))

    return with_reviews(site, read)


def title_doubts(settings: Settings, articles: Iterable[Article]) -> tuple[Problem, ...]:
    """Return a warning for each conversion of a title that is unsure and was not accepted.

    Cheap: titles are converted alone, and only an article whose title leaves a doubt is read, since a `-{ }-`
    in its text may settle it. The articles may lack their lines.
    """
    accepted, _ = read_reviewed(settings.site)
    converters = [
        edition_converter(edition, settings.config, settings.registries)
        for edition in settings.config.editions
    ]
    examiner = Examiner(settings)
    found: list[Problem] = []
    for article in articles:
        if any(_title_is_unsure(article, converter) for converter in converters):
            file = ContentFile(article.path, article.kind)
            found += _warnings(doubt for doubt in _of_title(file, examiner) if doubt.accepted not in accepted)
    return tuple(found)


def _title_is_unsure(article: Article, converter: EditionConverter) -> bool:
    if article.editions and converter.edition not in article.editions:
        return False
    alone = replace(
        article,
        credits=(),
        summary="",
        original_title="",
        tags=(),
        industries=(),
        corrections=(),
        image=None,
        figures=(),
    )
    return any(
        choice.doubtful
        for text in converter.explain(alone, Body(""), doubtful=True)
        for choice in text.choices
    )


def _of_title(file: ContentFile, examiner: Examiner) -> Iterator[Doubt]:
    try:
        read = examiner.read(file, (examiner.settings.site / file.path).read_bytes())
    except OSError:
        return
    if read:
        doubts = (doubt for doubt in examiner.doubts(read) if doubt.field == "title")
        yield from (doubt for doubt in doubts if doubt.decided != Decided.REPAIR)


def _warnings(doubts: Iterable[Doubt]) -> Iterator[Problem]:
    for question in questions(doubts):
        doubt = question.doubts[0]
        yield Problem(
            doubt.path,
            doubt.line,
            "unsure in the title: {given} became {chosen} ({editions}), and could be {others}",
            "run `newsgen review`",
            severity=Severity.WARNING,
            values=(
                ("chosen", doubt.chosen),
                ("editions", ", ".join(question.editions)),
                ("given", doubt.given),
                ("others", "、".join(form for form in doubt.candidates if form != doubt.chosen)),
            ),
        )
