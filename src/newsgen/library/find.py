"""content/ -> the files that a build reads."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from pathlib import Path

#: Where editors keep their work, below the site.
CONTENT = "content"
_KINDS = {"articles": "article", "pages": "page"}


@dataclass(frozen=True, slots=True, order=True)
class ContentFile:
    """A file to read: `path` relative to the site; `kind` is `article`, `page` or `asset`."""

    path: str
    kind: str


def find_content(site: Path) -> tuple[ContentFile, ...]:
    """Return the Markdown files below content/articles and content/pages, and the files beside them.

    In the order of their paths, so that no file system decides what a build does first. Hidden files,
    editors' backups and the registries are not content.
    """
    found = []
    for folder, kind in _KINDS.items():
        root = site / CONTENT / folder
        for path in root.rglob("*") if root.is_dir() else ():
            relative = path.relative_to(site)
            if any(part.startswith((".", "~")) or part.endswith("~") for part in relative.parts):
                continue
            if path.is_file():
                is_text = path.suffix.lower() in (".md", ".markdown")
                found.append(ContentFile(relative.as_posix(), kind if is_text else "asset"))
    return tuple(sorted(found))


def page_key(path: str, slug: str = "") -> str:
    """Return the key of a content file's page: its path without `content/` and suffix, in NFC.

    `content/articles/2026/fund-matrix.md` is `articles/2026/fund-matrix`; `content/pages/about.md` is
    `about`. A slug replaces the last part.
    """
    parts = unicodedata.normalize("NFC", path).split("/")[1:]
    if parts[0] == "pages":
        parts = parts[1:]
    parts[-1] = slug or parts[-1].rsplit(".", 1)[0]
    return "/".join(parts)


def asset_path(path: str) -> str:
    """Return where a file beside an article is published: its path without `content/`, in NFC."""
    parts = unicodedata.normalize("NFC", path).split("/")[1:]
    return "/".join(parts[1:] if parts[0] == "pages" else parts)
