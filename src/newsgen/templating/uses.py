"""What a template is made from: those that it extends, includes and imports; and the names it expects."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from hashlib import blake2b
from pathlib import Path

from jinja2 import TemplateNotFound, TemplateSyntaxError, nodes
from jinja2.meta import find_referenced_templates, find_undeclared_variables
from msgspec import Struct

from newsgen.cache import digest
from newsgen.memo import Memo
from newsgen.templating.sandbox import SandboxedEnvironment, TooMuch


class TemplateUse(Struct, frozen=True, array_like=True):
    """What a template names: `inside` are those that it extends, includes and imports, `fragments` those that
    are rendered by themselves; None for what only rendering tells. `names` are expected from outside."""

    inside: tuple[str | None, ...]
    fragments: tuple[str | None, ...]
    names: frozenset[str]


class TemplateUses:
    """Looks templates up, each once; what is wrong in one is said when it is rendered.

    The `environment` is for this alone: what a template has of constants is reckoned.
    """

    def __init__(self, environment: SandboxedEnvironment) -> None:
        self.environment = environment
        self._memo = Memo(None)
        self._sources: dict[str, tuple[str | None, str]] = {}
        self._direct: dict[str, TemplateUse] = {}
        self._digests: dict[str, bytes] = {}
        self._names: dict[str, frozenset[str] | None] = {}

    def look_up(self, names: Iterable[str], memo: Memo) -> None:
        """Look at templates and all that they are made from, by what a memo remembers of what they name."""
        self._memo = memo
        for name in names:
            self._all(name)
        self._memo = Memo(None)

    def digest(self, name: str) -> bytes:
        """Return a digest of a template and of all that it extends, includes and imports, 16 bytes.

        Where a template names another only when it is rendered, that is all templates.
        """
        if name not in self._digests:
            used = self._all(name)
            summed = blake2b(digest_size=16)
            for there in sorted(self.environment.list_templates() if used is None else used):
                summed.update(repr((there, self._source(there)[0])).encode())
            self._digests[name] = summed.digest()
        return self._digests[name]

    def names(self, name: str) -> frozenset[str] | None:
        """Return the names that a template and those in it expect from outside; none where nobody can say."""
        if name not in self._names:
            used = self._all(name)
            self._names[name] = None
            if used is not None:
                expected = frozenset[str]().union(*(self._use(there).names for there in used))
                self._names[name] = expected - self.environment.globals.keys()
        return self._names[name]

    def lies_in(self, name: str, folder: Path) -> bool:
        """Whether a template and those inside it are a folder's own; False where nobody can say."""
        inside = self.inside(name)
        return inside is not None and all(Path(self._source(it)[1]).is_relative_to(folder) for it in inside)

    def inside(self, name: str) -> set[str] | None:
        """Return a template with all that run together with it: those that it extends, includes and imports.
        None where one is named only when it is rendered."""
        return self._reached(name, lambda use: use.inside)

    def fragments(self, name: str) -> set[str]:
        """Return the fragments that a template asks for, as far as it names them; with theirs."""
        return {part for there in self._all(name) or () for part in self._use(there).fragments if part}

    def _all(self, name: str) -> set[str] | None:
        """Return a template with all that it is made from; None where only rendering tells."""
        return self._reached(name, lambda use: (*use.inside, *use.fragments))

    def _reached(self, name: str, named: Callable[[TemplateUse], Iterable[str | None]]) -> set[str] | None:
        reached: set[str] = set()
        waiting: list[str | None] = [name]
        while waiting:
            here = waiting.pop()
            if here is None:
                return None
            if here not in reached:
                reached.add(here)
                waiting += named(self._use(here))
        return reached

    def _use(self, name: str) -> TemplateUse:
        if name not in self._direct:
            source = self._source(name)[0] or ""
            key = digest(b"template", name.encode("utf-8", "replace"), source.encode("utf-8", "replace"))
            make = partial(self._read, name, source)
            self._direct[name] = self._memo.recall(key, TemplateUse, make)
        return self._direct[name]

    def _read(self, name: str, source: str) -> TemplateUse:
        self.environment.refill()
        try:
            tree = self.environment.parse(source, name)
            expected = frozenset(find_undeclared_variables(tree))
        except (TemplateSyntaxError, RecursionError, TooMuch):
            return TemplateUse((), (), frozenset())
        return TemplateUse(tuple(find_referenced_templates(tree)), tuple(_fragments(tree)), expected)

    def _source(self, name: str) -> tuple[str | None, str]:
        """Return a template's text, and its file; None where there is none of that name."""
        assert self.environment.loader is not None  # noqa: S101 - `Templates` has set it
        if name not in self._sources:
            try:
                text, file, _ = self.environment.loader.get_source(self.environment, name)
                self._sources[name] = text, file or ""
            except (TemplateNotFound, UnicodeDecodeError):
                self._sources[name] = None, ""
        return self._sources[name]


def _fragments(tree: nodes.Template) -> Iterator[str | None]:
    """Give the templates that are asked for by `fragment(…)`, None for one that only rendering tells."""
    for call in tree.find_all(nodes.Call):
        if isinstance(call.node, nodes.Name) and call.node.name == "fragment":
            name = call.args[0] if call.args else None
            yield str(name.value) if isinstance(name, nodes.Const) else None
