"""A picture of the site in the sizes that browsers choose from."""

from __future__ import annotations

from dataclasses import dataclass

from newsgen.model.positional import positional


@positional
@dataclass(frozen=True, slots=True)
class PictureSize:
    """One size: its file below the output folder, empty for the picture as it is; its width in pixels."""

    path: str
    width: int


@positional
@dataclass(frozen=True, slots=True)
class Picture:
    """A raster image, upright, in pixels; `sizes` are in the order of their widths, and may be none."""

    width: int
    height: int
    sizes: tuple[PictureSize, ...] = ()
