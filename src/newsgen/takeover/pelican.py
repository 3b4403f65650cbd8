"""Pelican (docs.getpelican.com): `pelicanconf.py`, `content/`."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from fnmatch import fnmatch
from pathlib import Path, PurePosixPath

from msgspec.structs import replace
from text_unidecode import unidecode

from newsgen.takeover.old_site import AddressParts, NotThatSite, OldFiles, OldSite, OldText, Syntax
from newsgen.takeover.python_settings import as_value, python_settings
from newsgen.takeover.settings import (
    about_site,
    files_below,
    is_markdown,
    is_true,
    read_any,
    text_of,
    words,
)
from newsgen.yamlfile.write import Value

_FIELD = re.compile(r"\{(\w+)(?:\.(\w+))?(?::([^{}]*))?\}")
_TARGET = re.compile(r"[{|](filename|static|attach|index|tag|category|author)[}|](.*)", re.DOTALL)
_REFUSED = re.compile(r"[^\w\s-]")
_PAIR = 2
_GAPS = re.compile(r"[-\s]+")


def open_pelican(root: Path) -> OldSite:
    """Return a site of Pelican's; raises NotThatSite where the folder holds none."""
    settings = _settings(root)
    content = text_of(settings, "PATH").removeprefix("./").strip("/") or "content"
    if not (root / content).is_dir():
        raise NotThatSite("{folder} has no folder {name}", folder=str(root), name=content)
    files = _files(root, content, settings)

    def addresses(known: AddressParts) -> tuple[str, ...]:
        own = text_of({key.lower(): value for key, value in known.fields.items()}, "url", "save_as")
        if own:
            return (f"/{own.removesuffix('index.html').lstrip('/')}",)
        kind = "PAGE" if known.text.kind == "page" else "ARTICLE"
        usual = "pages/{slug}.html" if kind == "PAGE" else "{slug}.html"
        pattern = text_of(settings, f"{kind}_SAVE_AS", f"{kind}_URL") or usual
        address = _address(pattern.removesuffix("index.html"), known, settings)
        return (f"/{address.lstrip('/')}",) if address else ()

    def target(typed: str, path: str) -> str:
        said = _TARGET.fullmatch(typed)
        if not said:
            return typed
        kind, rest = said.groups()
        if kind in ("filename", "static", "attach"):
            beside = PurePosixPath(path).parent.as_posix()
            return f"file:{content}{rest}" if rest.startswith("/") else f"file:{beside}/{rest}"
        return "/" if kind == "index" else f"/{kind}/{_slug(rest)}.html"

    return OldSite(
        root=root,
        about=about_site(
            root,
            settings,
            title=("SITENAME",),
            description=("SITESUBTITLE", "SITEDESCRIPTION"),
            url=("SITEURL",),
            timezone="TIMEZONE",
        ),
        texts=tuple(files.texts),
        shared=files.shared,
        addresses=addresses,
        syntax=Syntax(
            liquid="liquid_tags" in str(settings.get("PLUGINS", "")),
            admonitions=True,
            breaks=_breaks(settings),
        ),
        target=target,
        separators=("<!-- PELICAN_END_SUMMARY -->", "<!--more-->"),
        headers=True,
    )


def _settings(root: Path) -> dict[str, Value]:
    file = root / "pelicanconf.py"
    if not file.is_file():
        raise NotThatSite("{folder} has no pelicanconf.py", folder=str(root))
    found = python_settings(read_any(file))
    settings = {key: as_value(value) for key, value in found.items()}
    published = python_settings(read_any(root / "publishconf.py"), found)
    return settings | {key: as_value(published[key]) for key in ("SITEURL",) if key in published}


