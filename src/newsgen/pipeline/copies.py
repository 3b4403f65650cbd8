"""Which files are published as they are: those of static/, and those that a published text names."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import PurePosixPath

from msgspec import Struct

from newsgen.files import CONTENT, PICTURES_FILE
from newsgen.images import is_safe_svg
from newsgen.library import AUTHORS_FILE, REGISTRY_FILES, asset_path, find_content
from newsgen.model import ArticleEntry
from newsgen.pipeline.inputs import NOT_UTF8, Inputs, site_path
from newsgen.problems import Problem, Severity, nearest
from newsgen.render.targets import named_file

#: Kinds of files that readers are given from beside an article: pictures, sound, films with their captions,
#: documents and data. What browsers run (HTML, scripts) belongs to static/.
KINDS = (
    *(".apng", ".avif", ".bmp", ".gif", ".ico", ".jfif", ".jpeg", ".jpg", ".png", ".svg", ".tif", ".tiff"),
    *(".webp", ".aac", ".flac", ".m4a", ".mp3", ".oga", ".ogg", ".opus", ".wav"),
    *(".m4v", ".mov", ".mp4", ".ogv", ".webm", ".srt", ".vtt"),
    *(".csv", ".geojson", ".json", ".tsv", ".txt", ".xls", ".xlsx", ".ods", ".zip"),
    *(".doc", ".docx", ".epub", ".odp", ".odt", ".pdf", ".ppt", ".pptx", ".rtf"),
)

#: What editors and systems leave beside files, and nobody means to publish.
_LEFTOVER = re.compile(
    r"(?i)(?:\.(?:bak|orig|rej|old|tmp|temp|swp|swo|save|part|crdownload)|~|\.(?:md|markdown)\.\w+)$"
    r"|^(?:[#~.].*|thumbs\.db|ehthumbs\.db|desktop\.ini|icon\r|__macosx)$"
)
#: The folders and files of content/ that something else reads.
_READ = frozenset(("articles", "authors", "pages", "received", "records"))
_FILES = frozenset((*REGISTRY_FILES, PICTURES_FILE))


class Copies(Struct, frozen=True):
    """Where each file that is published as it is goes, and its path; and what is to be said of others."""

    files: dict[str, str]
    problems: tuple[Problem, ...] = ()


def find_copies(
    inputs: Inputs,
    entries: Iterable[ArticleEntry],
    shown: Callable[[ArticleEntry], bool],
    portraits: Iterable[str] = (),
) -> Copies:
    """Choose what is copied; `shown` tells the articles and pages that readers see, `portraits` are those of
    authors, as content/authors.yaml names them.

    Pictures of drafts and of scheduled articles wait with them. What no text names at all is told.
    """
    static = {place: path for place, path in inputs.static.items() if not is_leftover(path)}
    prints = inputs.fingerprints
    second = {prints[place]: path for place, path in static.items() if place in prints}
    beside = {
        asset_path(file.path): file.path for file in find_content(inputs.stamps) if file.kind == "asset"
    }
    faces = {named_file(portrait, AUTHORS_FILE, beside.keys()) for portrait in portraits}
    named: set[str] = set(filter(None, faces))
    known = set(named)
    for entry in entries:
        files = set(_named(entry, beside))
        known |= files
        if shown(entry):
            named |= files
    used = {place: path for place, path in beside.items() if place in named and is_published(path)}
    problems = [
        *_unread(inputs),
        *(_told(path, place in known) for place, path in beside.items() if not _is_quiet(path, place, known)),
        *_unsafe(inputs, (*static.values(), *used.values())),
    ]
    return Copies({**static, **second, **used}, tuple(problems))


def is_published(path: str) -> bool:
    """Whether a file beside an article is of a kind that readers may be given."""
    return PurePosixPath(path).suffix.lower() in KINDS and not is_leftover(path)


def is_leftover(path: str) -> bool:
    """Whether a file is what an editor's program or the system has left, by its name."""
    return any(_LEFTOVER.search(part) for part in path.split("/") if part != ".well-known")


def names_assets(links: Iterable[str], origin: str, inputs: Inputs) -> bool:
    """Whether any of the links of a file leads to a file beside it or beside another article."""
    beside = {asset_path(file.path) for file in find_content(inputs.stamps) if file.kind == "asset"}
    return any(named_file(target, origin, beside) for target in links)


def _named(entry: ArticleEntry, beside: Mapping[str, str]) -> Iterator[str]:
    for target in (*entry.links, *entry.pictures, *([entry.image] if entry.image else ())):
        place = named_file(target, entry.path, beside.keys())
        if place:
            yield place


def _is_quiet(path: str, place: str, known: set[str]) -> bool:
    return place in known and is_published(path)


def _told(path: str, is_named: bool) -> Problem:
    if is_named:
        return Problem(
            path,
            0,
            "this file is not published: it is of a kind that readers are not given",
            "pictures, sound, films, documents and data are; what a browser runs belongs to static/",
            severity=Severity.WARNING,
        )
    return Problem(
        path,
        0,
        "this file is not published: no text names it",
        "name it in an article, move it to static/, or take it out of the site's folder",
        severity=Severity.NOTICE,
    )


def _unread(inputs: Inputs) -> Iterator[Problem]:
    """Give what lies in content/ and nothing reads."""
    told: set[str] = set()
    for path in sorted(inputs.stamps):
        top, _, inside = path.partition("/")
        if top != CONTENT:
            continue
        folder, _, rest = inside.partition("/")
        is_table = inside.lower().endswith((".yaml", ".yml"))  # such as `find_content` takes for records
        if path in _FILES or (rest and folder in _READ and (folder != "records" or is_table)):
            continue
        if folder == "records" or (is_table and not rest):
            yield _unread_table(path)
            continue
        place = f"{CONTENT}/{folder}"
        if place not in told:
            told.add(place)
            yield Problem(
                place,
                0,
                "nothing here is read: articles belong to content/articles, pages to content/pages",
                severity=Severity.WARNING,
            )
    for path, why in inputs.skipped:
        if why == NOT_UTF8:
            yield Problem(path, 0, why, "rename it")
        else:
            yield Problem(path, 0, why, severity=Severity.WARNING)


def _unread_table(path: str) -> Problem:
    if path.startswith(f"{CONTENT}/records/"):
        hint = "records are in files that end in .yaml"
        return Problem(path, 0, "nothing reads this file", hint, severity=Severity.NOTICE)
    names = {PurePosixPath(each).stem: each for each in REGISTRY_FILES}
    close = "".join(names[name] for name in nearest(PurePosixPath(path).stem, [*names]))
    return Problem(
        path,
        0,
        "nothing reads this file",
        "did you mean `{close}`?" if close else "",
        severity=Severity.WARNING,
        values=(("close", close),),
    )


def _unsafe(inputs: Inputs, paths: Iterable[str]) -> Iterator[Problem]:
    """Give pictures that run something when a reader opens them by themselves."""
    for path in paths:
        if not path.lower().endswith(".svg"):
            continue
        try:
            content = inputs.file(path).read_bytes()
        except OSError:  # whoever copies it says so
            continue
        if not is_safe_svg(content):
            yield Problem(
                site_path(path),
                0,
                "this picture has a script or foreign content, which would run on the site",
                "save it as a plain SVG, or as PNG",
            )
