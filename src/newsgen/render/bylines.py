"""Who made an article, as readers and as machines are told."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import lru_cache

from newsgen.model import AUTHORING, Credit, Rights, RightsClass, Role
from newsgen.pages.paths import author_path
from newsgen.render.views import AgentView, CreditView, LinkView
from newsgen.render.words import Words

_EDITORS = (Role.EDITOR, Role.RESPONSIBLE_EDITOR)


_REMEMBERED = 4_096  # names


class Bylines:
    """Makes the bylines of one edition's articles.

    `list_url` gives the address of a list by its path, and nothing for one that the edition does not have.
    """

    def __init__(self, words: Words, list_url: Callable[[str], str]) -> None:
        self._words = words
        self._author_list = lru_cache(_REMEMBERED)(lambda name: list_url(author_path(name)))

    def byline(self, given: Iterable[Credit], rights: Rights) -> tuple[CreditView, ...]:
        """Return for each role its word, and the names of those who had it."""
        groups: dict[str, list[LinkView]] = {}
        for credit in given:
            label = credit.organisation + self._words(f"role_{_role(credit, rights)}")
            groups.setdefault(label, []).append(LinkView(credit.name, self._author_url(credit)))
        return tuple(CreditView(label, tuple(names)) for label, names in groups.items())

    def agents(self, given: Iterable[Credit], rights: Rights) -> tuple[AgentView, ...]:
        """Return everybody in the byline as schema.org knows them."""
        return tuple(self._agent(credit, rights) for credit in given)

    def _agent(self, credit: Credit, rights: Rights) -> AgentView:
        is_person = credit.is_person
        role = _role(credit, rights)
        if credit.role in AUTHORING:
            part = "author"
        else:  # of an editor schema.org expects that it is a person
            part = "editor" if credit.role in _EDITORS and is_person else "contributor"
        job = self._words(f"role_{role}") if is_person and role is not Role.AUTHOR else ""
        return AgentView(credit.name, is_person, part, job, self._author_url(credit))

    def _author_url(self, credit: Credit) -> str:
        """Return the address of the list of whoever wrote an article; of nobody else there is one."""
        return self._author_list(credit.name) if credit.role in AUTHORING else ""


def _role(credit: Credit, rights: Rights) -> Role:
    """Return the role that a byline shows: whoever writes for the site itself is called a reporter (記者)."""
    own = credit.role is Role.AUTHOR and rights.rights_class is RightsClass.OWN
    return Role.REPORTER if own else credit.role
