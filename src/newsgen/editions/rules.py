"""`-{ }-` in an article: its rules for the whole text, and the forms at their places."""

from __future__ import annotations

from collections.abc import Iterable

from newsgen.hanzi import Choice, Converter, RuleError, Segment, VariantRule, pieces, rules


def segments_with_rules(text: str, converter: Converter) -> list[Segment]:
    """Return the conversion of a text span by span, each `-{ }-` in it with the edition's form.

    A rule that cannot be read stands as it is; the reader of the article has reported it.
    """
    if "-{" not in text:
        return list(converter.segments(text))
    segments: list[Segment] = []
    at = 0
    try:
        parts = list(pieces(text))
    except RuleError:
        return list(converter.segments(text))
    for part in parts:
        if isinstance(part, VariantRule):
            segments.append(Segment(part.start, part.end, part.shown(converter.to)))
            at = part.end
        else:
            segments += (Segment(at + start, at + end, to) for start, end, to in converter.segments(part))
            at += len(part)
    return segments


def choices_with_rules(text: str, converter: Converter, doubtful: bool = False) -> list[Choice]:
    """Return the choices that `segments_with_rules` makes outside each `-{ }-`, as
    `Converter.explain` tells them."""
    try:
        parts = list(pieces(text))
    except RuleError:
        return list(converter.explain(text, doubtful=doubtful))
    choices: list[Choice] = []
    at = 0
    for part in parts:
        if isinstance(part, VariantRule):
            at = part.end
            continue
        choices += (
            choice._replace(start=at + choice.start, end=at + choice.end)
            for choice in converter.explain(part, doubtful=doubtful)
        )
        at += len(part)
    return choices


def rules_for_all(texts: Iterable[str]) -> list[dict[str, str]]:
    """Return the forms of every rule that holds for the whole article, for a table of names."""
    found: list[dict[str, str]] = []
    for text in texts:
        try:
            found += (rule.name() for rule in (rules(text) if "-{" in text else ()) if rule.everywhere)
        except RuleError:
            continue
    return found
