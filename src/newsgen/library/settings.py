"""What a site has fixed once, as the commands need it."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from newsgen.config import Config, read_config
from newsgen.files import CONFIG_FILE, CONTENT, is_hidden, walk
from newsgen.library import ContentFile, Registries, find_content, read_registries
from newsgen.problems import BuildFailed, Problem, Report, stops


class Setup(NamedTuple):
    """The site's folder, its configuration and its registries."""

    site: Path
    config: Config
    registries: Registries

    def files(self) -> tuple[ContentFile, ...]:
        """Return the articles and the site's own pages, drafts too."""
        paths = (f"{CONTENT}/{path}" for path, _ in walk(self.site / CONTENT, is_hidden))
        return tuple(file for file in find_content(paths) if file.kind != "asset")


def read_setup(site: Path) -> Setup:
    """Read the configuration and the registries of a site.

    Raises BuildFailed where something in them is wrong.
    """
    if not (site / CONFIG_FILE).is_file():
        hint = "go to the site's folder, or name it: --site DIR"
        raise BuildFailed([Problem(CONFIG_FILE, 0, "this file is missing", hint)])
    report = Report(CONFIG_FILE)
    config = read_config(site, report, "")
    if config is None:
        raise BuildFailed(report.problems)
    registries, found = read_registries(site, config)
    problems = (*report.problems, *found)
    if stops(problems, strict=False):
        raise BuildFailed(problems)
    return Setup(site, config, registries)
