"""What Jinja makes of a template: Python that gathers its text in lists, and calls on `NewsEnvironment`.

Jinja's own code hands each piece through three generators, one within the other. Here a block or a part
gives all its pieces at once.
"""

from __future__ import annotations

from jinja2 import nodes
from jinja2.compiler import CodeGenerator
from jinja2.compiler import Frame as Scope
from jinja2.meta import find_referenced_templates

from newsgen.render.fragments import dependencies, keeps_to_itself, parent_name, static_name


class Pieces(list[str]):
    """The pieces of a text; they can be closed, for Jinja closes the generators that it expects."""

    __slots__ = ()

    def close(self) -> None:
        """Do nothing: all pieces are there."""


class Generator(CodeGenerator):
    """Writes the Python of a template.

    The functions of blocks return `Pieces`, and so does that of a template which extends no other.
    """

    _extends = False

    def visit_Template(self, node: nodes.Template, frame: Scope | None = None) -> None:  # noqa: N802 - Jinja's
        self._extends = node.find(nodes.Extends) is not None
        super().visit_Template(node, frame)
        self.writeline("escape = environment.escaped")
        self.writeline("pieces = environment.pieces")
        self.writeline(f"parent = {parent_name(node)!r}")
        self.writeline(f"references = {tuple(find_referenced_templates(node))!r}")
        self.writeline(f"dependencies = {dependencies(node)!r}")
        self.writeline(f"keeps_to_itself = {keeps_to_itself(node)!r}")

    def write_commons(self) -> None:
        """Write what each function begins with: Jinja's lines, but for that which makes it a generator."""
        self.writeline("resolve = context.resolve_or_missing")
        self.writeline("undefined = environment.undefined")
        self.writeline("concat = environment.concat")
        self.writeline("cond_expr_undefined = Undefined")
        self.writeline("attribute = environment.getattr")

    def enter_frame(self, frame: Scope) -> None:
        """Begin a scope; that of a whole function with an empty list."""
        super().enter_frame(frame)
        if self._gathers(frame):
            frame.buffer = self.temporary_identifier()
            self.writeline(f"{frame.buffer} = pieces()")

    def leave_frame(self, frame: Scope, with_python_scope: bool = False) -> None:
        """End a scope; that of a whole function by returning the list."""
        super().leave_frame(frame, with_python_scope)
        if self._gathers(frame):
            self.writeline(f"return {frame.buffer}")

    def _gathers(self, frame: Scope) -> bool:
        return frame.parent is None and not (frame.rootlevel and self._extends)

    def visit_Block(self, node: nodes.Block, frame: Scope) -> None:  # noqa: N802 - Jinja's
        if frame.buffer is None or node.required or node.scoped:
            super().visit_Block(node, frame)
        else:
            block = f"context.blocks[{node.name!r}][0]({self.get_context_ref()})"
            self.writeline(f"{frame.buffer}.extend({block})", node)

    def visit_Include(self, node: nodes.Include, frame: Scope) -> None:  # noqa: N802 - Jinja's
        name = static_name(node)
        if name is None:
            super().visit_Include(node, frame)
            return
        local = self.dump_local_context(frame)
        part = f"environment.included({name!r}, context, {local})"
        self.writeline(
            f"yield from {part}" if frame.buffer is None else f"{frame.buffer}.extend({part})", node
        )

    def visit_Getattr(self, node: nodes.Getattr, frame: Scope) -> None:  # noqa: N802 - Jinja's
        self.write("attribute(")
        self.visit(node.node, frame)
        self.write(f", {node.attr!r})")

    def visit_Call(self, node: nodes.Call, frame: Scope, forward_caller: bool = False) -> None:  # noqa: N802
        word = _word(node)
        if word is None:
            super().visit_Call(node, frame, forward_caller=forward_caller)
        else:  # no need to find out what of the context the function wants
            self.visit(node.node, frame)
            self.write(f"({word!r})")


def _word(call: nodes.Call) -> str | None:
    """Return the key of the word, where a call is `t("key")` with nothing to fill in."""
    if not isinstance(call.node, nodes.Name) or call.node.name != "t" or len(call.args) != 1:
        return None
    if not isinstance(call.args[0], nodes.Const) or call.kwargs or call.dyn_args or call.dyn_kwargs:
        return None
    key = call.args[0].value
    return key if isinstance(key, str) else None
