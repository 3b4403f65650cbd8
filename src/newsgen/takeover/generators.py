"""The generators whose sites can be taken over, by their names."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from newsgen.takeover.hexo import open_hexo
from newsgen.takeover.hugo import open_hugo
from newsgen.takeover.jekyll import open_jekyll
from newsgen.takeover.mkdocs import open_mkdocs
from newsgen.takeover.old_site import NotThatSite, OldSite
from newsgen.takeover.pelican import open_pelican
from newsgen.takeover.vuepress import open_vuepress

GENERATORS: Mapping[str, Callable[[Path], OldSite]] = {
    "hexo": open_hexo,
    "hugo": open_hugo,
    "jekyll": open_jekyll,
    "pelican": open_pelican,
    "mkdocs": open_mkdocs,
    "vuepress": open_vuepress,
}


def open_old_site(generator: str, folder: Path) -> OldSite:
    """Return the site of a generator in a folder; nothing in it is changed. Raises NotThatSite."""
    if not folder.is_dir():
        raise NotThatSite("{folder} is not a folder", folder=str(folder))
    return GENERATORS[generator](folder)
