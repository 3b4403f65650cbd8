"""Hexo (hexo.io/docs): `_config.yml`, `source/`."""

from __future__ import annotations

import re
from pathlib import Path, PurePosixPath

from newsgen.takeover.old_site import AddressParts, NotThatSite, OldFiles, OldSite, OldText, Syntax
from newsgen.takeover.permalinks import dated, filled
from newsgen.takeover.settings import (
    about_site,
    files_below,
    first_settings,
    group,
    is_false,
    is_markdown,
    is_other_text,
    text_of,
    words,
)
from newsgen.yamlfile.write import Value

_PERMALINK = ":year/:month/:day/:title/"
_NAMED = {":year": r"(?P<year>\d{4})", ":month": r"(?P<month>\d\d)", ":day": r"(?P<day>\d\d)"}
_NAMED |= {":i_month": r"(?P<month>\d{1,2})", ":i_day": r"(?P<day>\d{1,2})", ":title": r"(?P<title>.+)"}
# What Hexo's `slugize` puts a hyphen for.
_SPECIAL = re.compile(r"[\s~`!@#$%^&*()\-_+=\[\]{}|\\;:\"'<>,.?/]+")


def open_hexo(root: Path) -> OldSite:
    """Return a site of Hexo's; raises NotThatSite where the folder holds none."""
    found = first_settings(root, ("_config.yml", "_config.yaml", "_config.json"))
    if found is None:
        raise NotThatSite("{folder} has no _config.yml that can be read", folder=str(root))
    settings = found[1]
    source = text_of(settings, "source_dir").strip("/") or "source"
    if not (root / source).is_dir():
        raise NotThatSite("{folder} has no folder {name}", folder=str(root), name=source)
    files = _files(root, source, text_of(settings, "new_post_name") or ":title.md")
    default_category = text_of(settings, "default_category") or "uncategorized"
    permalink = text_of(settings, "permalink") or _PERMALINK
    defaults = group(settings, "permalink_defaults")
    mapped = group(settings, "category_map")

    def addresses(known: AddressParts) -> tuple[str, ...]:
        own = text_of(known.fields, "permalink")
        if own:
            return (own if own.startswith("/") else f"/{own}",)
        if known.text.kind == "page":
            return (_page_address(known.text.path.removeprefix(f"{source}/")),)
        values = {key: str(value) for key, value in defaults.items()} | dated(known.date)
        values |= {key: value for key, value in known.fields.items() if isinstance(value, str) and value}
        values |= {"title": known.slug, "name": known.slug.rpartition("/")[2]}
        values["post_title"] = _slugized(known.title)
        named = [str(mapped.get(each, each)) for each in known.categories]
        values["category"] = "/".join(map(_slugized, named)) or default_category
        address = filled(permalink, values)
        return (address,) if address else ()

    return OldSite(
        root=root,
        about=about_site(root, settings, base="root"),
        texts=tuple(files.texts),
        shared=files.shared,
        unread=tuple(files.unread),
        data=tuple(files.data),
        addresses=addresses,
        syntax=Syntax(liquid=True, containers=True, breaks=_breaks(settings, root)),
        bare=True,
    )


def _files(root: Path, source: str, new_post_name: str) -> OldFiles:
    files = OldFiles()
    for path in files_below(root, source):
        inside = path.removeprefix(f"{source}/")
        top, _, rest = inside.partition("/")
        if top in ("_posts", "_drafts") and rest:
            if is_markdown(path):
                # What begins with `_` is no post to Hexo, whatever else it is.
                is_draft = top == "_drafts" or any(part.startswith("_") for part in rest.split("/"))
                files.texts.append(_post(path, rest, is_draft, new_post_name))
            elif is_other_text(path):
                files.unread.append(path)
        elif top == "_data":
            files.data.append(path)
        elif any(part.startswith("_") for part in inside.split("/")):
            continue
        elif is_markdown(path):
            files.texts.append(OldText(path, "page"))
        else:
            files.shared[inside] = path
    return files


def _post(path: str, inside: str, draft: bool, pattern: str) -> OldText:
    stem = str(PurePosixPath(inside).with_suffix(""))
    beside = str(PurePosixPath(path).with_suffix(""))
    parts = re.split(r"(:[a-z_]+)", pattern.rsplit(".", 1)[0])
    expression = "".join(_NAMED.get(part, re.escape(part)) for part in parts)
    found = re.fullmatch(expression, stem)
    if found is None:
        return OldText(path, "article", slug=stem, draft=draft, beside=beside)
    named = found.groupdict()
    date = "-".join(named[part] for part in ("year", "month", "day") if named.get(part))
    whole = date if date.count("-") == 2 else ""
    return OldText(path, "article", whole, named.get("title") or stem, draft, beside=beside)


def _page_address(inside: str) -> str:
    place = PurePosixPath(inside)
    if place.stem.lower() == "index":
        return f"/{place.parent.as_posix()}/".replace("/./", "/")
    return f"/{place.with_suffix('.html').as_posix()}"


def _breaks(settings: dict[str, Value], root: Path) -> bool:
    """Whether line ends are breaks: they are for marked and markdown-it as Hexo starts them."""
    render = group(group(settings, "markdown"), "render")
    used = first_settings(root, ("package.json",))
    renderers = words(tuple(group(used[1], "dependencies"))) if used else ()
    if any(name.endswith(("pandoc", "kramed")) for name in renderers if "renderer" in name):
        return False
    return not is_false(group(settings, "marked").get("breaks")) and not is_false(render.get("breaks"))


def _slugized(text: str) -> str:
    return _SPECIAL.sub("-", text).strip("-")
