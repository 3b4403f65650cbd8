"""Jekyll (jekyllrb.com/docs): `_config.yml`, `_posts/`, `_drafts/`, collections, pages anywhere."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from fnmatch import fnmatch
from pathlib import Path, PurePosixPath

from newsgen.takeover.old_site import AddressParts, NotThatSite, OldFiles, OldSite, OldText, Syntax
from newsgen.takeover.permalinks import dated, filled
from newsgen.takeover.settings import (
    MARKDOWN,
    about_site,
    files_below,
    first_settings,
    group,
    is_false,
    is_markdown,
    is_other_text,
    is_true,
    text_of,
    words,
)
from newsgen.yamlfile.write import Value

_STYLES = {
    "date": "/:categories/:year/:month/:day/:title:output_ext",
    "pretty": "/:categories/:year/:month/:day/:title/",
    "ordinal": "/:categories/:year/:y_day/:title:output_ext",
    "weekdate": "/:categories/:year/W:week/:short_day/:title:output_ext",
    "none": "/:categories/:title:output_ext",
}
_NAMED = re.compile(r"(\d{2,4}-\d{1,2}-\d{1,2})-(.+)")
_NOT_PRETTY = re.compile(r"[^\w.~!$&'()+,;=@]+|(?<=\w)_(?!\w)|(?<!\w)_(?=\w)")
_NOT_WORD = re.compile(r"[\W_]+")
#: Fields by default that mean something here; others are of the looks of pages.
_DEFAULTS = frozenset(
    ("permalink", "categories", "category", "tags", "author", "authors", "published", "draft", "hidden")
)
#: Files at the root of a repository that are about it, and no pages.
_ABOUT = frozenset(("readme", "license", "contributing", "changelog", "code_of_conduct", "security"))


def open_jekyll(root: Path) -> OldSite:
    """Return a site of Jekyll's; raises NotThatSite where the folder holds none."""
    found = first_settings(root, ("_config.yml", "_config.yaml", "_config.toml"))
    if found is None:
        raise NotThatSite("{folder} has no _config.yml that can be read", folder=str(root))
    settings = found[1]
    source = text_of(settings, "source").strip("./")
    base = f"{source}/" if source else ""
    collections = _collections(settings)
    files = _files(root, source, settings, collections)
    pattern = text_of(settings, "permalink") or "date"
    kramdown = group(settings, "kramdown")

    def addresses(known: AddressParts) -> tuple[str, ...]:
        inside = known.text.path.removeprefix(base)
        own = text_of(known.fields, "permalink")
        folder = next((part for part in inside.split("/")[:-1] if part.startswith("_")), "")
        if own and ":" not in own:
            return (f"/{own.lstrip('/')}",)
        if folder in ("_posts", "_drafts"):
            address = filled(own or _STYLES.get(pattern, pattern), _values(known, inside))
        elif folder:
            name = folder.lstrip("_")
            style = text_of(group(collections, name), "permalink") or "/:collection/:path:output_ext"
            path = str(PurePosixPath(inside.partition(f"{folder}/")[2]).with_suffix(""))
            address = filled(own or style, {**_values(known, inside), "collection": name, "path": path})
        else:
            address = _page_address(inside, pattern)
        if address and not address.endswith("/") and "." not in address.rpartition("/")[2]:
            return (address, f"{address}.html")
        return (address,) if address else ()

    return OldSite(
        root=root,
        about=about_site(root, settings, base="baseurl"),
        texts=tuple(files.texts),
        shared=files.shared,
        unread=tuple(files.unread),
        data=tuple(files.data),
        addresses=addresses,
        syntax=Syntax(liquid=True, breaks=is_true(kramdown.get("hard_wrap"))),
        separators=tuple(filter(None, (text_of(settings, "excerpt_separator").strip(), "<!--more-->"))),
        spaced=True,
    )


