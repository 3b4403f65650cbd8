"""The home page: what leads, the newest articles, and the heads of lists."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping

from newsgen.files import CONFIG_FILE
from newsgen.model import Page
from newsgen.pages import Contents, Listing, PageGroup, block_path, home_page
from newsgen.problems import Problem, Severity, nearest, sentence
from newsgen.render.edition import Edition
from newsgen.render.kinds.kind import PageKind
from newsgen.render.list_views import BlockView
from newsgen.render.newsroom import Newsroom

_NO_ARTICLE = sentence("`home` names the article `{key}`, which is not there")
_NOT_REGISTERED = sentence("`home` names the {kind} `{key}`, which is not registered")
_EMPTY = sentence("no article has the {kind} `{key}`, so this block of the home page is left out")
_HINTS = {
    _NO_ARTICLE: sentence("name its file, such as 2026/fund-matrix"),
    _NOT_REGISTERED: sentence("name it by its id"),
    _EMPTY: sentence("take the block out, or write the word as articles have it"),
}
_MEANT = sentence("did you mean `{close}`?")


class Home(PageKind):
    """One in each edition, at its root. Planned after the lists, as it shows the heads of them."""

    name = "home"
    template = "home.html"

    def pages(self, contents: Contents) -> Iterable[PageGroup]:
        """Give the home page."""
        lists = (group for group in contents.groups if isinstance(group, Listing) and group.items)
        listed = [item.key for item in contents.listed]
        items, blocks = home_page(contents.config.home, contents.edition, listed, lists)
        yield self.single(contents, "", contents.title, sentence("the home page"), items, terms=blocks)

    def context(self, page: Page, edition: Edition, problems: list[Problem]) -> Mapping[str, object]:
        """Return the articles that stand first, and the blocks that have any."""
        problems += _unknown(edition.newsroom)
        articles = edition.listed(page)
        at = len(articles) - sum(term.count for term in page.terms)
        top, blocks = articles[:at], []
        for block, term in zip(edition.newsroom.config.home.blocks, page.terms, strict=True):
            if term.count:
                url = edition.urls.page(term.path) if term.path else ""
                blocks.append(BlockView(term.label, url, block.look, articles[at : at + term.count]))
            at += term.count
        return {"articles": top, "blocks": tuple(blocks)}


def _unknown(newsroom: Newsroom) -> Iterator[Problem]:
    """Give a problem for whatever `home` names, and there is not."""
    home, registries = newsroom.config.home, newsroom.registries
    keys = frozenset(newsroom.keys.values())
    registered: Mapping[str, Collection[str]] = {
        "section": [section.id for section in newsroom.config.sections],
        "topic": registries.topics,
        "series": registries.series,
        "region": registries.regions,
        "source": registries.sources,
    }
    by_hand = [(home.lead_line, home.lead), *((block.line, block.articles) for block in home.blocks)]
    for line, articles in by_hand:
        for key in articles:
            if key not in keys:
                yield _on_home_page(line, _NO_ARTICLE, key, keys)
    for block in home.blocks:
        known = registered.get(block.kind)
        if known is not None and block.named not in known:
            yield _on_home_page(block.line, _NOT_REGISTERED, block.named, known, block.kind)
        elif block.kind and known is None and not newsroom.editions_of.get(block_path(block), ()):
            yield _on_home_page(block.line, _EMPTY, block.named, (), block.kind, Severity.WARNING)


def _on_home_page(
    line: int,
    message: str,
    key: str,
    known: Iterable[str],
    kind: str = "",
    severity: Severity = Severity.ERROR,
) -> Problem:
    close = nearest(key, sorted(known))
    values = {"close": "".join(close), "key": key, "kind": kind}
    hint = _MEANT if close else _HINTS[message]
    return Problem(
        CONFIG_FILE,
        line,
        message,
        hint,
        severity=severity,
        values=tuple((name, value) for name, value in values.items() if f"{{{name}}}" in message + hint),
    )
