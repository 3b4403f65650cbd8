"""Templates -> text, by Jinja: the theme's as they are, a site's own in a sandbox; errors at their line."""

from newsgen.templating.errors import TemplateFailed
from newsgen.templating.filters import FILTERS
from newsgen.templating.fragments import Fragments
from newsgen.templating.templates import Templates

__all__ = ["FILTERS", "Fragments", "TemplateFailed", "Templates"]
