"""The rights ledger: for each article in each edition what is claimed, why, and what needs a look."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from msgspec import Struct

from newsgen.library import Registries
from newsgen.model import Article, Indexing, Rights, RightsClass, Source
from newsgen.pipeline import BuildOptions, Progress
from newsgen.pipeline.inspection import Inspection, inspect_site
from newsgen.problems import Message, Problem, Translate, message, sentence
from newsgen.render import Newsroom, Words

#: How long before its end a licence is warned of.
NOTICE_PERIOD = timedelta(days=30)

_CLASSES = {
    RightsClass.OWN: sentence("own"),
    RightsClass.LICENSED: sentence("licensed"),
    RightsClass.REPRINTED: sentence("reprinted"),
    RightsClass.UNKNOWN: sentence("unknown"),
}
_YES, _NO = sentence("yes"), sentence("no")
_SEARCH = sentence("search")


class LedgerEntry(Struct, frozen=True):
    """A line of the ledger. `shown` says where the article appears, `warnings` what to look at."""

    path: str
    edition: str
    title: str
    date: str
    source: str
    rights_class: str
    holder: str
    licence: str
    expires: str
    scope: str
    territory: str
    may_reprint: str
    credit: str
    notice: str
    shown: str
    warnings: tuple[str, ...]


def rights_ledger(
    options: BuildOptions, translate: Translate = str
) -> tuple[tuple[LedgerEntry, ...], tuple[Problem, ...]]:
    """Read a site and return its ledger, its own words translated, and the problems found on the way.

    An edition after the other, in each the newest article first.

    Raises BuildFailed where the configuration or a registry is wrong.
    """

    def listed(site: Inspection) -> tuple[tuple[LedgerEntry, ...], tuple[Problem, ...]]:
        return tuple(_entries(site.newsroom, translate, options.progress)), site.problems

    return inspect_site(options, listed, renders=False)


def _entries(newsroom: Newsroom, translate: Translate, progress: Progress) -> Iterator[LedgerEntry]:
    registries, config = newsroom.registries, newsroom.config
    words = {edition: Words(registries.strings, edition) for edition in config.editions}
    for edition in config.editions:
        articles = newsroom.articles[edition]
        for at, (key, item) in enumerate(articles.items(), 1):
            progress("listing", at, len(articles))
            article = item.article
            source = registries.source_of(article)
            rights = newsroom.rights(item, words[edition])
            own_label = not article.source.third_party
            licence = source.licence if source and own_label else None
            yield LedgerEntry(
                path=article.path,
                edition=edition,
                title=item.title,
                date=article.date.date().isoformat() if article.date else "",
                source=article.source.typed,
                rights_class=translate(_CLASSES[rights.rights_class]),
                holder=rights.holder,
                licence=licence.id if licence else "",
                expires=licence.expires.isoformat() if licence and licence.expires else "",
                scope=licence.scope if licence else "",
                territory=licence.territory if licence else "",
                may_reprint=translate(_YES if licence.may_reprint else _NO) if licence else "",
                credit=rights.credit,
                notice=_notice(rights).text(translate),
                shown=translate(", ").join(map(translate, _shown(key, rights, newsroom))),
                warnings=tuple(
                    warning.text(translate)
                    for warning in _warnings(article, source, rights, newsroom, registries)
                ),
            )


def _notice(rights: Rights) -> Message:
    if rights.verbatim:
        return message("verbatim")
    return message("{count} clauses", count=str(len(rights.clauses)))


def _shown(key: str, rights: Rights, newsroom: Newsroom) -> list[str]:
    """Say where an article appears; the same rules as pages, feeds and sitemaps follow."""
    if key in newsroom.unlisted:
        return [sentence("nowhere")]
    excerpt = rights.rights_class is RightsClass.REPRINTED
    feed = sentence("feed (excerpt)") if excerpt else sentence("feed (full text)")
    searched = {
        Indexing.ALL: [_SEARCH, sentence("news search")],
        Indexing.NO_NEWS: [_SEARCH],
        Indexing.NONE: [],
    }[Indexing.NONE if key in newsroom.unindexed else rights.indexing]
    return [sentence("lists"), feed, *searched]


def _warnings(
    article: Article, source: Source | None, rights: Rights, newsroom: Newsroom, registries: Registries
) -> Iterator[Message]:
    if rights.rights_class is RightsClass.UNKNOWN:
        yield message("the source is not clear: not published")
    expires = source.licence.expires if source and source.licence else None
    if expires and rights.rights_class is RightsClass.LICENSED:
        left = expires - newsroom.moment.date()
        if left <= NOTICE_PERIOD:
            yield message(
                "the licence ends in {days} day" if left.days == 1 else "the licence ends in {days} days",
                days=str(left.days),
            )
    if rights.rights_class is not RightsClass.REPRINTED:
        return
    if not article.original_url:
        yield message("a reprint without a link to the original")
    registered = source.name.all() if source and not article.source.third_party else ()
    labels = (article.source.typed, *registered)
    if registries.permitted and not registries.permitted.has(*labels):
        yield message(
            "the source is not in the list of permitted units of {day}", day=str(registries.permitted.as_of)
        )
