"""Files of the old site -> files of the new one: beside their text, and those for all in `static/`."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from posixpath import basename

from newsgen.pages.paths import RESERVED, card_path
from newsgen.pipeline.extra_files import NO_JEKYLL
from newsgen.takeover.log import Log
from newsgen.takeover.old_site import OldSite
from newsgen.takeover.settings import files_below, is_other_text

#: What is copied although no text names it: pictures, films, sounds, documents, and what hosts look for.
_COPIED = frozenset(
    [
        ".png",
        ".jpg",
        ".jpeg",
        ".gif",
        ".webp",
        ".avif",
        ".bmp",
        ".svg",
        ".ico",
        ".mp4",
        ".m4v",
        ".webm",
        ".ogv",
        ".mov",
        ".mp3",
        ".m4a",
        ".aac",
        ".oga",
        ".ogg",
        ".opus",
        ".wav",
        ".flac",
        ".pdf",
        ".doc",
        ".docx",
        ".xls",
        ".xlsx",
        ".ppt",
        ".pptx",
        ".csv",
        ".zip",
        ".rar",
        ".7z",
        ".tar",
        ".gz",
        ".epub",
        ".vtt",
    ]
)
_NAMED = frozenset(("CNAME", "ads.txt", "security.txt"))
_LFS = b"version https://git-lfs.github.com/spec/"
# What newsgen itself writes at the root of a site.
_MADE_HERE = RESERVED | {"index.html", NO_JEKYLL, card_path()}


class Files:
    """Decides where the files of the old site go; `copies` has the file for each path of the new site."""

    def __init__(self, site: OldSite, log: Log) -> None:
        self._site, self._log = site, log
        self.copies: dict[str, Path] = {}
        self._gone: dict[str, str] = {}  # the new path of each old file
        self._told: set[str] = set()
        self._taken: set[str] = set()
        self._by_path = {path: address for address, path in reversed(tuple(site.shared.items()))}
        self._by_address = {address.casefold(): path for address, path in site.shared.items()}

    def take_shared(self) -> None:
        """Take what is for all, and what hosts look for; tell what is left behind."""
        left: dict[str, int] = {}
        for path in self._site.unread:
            self._tell_text(path)
        for path in self._site.data:
            self._log.record(
                path, 0, "a file of data, of which the old site made parts of pages: left behind"
            )
        for path in self._beside():
            self._log.record(path, 0, "a file beside a text that does not name it, which is left behind")
        for path in self._site.shared.values():
            name = PurePosixPath(path)
            if name.suffix.lower() in _COPIED or name.name in _NAMED:
                self._static(path)
            elif is_other_text(path):
                self._tell_text(path)
            elif path not in self._gone:
                folder = name.parent.as_posix()
                left[folder] = left.get(folder, 0) + 1
        for folder, count in left.items():
            self._log.record(
                folder,
                0,
                "files of the old site's looks or programs, which are left behind: {count}",
                count=str(count),
            )

    def _beside(self) -> Iterator[str]:
        """Give the files of single texts that no text has named."""
        folders = dict.fromkeys(text.beside for text in self._site.texts if text.beside)
        known = {*self._gone, *self._by_path, *self._site.unread, *(text.path for text in self._site.texts)}
        for folder in folders:
            for path in files_below(self._site.root, folder):
                if path not in known:
                    known.add(path)
                    yield path

    def _tell_text(self, path: str) -> None:
        self._log.record(
            path, 0, "a text that is no Markdown, which is left behind; `newsgen import` takes web pages"
        )

    def shared_at(self, address: str) -> str:
        """Return the old file at an address of the old site; empty where there is none."""
        return self._by_address.get(address.strip("/").casefold(), "")

    def is_there(self, path: str) -> bool:
        """Whether an old file can be had; a picture that Git LFS keeps elsewhere cannot."""
        file = self._site.root / path
        try:
            with file.open("rb") as opened:
                is_pointer = opened.read(len(_LFS)) == _LFS
        except (OSError, ValueError):
            return False
        if is_pointer and path not in self._told:
            self._told.add(path)
            self._log.record(
                path, 0, "a file that Git LFS keeps elsewhere: fetch it with `git lfs pull` first"
            )
        return not is_pointer

    def take(self, path: str, beside: str) -> str:
        """Return the place in the new site of an old file that a text names: `beside` is the folder for what
        is that text's own. A path of the site begins with a slash, another is one of the content."""
        if path in self._gone:
            return self._gone[path]
        if path in self._by_path:
            return self._static(path)
        return self._own(path, beside)

    def _own(self, path: str, beside: str) -> str:
        name = basename(path)
        stem, suffix = PurePosixPath(name).stem, PurePosixPath(name).suffix
        number = 1
        while (
            place := f"{beside}/{stem}{f'-{number}' if number > 1 else ''}{suffix}"
        ).casefold() in self._taken:
            number += 1
        self._taken.add(place.casefold())
        self.copies[place] = self._site.root / path
        self._gone[path] = place
        return place

    def _static(self, path: str) -> str:
        if path in self._gone:
            return self._gone[path]
        address = self._by_path[path]
        if address in _MADE_HERE:
            self._log.record(path, 0, "a file that newsgen makes itself, which is left behind")
            return f"/{address}"
        if not self.is_there(path):
            return f"/{address}"
        self._gone[path] = f"/{address}"
        self.copies[f"static/{address}"] = self._site.root / path
        return self._gone[path]
