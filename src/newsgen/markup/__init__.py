"""Markdown -> clean HTML and plain text, made right for Chinese. Pure: text in, records out."""

from newsgen.markup.charts import asked_charts
from newsgen.markup.embeds import EMBED, frame_host
from newsgen.markup.finish import CREDIT, DECORATIVE, GALLERY
from newsgen.markup.html import (
    attributes,
    escape,
    footnote_text,
    plain_text,
    start_tag,
    tokens,
    unescape,
)
from newsgen.markup.render import Rendered, render_markdown

__all__ = [
    "CREDIT",
    "DECORATIVE",
    "EMBED",
    "GALLERY",
    "Rendered",
    "asked_charts",
    "attributes",
    "escape",
    "footnote_text",
    "frame_host",
    "plain_text",
    "render_markdown",
    "start_tag",
    "tokens",
    "unescape",
]
