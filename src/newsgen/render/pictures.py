"""Pictures in the sizes that there are of them, as HTML says it (HTML Living Standard, 4.8.4.2.1)."""

from __future__ import annotations

import re

from newsgen.model import Image, Picture
from newsgen.render.urls import Urls
from newsgen.render.views import ImageView

#: How wide the theme shows a picture: its column on a wide screen, else the whole width.
SIZES = "(min-width: 48rem) 47rem, 100vw"
# What comes later is loaded when it comes near, so that the browser knows by then how wide it is shown.
_LAZY_SIZES = f"auto, {SIZES}"
_PICTURE_FIRST = re.compile(r"\s*(?:<div class=\"gallery\">)?<(?:figure|p)(?: [^>]*)?>(?:<a [^>]*>)?<img ")


def begins_with_picture(html: str) -> bool:
    """Whether a picture is the first thing in a body: what readers wait for."""
    return _PICTURE_FIRST.match(html) is not None


def at_once(given: dict[str, str]) -> dict[str, str]:
    """Return the attributes of an image that is loaded before everything else."""
    return {key: value for key, value in given.items() if key != "loading"} | {"fetchpriority": "high"}


def shown_at(given: dict[str, str], picture: Picture, urls: Urls | None, lead: bool) -> dict[str, str]:
    """Return the attributes of an image with its size, and with its sizes where `urls` can name them.

    A width that an author has given stays. The lead picture is not put off until it is seen.
    """
    width = given.get("width", "")
    if not width and "height" not in given:
        given = {**given, "width": str(picture.width), "height": str(picture.height)}
    if urls is None:
        return given
    if picture.sizes:
        sizes = f"{width}px" if width.isdigit() else SIZES if lead else _LAZY_SIZES
        given = {**given, "srcset": srcset(given["src"], picture, urls), "sizes": sizes}
    return at_once(given) if lead else given


def srcset(src: str, picture: Picture, urls: Urls) -> str:
    """Return the sizes of a picture with their addresses; `src` is its own."""
    return ", ".join(f"{urls.file(size.path) if size.path else src} {size.width}w" for size in picture.sizes)


def image_view(image: Image, src: str, picture: Picture | None, urls: Urls) -> ImageView:
    """Return an article's picture as templates see it."""
    view = ImageView(src, image.alt, image.caption, image.credit, image.source)
    if picture:
        view.width, view.height = picture.width, picture.height
        if picture.sizes:
            view.srcset, view.sizes = srcset(src, picture, urls), SIZES
    return view
