"""VuePress (vuepress.vuejs.org, v2.vuepress.vuejs.org): the folder that has `.vuepress/`."""

from __future__ import annotations

import re
from pathlib import Path, PurePosixPath

from newsgen.takeover.mkdocs import page_address
from newsgen.takeover.old_site import AddressParts, NotThatSite, OldSite, OldText, Syntax
from newsgen.takeover.permalinks import dated, filled
from newsgen.takeover.settings import about_site, files_below, is_markdown, read_any, text_of

_CONFIG = re.compile(r"config\.(?:js|ts|mjs|mts|cjs)$")
_DATED = re.compile(r"(\d{4}-\d{2}-\d{2})-(.+)")
_WITH_BASE = re.compile(r"""\$?withBase\(\s*['"`]([^'"`]*)['"`]\s*\)""")
_PLACES = ("docs", "src", "", "blog", "doc", "documentation")


def open_vuepress(root: Path) -> OldSite:
    """Return a site of VuePress'; raises NotThatSite where the folder holds none."""
    base = next((name for name in _PLACES if (root / name / ".vuepress").is_dir()), None)
    if base is None:
        raise NotThatSite("{folder} has no folder {name}", folder=str(root), name=".vuepress")
    prefix = f"{base}/" if base else ""
    config = _config(root / prefix / ".vuepress")
    texts: list[OldText] = []
    shared: dict[str, str] = {}
    for path in files_below(root, base):
        inside = path.removeprefix(prefix)
        if is_markdown(path):
            found = _DATED.fullmatch(PurePosixPath(path).stem)
            kind = "article" if "_posts/" in inside else "dated"
            date, slug = (found[1], found[2]) if found else ("", "")
            texts.append(OldText(path, kind, date, slug))
        else:
            shared[inside] = path
    public = f"{prefix}.vuepress/public"
    shared |= {path.removeprefix(f"{public}/"): path for path in files_below(root, public)}

    def addresses(known: AddressParts) -> tuple[str, ...]:
        own = text_of(known.fields, "permalink")
        if own and ":" not in own:
            return (f"/{own.lstrip('/')}",)
        address = page_address(known.text.path.removeprefix(prefix), False)
        if own:
            address = filled(own, {**dated(known.date), "slug": known.slug, "regular": address}) or address
        return (address,)

    def target(typed: str, _path: str) -> str:
        found = _WITH_BASE.search(typed)
        return found[1] if found else typed

    said = {name: _said(config, name) for name in ("title", "description", "hostname", "domain", "base")}
    return OldSite(
        root=root,
        about=about_site(root, said, url=("hostname", "domain"), base="base"),
        texts=tuple(texts),
        shared=shared,
        addresses=addresses,
        syntax=Syntax(containers=True, interpolation=True, breaks=bool(re.search(r"breaks:\s*true", config))),
        target=target,
        separators=("<!-- more -->", "<!--more-->"),
    )


def _config(folder: Path) -> str:
    """Return the text of the configuration and of the file of the theme beside it."""
    files = sorted(file for file in folder.iterdir() if file.is_file())
    chosen = [file for file in files if _CONFIG.fullmatch(file.name)]
    return "\n".join(map(read_any, chosen + [file for file in files if file.name.startswith("theme.")]))


def _said(config: str, name: str) -> str:
    """Return the first text that a script gives to a name."""
    found = re.search(rf"""\b{name}['"]?\s*:\s*(['"`])((?:(?!\1)[^\\\n]|\\.)*)\1""", config)
    return re.sub(r"\\(.)", r"\1", found[2]) if found else ""
