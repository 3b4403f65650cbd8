"""What a site has fixed once: its configuration and its registries."""

from __future__ import annotations

from pathlib import Path

from msgspec import Struct

from newsgen.config import Config, read_config
from newsgen.files import CONFIG_FILE, CONTENT, is_hidden, walk
from newsgen.library.content_files import ContentFile, find_content
from newsgen.library.registries import Registries, read_registries
from newsgen.problems import BuildFailed, Problem, Report, stops


class Settings(Struct, frozen=True):
    """The site's folder, its configuration, its registries, and what is wrong in them."""

    site: Path
    config: Config
    registries: Registries
    problems: tuple[Problem, ...] = ()

    def files(self) -> tuple[ContentFile, ...]:
        """Return the articles and the site's own pages, drafts too."""
        paths = (f"{CONTENT}/{path}" for path, _ in walk(self.site / CONTENT, is_hidden))
        return tuple(file for file in find_content(paths) if file.kind != "asset")


def read_settings(site: Path, base_url: str = "") -> Settings:
    """Read the configuration and the registries of a site, with every problem in them.

    `base_url`, when given, replaces the one of newsgen.yaml. Raises BuildFailed where there is no
    configuration to go on with.
    """
    report = Report(CONFIG_FILE)
    config = read_config(site, report, base_url)
    if config is None:
        raise BuildFailed(report.problems)
    registries, found = read_registries(site, config)
    return Settings(site, config, registries, (*report.problems, *found))


def sound_settings(site: Path) -> Settings:
    """Do the same for a command that needs all of it; raises BuildFailed where anything is an error."""
    settings = read_settings(site)
    if stops(settings.problems, strict=False):
        raise BuildFailed(settings.problems)
    return settings
