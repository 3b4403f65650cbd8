"""Pages -> files: templates, links, feeds, sitemap."""

from newsgen.render.newsroom import Newsroom
from newsgen.render.page import Rendered, Renderer
from newsgen.render.templates import Templates
from newsgen.render.words import Words

__all__ = ["Newsroom", "Rendered", "Renderer", "Templates", "Words"]
