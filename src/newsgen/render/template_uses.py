"""What a template is made from: those that it extends, includes and imports; and the names it expects."""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from hashlib import blake2b

from jinja2 import Environment, TemplateNotFound, TemplateSyntaxError, nodes
from jinja2.meta import find_referenced_templates, find_undeclared_variables

_Uses = tuple[
    tuple[str | None, ...], AbstractSet[str]
]  # templates, None for what only rendering tells; names


class TemplateUses:
    """Looks templates up, each once; what is wrong in one is said when it is rendered."""

    def __init__(self, environment: Environment) -> None:
        self.environment = environment
        self._sources: dict[str, str | None] = {}
        self._direct: dict[str, _Uses] = {}
        self._digests: dict[str, bytes] = {}
        self._names: dict[str, frozenset[str] | None] = {}

    def digest(self, name: str) -> bytes:
        """Return a digest of a template and of all that it extends, includes and imports, 16 bytes.

        Where a template names another only when it is rendered, that is all templates.
        """
        if name not in self._digests:
            used = self._all(name)
            summed = blake2b(digest_size=16)
            for there in sorted(self.environment.list_templates() if used is None else used):
                summed.update(repr((there, self._source(there))).encode())
            self._digests[name] = summed.digest()
        return self._digests[name]

    def names(self, name: str) -> frozenset[str] | None:
        """Return the names that a template and those in it expect from outside; none where nobody can say."""
        if name not in self._names:
            used = self._all(name)
            self._names[name] = None
            if used is not None:
                expected = frozenset[str]().union(*(self._uses(there)[1] for there in used))
                self._names[name] = expected - self.environment.globals.keys()
        return self._names[name]

    def _all(self, name: str) -> set[str] | None:
        """Return a template with all that are in it; none where one is named only when it is rendered."""
        used: set[str] = set()
        waiting: list[str | None] = [name]
        while waiting:
            here = waiting.pop()
            if here is None:
                return None
            if here not in used:
                used.add(here)
                waiting += self._uses(here)[0]
        return used

    def _uses(self, name: str) -> _Uses:
        if name not in self._direct:
            source = self._source(name)
            try:
                tree = self.environment.parse(source or "", name)
            except (TemplateSyntaxError, RecursionError):
                tree = self.environment.parse("")
            used = (*find_referenced_templates(tree), *_fragments(tree))
            self._direct[name] = used, find_undeclared_variables(tree)
        return self._direct[name]

    def _source(self, name: str) -> str | None:
        """Return a template's text; None where there is none of that name."""
        assert self.environment.loader is not None  # noqa: S101 - `Templates` has set it
        if name not in self._sources:
            try:
                self._sources[name] = self.environment.loader.get_source(self.environment, name)[0]
            except (TemplateNotFound, UnicodeDecodeError):
                self._sources[name] = None
        return self._sources[name]


def _fragments(tree: nodes.Template) -> Iterator[str | None]:
    """Give the templates that are asked for by `fragment(…)`, None for one that only rendering tells."""
    for call in tree.find_all(nodes.Call):
        if isinstance(call.node, nodes.Name) and call.node.name == "fragment":
            name = call.args[0] if call.args else None
            yield str(name.value) if isinstance(name, nodes.Const) else None
