"""The queue as text for people, as JSON for programs, as annotations for GitHub."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from functools import partial

from newsgen.problems import Translate
from newsgen.review.annotation import annotation
from newsgen.review.questions import Doubt, Question

#: What `newsgen review --list` can be written as.
FORMATS = ("text", "json", "github")

_OTHERS = 4  # further places of a question that are listed


def listing(
    asked: Sequence[Question],
    kind: str,
    translate: Translate = str,
    shown: Callable[[str], str] = str,
) -> str:
    """Return the questions in one of the formats; the words of text and annotations are translated.

    `shown` takes a path of the site and returns it as people are to read it; programs get it as it is.
    """
    if kind == "json":
        return json.dumps([as_record(question) for question in asked], ensure_ascii=False, indent=2) + "\n"
    lines = _github if kind == "github" else partial(_text, shown=shown)
    return "".join(f"{line}\n" for question in asked for line in lines(question, translate))


def as_record(question: Question, most: int | None = None) -> dict[str, object]:
    """Return a question as JSON has it, with so many of its places at most."""
    return {
        "key": question.key,
        "context": question.context,
        "given": question.given,
        "chosen": question.chosen,
        "candidates": question.candidates,
        "editions": question.editions,
        "decided": question.doubts[0].decided,
        "because": question.doubts[0].because,
        "confidence": round(question.confidence, 3),
        "in_title": question.in_title,
        "is_name": question.is_name,
        "is_repair": question.is_repair,
        "count": question.places,
        "places": [_place(doubt) for doubt in question.doubts[:most]],
    }


def _place(doubt: Doubt) -> dict[str, object]:
    return {
        "path": doubt.path,
        "line": doubt.line,
        "field": doubt.field,
        "edition": doubt.edition,
        "source": [doubt.before, doubt.given, doubt.after],
        "converted": [doubt.before_chosen, doubt.chosen, doubt.after_chosen],
    }


def question_text(question: Question, translate: Translate) -> str:
    """Return what was unsure, in one sentence."""
    given = (
        translate("{given} was repaired to {chosen} ({editions})")
        if question.is_repair
        else translate("{given} became {chosen} ({editions}); it could be {others}")
    )
    sentence = given.format(
        given=question.given,
        chosen=question.chosen,
        editions=", ".join(question.editions),
        others="、".join(form for form in question.candidates if form != question.chosen),
    )
    if question.places == 1:
        return sentence
    return translate("{said}, at {count} places").format(said=sentence, count=question.places)


def _text(question: Question, translate: Translate, shown: Callable[[str], str]) -> list[str]:
    doubt = question.doubts[0]
    return [
        f"{shown(doubt.path)}:{doubt.line}: {question_text(question, translate)}",
        f"    {doubt.before}【{doubt.given}】{doubt.after}",
        f"    {doubt.before_chosen}【{doubt.chosen}】{doubt.after_chosen}",
        *(f"    {place}" for place in other_places(question, shown)),
    ]


def other_places(question: Question, shown: Callable[[str], str] = str) -> list[str]:
    """Return some of the other places that an answer settles too, by path and line."""
    first, *others = dict.fromkeys(f"{shown(doubt.path)}:{doubt.line}" for doubt in question.doubts)
    return [place for place in others[:_OTHERS] if place != first]


def _github(question: Question, translate: Translate) -> list[str]:
    doubt = question.doubts[0]
    place = f"{doubt.before_chosen}【{doubt.chosen}】{doubt.after_chosen}"
    said = f"{question_text(question, translate)}: {place}"
    return [annotation("warning", {"file": doubt.path, "line": doubt.line}, said)]
