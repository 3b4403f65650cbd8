"""Who something comes from."""

from __future__ import annotations

from msgspec import Struct


class Attribution(Struct, frozen=True, array_like=True):
    """The source as the article names it: `typed`, and the registered source that it resolves to.

    `candidates` has one id for a registered source, none for one that is not, and several where the
    label belongs to several: then nobody can say whose it is.
    """

    typed: str = ""
    candidates: tuple[str, ...] = ()
    third_party: bool = False
