"""An article of the preview as it is copied into WeChat's editor."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from msgspec.structs import replace

from newsgen.config import read_config
from newsgen.export import story_of, wechat_html
from newsgen.files import CONFIG_FILE
from newsgen.model import Body, Outlet
from newsgen.preview.built_site import BuiltSite
from newsgen.problems import Report
from newsgen.render import Newsroom, Renderer
from newsgen.templating import Templates
from newsgen.theme import theme_folder


def wechat_copy(built: BuiltSite, site: Path, key: str, edition: str) -> str | None:
    """Return an article in an edition for WeChat; None where readers do not see it, or nothing of it may go.

    Its addresses are those of the site, not of the preview. KeyError where there is no such article.
    """
    config = read_config(site, Report(CONFIG_FILE))
    if built.entry(key).marks or config is None:
        return None
    address = config.base_url

    def copied(newsroom: Newsroom, body: Callable[[str, str], Body]) -> str | None:
        public = replace(newsroom, config=replace(newsroom.config, base_url=address))
        templates = Templates((site / "templates", theme_folder("templates")))
        renderer = Renderer(public, templates, body, draws=False)
        story = story_of(renderer.edition(edition), key, Outlet.WECHAT)
        return wechat_html(story, site) if story else None

    return built.read(copied)
