"""Jinja, with `{% include %}` that remembers, and quicker in what templates do most."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, MutableMapping
from dataclasses import dataclass
from typing import Any

from jinja2 import Environment, Template, TemplateError
from jinja2.runtime import Context
from jinja2.utils import missing
from markupsafe import Markup, escape

from newsgen.render.fragments import Dependencies, Frame
from newsgen.render.generator import Generator, Pieces

_Fill = Callable[[Context], Iterator[str]]  # what fills a block


@dataclass(frozen=True, slots=True)
class _Part:
    """A template that others include; `variables` are those that its text follows from, None if unknown.

    One that `keeps_to_itself` may have the context of the place that includes it.
    """

    template: Template
    variables: tuple[str, ...] | None
    keeps_to_itself: bool


@dataclass(frozen=True, slots=True)
class _Layout:
    """A template with those that it extends: where to begin, and what fills each block."""

    template: Template
    blocks: dict[str, list[_Fill]]


class NewsEnvironment(Environment):
    """Jinja's environment; `frame` is that of the page that is being rendered."""

    code_generator_class = Generator
    pieces = Pieces

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self.frame = Frame({}, 0)
        self._loaded: dict[str, Template] = {}
        self._parts: dict[str, _Part] = {}
        self._layouts: dict[str, _Layout] = {}

    def get_template(
        self,
        name: str | Template,
        parent: str | None = None,
        globals: MutableMapping[str, Any] | None = None,  # noqa: A002 - Jinja's
    ) -> Template:
        """Return a template; one that is loaded stays, for templates do not change while a site is built."""
        if not isinstance(name, str) or globals is not None:
            return super().get_template(name, parent, globals)
        template = self._loaded.get(name)
        if template is None:
            template = self._loaded[name] = super().get_template(name, parent)
        return template

    def page(self, name: str, variables: Mapping[str, object], frame: Frame) -> list[str]:
        """Return, piece by piece, what a template makes of a page's own variables and those of its frame."""
        self.frame = frame
        layout = self._layouts.get(name) or self._layout(name)
        known = {**self.globals, **frame.variables, **variables}
        context = self.context_class(self, known, name, {})
        context.blocks = {block: fills[:] for block, fills in layout.blocks.items()}
        try:
            return list(layout.template.root_render_func(context))
        except Exception:  # noqa: BLE001 - it is raised again, with the lines of templates in its traceback
            self.handle_exception()

    def included(self, name: str, context: Context, local: Mapping[str, Any]) -> Iterable[str]:
        """Return, in pieces, what `{% include "name" %}` gives, for templates to call."""
        part = self._parts.get(name)
        if part is None:
            part = self._parts[name] = self._part(name)
        frame = self.frame
        key = frame.key(name, part.variables, context, local) if part.variables is not None else None
        text = frame.recall(key) if key is not None else None
        if text is not None:
            return (text,)
        there = {variable: value for variable, value in local.items() if value is not missing}
        if there or not part.keeps_to_itself:
            variables = {**context.get_all(), **there} if there else context.get_all()
            context = self._context(part.template, variables)
        pieces = part.template.root_render_func(context)
        return pieces if key is None else (frame.remember(key, self.concat(pieces)),)

    def _layout(self, name: str) -> _Layout:
        """Find once what a template extends, where that is always the same; else rendering will."""
        template = self.get_template(name)
        passed: list[Template] = []
        blocks: dict[str, list[_Fill]] = {}
        while True:
            passed.append(template)
            for block, fill in template.blocks.items():
                blocks.setdefault(block, []).append(fill)
            parent = template.root_render_func.__globals__["parent"]
            try:
                above = None if parent is None else self.get_template(parent, template.name)
            except TemplateError:
                above = None
            if above is None or above in passed:  # what is wrong is said where the line is known
                break
            template = above
        layout = self._layouts[name] = _Layout(template, blocks)
        return layout

    def _part(self, name: str) -> _Part:
        template = self.get_template(name)
        module = template.root_render_func.__globals__
        return _Part(template, self._variables(name, ()), module["keeps_to_itself"])

    def _context(self, template: Template, variables: dict[str, Any]) -> Context:
        # `Template.new_context` takes longer: it looks through the globals, which are among the variables.
        return self.context_class(self, variables, template.name, template.blocks)

    @staticmethod
    def escaped(value: object) -> str:
        """Return a value as HTML: like `escape`, but without making a Markup of it, which takes longest."""
        if type(value) is Markup:
            return value
        if type(value) is str and not (
            "&" in value or "<" in value or ">" in value or '"' in value or "'" in value
        ):
            return value
        return escape(value)

    def _variables(self, name: str, within: tuple[str, ...]) -> tuple[str, ...] | None:
        """Return the variables that a template's text follows from, with those of what it includes."""
        found: Dependencies | None = self.get_template(name).root_render_func.__globals__["dependencies"]
        if found is None or name in within:
            return None
        variables = set(found[0])
        for other in found[1]:
            more = self._variables(other, (*within, name))
            if more is None:
                return None
            variables.update(more)
        return tuple(sorted(variables))
