"""The Jinja environments, and their errors as problems at a template's line."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Any

from jinja2 import BytecodeCache, ChoiceLoader, Environment, FileSystemLoader, PrefixLoader, StrictUndefined
from jinja2.bccache import Bucket

from newsgen.templating.errors import FAILURES, TemplateFailed, problem_of
from newsgen.templating.filters import FILTERS
from newsgen.templating.sandbox import SandboxedEnvironment
from newsgen.templating.uses import TemplateUses

_OPTIONS: Mapping[str, Any] = {
    "undefined": StrictUndefined,
    "trim_blocks": True,
    "lstrip_blocks": True,
    "keep_trailing_newline": True,
    "auto_reload": False,  # templates do not change while a site is built
    "cache_size": -1,  # all of them stay
}


class _Compiled(BytecodeCache):
    """Templates that this process has compiled, by name and text: a preview builds again and again.

    They stay in memory. What a file holds could be changed, and would run.
    """

    def __init__(self) -> None:
        self._known: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill a bucket, if what is known was compiled from the same text."""
        if known := self._known.get(bucket.key):
            bucket.bytecode_from_string(known)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what was compiled."""
        self._known[bucket.key] = bucket.bytecode_to_string()


_COMPILED, _COMPILED_IN_SANDBOX = _Compiled(), _Compiled()


class Templates:
    """Renders templates by name, from the first folder that has them; made once for all processes.

    The last folder is the theme's; a template of a site extends the one that it replaces by its name
    after `theme/`. Whatever runs together with a template of the site runs in a sandbox. `uses` tells what a
    template is made from.
    """

    def __init__(self, folders: Iterable[Path]) -> None:
        self.folders = tuple(folders)
        *own, self._theme = self.folders
        theme = FileSystemLoader(self._theme)
        under_its_name = PrefixLoader({"theme": theme})
        # It knows nothing but the theme, so that nothing else can run in it. To look for what can be reckoned
        # beforehand takes longer than it saves: the theme has nothing of that kind.
        loader = ChoiceLoader([theme, under_its_name])
        self._plain = Environment(
            loader=loader, autoescape=True, optimized=False, bytecode_cache=_COMPILED, **_OPTIONS
        )
        self._plain.filters.update(FILTERS)
        loader = ChoiceLoader([FileSystemLoader(self.folders), under_its_name])
        sandbox = partial(
            SandboxedEnvironment,
            FILTERS,
            loader=loader,
            autoescape=True,
            bytecode_cache=_COMPILED_IN_SANDBOX,
            **_OPTIONS,
        )
        self._sandbox: SandboxedEnvironment | None = None
        if any(path.is_file() for folder in own for path in folder.rglob("*")):
            self._sandbox = sandbox()
        self._environments: dict[str, Environment] = {}
        self.uses = TemplateUses(sandbox())

    def __reduce__(self) -> tuple[type[Templates], tuple[tuple[Path, ...]]]:
        return type(self), (self.folders,)

    def render(self, name: str, context: Mapping[str, object]) -> str:
        """Return a template's text; raises TemplateFailed for anything that is wrong in a template."""
        if self._sandbox:
            self._sandbox.refill()
        try:
            return self.part(name, context)
        except FAILURES as error:
            raise TemplateFailed(problem_of(error, name, self.folders)) from error

    def part(self, name: str, context: Mapping[str, object]) -> str:
        """Return a template's text, for another one that asks for it: what is wrong is an error in that."""
        return self._environment(name).get_template(name).render(context)

    def load(self, names: Iterable[str]) -> None:
        """Compile templates with all that they ask for, so that processes which are forked need not."""
        wanted = set(names)
        for name in wanted.union(*map(self.uses.fragments, wanted)):
            for there in self.uses.inside(name) or ():
                with suppress(*FAILURES):  # whoever renders it says so
                    self._environment(name).get_template(there)

    def _environment(self, name: str) -> Environment:
        """Return where a template runs."""
        if name not in self._environments:
            if self._sandbox is None or self.uses.lies_in(name, self._theme):
                self._environments[name] = self._plain
            else:
                self._environments[name] = self._sandbox
        return self._environments[name]
