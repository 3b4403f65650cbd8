"""The files of a site behind the addresses that its articles show."""

from __future__ import annotations

import unicodedata
from pathlib import Path
from urllib.parse import unquote

from newsgen.theme import theme_folder


def site_file(url: str, base_url: str, site: Path) -> Path | None:
    """Return the file that a site publishes at an address; None for what it has not, and for other hosts."""
    if not url.startswith(base_url):
        return None
    path = unquote(url.removeprefix(base_url).partition("?")[0].partition("#")[0])
    parts = [part for part in path.split("/") if part]
    if not parts or ".." in parts:
        return None
    for root in (site / "static", site / "content", site / "content/pages", theme_folder("static")):
        found = _below(root, parts)
        if found is not None:
            return found
    return None


def _below(root: Path, parts: list[str]) -> Path | None:
    """Return a file by its path; addresses are NFC, file names may be NFD."""
    plain = root.joinpath(*parts)
    if plain.is_file():
        return plain
    folder = root
    for part in parts:
        if not folder.is_dir():
            return None
        names = {unicodedata.normalize("NFC", entry.name): entry for entry in folder.iterdir()}
        if part not in names:
            return None
        folder = names[part]
    return folder if folder.is_file() else None
