"""What the operator lets crawlers do: one statement in newsgen.yaml, said in each of their languages.

robots.txt asks crawlers to stay away from the whole site, which is the operator's to ask. The licence
document and the reservation of data mining speak of rights, so they name the operator's own articles
one by one, and nothing else: not a list, on which others' headlines stand, and never a reprint.
"""

from __future__ import annotations

from newsgen.config import MachineUse
from newsgen.model import RightsClass
from newsgen.render.newsroom import Newsroom
from newsgen.render.urls import Urls
from newsgen.render.views import CrawlerView

#: Crawlers that fetch pages for answers which an AI gives with a link; and those that gather texts to
#: train models. By their tokens in robots.txt, as their operators publish them.
AI_SEARCH = ("OAI-SearchBot", "Claude-SearchBot", "PerplexityBot")
AI_TRAINING = ("GPTBot", "ClaudeBot", "Google-Extended", "CCBot", "Applebot-Extended", "Bytespider")


def reserves(use: MachineUse | None) -> bool:
    """Whether the operator reserves any use of its own articles: only then there is a licence document."""
    return use is not None and False in (use.search, use.ai_search, use.ai_training)


def crawlers(use: MachineUse) -> tuple[CrawlerView, ...]:
    """Return the groups of robots.txt; `search` speaks for every crawler that no other group names."""
    said = ((AI_SEARCH, use.ai_search), (AI_TRAINING, use.ai_training), (("*",), use.search))
    return tuple(CrawlerView(tokens, allowed) for tokens, allowed in said if allowed is not None)


def own_holder(newsroom: Newsroom, edition: str) -> str:
    """Return who holds the rights in the operator's own articles."""
    operator = newsroom.registries.sources[newsroom.config.operator]
    return (operator.holder or operator.name).of(edition)


def licence_terms(use: MachineUse) -> dict[str, tuple[str, ...]]:
    """Return the uses that are permitted and prohibited, in the words of RSL 1.0 (section 3.4)."""
    uses = {
        "search": use.search,
        "ai-input": use.ai_search,
        "ai-index": use.ai_search,
        "ai-train": use.ai_training,
    }
    return {
        "permits": tuple(word for word, allowed in uses.items() if allowed),
        "prohibits": tuple(word for word, allowed in uses.items() if allowed is False),
    }


def own_locations(newsroom: Newsroom, urls: Urls) -> tuple[str, ...]:
    """Return the path of each own article's page in each edition, as a pattern of RFC 9309.

    `$` ends the match: what lies below an article's address may be somebody else's.
    """
    return tuple(
        f"{urls.page(f'{key}/', edition)}$"
        for edition, classes in newsroom.classes.items()
        for key, value in classes.items()
        if value is RightsClass.OWN
    )


def tdm_reservation(newsroom: Newsroom, urls: Urls) -> list[dict[str, object]]:
    """Return /.well-known/tdmrep.json (W3C TDM Reservation Protocol, 2024-05-10, section 5).

    The first rule that matches decides; each of these names one page, so their order is of no account.
    """
    machines = newsroom.config.machines
    policy = {"tdm-policy": urls.reference(machines.policy)} if machines and machines.policy else {}
    return [
        {"location": location, "tdm-reservation": 1, **policy} for location in own_locations(newsroom, urls)
    ]
