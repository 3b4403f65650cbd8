"""Films and maps that stay links, as the site has not allowed their host."""

from __future__ import annotations

from collections.abc import Iterator

from newsgen.check.context import CheckContext
from newsgen.check.finding import Diagnostic, values
from newsgen.check.manuscript import Manuscript
from newsgen.config import known_embed
from newsgen.markup.embeds import NOT_ALLOWED, TO_ALLOW


def unallowed_embed(manuscript: Manuscript, context: CheckContext) -> Iterator[Diagnostic]:
    """Find addresses alone in their line that could be players; each host once."""
    told = set()
    lines = manuscript.text.split("\n")
    for link in manuscript.html.links:
        embed = known_embed(link.target)
        if not embed or embed.host.id in told or context.config.embeds.find(link.target):
            continue
        if lines[link.line - 1].strip().strip("<>") == link.target:
            told.add(embed.host.id)
            yield Diagnostic(
                link.line,
                NOT_ALLOWED,
                TO_ALLOW,
                values(address=link.target, host=embed.host.id),
            )
