"""How much of an article may leave the site: all of it, its beginning, or nothing."""

from __future__ import annotations

from enum import StrEnum

from newsgen.model import Licence, Outlet, RightsClass


class Extent(StrEnum):
    """What is given of an article: its text, its title and summary with a link, or nothing."""

    FULL = "full"
    EXCERPT = "excerpt"
    NOTHING = "nothing"


# What a newsroom sends to its own readers; anything else is handed to others, who print it.
_OWN_READERS = frozenset((Outlet.FEED, Outlet.WECHAT, Outlet.EMAIL))


def extent(rights_class: RightsClass, licence: Licence | None, outlet: Outlet) -> Extent:
    """Return how much of an article may go out, by its class and the licence that it is published under.

    What is the operator's own goes anywhere. A licence says itself where else the text may go; where it does
    not, that is to the site's own readers, and to others only if it lets them reprint. A reprint is another's
    to spread, and of an unknown source nothing is known.
    """
    if rights_class is RightsClass.OWN:
        return Extent.FULL
    if rights_class is RightsClass.LICENSED:
        if licence and licence.outlets:
            may = outlet is Outlet.FEED or outlet in licence.outlets
        else:
            may = outlet in _OWN_READERS or (licence is not None and licence.may_reprint)
        return Extent.FULL if may else Extent.EXCERPT
    return Extent.EXCERPT if rights_class is RightsClass.REPRINTED else Extent.NOTHING
