"""A text -> the file of an article, unless somebody else has changed that meanwhile."""

from __future__ import annotations

import threading
from pathlib import Path

from newsgen.atomic_write import ChangedMeanwhile, read_if_there, write_if_unchanged
from newsgen.library import find_content
from newsgen.problems import Explained, Report, reason_of
from newsgen.textfile import LARGEST, fits

_saving = threading.Lock()  # two windows of one preview save one after the other


class NotSaved(Explained):
    """Nothing was written, and the message says why; `theirs` is what is there where somebody else has
    changed it."""

    theirs: str | None = None


def article_kind(path: str) -> str:
    """Return whether a path is that of an `article` or a `page`; NotSaved where it is of neither."""
    parts = path.split("/")
    files = find_content([path])
    if not files or files[0].kind == "asset" or any(part in ("", ".", "..") for part in parts):
        raise NotSaved("{path} is no article of this site", path=path)
    return files[0].kind


def place_of(site: Path, path: str) -> Path:
    """Return where an article lies; NotSaved where that is not inside the site, on its own or by a link."""
    article_kind(path)
    place = site / path
    try:
        inside = place.resolve().is_relative_to(site.resolve())
    except (OSError, ValueError):
        inside = False
    if not inside:
        raise NotSaved("{path} is a link out of the site's folder", path=path)
    return place


def read_article_file(site: Path, path: str) -> str:
    """Return the text of an article's file, with the line ends that it has; NotSaved where it has none."""
    place = place_of(site, path)
    try:
        found = read_if_there(place)
    except OSError as error:
        raise NotSaved("{path} cannot be read: {reason}", path=path, reason=reason_of(error)) from error
    if found is None:
        raise NotSaved("{path} is not there", path=path)
    if not fits(found, Report(path)):
        raise NotSaved("{path} is too large to be edited here", path=path)
    try:
        return found.decode("utf-8")
    except UnicodeDecodeError as error:
        raise NotSaved(
            "{path} is not UTF-8; `newsgen check --fix` saves it so where its encoding is sure", path=path
        ) from error


def save_article(site: Path, path: str, before: str, after: str) -> None:
    """Give the file that holds `before` the content `after`, whole or not at all.

    Raises NotSaved where it holds something else by now, or cannot be written.
    """
    place = place_of(site, path)
    encoded = after.encode("utf-8")
    if len(encoded) > LARGEST:
        raise NotSaved("{path} is too large to be edited here", path=path)
    try:
        with _saving:
            write_if_unchanged(place, before.encode("utf-8"), encoded)
    except ChangedMeanwhile as changed:
        refused = NotSaved("somebody else has changed {path} meanwhile; nothing was written", path=path)
        refused.theirs = read_article_file(site, path)  # whose own reason counts where it is gone
        raise refused from changed
    except OSError as error:
        raise NotSaved(
            "{path} cannot be written: {reason}; what you typed is still here",
            path=path,
            reason=reason_of(error),
        ) from error
