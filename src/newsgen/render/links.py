"""Links as authors type them -> addresses in an edition."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property, lru_cache
from pathlib import PurePosixPath
from posixpath import dirname, join, normpath
from urllib.parse import unquote, urljoin

from newsgen.config.pictures import FILE_ELSEWHERE, IMAGE_ELSEWHERE
from newsgen.model import Article, Link, Picture
from newsgen.pages import is_inside, is_outside
from newsgen.problems import Problem, Severity, nearest
from newsgen.render.csp import may_show
from newsgen.render.newsroom import Newsroom
from newsgen.render.pictures import at_once, begins_with_picture, shown_at
from newsgen.render.targets import file_at, is_address, named_file, path_of, with_targets
from newsgen.render.urls import Urls

_UNREAD = "\0"  # stands for the key of a file that has problems of its own
# What a page shows itself.
_SHOWN = {
    ("img", "src"): "image",
    ("video", "poster"): "image",
    **{(element, "src"): "file" for element in ("video", "audio", "source", "track")},
}
_REMEMBERED = 4_096  # links; each is asked for when a page's key is made, and when the page is rendered


class Links:
    """Resolves the links of one edition's articles."""

    def __init__(self, newsroom: Newsroom, urls: Urls, edition: str) -> None:
        self._newsroom = newsroom
        self._urls = urls
        self._edition = edition
        self.address = lru_cache(_REMEMBERED)(self._address)

    def rewrite(
        self, html: str, article: Article, links: Sequence[Link] = (), alone: bool = False
    ) -> tuple[str, list[Problem]]:
        """Return a body with every link as an address of this edition, and a problem for each dead one;
        `links` tell where they stand.

        Its pictures have the sizes that there are of them; those of a text that is to stand `alone`, outside
        its page, are left as they are, but for the room that they take.
        """
        problems: list[Problem] = []
        lines = {unquote(link.target): link.line for link in reversed(links)}  # of the first of each
        lead = not article.image and begins_with_picture(html)

        def resolved(tag: str, given: dict[str, str], pointer: str) -> dict[str, str]:
            nonlocal lead
            target = given[pointer]
            shown = _SHOWN.get((tag, pointer), "")
            address, problem = self.resolve(target, article, lines=lines, shown=shown)
            if problem:
                problems.append(problem)
            given = {**given, pointer: address}
            if tag != "img":
                return given
            picture = self.picture(target, article.path)
            if picture:
                given = shown_at(given, picture, None if alone else self._urls, lead)
            elif lead:
                given = at_once(given)
            lead = False
            return given

        return with_targets(html, resolved), problems

    def picture(self, target: str, origin: str) -> Picture | None:
        """Return what is known of the picture that a file names by `target`, if it has sizes."""
        if not self._newsroom.pictures or not is_inside(target):
            return None
        file = named_file(target, origin, self._newsroom.files)
        return self._newsroom.pictures.get(file) if file else None

    def for_feed(self, html: str, article: Article) -> str:
        """Return a body with every link absolute, for readers who are not on the site."""
        page = self._urls.absolute(self._urls.page(f"{article.key}/"))
        rewritten, _ = self.rewrite(
            html, article, alone=True
        )  # what is wrong is reported on the article's own page

        def absolute(_: str, given: dict[str, str], pointer: str) -> dict[str, str]:
            return {**given, pointer: urljoin(page, given[pointer])}

        return with_targets(rewritten, absolute)

    def resolve(
        self,
        target: str,
        article: Article,
        line: int = 0,
        shown: str = "",
        lines: Mapping[str, int] = {},
    ) -> tuple[str, Problem | None]:
        """Return the address that a typed link means; with a problem where there is nothing at it.

        `lines` tell where targets stand, as HTML does not write them. What the page shows itself is `shown`
        as an `image`, or as another `file`. A link to an article that is not shown (a draft, or limited to
        other editions) is a warning: an embargo is no reason to stop a build. So is a picture that the pages'
        policy does not let in.
        """
        address, is_there = self.address(target, article.path)
        if is_there:
            kept_out = shown and is_outside(target) and not may_show(target, self._newsroom.config)
            line = line or _line_of(target, lines) if kept_out else line
            return address, self._kept_out(target, article, line, shown) if kept_out else None
        line = line or _line_of(target, lines)
        path = path_of(target)[0]
        key = self._named_key(path, article.path) or self._addressed_key(path)
        if key is not None:
            return address, self._hidden(key, target, article, line)
        return address, self._dead(target, article, line, shown)

    def _address(self, target: str, origin: str) -> tuple[str, bool]:
        """Return the address that a link means which is typed in a file, and whether there is something
        at it.

        An author may name another Markdown file, a file beside the article, or a path of the site.
        """
        if not is_address(target):
            return "", False
        if not is_inside(target):
            return target, True
        path, suffix = path_of(target)
        key = self._named_key(path, origin)
        if key == _UNREAD:
            return "", True
        if key is None:
            file = file_at(path, origin, self._newsroom.files)
            if file is not None:
                return self._urls.file(file) + suffix, True
            page = path.strip("/") + "/" if path.strip("/") else ""
            there = self._edition in self._newsroom.editions_of.get(page, ())
            if path.startswith("/") and there and not self._newsroom.has_expired(page[:-1], self._edition):
                return self._urls.page(page) + suffix, True
            key = self._addressed_key(path)
        if key is None:
            return "", False
        if self._newsroom.shows(key, self._edition):
            return self._urls.page(f"{key}/") + suffix, True
        if self._newsroom.has_expired(key, self._edition):
            return self._urls.page(f"{key}/") + suffix, False
        return self._urls.page(""), False

    def _named_key(self, path: str, origin: str) -> str | None:
        if not path.lower().endswith((".md", ".markdown")):
            return None
        file = path.lstrip("/") if path.startswith("/") else normpath(join(dirname(origin), path))
        for path in (file, f"content/{file}"):
            if path in self._newsroom.unread:
                return _UNREAD
            if path in self._newsroom.keys:
                return self._newsroom.keys[path]
        return None

    def _addressed_key(self, path: str) -> str | None:
        key = path.strip("/")
        return key if path.startswith("/") and key in self._newsroom.keys.values() else None

    @cached_property
    def _names(self) -> dict[str, str]:
        """The names of articles' files, by what stands before the dot."""
        paths = map(PurePosixPath, self._newsroom.keys)
        return {path.stem: path.name for path in paths}

    def _hidden(self, key: str, target: str, article: Article, line: int) -> Problem:
        if self._newsroom.has_expired(key, self._edition):
            return self._problem(
                article,
                line,
                Severity.WARNING,
                "the link `{target}` leads to an article that has expired",
                "take the link out; as long as it is there, readers are told that the article is gone",
                target=target,
            )
        shown = any(self._newsroom.shows(key, edition) for edition in self._newsroom.config.editions)
        return self._problem(
            article,
            line,
            Severity.WARNING,
            "the link `{target}` leads to an article that the edition {edition} does not show"
            if shown
            else "the link `{target}` leads to an article that is not shown yet",
            "until it is, the link leads to the home page",
            target=target,
            edition=self._edition if shown else "",
        )

    def _kept_out(self, target: str, article: Article, line: int, shown: str) -> Problem:
        return self._problem(
            article,
            line,
            Severity.WARNING,
            IMAGE_ELSEWHERE if shown == "image" else FILE_ELSEWHERE,
            "put the file beside the article, or name the host at `load_from` in newsgen.yaml",
            target=target,
        )

    def _dead(self, target: str, article: Article, line: int, shown: str) -> Problem:
        if shown:
            place = f"static{target}" if target.startswith("/") else join(dirname(article.path), target)
            return self._problem(
                article,
                line,
                Severity.ERROR,
                "the image `{target}` is not there"
                if shown == "image"
                else "the file `{target}` is not there",
                "put the file at {place}",
                target=target,
                place=normpath(place),
            )
        close = [self._names[stem] for stem in nearest(PurePosixPath(target).stem, list(self._names))]
        return self._problem(
            article,
            line,
            Severity.ERROR,
            "the link `{target}` leads nowhere",
            "did you mean `{close}`?"
            if close
            else "name a Markdown file, a file beside it, or a path of the site",
            target=target,
            close="".join(close),
        )

    @staticmethod
    def _problem(
        article: Article, line: int, severity: Severity, message: str, hint: str, **values: str
    ) -> Problem:
        return Problem(
            article.path, line, message, hint, severity=severity, values=tuple(sorted(values.items()))
        )


def _line_of(target: str, lines: Mapping[str, int]) -> int:
    """Return the line of a target, as typed or as HTML writes it; 0 where it is not known."""
    return lines.get(unquote(target)) or lines.get(target, 0)
