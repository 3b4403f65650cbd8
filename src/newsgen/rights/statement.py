"""A class -> the byline's source, the notice, the credit and the holder, in one edition."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from newsgen.config import Config
from newsgen.model import EditionArticle, Forms, Indexing, Notices, Rights, RightsClass, Searching, Source

#: Gives a word of the edition: its key in strings.yaml, and the values for its placeholders.
Wording = Callable[..., str]

_STRICTNESS = list(Indexing)
_SEARCH_STRICTNESS = list(Searching)


def state_rights(
    item: EditionArticle,
    rights_class: RightsClass,
    source: Source | None,
    operator: Source,
    config: Config,
    notices: Notices,
    edition: str,
    words: Wording,
) -> Rights:
    """Return what an edition says of an article's rights.

    The year comes from the article's date, never from the clock. An author's own `copyright:` stands
    in place of the clauses, in its own wording and script (PRC Copyright Law 2020, article 51: a
    rights notice is not to be altered). For reprints a holder is named only where the source's terms
    state one; for an unknown source nothing is claimed at all.
    """
    article = item.article
    if rights_class is RightsClass.UNKNOWN:
        return Rights(rights_class, words("source_unknown"), article.source.typed, indexing=Indexing.NONE)
    # A third party's work is not the operator's: only the whole label says whose it is.
    source = None if article.source.third_party else source
    name = source.name.of(edition) if source else item.source
    holder = _holder(rights_class, source, edition)
    licence = source.licence if source and rights_class is RightsClass.LICENSED else None
    credit = licence.credit.of(edition) if licence and licence.credit else ""
    values = {
        "operator": operator.name.of(edition),
        "source": name,
        "holder": holder or name,
        "credit": credit,
        "year": str(article.date.year) if article.date else "",
        "contact": contact(config, edition, words),
    }
    clauses = {
        RightsClass.OWN: notices.own,
        RightsClass.LICENSED: notices.licensed_reprint
        if licence and licence.may_reprint
        else notices.licensed,
        RightsClass.REPRINTED: notices.reprinted,
    }[rights_class]
    return Rights(
        rights_class=rights_class,
        source=words("source_licensed", source=name) if licence else name,
        source_name=name,
        holder=holder,
        credit=credit,
        clauses=tuple(filter(None, article.copyright.split("\n"))) or _filled(clauses, edition, values),
        verbatim=bool(article.copyright),
        language=f"zh-{article.copyright_script}" if article.copyright else edition,
        complaints=_filled(notices.complaints, edition, values),
        copyright_line=words("copyright_line", **values) if holder and article.date else "",
        year=article.date.year if article.date else None,
        licence_url=licence.url if licence else "",
        indexing=indexing(rights_class, source, article.indexing),
    )


def contact(config: Config, edition: str, words: Wording) -> str:
    """Return where to complain, in one line: the operator's addresses, as far as they are configured."""
    address = config.contact.address.of(edition) if config.contact.address else ""
    known = {"email": config.contact.email, "phone": config.contact.phone, "address": address}
    stated = (f"{words(key)}{words('colon')}{value}" for key, value in known.items() if value)
    return words("name_separator").join(stated)


def _filled(clauses: Iterable[Forms], edition: str, values: Mapping[str, str]) -> tuple[str, ...]:
    filled = (forms.of(edition).format(**values).strip() for forms in clauses)
    return tuple(clause for clause in filled if clause)


def _holder(rights_class: RightsClass, source: Source | None, edition: str) -> str:
    if source is None:
        return ""
    if source.holder:
        return source.holder.of(edition)
    return "" if rights_class is RightsClass.REPRINTED else source.name.of(edition)


def indexing(rights_class: RightsClass, source: Source | None, own: Indexing = Indexing.ALL) -> Indexing:
    """Return what holds for the class, or what the source or the article asks for where that is stricter."""
    by_class = {
        RightsClass.OWN: Indexing.ALL,
        RightsClass.LICENSED: source.licence.indexing if source and source.licence else Indexing.NO_NEWS,
        RightsClass.REPRINTED: Indexing.NO_NEWS,
        RightsClass.UNKNOWN: Indexing.NONE,
    }[rights_class]
    asked = source.indexing if source and source.indexing else Indexing.ALL
    return max(by_class, asked, own, key=_STRICTNESS.index)


def searching(rights_class: RightsClass, source: Source | None) -> Searching:
    """Return what the site's search may find an article by: all, but where the terms of the source, or of its
    licence, are stricter; nothing where it is unknown whose the article is."""
    by_class = {
        RightsClass.OWN: Searching.FULL,
        RightsClass.LICENSED: source.licence.search if source and source.licence else Searching.FULL,
        RightsClass.REPRINTED: Searching.FULL,
        RightsClass.UNKNOWN: Searching.NONE,
    }[rights_class]
    asked = source.search if source and source.search else Searching.FULL
    return max(by_class, asked, key=_SEARCH_STRICTNESS.index)
