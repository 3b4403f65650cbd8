"""Addresses of newsgen's own pages, which others leave free."""

from __future__ import annotations

from newsgen.pages import paths


def test_every_address_of_its_own_is_reserved() -> None:
    own = {value for name, value in vars(paths).items() if name.isupper() and isinstance(value, str)}
    assert len(own) > 20
    assert {path.partition("/")[0] for path in own} == paths.RESERVED
