"""Links as authors type them -> addresses in an edition."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from posixpath import dirname, join, normpath
from urllib.parse import unquote, urljoin, urlsplit

from newsgen.library import asset_path
from newsgen.markup.html import attributes, start_tag
from newsgen.model import Article
from newsgen.problems import Problem, Severity, nearest
from newsgen.render.newsroom import Newsroom
from newsgen.render.urls import Urls

_OUTSIDE = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:|//")
_UNREAD = "\0"  # stands for the key of a file that has problems of its own
_SIMPLE = re.compile(r"[\w./-]*")  # a path, and nothing but a path
_REMEMBERED = 4_096  # links; each is asked for when a page's key is made, and when the page is rendered
# A start tag with an attribute that has a value; whole tags, for a value may have `<` in it.
_TAG = re.compile(r'<([a-zA-Z][^\s/>]*+)[^">]*+(?:"[^"]*+"[^">]*+)++>')
_POINTERS = {"a": "href", "area": "href", "link": "href", "img": "src", "source": "src", "script": "src"}


@dataclass(frozen=True, slots=True)
class Links:
    """Resolves the links of one edition's articles."""

    newsroom: Newsroom
    urls: Urls
    edition: str
    _found: dict[tuple[str, str], tuple[str, bool]] = field(default_factory=dict)

    def rewrite(self, html: str, article: Article) -> tuple[str, list[Problem]]:
        """Return a body with every link as an address of this edition, and a problem for each dead one."""
        problems: list[Problem] = []

        def resolved(target: str, pointer: str) -> str:
            address, problem = self.resolve(target, article, image=pointer == "src")
            if problem:
                problems.append(problem)
            return address

        return _with_targets(html, resolved), problems

    def for_feed(self, html: str, article: Article) -> str:
        """Return a body with every link absolute, for readers who are not on the site."""
        page = self.urls.absolute(self.urls.page(f"{article.key}/"))
        rewritten, _ = self.rewrite(html, article)  # what is wrong is reported on the article's own page
        return _with_targets(rewritten, lambda target, _: urljoin(page, target))

    def resolve(
        self, target: str, article: Article, line: int = 0, image: bool = False
    ) -> tuple[str, Problem | None]:
        """Return the address that a typed link means; with a problem where there is nothing at it.

        A link to an article that is not shown (a draft, or limited to other editions) is a warning: an
        embargo is no reason to stop a build.
        """
        address, is_there = self.address(target, article.path)
        if is_there:
            return address, None
        path = _path(target)[0]
        key = self._named_key(path, article.path) or self._addressed_key(path)
        if key is not None:
            return address, self._hidden(key, target, article, line)
        return address, self._dead(target, article, line, image)

    def address(self, target: str, origin: str) -> tuple[str, bool]:
        """Return the address that a link means which is typed in a file, and whether there is something
        at it.

        An author may name another Markdown file, a file beside the article, or a path of the site.
        """
        found = self._found.get((target, origin))
        if found is None:
            if len(self._found) >= _REMEMBERED:
                self._found.clear()
            found = self._found[target, origin] = self._find(target, origin)
        return found

    def _find(self, target: str, origin: str) -> tuple[str, bool]:
        if not target or target.startswith("#") or _OUTSIDE.match(target):
            return target, True
        path, suffix = _path(target)
        key = self._named_key(path, origin)
        if key == _UNREAD:
            return "", True
        if key is None:
            file = self._named_file(path, origin)
            if file is not None:
                return self.urls.file(file) + suffix, True
            page = path.strip("/") + "/" if path.strip("/") else ""
            if path.startswith("/") and self.edition in self.newsroom.editions_of.get(page, ()):
                return self.urls.page(page) + suffix, True
            key = self._addressed_key(path)
        if key is None:
            return "", False
        if self.newsroom.shows(key, self.edition):
            return self.urls.page(f"{key}/") + suffix, True
        return self.urls.page(""), False

    def _named_key(self, path: str, origin: str) -> str | None:
        if not path.lower().endswith((".md", ".markdown")):
            return None
        file = path.lstrip("/") if path.startswith("/") else normpath(join(dirname(origin), path))
        for path in (file, f"content/{file}"):
            if path in self.newsroom.unread:
                return _UNREAD
            if path in self.newsroom.keys:
                return self.newsroom.keys[path]
        return None

    def _addressed_key(self, path: str) -> str | None:
        key = path.strip("/")
        return key if path.startswith("/") and key in self.newsroom.keys.values() else None

    def _named_file(self, path: str, origin: str) -> str | None:
        beside = normpath(join(dirname(origin), path))
        for file in (path.lstrip("/"), asset_path(beside) if beside.startswith("content/") else ""):
            if file in self.newsroom.files and not file.endswith("index.html"):
                return file
        return None

    def _hidden(self, key: str, target: str, article: Article, line: int) -> Problem:
        shown = any(self.newsroom.shows(key, edition) for edition in self.newsroom.config.editions)
        return self._problem(
            article,
            line or _line_of(target, article),
            Severity.WARNING,
            "the link `{target}` leads to an article that the edition {edition} does not show"
            if shown
            else "the link `{target}` leads to an article that is not shown yet",
            "until it is, the link leads to the home page",
            target=target,
            edition=self.edition if shown else "",
        )

    def _dead(self, target: str, article: Article, line: int, image: bool) -> Problem:
        line = line or _line_of(target, article)
        if image:
            place = f"static{target}" if target.startswith("/") else join(dirname(article.path), target)
            return self._problem(
                article,
                line,
                Severity.ERROR,
                "the image `{target}` is not there",
                "put the file at {place}",
                target=target,
                place=normpath(place),
            )
        known = {PurePosixPath(path).stem: PurePosixPath(path).name for path in self.newsroom.keys}
        close = [known[stem] for stem in nearest(PurePosixPath(target).stem, list(known))]
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


def _path(target: str) -> tuple[str, str]:
    """Return the path that a link inside the site names, and what comes after it: a fragment, if any."""
    if _SIMPLE.fullmatch(target):
        return target, ""
    parts = urlsplit(target)
    return unquote(parts.path), f"#{parts.fragment}" if parts.fragment else ""


def _with_targets(html: str, change: Callable[[str, str], str]) -> str:
    """Return clean HTML with each target of a link or picture changed by `change(target, attribute)`."""

    def changed(tag: re.Match[str]) -> str:
        pointer = _POINTERS.get(tag[1], "")
        if not pointer or f' {pointer}="' not in tag[0]:
            return tag[0]
        given = attributes(tag[0])
        if pointer in given:
            given[pointer] = change(given[pointer], pointer)
        return start_tag(tag[1], given)

    return _TAG.sub(changed, html)


def _line_of(target: str, article: Article) -> int:
    """Return the line of the first link with a target; as typed or as HTML writes it."""
    for link in article.links:
        if target in (link.target, unquote(link.target)) or unquote(target) == unquote(link.target):
            return link.line
    return 0