def _files(root: Path, content: str, settings: Mapping[str, Value]) -> OldFiles:
    pages = [path.strip("/") for path in words(settings.get("PAGE_PATHS", ["pages"]))]
    places = re.compile(text_of(settings, "FILENAME_METADATA") or r"(?P<date>\d{4}-\d{2}-\d{2}).*")
    defaults = _defaults(settings.get("DEFAULT_METADATA"))
    files = OldFiles()
    for path in files_below(root, content):
        inside = path.removeprefix(f"{content}/")
        if is_markdown(path):
            is_page = any(inside.startswith(f"{folder}/") for folder in pages)
            text = _old_text(path, inside, "page" if is_page else "article", places, settings)
            files.texts.append(replace(text, draft=_is_left_out(inside, is_page, settings), fields=defaults))
        else:
            files.shared[inside] = path
    extra = settings.get("EXTRA_PATH_METADATA")
    for inside, said in extra.items() if isinstance(extra, Mapping) else ():
        if isinstance(said, Mapping) and inside in files.shared and text_of(said, "path"):
            files.shared[text_of(said, "path")] = files.shared[inside]
    return files


def _defaults(given: Value | None) -> dict[str, Value]:
    """Return the fields of texts that do not state them: a dictionary, or pairs."""
    if isinstance(given, Mapping):
        return {str(key).lower(): value for key, value in given.items()}
    pairs = given if isinstance(given, Sequence) and not isinstance(given, str) else ()
    return {
        str(pair[0]).lower(): pair[1]
        for pair in pairs
        if isinstance(pair, Sequence) and not isinstance(pair, str) and len(pair) == _PAIR
    }


def _is_left_out(inside: str, is_page: bool, settings: Mapping[str, Value]) -> bool:
    """Whether the settings say that a text is not published."""
    kind = "PAGE" if is_page else "ARTICLE"
    left_out = [path.strip("/") for path in words(settings.get(f"{kind}_EXCLUDES"))]
    folders = [path.strip("/") for path in words(settings.get("ARTICLE_PATHS"))]
    ignored = words(settings.get("IGNORE_FILES"))
    return (
        any(path and inside.startswith(f"{path}/") for path in left_out)
        or (not is_page and bool(folders) and not any(inside.startswith(f"{path}/") for path in folders))
        or any(fnmatch(PurePosixPath(inside).name, pattern) for pattern in ignored)
    )


def _old_text(
    path: str, inside: str, kind: str, places: re.Pattern[str], settings: Mapping[str, Value]
) -> OldText:
    stem = PurePosixPath(inside).stem
    found = places.match(stem)
    named = {key: value or "" for key, value in found.groupdict().items()} if found else {}
    folder = inside.split("/")[0] if "/" in inside else ""
    by_folder = kind == "article" and folder and str(settings.get("USE_FOLDER_AS_CATEGORY")) != "false"
    parent = PurePosixPath(inside).parent.name
    return OldText(
        path,
        kind,
        named.get("date", ""),
        named.get("slug", ""),
        categories=(parent,) if by_folder else (),
    )


def _breaks(settings: Mapping[str, Value]) -> bool:
    return "nl2br" in str(settings.get("MARKDOWN", "")) or is_true(settings.get("MD_NL2BR"))


def _address(pattern: str, known: AddressParts, settings: Mapping[str, Value]) -> str:
    """Return a pattern with its `{fields}` filled in; empty where one of them is not known."""
    given = {key.lower(): value for key, value in known.fields.items()}
    slug = text_of(given, "slug") or known.text.slug or _slug(known.title)
    category = known.categories[0] if known.categories else text_of(settings, "DEFAULT_CATEGORY") or "misc"
    author = text_of(given, "author", "authors") or text_of(settings, "AUTHOR")
    language = text_of(given, "lang") or text_of(settings, "DEFAULT_LANG") or "en"
    values = {"slug": slug, "category": _slug(category), "author": _slug(author), "lang": language}
    values |= {"base_name": PurePosixPath(known.text.path).stem}
    missing = False

    def fill(found: re.Match[str]) -> str:
        nonlocal missing
        name, _, shape = found.groups()
        if name in ("date", "modified") and known.date:
            return known.date.strftime(shape) if shape else known.date.isoformat(" ")
        missing |= name not in values
        return values.get(name, "")

    address = _FIELD.sub(fill, pattern)
    return "" if missing else address


def _slug(text: str) -> str:
    """Return a text as Pelican writes it in addresses: Han by their pinyin, a character a word."""
    # Pelican asks Unidecode, of which this is the table, under another licence; it says `[?]` for nothing.
    plain = unidecode(unicodedata.normalize("NFKC", text)).replace("[?]", "")
    return _GAPS.sub("-", _REFUSED.sub("", plain).strip()).lower()
