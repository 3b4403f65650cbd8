"""A class -> the byline's source, the notice and the copyright line, in one edition."""

from __future__ import annotations

from collections.abc import Callable

from newsgen.config import Config
from newsgen.model import Article, Rights, RightsClass, Source

#: Gives a word of the edition: its key in strings.yaml, and the values for its placeholders.
Words = Callable[..., str]

# The clauses of each class, in order; the texts stand in strings.yaml, where a publisher replaces them.
_CLAUSES = {
    RightsClass.OWN: ("clause_operator", "clause_own", "clause_own_licensee"),
    RightsClass.LICENSED: ("clause_operator", "clause_licensed"),
    RightsClass.REPRINTED: ("clause_operator", "clause_reprinted"),
    RightsClass.UNKNOWN: (),
}
_SOURCE_WORDS = {RightsClass.LICENSED: "source_licensed", RightsClass.UNKNOWN: "source_unknown"}


def state_rights(
    article: Article,
    rights_class: RightsClass,
    source: Source | None,
    operator: Source,
    config: Config,
    edition: str,
    words: Words,
) -> Rights:
    """Return what an edition says of an article's rights.

    The year comes from the article's date, never from the clock. An author's own `copyright:` stands
    in place of the clauses, in its own wording and script (PRC Copyright Law 2020, article 51: a
    rights notice is not to be altered). For reprints a holder is named only where the source's terms
    state one; for an unknown source nothing is claimed at all.
    """
    name = source.name.of(edition) if source else article.source.typed
    holder = _holder(rights_class, source, edition)
    values = {
        "operator": operator.name.of(edition),
        "source": name,
        "holder": holder or name,
        "year": str(article.date.year) if article.date else "",
        "contact": contact(config, edition, words),
    }
    word = _SOURCE_WORDS.get(rights_class)
    licence = source.licence if source and rights_class is RightsClass.LICENSED else None
    own_wording = article.copyright if rights_class is not RightsClass.UNKNOWN else ""
    clauses = tuple(words(key, **values) for key in _CLAUSES[rights_class])
    return Rights(
        rights_class=rights_class,
        source=words(word, **values) if word else name,
        holder=holder,
        credit=licence.credit.of(edition) if licence and licence.credit else "",
        clauses=tuple(filter(None, own_wording.split("\n"))) if own_wording else clauses,
        verbatim=bool(own_wording),
        complaints=words("clause_complaints", **values) if clauses else "",
        copyright_line=words("copyright_line", **values) if holder and article.date else "",
    )


def contact(config: Config, edition: str, words: Words) -> str:
    """Return where to complain, in one line: the operator's addresses, as far as they are configured."""
    address = config.contact.address.of(edition) if config.contact.address else ""
    known = {"email": config.contact.email, "phone": config.contact.phone, "address": address}
    stated = (f"{words(key)}{words('colon')}{value}" for key, value in known.items() if value)
    return words("name_separator").join(stated)


def _holder(rights_class: RightsClass, source: Source | None, edition: str) -> str:
    if source is None or rights_class is RightsClass.UNKNOWN:
        return ""
    if source.holder:
        return source.holder.of(edition)
    return "" if rights_class is RightsClass.REPRINTED else source.name.of(edition)
