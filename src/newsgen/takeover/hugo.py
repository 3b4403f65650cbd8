"""Hugo (gohugo.io/documentation): `hugo.toml` or `config/`, `content/`, `static/`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath

from msgspec.structs import replace

from newsgen.takeover.cascade import Cascade
from newsgen.takeover.old_site import AddressParts, NotThatSite, OldSite, OldText, Syntax
from newsgen.takeover.permalinks import dated, filled
from newsgen.takeover.settings import (
    about_site,
    files_below,
    first_settings,
    group,
    is_markdown,
    is_true,
    read_settings_file,
    text_of,
    words,
)
from newsgen.yamlfile.write import Value

_NAMES = tuple(f"{name}.{end}" for name in ("hugo", "config") for end in ("toml", "yaml", "yml", "json"))
_FOLDERS = ("config/_default", "config/production")
_DATED = re.compile(r"(\d{4}-\d{2}-\d{2})[-_](.+)")
_KEPT = frozenset("./\\_#+~-@")


def open_hugo(root: Path) -> OldSite:
    """Return a site of Hugo's; raises NotThatSite where the folder holds none."""
    settings = _settings(root)
    content = text_of(settings, "contentdir").strip("/") or "content"
    if not (root / content).is_dir():
        raise NotThatSite("{folder} has no folder {name}", folder=str(root), name=content)
    languages = {key.lower(): value for key, value in group(settings, "languages").items()}
    default = (text_of(settings, "defaultcontentlanguage") or "en").lower()
    others = {key for key in languages if key != default}
    in_folder = is_true(settings.get("defaultcontentlanguageinsubdir"))
    off = {word.lower() for word in words(settings.get("disablelanguages"))}
    folders = {default: content} | {
        key: folder
        for key, value in languages.items()
        if isinstance(value, Mapping) and (folder := text_of(_lowered(value), "contentdir").strip("/"))
    }
    texts: dict[str, OldText] = {}
    shared: dict[str, str] = {}
    places: dict[str, tuple[str, str]] = {}  # language and path below the content, by path
    bundles = {path.rpartition("/")[0] for path in files_below(root, content) if _is_bundle(path)}
    cascades = {folder: Cascade(root, folder, settings) for folder in folders.values()}
    for language, folder in sorted(folders.items(), key=lambda item: -len(item[1])):
        for path in files_below(root, folder):
            if path in places:
                continue
            inside = path.removeprefix(f"{folder}/")
            stem, said = _language(inside, {*languages, default})
            places[path] = (said or language, stem)
            if not is_markdown(path):
                if not _bundle_of(path, bundles):
                    shared[inside] = path
            elif not (bundle := _bundle_of(path, bundles)) or (_is_bundle(path) and bundle):
                text = _text(path, stem)
                draft = places[path][0] in off
                handed = cascades[folder].fields(inside)
                texts[path] = replace(text, draft=draft, fields=handed)
    for folder in (*words(settings.get("staticdir")), "static", "assets"):
        shared |= {path.removeprefix(f"{folder}/"): path for path in files_below(root, folder)}
    patterns = _patterns(settings)
    lower = not is_true(settings.get("disablepathtolower"))
    ugly = is_true(settings.get("uglyurls"))

    def addresses(known: AddressParts) -> tuple[str, ...]:
        language, stem = places[known.text.path]
        prefix = f"/{language}" if language in others or (in_folder and language == default) else ""
        own = text_of(known.fields, "url")
        if own:
            return (own if own.startswith(f"{prefix}/") else f"{prefix}/{own.lstrip('/')}",)
        address = _address(known, stem, patterns)
        if not address:
            return ()
        made = prefix + _urlized(address.lower() if lower else address)
        return (f"{made.rstrip('/')}.html" if ugly and made.strip("/") else f"{made.rstrip('/')}/",)

    markup = group(_lowered(group(_lowered(group(settings, "markup")), "goldmark")), "renderer")
    return OldSite(
        root=root,
        about=about_site(
            root,
            settings
            | {
                "name": text_of(_lowered(group(languages, default)), "title"),
                "description": text_of(_lowered(group(settings, "params")), "description"),
            },
            description=("description",),
            url=("baseurl",),
        ),
        texts=tuple(texts.values()),
        shared=shared,
        addresses=addresses,
        data=tuple(files_below(root, text_of(settings, "datadir").strip("/") or "data")),
        syntax=Syntax(shortcodes=True, breaks=is_true(_lowered(markup).get("hardwraps"))),
    )