def _files(
    root: Path, source: str, settings: Mapping[str, Value], collections: Mapping[str, Value]
) -> OldFiles:
    excluded = [pattern.rstrip("/") for pattern in words(settings.get("exclude"))]
    files = OldFiles()
    for path in files_below(root, source):
        inside = path.removeprefix(f"{source}/") if source else path
        special = next((part for part in inside.split("/")[:-1] if part.startswith("_")), "")
        if special in ("_posts", "_drafts") and is_markdown(path):
            files.texts.append(_post(path, inside, special, settings, _is_excluded(inside, excluded)))
        elif special.lstrip("_") in collections and is_markdown(path):
            files.texts.append(OldText(path, "page", fields=_defaults(settings, inside, special[1:])))
        elif special.lstrip("_") in {"posts", "drafts", *collections} and is_other_text(path):
            files.unread.append(path)
        elif special == "_data":
            files.data.append(path)
        elif special or inside.startswith("_") or _is_excluded(inside, excluded):
            continue
        elif not is_markdown(path):
            files.shared[inside] = path
        elif PurePosixPath(inside).stem.lower() not in _ABOUT or _has_front_matter(root / path):
            files.texts.append(OldText(path, "page", fields=_defaults(settings, inside, "pages")))
    return files


def _post(path: str, inside: str, folder: str, settings: Mapping[str, Value], excluded: bool) -> OldText:
    name = PurePosixPath(inside).stem
    found = _NAMED.fullmatch(name)
    above = inside.partition(f"{folder}/")[0].strip("/")
    return OldText(
        path,
        "article",
        found[1] if found else "",
        found[2] if found else name,
        draft=folder == "_drafts" or found is None or excluded,  # a name without a date is no post's
        categories=tuple(above.split("/")) if above else (),
        fields=_defaults(settings, inside, "posts"),
    )


def _collections(settings: Mapping[str, Value]) -> dict[str, Value]:
    """Return the collections whose texts are pages, by their names."""
    given = settings.get("collections")
    found = dict(given) if isinstance(given, Mapping) else {name: {} for name in words(given)}
    return {
        name: value
        for name, value in found.items()
        if name not in ("posts", "drafts")
        and not (isinstance(value, Mapping) and is_false(value.get("output")))
    }


def _defaults(settings: Mapping[str, Value], inside: str, kind: str) -> dict[str, Value]:
    """Return the fields that a file has by `defaults`: those of the narrower scope win."""
    given = settings.get("defaults")
    found: list[tuple[int, Mapping[str, Value]]] = []
    for entry in given if isinstance(given, Sequence) and not isinstance(given, str) else ():
        if not isinstance(entry, Mapping):
            continue
        scope, values = group(entry, "scope"), group(entry, "values")
        path, of = text_of(scope, "path").strip("/"), text_of(scope, "type")
        if (not of or of.rstrip("s") == kind.rstrip("s")) and (
            not path or inside == path or inside.startswith(f"{path}/") or fnmatch(inside, path)
        ):
            found.append((len(path), values))
    fields: dict[str, Value] = {}
    for _, values in sorted(found, key=lambda entry: entry[0]):
        fields |= values
    return {key: value for key, value in fields.items() if key in _DEFAULTS}


def _values(known: AddressParts, inside: str) -> dict[str, str]:
    slug = text_of(known.fields, "slug") or known.text.slug or PurePosixPath(inside).stem
    categories = "/".join(dict.fromkeys(each.lower() for each in known.categories))
    slugged = "/".join(
        dict.fromkeys(_NOT_WORD.sub("-", each).strip("-").lower() for each in known.categories)
    )
    return dated(known.date) | {
        "title": _NOT_PRETTY.sub("-", slug).strip("-"),
        "slug": _NOT_WORD.sub("-", slug).strip("-").lower(),
        "name": slug,
        "categories": categories,
        "slugified_categories": slugged,
        "output_ext": ".html",
    }


def _page_address(inside: str, pattern: str) -> str:
    place = PurePosixPath(inside)
    folder = f"/{place.parent.as_posix()}/".replace("/./", "/")
    if place.stem == "index":
        return folder
    pretty = pattern == "pretty" or pattern.endswith("/")
    return f"{folder}{place.stem}/" if pretty else f"{folder}{place.stem}.html"


def _is_excluded(inside: str, patterns: Sequence[str]) -> bool:
    return any(
        inside == pattern or inside.startswith(f"{pattern}/") or fnmatch(inside, pattern)
        for pattern in patterns
    )


def _has_front_matter(file: Path) -> bool:
    try:
        with file.open("rb") as opened:
            return file.suffix.lower() in MARKDOWN and opened.read(8).lstrip(b"\xef\xbb\xbf").startswith(
                b"---"
            )
    except OSError:
        return False
