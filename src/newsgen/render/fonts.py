"""The fonts that a site sets, as its pages name them and load them."""

from __future__ import annotations

from newsgen.config import Config
from newsgen.render.urls import Urls


def font_style(config: Config, urls: Urls) -> str:
    """Return the style that has the site's own fonts in an edition; empty where it sets none.

    Until a file is there, a page shows its text in the next font (`font-display: swap`, CSS Fonts 4).
    """
    appearance = config.appearance
    faces = "".join(
        f'@font-face{{font-family:"{font.name}";src:url("{urls.file(font.file)}") format("woff2");'
        f"font-weight:{font.weight};font-display:swap;"
        + (f"unicode-range:{','.join(font.ranges)};" if font.ranges else "")
        + "}"
        for font in appearance.font_files
        if urls.edition in font.editions
    )
    said = ""
    for kind, names, rest in (("sans", appearance.sans, "sans-serif"), ("serif", appearance.serif, "serif")):
        if names:
            families = [f'"{name}"' for name in names]
            said += f"--{kind}:{','.join([*families, rest])};"
    # The theme names fonts for each language; to be said twice outweighs that.
    return faces + (f":lang(zh):lang(zh){{{said}}}" if said else "")


def preloaded_fonts(config: Config, urls: Urls) -> tuple[str, ...]:
    """Return the addresses of the files that the pages of an edition ask for before their style is read."""
    return tuple(
        urls.file(font.file)
        for font in config.appearance.font_files
        if font.preload and urls.edition in font.editions
    )
