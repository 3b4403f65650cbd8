"""content/ -> the files that a build reads."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

from msgspec import Struct

from newsgen.files import CONTENT

_RECORDS = f"{CONTENT}/records/"
_KINDS = {"articles": "article", "pages": "page", "authors": "asset"}


class ContentFile(Struct, frozen=True):
    """A file to read: `path` relative to the site; `kind` is `article`, `page`, `records` or `asset`."""

    path: str
    kind: str


def find_content(paths: Iterable[str]) -> tuple[ContentFile, ...]:
    """Return the Markdown files below content/articles and content/pages, the files beside them, the
    portraits in content/authors, and the YAML files below content/records.

    Takes the paths of a site's files; returns them in order, so that no file system decides what a build
    does first. The registries are not content.
    """
    found = []
    for path in sorted(paths):
        top, _, inside = path.partition("/")
        folder, beside, _ = inside.partition("/")
        if top == CONTENT and beside and folder in _KINDS:
            is_text = path.lower().endswith((".md", ".markdown"))
            found.append(ContentFile(path, _KINDS[folder] if is_text else "asset"))
        elif path.startswith(_RECORDS) and path.lower().endswith((".yaml", ".yml")):
            found.append(ContentFile(path, "records"))
    return tuple(found)


def page_key(path: str, slug: str = "") -> str:
    """Return the key of a content file's page: its path without `content/` and suffix, in NFC.

    `content/articles/2026/fund-matrix.md` is `articles/2026/fund-matrix`; `content/pages/about.md` is
    `about`. The `index.md` of a folder is the page of the folder. A slug replaces the last part.
    """
    parts = unicodedata.normalize("NFC", path).split("/")[1:]
    if parts[0] == "pages":
        parts = parts[1:]
    parts[-1] = parts[-1].rsplit(".", 1)[0]
    if len(parts) > 1 and parts[-1].lower() == "index":
        del parts[-1]
    return "/".join([*parts[:-1], slug or parts[-1]])


def asset_path(path: str) -> str:
    """Return where a file beside an article is published: its path without `content/`, in NFC."""
    parts = unicodedata.normalize("NFC", path).split("/")[1:]
    return "/".join(parts[1:] if parts[0] == "pages" else parts)
