"""Changed files, as an editor knows them: by their titles, and by whether readers will see them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from newsgen.git import Change
from newsgen.library import Settings, find_content, read_article
from newsgen.model import Article, SourceFile, Status
from newsgen.problems import Message, Report, Translate, message
from newsgen.textfile import read_text

_NAMED = 3  # articles that the summary of a save names
_LARGEST = 100 * 1024 * 1024  # bytes: neither GitHub nor GitLab.com takes a larger file


class ChangedTitle(NamedTuple):
    """The title of an article, and why readers do not see it yet; empty where it is none, and they do."""

    title: str = ""
    state: Message | None = None


def changed_title(settings: Settings, change: Change) -> ChangedTitle:
    """Return what is to be said of a change; nothing of a file that is no article."""
    (file,) = find_content([change.path]) or (None,)
    if file is None or file.kind == "asset" or change.kind == "deleted":
        return ChangedTitle()
    text = read_text(settings.site / change.path, Report(change.path))
    if text is None:
        return ChangedTitle()
    source = SourceFile(change.path, text)
    article = read_article(source, file.kind, settings.config, settings.registries).article
    return ChangedTitle(article.title, _state(article)) if article else ChangedTitle()


def _state(article: Article) -> Message | None:
    if article.status is Status.DRAFT:
        return message("a draft: readers do not see it")
    if article.status is Status.SCHEDULED and article.publish_at:
        return message("appears at {time}", time=article.publish_at.isoformat(" ", "minutes"))
    return None


def summary_of(told: Sequence[ChangedTitle], changes: int, translate: Translate) -> str:
    """Say what was done by the titles, unless there are more changes than were looked at."""
    titles = [each.title for each in told if each.title]
    if not titles or changes > len(told):
        return translate("Change the site's files")
    named = translate("; ").join(titles[:_NAMED])
    if len(titles) <= _NAMED:
        return named
    return translate("{titles} and {count} more").format(titles=named, count=len(titles) - _NAMED)


def too_large(site: Path, changes: Iterable[Change]) -> list[str]:
    """Return the paths of files that no host takes; it would refuse all the others with them."""
    return [each.path for each in changes if each.kind != "deleted" and _size(site / each.path) > _LARGEST]


def _size(file: Path) -> int:
    try:
        return file.stat().st_size
    except OSError:
        return 0
