"""The environment for templates that a site brings along: they can print, and nothing else, and not for ever.

Jinja's sandbox refuses what would lead from a value to the program. What it does not do is bound the work; so
each page has a budget, from which loops, calls, what is printed, and what filters and operators are going to
make is taken beforehand.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from functools import wraps
from typing import Any

from jinja2 import Environment, Template, nodes, pass_context, pass_environment
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment

from newsgen.problems import Explained
from newsgen.templating.limits import formatted, product, size

#: What a page may spend, about in characters: twice what the largest file may have, a sitemap (50 MB).
BUDGET = 100_000_000

_STEP = 200  # what a turn of a loop or a call of a macro costs, beside what it prints
_TEMPLATE = 5_000  # what a template costs that another includes
_BITS = 10_000  # of a whole number
_NAMING = (nodes.Extends, nodes.Include, nodes.Import, nodes.FromImport)
_REPEATING = (nodes.For, nodes.Macro, nodes.CallBlock, nodes.Block)
# Filters and methods whose result can be many times as long as what they are given.
_GROWING = frozenset(
    (
        *("batch", "center", "indent", "join", "replace", "slice", "urlize", "wordwrap"),
        *("ljust", "rjust", "zfill", "expandtabs", "to_bytes"),
    )
)
_FORMATTING = frozenset(("format", "format_map", "strftime"))


class TooMuch(Explained, ArithmeticError):
    """A template that does more than a page needs."""


class SandboxedEnvironment(ImmutableSandboxedEnvironment):
    """Jinja's sandbox, with `filters` of our own, and a budget for each page: `refill` it before one."""

    intercepted_binops = frozenset(("+", "*", "**", "%"))

    def __init__(self, filters: Mapping[str, Callable[..., Any]], **options: Any) -> None:
        super().__init__(finalize=_counted, **options)
        self._left = BUDGET
        del self.globals["lipsum"]  # as long as one likes, and another one each time
        known = {**self.filters, **filters}
        self.filters = {name: self._paying(name, function) for name, function in known.items()}
        self.filters |= {"counted": _counted, "paid": _paid}

    def refill(self) -> None:
        """Begin a page."""
        self._left = BUDGET

    def spend(self, amount: int) -> None:
        """Take from the budget; raises TooMuch where it is spent."""
        self._left -= amount
        if self._left < 0:
            raise TooMuch("it loops too often, or makes too long a text, for one page")

    def get_template(self, name: str | Template, *context: Any, **options: Any) -> Template:
        """Return a template, which others pay for where they name it."""
        self.spend(_TEMPLATE)
        return super().get_template(name, *context, **options)

    def select_template(self, names: Any, *context: Any, **options: Any) -> Template:
        """Return the first template that there is of several."""
        self.spend(_TEMPLATE)
        return super().select_template(names, *context, **options)

    def compile(self, source: str | nodes.Template, *names: Any, **options: Any) -> Any:
        """Compile a template in which whatever can be repeated pays for each turn."""
        tree = self.parse(source, *names[:2]) if isinstance(source, str) else source
        repeating: list[Any] = list(tree.find_all(_REPEATING))
        for node in repeating:
            node.body.insert(0, self._payment(node, _STEP, node.lineno))
        named = next(tree.find_all(_NAMING), tree)  # what is in itself without end is told there
        tree.body.insert(0, self._payment(tree, 0, named.lineno))
        for joined in tree.find_all(nodes.Concat):
            joined.nodes = [nodes.Filter(part, "counted", [], [], None, None) for part in joined.nodes]
            joined.set_lineno(joined.lineno).set_environment(self)
        left, self._left = self._left, BUDGET  # what can be reckoned now is paid for again at its line
        try:
            return super().compile(tree, *names, **options)
        finally:
            self._left = left

    def _payment(self, node: nodes.Node, step: int, line: int) -> nodes.Node:
        """Return what takes from the budget a step, and the text that stands in a node."""
        amount = step + sum(len(text.data) for text in node.find_all(nodes.TemplateData))
        paid = nodes.Filter(nodes.Const(amount), "paid", [], [], None, None)
        return nodes.ExprStmt(paid).set_lineno(line or 1).set_environment(self)

    def call(__self, __context: Context, __obj: Any, *args: Any, **kwargs: Any) -> Any:  # noqa: N805 - Jinja's
        """Call something; methods of texts, numbers and moments pay for what they are going to make."""
        method = getattr(__obj, "__wrapped__", __obj)
        owner = getattr(method, "__self__", None)
        if isinstance(owner, str | bytes | int | datetime):
            __self._pay(method.__name__, (owner, *args, *kwargs.values()))
        return super().call(__context, __obj, *args, **kwargs)

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        """Reckon; what becomes long pays for it."""
        if isinstance(left, int) and isinstance(right, int):
            bits = left.bit_length() * (abs(right) if operator == "**" else 1) + right.bit_length()
            self.spend(bits if bits <= _BITS else BUDGET)
        elif operator == "*":
            self.spend(product(1, (left, right)))
        elif operator == "%" and isinstance(left, str):
            self.spend(formatted(left, right))
        else:
            self.spend(size(left) + size(right))
        return super().call_binop(context, operator, left, right)

    def _pay(self, name: str, values: tuple[Any, ...]) -> None:
        """Pay for what a filter or method makes of some values; the first is the one that it is of."""
        whole, *given = values or ("",)
        if name in _FORMATTING:
            text = whole if isinstance(whole, str) else next(filter(_is_text, given), "")
            self.spend(formatted(text, given))
        elif name in _GROWING:
            self.spend(product(size(whole), given))
        else:
            self.spend(size(whole) + size(given))

    def _paying(self, name: str, function: Callable[..., Any]) -> Callable[..., Any]:
        @wraps(function)
        def paying(*args: Any, **kwargs: Any) -> Any:
            passed = (
                args[:1] if args and isinstance(args[0], Environment | Context | nodes.EvalContext) else ()
            )
            values = [list(value) if isinstance(value, Iterator) else value for value in args[len(passed) :]]
            self._pay(name, (*values, *kwargs.values()))
            return function(*passed, *values, **kwargs)

        return paying


@pass_environment
def _counted(environment: SandboxedEnvironment, value: object) -> object:
    """Pay for what is printed or joined."""
    environment.spend(size(value))
    return value


@pass_context
def _paid(context: Context, amount: int) -> None:
    """Pay for a step."""
    if isinstance(context.environment, SandboxedEnvironment):
        context.environment.spend(max(amount, 0))


def _is_text(value: object) -> bool:
    return isinstance(value, str)
