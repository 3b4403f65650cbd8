"""A picture of the site in the sizes that browsers choose from."""

from __future__ import annotations

from msgspec import Struct


class PictureSize(Struct, frozen=True, array_like=True):
    """One size: its file below the output folder, empty for the picture as it is; its width in pixels."""

    path: str
    width: int


class Picture(Struct, frozen=True, array_like=True):
    """A picture, upright, in pixels; `sizes` are in the order of their widths, and may be none: a drawing has
    none."""

    width: int
    height: int
    sizes: tuple[PictureSize, ...] = ()
