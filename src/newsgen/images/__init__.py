"""Files of pictures in, files of pictures out (pure): sizes for every screen, and cards for previews.

Pillow is loaded by the modules that need it, when they do: most builds look at no picture.
"""

from newsgen.images.fonts import card_font_file, close_fonts
from newsgen.images.names import (
    CARD_SIZE,
    FOLDER,
    LARGEST,
    SETTINGS,
    CardText,
    is_drawing,
    is_raster,
    made_here,
)
from newsgen.images.svg import is_safe_svg, svg_size

__all__ = [
    "CARD_SIZE",
    "FOLDER",
    "LARGEST",
    "SETTINGS",
    "CardText",
    "card_font_file",
    "close_fonts",
    "is_drawing",
    "is_raster",
    "is_safe_svg",
    "made_here",
    "svg_size",
]
