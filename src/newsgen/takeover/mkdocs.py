"""MkDocs (mkdocs.org/user-guide): `mkdocs.yml`, `docs/`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path, PurePosixPath

from pathspec import GitIgnoreSpec

from newsgen.takeover.old_site import AddressParts, NotThatSite, OldSite, OldText, Syntax
from newsgen.takeover.settings import (
    about_site,
    files_below,
    first_settings,
    is_false,
    is_markdown,
    text_of,
)
from newsgen.yamlfile.write import Value


def open_mkdocs(root: Path) -> OldSite:
    """Return a site of MkDocs'; raises NotThatSite where the folder holds none."""
    found = first_settings(root, ("mkdocs.yml", "mkdocs.yaml"))
    if found is None:
        raise NotThatSite("{folder} has no mkdocs.yml that can be read", folder=str(root))
    settings = found[1]
    docs = text_of(settings, "docs_dir").removeprefix("./").strip("/") or "docs"
    if not (root / docs).is_dir():
        raise NotThatSite("{folder} has no folder {name}", folder=str(root), name=docs)
    extensions = str(settings.get("markdown_extensions", ""))
    withheld = GitIgnoreSpec.from_lines([*_lines(settings, "exclude_docs"), *_lines(settings, "draft_docs")])
    texts: list[OldText] = []
    shared: dict[str, str] = {}
    for path in files_below(root, docs):
        inside = path.removeprefix(f"{docs}/")
        if is_markdown(path):
            kind = "article" if "posts/" in inside else "dated"
            texts.append(OldText(path, kind, draft=withheld.match_file(inside)))
        else:
            shared[inside] = path
    as_folders = not is_false(settings.get("use_directory_urls"))

    def addresses(known: AddressParts) -> tuple[str, ...]:
        return (page_address(known.text.path.removeprefix(f"{docs}/"), as_folders),)

    return OldSite(
        root=root,
        about=about_site(
            root, settings, title=("site_name",), description=("site_description",), url=("site_url",)
        ),
        texts=tuple(texts),
        shared=shared,
        addresses=addresses,
        syntax=Syntax(
            admonitions=True,
            containers=True,  # `/// note`, of pymdownx.blocks
            breaks="nl2br" in extensions,
            interpolation="macros" in str(settings.get("plugins", "")),
        ),
        titles={f"{docs}/{path}": title for path, title in _titles(settings.get("nav"))},
        headers=True,
    )


def _lines(settings: Mapping[str, Value], key: str) -> list[str]:
    return str(settings.get(key) or "").split("\n")


def page_address(inside: str, as_folders: bool) -> str:
    """Return the address of a page by its path: `a/b.md` is at `/a/b/` or `/a/b.html`, `a/index.md` and
    `a/README.md` at `/a/`."""
    place = PurePosixPath(inside)
    folder = f"/{place.parent.as_posix()}/".replace("/./", "/")
    if place.stem in ("index", "README", "readme"):
        return folder
    return f"{folder}{place.stem}/" if as_folders else f"{folder}{place.stem}.html"


def _titles(nav: Value | None) -> Iterator[tuple[str, str]]:
    """Give the titles that pages have in the navigation, by their paths."""
    if isinstance(nav, Mapping):
        for title, target in nav.items():
            if isinstance(target, str):
                yield target, title
            else:
                yield from _titles(target)
    elif isinstance(nav, Sequence) and not isinstance(nav, str):
        for entry in nav:
            yield from _titles(entry if not isinstance(entry, str) else None)
