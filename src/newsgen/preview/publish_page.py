"""Publishing from the desk: what will change, what is in the way, and sending it."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from functools import partial

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from newsgen.deploy import (
    NOWHERE,
    STATUS_SENTENCES,
    TOO_LARGE,
    ChangedTitle,
    Sending,
    SendStatus,
    Sent,
    changed_title,
    errors_of,
    summary_of,
    too_large,
)
from newsgen.git import Clash, Conflict, GitFailed, Repository, open_repository
from newsgen.json_requests import Asked, Declined, changing, text_of
from newsgen.library import sound_settings
from newsgen.preview.conflicts import Picks, resolve_conflicts, state_of
from newsgen.preview.differences import DifferenceRow, differences
from newsgen.preview.preview import Preview
from newsgen.preview.responses import own_page
from newsgen.preview.views import ROOT
from newsgen.problems import BuildFailed, Problem

_SHOWN = 200  # changes that are listed one by one


class PublishPage:
    """Shows what would be sent, and sends it."""

    def __init__(self, preview: Preview) -> None:
        self._preview = preview
        self._lock = threading.Lock()  # one publishing at a time

    def routes(self) -> Sequence[BaseRoute]:
        """Return the addresses."""
        translate = self._preview.views.translate
        return (
            Route(f"{ROOT}publish/", self.page),
            Route(f"{ROOT}publish/check", changing(self._check, translate), methods=["POST"]),
            Route(f"{ROOT}publish/send", changing(self._send, translate), methods=["POST"]),
        )

    def page(self, _: Request) -> Response:
        """Answer with what has changed since the site was published."""
        views, site = self._preview.views, self._preview.options.site
        trouble, told, summary, unsent = "", [], "", 0
        name = email = ""
        try:
            repository = open_repository(site)
            changes = repository.changes()
            settings = sound_settings(site)
            told = [(change, changed_title(settings, change)) for change in changes[:_SHOWN]]
            summary = summary_of([about for _, about in told], len(changes), views.translate) if told else ""
            unsent = repository.unpushed() if repository.remote else 0
            name, email = repository.identity()
            if not repository.remote:
                trouble = views.translate(NOWHERE)
        except GitFailed as failed:
            trouble, changes = failed.message.text(views.translate), ()
        except BuildFailed as failed:
            trouble = "\n".join(problem.text(views.translate) for problem in failed.problems)
        content = views.page(
            "publish.html",
            None,
            here="publish/",
            changes=[(change, about.title, self._state(about)) for change, about in told],
            more=max(len(changes) - len(told), 0),
            unsent=unsent,
            summary=summary,
            name=name,
            email=email,
            trouble=trouble,
        )
        return own_page(content)

    def _state(self, about: ChangedTitle) -> str:
        return about.state.text(self._preview.views.translate) if about.state else ""

    def _check(self, _: Asked) -> object:
        """Answer with what is in the way of publishing."""
        with self._lock:
            sending = self._sending(open_repository(self._preview.options.site), {}, "")
            return {"html": self._problems(errors_of(sending.check()))}

    def _send(self, asked: Asked) -> object:
        """Save and send; answer with what came of it, or with the conflicts to choose from."""
        picked = asked.get("picked")
        picked = picked if isinstance(picked, dict) else {}
        with self._lock:
            repository = open_repository(self._preview.options.site, asks=False)
            if repository.is_merging():
                raise Declined("two versions are being joined elsewhere: finish that first, or give it up")
            sending = self._sending(repository, picked, text_of(asked, "seen"))
            changes = repository.changes()
            if large := too_large(repository.site, changes):
                raise Declined(TOO_LARGE, path=large[0])
            if problems := errors_of(sending.check()):
                return {"html": self._problems(problems)}
            if changes:
                self._identify(repository, text_of(asked, "name"), text_of(asked, "email"))
                summary = text_of(asked, "summary").strip()
                repository.commit(summary or self._preview.views.translate("Change the site's files"))
            if not repository.remote:
                raise Declined(NOWHERE)
            return self._told(sending.send())

    def _sending(self, repository: Repository, picked: Picks, seen: str) -> Sending:
        return Sending(
            repository, partial(resolve_conflicts, picked, seen), jobs=1
        )  # a server with threads must not be forked

    def _identify(self, repository: Repository, name: str, email: str) -> None:
        if all(repository.identity()):
            return
        name, email = name.strip(), email.strip()
        if not name or "@" not in email or name.startswith("-"):
            raise Declined("say who you are: a name and an e-mail address; your colleagues see both")
        repository.set_identity(name, email)

    def _told(self, sent: Sent) -> object:
        translate = self._preview.views.translate
        if sent.end is SendStatus.UNRESOLVED:
            values = {"conflicts": [(each, _rows(each)) for each in sent.conflicts], "Clash": Clash}
            return {
                "html": self._preview.views.part("conflicts.html", **values),
                "seen": state_of(sent.conflicts),
                "unresolved": True,
            }
        said = translate(STATUS_SENTENCES[sent.end])
        return {"html": self._problems(sent.problems), "message": said, "done": sent.is_well}

    def _problems(self, problems: Sequence[Problem]) -> str:
        views = self._preview.views
        return views.part("problem_list.html", found=views.problems(problems)) if problems else ""


def _rows(conflict: Conflict) -> dict[int, tuple[DifferenceRow, ...]]:
    """Return what differs in each passage of a file that clashes, by its place."""
    return {
        at: differences(passage.theirs, passage.ours)
        for at, passage in enumerate(conflict.passages)
        if isinstance(passage, Clash)
    }
