"""The rights class of every article in every edition; and what stands in the way of publishing one."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from msgspec import Struct

from newsgen.hanzi import fold
from newsgen.library import Registries, Settings
from newsgen.library.record_origin import AMBIGUOUS_SOURCE, NAME_ONE
from newsgen.model import Indexing, Outline, RightsClass, Source, Status
from newsgen.pages.shown import Chosen
from newsgen.problems import Problem, sentence
from newsgen.rights import Reason, claims_for, classify, indexing

_REMEDIES = {
    Reason.NO_SOURCE: (
        sentence("`source` is missing: nobody can say whose article this is"),
        sentence("add a line `source: …`"),
    ),
    Reason.AMBIGUOUS: (AMBIGUOUS_SOURCE, NAME_ONE),
    Reason.EXPIRED: (
        sentence("the licence {licence} of `{source}` expired on {expires}"),
        sentence("renew it in content/sources.yaml, or take the article down with `status: draft`"),
    ),
    Reason.NOT_YET: (
        sentence("the licence {licence} of `{source}` is valid only from {from}"),
        sentence("schedule the article, or correct the licence in content/sources.yaml"),
    ),
    Reason.OTHER_EDITION: (
        sentence("the licence {licence} of `{source}` does not cover the edition {edition}"),
        sentence("limit the article: `editions: [{covered}]`"),
    ),
}


class SiteRights(Struct, frozen=True):
    """The rights class of each article, by edition and key, and what follows: articles whose key is in
    `unlisted` are in no list, those in `unindexed` are not for search engines."""

    classes: dict[str, dict[str, RightsClass]]
    unlisted: frozenset[str] = frozenset()
    unindexed: frozenset[str] = frozenset()


def classify_site(chosen: Chosen, settings: Settings) -> tuple[SiteRights, list[Problem]]:
    """Return the rights in what is shown, and what is wrong with them. Search engines are told of no draft,
    nor of what its rights, or its own word, keep from them."""
    config, registries = settings.config, settings.registries
    today = chosen.moment.astimezone(config.timezone).date()
    classes: dict[str, dict[str, RightsClass]] = {}
    problems: list[Problem] = []
    said = (*chosen.shown, *chosen.own)
    unindexed = {item.key for item in said if item.status is Status.DRAFT or item.indexing is Indexing.NONE}
    for edition in config.editions:
        items = [item for item in chosen.shown if edition in item.editions]
        its, found = classify_articles(items, edition, registries, config.operator, today)
        classes[edition] = its
        problems += found
        unindexed |= {
            item.key
            for item in items
            if indexing(its[item.key], registries.source_of(item), item.indexing) is Indexing.NONE
        }
    unlisted = {key for its in classes.values() for key, value in its.items() if value is RightsClass.UNKNOWN}
    return SiteRights(classes, frozenset(unlisted), frozenset(unindexed)), problems


def classify_articles(
    articles: Iterable[Outline], edition: str, registries: Registries, operator: str, on: date
) -> tuple[dict[str, RightsClass], list[Problem]]:
    """Return the class of each article in an edition, by key; and a problem for each unknown one."""
    classes: dict[str, RightsClass] = {}
    problems = []
    for article in articles:
        candidates = article.source.candidates
        source = registries.source_of(article)
        found = classify(article.source, source, operator, edition, on)
        classes[article.key] = found.rights_class
        if found.rights_class is RightsClass.UNKNOWN:
            message, hint = _REMEDIES[found.reason]
            licence = source.licence if source else None
            values = {
                "source": article.source.typed,
                "candidates": ", ".join(candidates),
                "edition": edition,
                "licence": licence.id if licence else "",
                "expires": str(licence.expires) if licence else "",
                "from": str(licence.valid_from) if licence else "",
                "covered": ", ".join(licence.editions) if licence else "",
            }
            problems.append(
                Problem(
                    article.path,
                    article.source_line,
                    message,
                    hint,
                    values=tuple(
                        (key, value) for key, value in values.items() if f"{{{key}}}" in message + hint
                    ),
                )
            )
        elif article.copyright and found.rights_class is not RightsClass.OWN:
            problems += _false_claim(article, registries.sources[operator])
    return classes, problems


def _false_claim(article: Outline, operator: Source) -> list[Problem]:
    """Report a notice that gives the operator the rights in another source's article."""
    holder = operator.holder.all() if operator.holder else ()
    names = [*operator.name.all(), *holder, *operator.aliases, "本網", "本站"]
    if not claims_for(fold(article.copyright), map(fold, names)):
        return []
    return [
        Problem(
            article.path,
            article.copyright_line,
            "`copyright` claims rights for the operator, but the source is `{source}`",
            "quote the source's own notice, or leave `copyright` out",
            values=(("source", article.source.typed),),
        )
    ]
