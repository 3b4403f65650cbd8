"""What an editor names -> the article that is meant: by its file, its address, or a part of its title."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from pathlib import PurePosixPath
from urllib.parse import unquote, urlsplit

from newsgen.config import Config
from newsgen.hanzi import fold
from newsgen.model import Body, Outline, Status
from newsgen.pages import url_path
from newsgen.pipeline.article_store import ArticleStore
from newsgen.problems import Explained, Problem, nearest

_TOLD = 5  # articles of several that may be meant


class ArticleNotFound(Explained, LookupError):
    """There is no such article, or it may be one of several."""


class ExportForbidden(Exception):
    """An article that is not to leave the site: the `problem` says why, at its place in the file."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem)
        self.problem = problem


def choose(wanted: str, outlines: Iterable[Outline], store: ArticleStore, config: Config) -> Outline:
    """Return the outline of the article that is named.

    Raises ArticleNotFound where there is none, or where a part of a title fits several.
    """
    articles = {item.key: item for item in outlines if item.kind == "article"}
    key = _by_file(wanted, articles.values()) or _by_address(wanted, articles, config)
    if key:
        return articles[key]
    asked = fold(wanted).strip().casefold()
    found: dict[str, str] = {}
    titles: dict[str, str] = {}
    for key, outline in articles.items():
        for edition in outline.editions:
            title = store.item(key, edition).title
            titles.setdefault(fold(title).casefold(), outline.path)
            if asked and asked in fold(title).casefold():
                found.setdefault(key, title)
                if asked == fold(title).casefold():
                    return outline
    if len(found) == 1:
        return articles[next(iter(found))]
    if found:
        several = [f"{articles[key].path} ({title})" for key, title in list(found.items())[:_TOLD]]
        raise ArticleNotFound(
            "several articles have `{wanted}` in their titles: {several}; name one of the files",
            wanted=wanted,
            several=", ".join(several) + (" …" if len(found) > _TOLD else ""),
        )
    paths = {PurePosixPath(item.path).stem: item.path for item in articles.values()}
    close = [paths[stem] for stem in nearest(PurePosixPath(wanted).stem, sorted(paths), most=3)]
    close += [titles[title] for title in nearest(asked, sorted(titles), most=3)]
    if close:
        raise ArticleNotFound(
            "there is no article `{wanted}`; did you mean {close}?",
            wanted=wanted,
            close=", ".join(dict.fromkeys(close)),
        )
    raise ArticleNotFound(
        "there is no article `{wanted}`: name its file, its address, or a part of its title", wanted=wanted
    )


def why_not(outline: Outline, body: Body, moment: datetime) -> Problem:
    """Return why readers do not see an article, and so nothing of it goes out; `body` tells the
    lines of its fields."""
    if outline.expires and outline.expires <= moment:
        return Problem(
            outline.path,
            body.line("expires"),
            "this article has expired, and is no longer offered to anybody",
        )
    if outline.status is Status.SCHEDULED and outline.publish_at:
        return Problem(
            outline.path,
            body.line("publish_at"),
            "this article is scheduled for {time}, and does not go out before",
            "`--draft` exports it all the same",
            values=(("time", outline.publish_at.isoformat(" ", "minutes")),),
        )
    return Problem(
        outline.path,
        body.line("status"),
        "this article is a draft, and does not go out",
        "`--draft` exports it all the same",
    )


def _by_file(wanted: str, articles: Iterable[Outline]) -> str:
    """Return the key of the article whose file is named: from the site, from a folder inside it, without its
    ending, or as the shell completes it from elsewhere."""
    asked = PurePosixPath(wanted.replace("\\", "/"))
    parts = asked.with_suffix("").parts if asked.suffix.lower() in (".md", ".markdown") else asked.parts
    parts = tuple(part for part in parts if part not in ("..", "."))
    if not parts:
        return ""
    found = [
        item.key
        for item in articles
        if _ends_with(PurePosixPath(item.path).with_suffix("").parts, parts)
        or _ends_with(parts, PurePosixPath(item.path).with_suffix("").parts)
    ]
    return found[0] if len(found) == 1 else ""


def _ends_with(parts: tuple[str, ...], end: tuple[str, ...]) -> bool:
    return parts[-len(end) :] == end


def _by_address(wanted: str, articles: dict[str, Outline], config: Config) -> str:
    try:
        path = unquote(urlsplit(wanted).path)
    except ValueError:
        return ""
    for edition in config.editions:
        for base in (config.base_path, "/"):
            prefix = url_path("", edition, config.default_edition, base)
            key = path.removeprefix(prefix).removesuffix("index.html").strip("/")
            if path.startswith(prefix) and key in articles:
                return key
    return ""
