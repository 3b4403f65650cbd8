"""Parts that are the same on many pages, such as the foot of the page or a card in lists: rendered once."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from jinja2 import pass_context
from jinja2.runtime import Context
from markupsafe import Markup

from newsgen.templating.templates import Templates

_REMEMBERED = 2_048  # parts of an edition, some 1 kB each


class Fragments:
    """`{{ fragment("partials/card.html", article=article) }}` in an edition's templates.

    A part has the values that it is given, and `shared`, what all pages of the edition have. One that names
    anything else is rendered for each page, with all that the page has: a site may have changed it so.
    """

    def __init__(self, templates: Templates, shared: Mapping[str, object]) -> None:
        self._templates = templates
        self._shared = {**shared, "fragment": self}
        self._asked: dict[str, frozenset[str] | None] = {}  # of each part, beside what is shared
        self._remembered = lru_cache(_REMEMBERED, typed=True)(self._render)

    @pass_context
    def __call__(self, context: Context, name: str, /, **values: object) -> Markup:
        """Return a part's text; `values` are articles, texts and numbers."""
        if name not in self._asked:
            names = self._templates.uses.names(name)
            self._asked[name] = None if names is None else names - self._shared.keys()
        asked = self._asked[name]
        if asked is not None and asked <= values.keys():
            return self._remembered(name, **values)
        # What belongs to where the page runs stays there: this part may run in the sandbox, with its own.
        owned = context.environment.globals
        there = {key: value for key, value in context.get_all().items() if owned.get(key) is not value}
        return self._render(name, **{**there, **values})

    def _render(self, name: str, /, **values: object) -> Markup:
        return Markup(self._templates.part(name, {**self._shared, **values}))  # noqa: S704 - escaped in the part
