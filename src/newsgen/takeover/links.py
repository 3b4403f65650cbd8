"""Where links and pictures of the old site lead in the new one."""

from __future__ import annotations

import re
from collections.abc import Mapping
from posixpath import dirname, join, normpath, relpath
from urllib.parse import quote, unquote, urlsplit

from newsgen.pages.paths import section_path, tag_path
from newsgen.takeover.files import Files
from newsgen.takeover.log import Log
from newsgen.takeover.old_site import OldSite
from newsgen.takeover.sections import known_as
from newsgen.takeover.tag_text import POST_TITLE
from newsgen.takeover.tag_words import PLAYED
from newsgen.takeover.taken_text import Index, TakenText
from newsgen.takeover.targets import TypedTarget, rewrite_targets

_SCHEME = re.compile(r"(?!file:|post:|ref:)[a-zA-Z][a-zA-Z0-9+.-]*:(?!//)|[a-zA-Z][a-zA-Z0-9+.-]*://|//")
_LISTS = re.compile(r"/(?:tags?|categor(?:y|ies))/(.+?)(?:\.html|/)?$")
_HOST = re.compile(r"[\w-]+(?:\.[\w-]+)+(?::\d+)?")


class LinkRewriter:
    """Rewrites the links of texts. `hosts` are those that pictures, films and sounds come from: by `images`
    and `media`. `new_address` is that of the new site, `lists` the sections by their names, and tags."""

    def __init__(
        self,
        site: OldSite,
        index: Index,
        files: Files,
        log: Log,
        new_address: str,
        lists: Mapping[str, str],
    ) -> None:
        self._site, self._index, self._files, self._log = site, index, files, log
        self._lists = lists
        old, new = bare_host(site.about.address), bare_host(new_address)
        # At the address of the new site itself there is nothing of the old one any longer.
        self._old = "" if old == new else site.about.address
        self._host = urlsplit(site.about.address).netloc.casefold()
        self.hosts: dict[str, set[str]] = {"images": set(), "media": set()}

    def rewrite(self, text: TakenText, body: str) -> str:
        """Return the Markdown of a text with its links as they are here; as many lines as before."""

        def change(asked: TypedTarget) -> str | None:
            new = self.target(asked.typed, text, asked.shown)
            if new is None:
                origin = text.lines[min(body.count("\n", 0, asked.at), len(text.lines) - 1)].origin
                if asked.shown:
                    self._log.record(text.old.path, origin, "a picture that is not there", asked.raw)
                else:
                    self._log.record(
                        text.old.path, origin, "a link that leads nowhere; its words stay", asked.raw
                    )
            elif self._old and new.startswith(f"{self._old}/"):
                origin = text.lines[min(body.count("\n", 0, asked.at), len(text.lines) - 1)].origin
                self._log.record(text.old.path, origin, "a link that leads to the old site", asked.raw)
            return new

        rewritten = rewrite_targets(body, change)
        return re.sub(
            rf"\[{POST_TITLE}\]\(<?([^<>()\s]*)>?\)", lambda found: self._titled(found[1], text), rewritten
        ).replace(POST_TITLE, "")

    def _titled(self, target: str, text: TakenText) -> str:
        file = normpath(join(dirname(text.path), target.partition("#")[0]))
        named = next((each.title for each in self._index.texts if each.path == file), "")
        return f"[{named or target}]({target})"

    def target(self, typed: str, text: TakenText, shown: bool) -> str | None:
        """Return the target here of one that the old site had: a file relative to the text's own, a path of
        the site, an address; None where nothing is at it."""
        typed = self._site.target(typed.strip(), text.old.path)
        if not typed or typed.startswith("#"):
            return self._fragment(typed, text)
        try:
            parts = urlsplit(typed)
        except ValueError:
            return typed if "://" in typed else None
        if typed.startswith(("http://", "https://", "//")):
            if not self._host or parts.netloc.casefold() != self._host:
                return self._foreign(typed, parts.netloc, shown)
            typed = typed.partition("//")[2].partition("/")[2]
            return self._inside(f"/{typed}", text)
        if _SCHEME.match(typed):
            return typed
        return self._inside(typed, text)

    def _fragment(self, typed: str, text: TakenText) -> str:
        anchor = text.anchor(typed[1:]) if len(typed) > 1 else ""
        return f"#{anchor}" if anchor else typed or "#"

    def _foreign(self, typed: str, host: str, shown: bool) -> str:
        if shown and _HOST.fullmatch(host):
            self.hosts["media" if PLAYED.search(typed) else "images"].add(host)
        return f"https:{typed}" if typed.startswith("//") else typed

    def _inside(self, typed: str, text: TakenText) -> str | None:
        kind, colon, rest = typed.partition(":")
        kind = kind if colon and kind in ("file", "post", "ref") else ""
        path, _, fragment = (rest if kind else typed).partition("#")
        path = unquote(path.partition("?")[0])
        found = self._text(kind, path, text)
        if found is not None:
            return self._to_text(found, fragment, text)
        file = "" if kind == "post" else self._file(kind, path, text)
        if file and self._files.is_there(file):
            place = self._files.take(file, f"{text.path.rpartition('.')[0]}")
            return _quoted(place if place.startswith("/") else relpath(place, dirname(text.path)))
        if not kind and (listed := self._listed(path)):
            return listed
        return self._dead(kind, path, fragment, text)

    def _text(self, kind: str, path: str, text: TakenText) -> TakenText | None:
        index = self._index
        if kind == "post":
            return index.named(path)
        if kind == "ref" and not path:
            return text
        inside = path.removeprefix(self._site.about.base_path) if self._site.about.base_path else path
        beside = dirname(text.old.path)
        if kind == "file":
            return index.file(normpath(path.lstrip("/")))
        if path.startswith("/"):
            root = text.old.path.partition("/")[0]
            found = index.at(inside) or index.at(path)
            return found or index.file(f"{root}/{inside.strip('/')}") or index.file(inside.strip("/"))
        found = index.file(normpath(join(beside, path)))
        if (
            found is None
            and text.addresses
            and not re.search(r"\.[a-zA-Z]{2,4}$", path.removesuffix(".html"))
        ):
            found = index.at(normpath(join(_folder(text.addresses[0]), path)))
        return found or (index.named(path) if kind == "ref" else None)

    def _file(self, kind: str, path: str, text: TakenText) -> str:
        """Return the old file that a path names; empty where it names none."""
        inside = path.removeprefix(self._site.about.base_path) if self._site.about.base_path else path
        if kind == "file":
            return normpath(path.lstrip("/"))
        if path.startswith("/"):
            return self._files.shared_at(inside) or self._files.shared_at(path)
        near = [normpath(join(dirname(text.old.path), path))]
        near += [normpath(join(folder, path)) for folder in filter(None, (text.old.beside,))]
        near += [normpath(join(text.old.beside, path.rpartition("/")[2]))] if text.old.beside else []
        for file in near:
            if not file.startswith("..") and (self._site.root / file).is_file():
                return file
        folder = _folder(text.addresses[0]) if text.addresses else "/"
        at_address = normpath(join(folder, path))
        return self._files.shared_at(at_address) or self._files.shared_at(path)

    def _to_text(self, found: TakenText, fragment: str, text: TakenText) -> str:
        anchor = found.anchor(fragment) if fragment else ""
        behind = f"#{anchor}" if anchor else ""
        if found is text and behind:
            return behind
        return _quoted(relpath(found.path, dirname(text.path))) + behind

    def _listed(self, path: str) -> str:
        """Return the list here that stands for one of the old site: its home, a category, a tag."""
        inside = path.removeprefix(self._site.about.base_path)
        if path.startswith("/") and not inside.strip("/"):
            return "/"
        found = _LISTS.search(inside) if path.startswith("/") else None
        name = known_as(found[1].rpartition("/")[2]) if found else ""
        return self._lists.get(name, "")

    def _dead(self, kind: str, path: str, fragment: str, text: TakenText) -> str | None:
        if not self._old or kind:
            return None
        inside = (
            path if path.startswith("/") else normpath(join(_folder((text.addresses or ("/",))[0]), path))
        )
        inside = inside.removeprefix(self._site.about.base_path) if self._site.about.base_path else inside
        return f"{self._old}{quote(inside, safe='/~:@!$&*+,;=')}" + (f"#{fragment}" if fragment else "")


def lists_of(sections: Mapping[str, str], tags: set[str]) -> dict[str, str]:
    """Return the paths of the lists that there are, by the names of sections and tags."""
    return {known_as(tag): f"/{tag_path(tag)}" for tag in sorted(tags)} | {
        known_as(name): f"/{section_path(section)}" for name, section in sections.items()
    }


def bare_host(address: str) -> str:
    """Return an address without its scheme, in small letters and without a slash at the end."""
    return address.partition("://")[2].rstrip("/").casefold()


def _folder(address: str) -> str:
    return address if address.endswith("/") else dirname(address) or "/"


def _quoted(path: str) -> str:
    return re.sub(r"[%#?]", lambda found: quote(found[0]), path)
