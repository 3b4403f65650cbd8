"""Texts that are the same on many pages, rendered once: a card, the footer.

What `{% include %}` gives follows from the variables that the included template uses. Where each of them is
a plain value, an article as lists show it, or the same on every page of the edition, the text is remembered
by those values. Nobody who writes templates need know: what uses anything else, such as `page`, or
a construct that is not known here to be pure, is rendered each time.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Hashable, Iterable, Mapping
from typing import Any

from jinja2 import nodes
from jinja2.meta import find_undeclared_variables
from jinja2.runtime import Context
from jinja2.utils import missing

from newsgen.model import Rights
from newsgen.render.views import Recurring

#: What a template's text follows from: variables, and other templates; none where nobody can say.
Dependencies = tuple[tuple[str, ...], tuple[str, ...]]

_PURE = (
    nodes.Template,
    nodes.Output,
    nodes.TemplateData,
    nodes.If,
    nodes.For,
    nodes.With,
    nodes.Assign,
    nodes.Include,
    nodes.Name,
    nodes.Literal,
    nodes.Getattr,
    nodes.Getitem,
    nodes.Slice,
    nodes.Call,
    nodes.Keyword,
    nodes.Pair,
    nodes.Filter,
    nodes.Test,
    nodes.Compare,
    nodes.Operand,
    nodes.Concat,
    nodes.CondExpr,
    nodes.BinExpr,
    nodes.UnaryExpr,
)
_FILTERS = """
    abs batch capitalize clauses count d date datetime default e escape first float forceescape format indent
    int iso iso_day join last length list lower max min replace reverse rfc822 round safe slice sort string
    striptags sum title trim truncate unique upper urlencode wordcount
"""
# Those that templates are likely to use; `random` must not be among them, nor what calls others by name.
_PURE_FILTERS = frozenset(_FILTERS.split())
# Values that say everything about themselves; the type belongs to the key, for True == 1 and Markup == str.
_BY_VALUE = frozenset((str, int, bool, type(None), type(missing), Rights))


def static_name(node: nodes.Include) -> str | None:
    """Return the name of an included template, where the tag is no more than `{% include "name" %}`."""
    plain = isinstance(node.template, nodes.Const) and node.with_context and not node.ignore_missing
    name = node.template.value if plain and isinstance(node.template, nodes.Const) else None
    return name if isinstance(name, str) else None


def dependencies(template: nodes.Template) -> Dependencies | None:
    """Return what the text of a template follows from; None where it may follow from anything."""
    environment = template.environment
    assert environment is not None  # noqa: S101 - the parser has set it
    for node in _nodes(template):
        if not isinstance(node, _PURE):
            return None
        if isinstance(node, nodes.Name) and node.name in environment.globals:
            return None  # a function such as `namespace` or `lipsum`
        if isinstance(node, nodes.Filter) and node.name not in _PURE_FILTERS:
            return None
        if isinstance(node, nodes.Include) and static_name(node) is None:
            return None
    included = {static_name(node) or "" for node in template.find_all(nodes.Include)}
    return tuple(sorted(find_undeclared_variables(template))), tuple(sorted(included))


def parent_name(template: nodes.Template) -> str | None:
    """Return what a template extends, where it does nothing else but fill the other's blocks."""
    first = template.body[0] if template.body else None
    if not isinstance(first, nodes.Extends) or not isinstance(first.template, nodes.Const):
        return None
    name = first.template.value
    idle = all(isinstance(node, nodes.Block) or _is_text(node) for node in template.body[1:])
    return name if idle and isinstance(name, str) else None


def _is_text(node: nodes.Node) -> bool:
    return isinstance(node, nodes.Output) and all(isinstance(part, nodes.TemplateData) for part in node.nodes)


def keeps_to_itself(template: nodes.Template) -> bool:
    """Whether a template does nothing to the context that it is given, so that it can have another's."""
    return all(
        isinstance(node, _PURE)
        and not isinstance(node, nodes.Assign)
        and not (isinstance(node, nodes.Name) and node.name == "self")
        for node in _nodes(template)
    )


def _nodes(node: nodes.Node) -> Iterable[nodes.Node]:
    yield node
    for child in node.iter_child_nodes():
        yield from _nodes(child)


class Settled(str):
    """A piece of a page whose addresses need no check."""

    __slots__ = ()


class Frame:
    """What every page of an edition may use; with the texts that were rendered for one of them already.

    `room` is the memory that the texts may take, in bytes; once it is full, the oldest make place. `settled`
    tells whether a text needs no check of its addresses where it comes again.
    """

    def __init__(
        self, variables: Mapping[str, object], room: int, settled: Callable[[str], bool] = lambda _: False
    ) -> None:
        self.variables = variables
        self._room = room
        self._settled = settled
        self._texts: dict[Hashable, str] = {}

    def key(
        self, name: str, variables: Iterable[str], context: Context, local: Mapping[str, Any]
    ) -> Hashable | None:
        """Return what an included template's text follows from here; None where it is not to be remembered.

        `local` are the variables of the place that includes it, which win over those of the context.
        """
        key: list[object] = [name]
        for variable in variables:
            value = local.get(variable, missing)
            if value is missing:
                value = context.resolve_or_missing(variable)
            if value is self.variables.get(variable, missing) is not missing:
                key.append(None)  # the same on every page
                continue
            kind = type(value)
            if kind not in _BY_VALUE:
                if not isinstance(value, Recurring) or not value.recurs:
                    return None
                value = value.recurs
            key += (kind, value)
        return tuple(key)

    def recall(self, key: Hashable) -> str | None:
        """Return a text that is remembered."""
        return self._texts.get(key)

    def remember(self, key: Hashable, text: str) -> str:
        """Keep a text, in the place of the oldest if there is no room; return it, as it will be recalled."""
        text = Settled(text) if self._settled(text) else text
        self._room -= sys.getsizeof(text) + sys.getsizeof(key)
        while self._room < 0 and self._texts:
            oldest = next(iter(self._texts))
            self._room += sys.getsizeof(self._texts.pop(oldest)) + sys.getsizeof(oldest)
        self._texts[key] = text
        return text
