"""A changed file, as an editor knows it: by its title, and by whether readers will see it."""

from __future__ import annotations

from typing import NamedTuple

from newsgen.git import Change
from newsgen.library import Settings, find_content, read_article
from newsgen.model import Article, SourceFile, Status
from newsgen.problems import Message, Report, message
from newsgen.textfile import read_text


class Told(NamedTuple):
    """The title of an article, and why readers do not see it yet; empty where it is none, and they do."""

    title: str = ""
    state: Message | None = None


def tell(settings: Settings, change: Change) -> Told:
    """Return what is to be said of a change; nothing of a file that is no article."""
    (file,) = find_content([change.path]) or (None,)
    if file is None or file.kind == "asset" or change.kind == "deleted":
        return Told()
    text = read_text(settings.site / change.path, Report(change.path))
    if text is None:
        return Told()
    source = SourceFile(change.path, text)
    article = read_article(source, file.kind, settings.config, settings.registries).article
    return Told(article.title, _state(article)) if article else Told()


def _state(article: Article) -> Message | None:
    if article.status is Status.DRAFT:
        return message("a draft: readers do not see it")
    if article.status is Status.SCHEDULED and article.publish_at:
        return message("appears at {time}", time=article.publish_at.isoformat(" ", "minutes"))
    return None
