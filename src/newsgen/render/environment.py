"""Jinja, with `{% include %}` that remembers, and quicker in what templates do most."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, MutableMapping
from dataclasses import dataclass
from typing import Any

from jinja2 import Environment, Template, nodes
from jinja2.compiler import CodeGenerator
from jinja2.compiler import Frame as Scope
from jinja2.runtime import Context
from jinja2.utils import missing
from markupsafe import Markup, escape

from newsgen.render.fragments import Dependencies, Frame, dependencies, static_name


@dataclass(frozen=True, slots=True)
class _Part:
    """A template that others include; `variables` are those that its text follows from, None if unknown."""

    template: Template
    variables: tuple[str, ...] | None


class _Generator(CodeGenerator):
    """Writes the Python of a template."""

    def visit_Template(self, node: nodes.Template, frame: Scope | None = None) -> None:  # noqa: N802 - Jinja's
        super().visit_Template(node, frame)
        self.writeline("escape = environment.escaped")
        self.writeline(f"dependencies = {dependencies(node)!r}")

    def visit_Include(self, node: nodes.Include, frame: Scope) -> None:  # noqa: N802 - Jinja's
        name = static_name(node)
        if name is None:
            super().visit_Include(node, frame)
        else:
            local = self.dump_local_context(frame)
            self.writeline(f"for event in environment.included({name!r}, context, {local}):", node)
            self.indent()
            self.simple_write("event", frame)
            self.outdent()

    def visit_Call(self, node: nodes.Call, frame: Scope, forward_caller: bool = False) -> None:  # noqa: N802
        word = _word(node)
        if word is None:
            super().visit_Call(node, frame, forward_caller=forward_caller)
        else:  # no need to find out what of the context the function wants
            self.visit(node.node, frame)
            self.write(f"({word!r})")


class NewsEnvironment(Environment):
    """Jinja's environment; `frame` is that of the page that is being rendered."""

    code_generator_class = _Generator

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self.frame = Frame({}, 0)
        self._loaded: dict[str, Template] = {}
        self._parts: dict[str, _Part] = {}

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
        template = self.get_template(name)
        known = {**self.globals, **frame.variables, **variables}
        try:
            return list(template.root_render_func(self._context(template, known)))
        except Exception:  # noqa: BLE001 - it is raised again, with the lines of templates in its traceback
            self.handle_exception()

    def included(self, name: str, context: Context, local: Mapping[str, Any]) -> Iterable[str]:
        """Return, in pieces, what `{% include "name" %}` gives, for templates to call."""
        part = self._parts.get(name)
        if part is None:
            part = self._parts[name] = _Part(self.get_template(name), self._variables(name, ()))
        frame = self.frame
        key = frame.key(name, part.variables, context, local) if part.variables is not None else None
        text = frame.recall(key) if key is not None else None
        if text is not None:
            return (text,)
        there = {variable: value for variable, value in local.items() if value is not missing}
        variables = {**context.get_all(), **there} if there else context.get_all()
        pieces = part.template.root_render_func(self._context(part.template, variables))
        return pieces if key is None else (frame.remember(key, self.concat(pieces)),)

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


def _word(call: nodes.Call) -> str | None:
    """Return the key of the word, where a call is `t("key")` with nothing to fill in."""
    if not isinstance(call.node, nodes.Name) or call.node.name != "t" or len(call.args) != 1:
        return None
    if not isinstance(call.args[0], nodes.Const) or call.kwargs or call.dyn_args or call.dyn_kwargs:
        return None
    key = call.args[0].value
    return key if isinstance(key, str) else None
