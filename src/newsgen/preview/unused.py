"""Pictures of the content that nothing of the site shows or links to."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from newsgen.files import CONFIG_FILE, CONTENT, PICTURES_FILE, is_hidden, walk
from newsgen.images import is_raster
from newsgen.library import asset_path, find_content
from newsgen.preview.built_site import BuiltArticle
from newsgen.render.targets import named_file

_TEXTS = (".html", ".css", ".js", ".yaml", ".yml", ".xml", ".json", ".webmanifest")
_LARGEST = 2_000_000  # bytes of a file of the theme that is looked through


def unused_pictures(site: Path, entries: Iterable[BuiltArticle]) -> tuple[str, ...]:
    """Return the paths of pictures beside articles and pages that no article names, nor the configuration, a
    registry or the theme by their addresses."""
    paths = [f"{CONTENT}/{path}" for path, _ in walk(site / CONTENT, is_hidden)]
    pictures = {
        asset_path(file.path): file.path
        for file in find_content(paths)
        if file.kind == "asset" and (is_raster(file.path) or file.path.lower().endswith(".svg"))
    }
    for entry in entries:
        for target in entry.shows:
            if place := named_file(target, entry.path, pictures.keys()):
                del pictures[place]
    if pictures:
        for text in _others(site):
            pictures = {place: path for place, path in pictures.items() if place not in text}
    return tuple(sorted(pictures.values()))


def _others(site: Path) -> Iterable[str]:
    """Give the texts outside of articles that may name a picture."""
    registries = (each for each in (site / CONTENT).glob("*.yaml") if each != site / PICTURES_FILE)
    theme = (
        site / folder / path
        for folder in ("templates", "static")
        for path, stamp in walk(site / folder, is_hidden)
        if path.endswith(_TEXTS) and stamp.size <= _LARGEST
    )
    for file in (site / CONFIG_FILE, *registries, *theme):
        try:
            yield file.read_text("utf-8", "replace")
        except OSError:  # it has just gone
            continue
