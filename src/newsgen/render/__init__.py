"""Pages -> files: templates, links, feeds, sitemap."""

from newsgen.render.newsroom import Newsroom
from newsgen.render.page import Rendered, Renderer

__all__ = ["Newsroom", "Rendered", "Renderer"]
