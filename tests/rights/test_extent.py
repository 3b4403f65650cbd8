"""How much of an article may go where, by its class and its licence."""

from __future__ import annotations

import pytest

from newsgen.model import Licence, Outlet, RightsClass
from newsgen.rights import Extent, extent

PLAIN = Licence("L")
REPRINT = Licence("L", may_reprint=True)
WORD = Licence("L", outlets=(Outlet.DOCX,))


@pytest.mark.parametrize("outlet", Outlet)
def test_own_goes_anywhere_a_reprint_as_an_excerpt_the_unknown_nowhere(outlet: Outlet) -> None:
    assert extent(RightsClass.OWN, None, outlet) is Extent.FULL
    assert extent(RightsClass.REPRINTED, None, outlet) is Extent.EXCERPT
    assert extent(RightsClass.UNKNOWN, REPRINT, outlet) is Extent.NOTHING


@pytest.mark.parametrize(
    ("licence", "full"),
    [
        (None, "feed wechat email"),
        (PLAIN, "feed wechat email"),
        (REPRINT, "feed wechat email text docx"),
        (WORD, "feed docx"),
    ],
)
def test_a_licence_says_where_the_text_goes(licence: Licence | None, full: str) -> None:
    found = {outlet: extent(RightsClass.LICENSED, licence, outlet) for outlet in Outlet}
    assert {outlet for outlet, how in found.items() if how is Extent.FULL} == set(full.split())
    assert set(found.values()) <= {Extent.FULL, Extent.EXCERPT}