def _settings(root: Path) -> dict[str, Value]:
    """Return the settings of a site, their names in small letters."""
    found: dict[str, Value] = {}
    named = first_settings(root, _NAMES)
    if named:
        found |= _lowered(named[1])
    for folder in _FOLDERS:
        for path in files_below(root, folder):
            settings = read_settings_file(root / path)
            stem, _, language = PurePosixPath(path).stem.lower().partition(".")
            if settings is None:
                continue
            if stem in ("hugo", "config"):
                found |= _lowered(settings)
            elif stem == "languages" and language:
                found["languages"] = {**group(found, "languages"), language: settings}
            else:
                found[stem] = {**group(found, stem), **_lowered(settings)}
    if not found:
        raise NotThatSite("{folder} has no hugo.toml or config/ that can be read", folder=str(root))
    return found


def _lowered(settings: Mapping[str, Value]) -> dict[str, Value]:
    return {key.lower(): value for key, value in settings.items()}


def _is_bundle(path: str) -> bool:
    name = PurePosixPath(path).name.lower()
    return is_markdown(path) and (name.startswith("index."))


def _bundle_of(path: str, bundles: set[str]) -> str:
    """Return the folder of the bundle that a file belongs to, the innermost."""
    folder = path.rpartition("/")[0]
    while folder and folder not in bundles:
        folder = folder.rpartition("/")[0]
    return folder


def _language(inside: str, languages: set[str]) -> tuple[str, str]:
    """Return a path without its suffix and language, and the language that its name says."""
    stem = str(PurePosixPath(inside).with_suffix(""))
    rest, _, word = stem.rpartition(".")
    return (rest, word.lower()) if rest and word.lower() in languages else (stem, "")


def _text(path: str, stem: str) -> OldText:
    """Return a text of the content: one with a date in its name, or in a bundle."""
    place = PurePosixPath(stem)
    folder = path.rpartition("/")[0]
    is_bundle = _is_bundle(path)
    name = place.parent.name if is_bundle else place.name
    found = _DATED.fullmatch(name)
    kind = "page" if place.name == "_index" else "dated"
    return OldText(
        path, kind, found[1] if found else "", found[2] if found else name, beside=folder if is_bundle else ""
    )


def _patterns(settings: Mapping[str, Value]) -> dict[str, str]:
    """Return the patterns of addresses by section."""
    given = _lowered(group(settings, "permalinks"))
    found = {key: value for key, value in given.items() if isinstance(value, str)}
    return found | {key: str(value) for key, value in group(given, "page").items() if isinstance(value, str)}


def _address(known: AddressParts, stem: str, patterns: Mapping[str, str]) -> str:
    place = PurePosixPath(stem)
    parts = list(place.parts[:-1])
    if place.name == "_index":
        return "/".join(["", *parts, ""])
    name = (parts.pop() if parts else "") if place.name == "index" else place.name
    section = parts[0] if parts else ""
    slug = text_of(known.fields, "slug")
    pattern = patterns.get(section.lower(), "") if section else patterns.get("/", "")
    if not pattern:
        return "/".join(["", *parts, slug or name])
    values = dated(known.date)
    values |= {"section": section, "sections": "/".join(parts), "filename": name, "contentbasename": name}
    values |= {"title": _urlized(known.title), "slug": slug or _urlized(known.title)}
    values |= {"slugorfilename": slug or name, "slugorcontentbasename": slug or name}
    pattern = re.sub(r":sections\[([^\]]*)\]", lambda found: "/".join(_cut(parts, found[1])), pattern)
    return filled(pattern, values)


def _cut(parts: list[str], slice_of: str) -> Iterator[str]:
    """Give the parts that `[1:]`, `[last]` or `[:2]` means, as Hugo has them."""
    start, colon, end = slice_of.partition(":")
    if slice_of == "last":
        yield from parts[-1:]
    elif not colon:
        yield from parts[int(start) : int(start) + 1] if start.isdigit() else ()
    else:
        last = len(parts) - 1 if end == "last" else int(end) if end.isdigit() else len(parts)
        yield from parts[int(start) if start.isdigit() else 0 : last]


def _urlized(text: str) -> str:
    """Return a path as Hugo writes it: no characters but letters, digits and a few marks, `-` for spaces."""
    out: list[str] = []
    hyphen = was_hyphen = False
    for character in text:
        if character in _KEPT or character.isalnum() or re.match(r"\w", character):
            was_hyphen = character == "-"
            if hyphen and not was_hyphen:
                out.append("-")
            hyphen = False
            out.append(character)
        elif out and not was_hyphen and character.isspace():
            hyphen = True
    return "".join(out)
