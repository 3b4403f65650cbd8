"""The Jinja environment, and its errors as problems at a template's line."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from jinja2 import ChoiceLoader, Environment, FileSystemLoader, PrefixLoader, StrictUndefined

from newsgen.render.filters import FILTERS
from newsgen.render.sandbox import SandboxedEnvironment
from newsgen.render.template_errors import FAILURES, TemplateFailed, problem_of
from newsgen.render.template_uses import TemplateUses

_OPTIONS: Mapping[str, Any] = {
    "undefined": StrictUndefined,
    "trim_blocks": True,
    "lstrip_blocks": True,
    "keep_trailing_newline": True,
    "auto_reload": False,  # templates do not change while a site is built
    "cache_size": -1,  # all of them stay
}


class Templates:
    """Renders templates by name, from the first folder that has them.

    The last folder is the theme's; a template of a site extends the one that it replaces by its name
    after `theme/`. Where a site has templates of its own, all run in a sandbox. `uses` tells what a template
    is made from.
    """

    def __init__(self, folders: Iterable[Path]) -> None:
        self._folders = tuple(folders)
        theme = FileSystemLoader(self._folders[-1])
        loader = ChoiceLoader([FileSystemLoader(self._folders), PrefixLoader({"theme": theme})])
        self._sandbox: SandboxedEnvironment | None = None
        if any(path.is_file() for folder in self._folders[:-1] for path in folder.rglob("*")):
            self._sandbox = SandboxedEnvironment(FILTERS, loader=loader, autoescape=True, **_OPTIONS)
        self._environment = self._sandbox or Environment(loader=loader, autoescape=True, **_OPTIONS)
        self._environment.filters.update({} if self._sandbox else FILTERS)
        self.uses = TemplateUses(self._environment)

    def render(self, name: str, context: Mapping[str, object]) -> str:
        """Return a template's text; raises TemplateFailed for anything that is wrong in a template."""
        if self._sandbox:
            self._sandbox.refill()
        try:
            return self.part(name, context)
        except FAILURES as error:
            raise TemplateFailed(problem_of(error, name, self._folders)) from error

    def part(self, name: str, context: Mapping[str, object]) -> str:
        """Return a template's text, for another one that asks for it: what is wrong is an error in that."""
        return self._environment.get_template(name).render(context)
