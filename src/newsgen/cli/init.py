"""`newsgen init`: a new site."""

from __future__ import annotations

import argparse
import re
import shlex
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from newsgen.cli.publish import NO_REQUIREMENT
from newsgen.cli.report import report
from newsgen.cli.speech import count, say, show, translate, warn
from newsgen.config import check_base_url, check_editions
from newsgen.init import (
    NewSite,
    Requirement,
    check_folder,
    check_name,
    installed_requirement,
    likely_editions,
    read_requirement,
    write_site,
)
from newsgen.pipeline import clock
from newsgen.problems import BuildFailed, Explained, Problem, Report

if TYPE_CHECKING:
    from newsgen.takeover import OldSite, TakenOver

_Read = TypeVar("_Read", str, tuple[str, ...])


def add_arguments(command: argparse.ArgumentParser) -> None:
    """Declare the arguments of `newsgen init`."""
    command.add_argument("folder", type=Path, metavar="DIR", help="the folder to make, such as my-newsroom")
    command.add_argument("--title", default="", metavar="NAME", help="the name of the site")
    command.add_argument(
        "--base-url", default="", metavar="URL", help="where readers find it, such as https://news.example/"
    )
    command.add_argument("--operator", default="", metavar="NAME", help="who runs it, and owns its articles")
    command.add_argument(
        "--editions",
        default=[],
        action="append",
        metavar="TAGS",
        help="such as zh-Hans,zh-Hant; the first is at the root (default: both, the title's script first)",
    )
    command.add_argument(
        "--newsgen",
        default="",
        metavar="PLACE",
        help="where other machines install newsgen from: a wheel, its address, or that of a repository"
        " (git+https://…); default: where this one came from",
    )
    command.add_argument("--minimal", action="store_true", help="write no examples")
    command.add_argument(
        "--from",
        dest="old",
        nargs=2,
        metavar=("GENERATOR", "OLD"),
        help="take over the site of another generator: hexo, hugo, jekyll, pelican, mkdocs or vuepress",
    )
    command.add_argument(
        "--source",
        default="",
        metavar="LABEL",
        help="with --from: who the articles come from",
    )


def run(chosen: argparse.Namespace) -> int:
    """Ask for what was not said, and write the site; return the exit code."""
    try:
        check_folder(chosen.folder)
        old = _open_old(chosen)
        chosen = _filled_in(chosen, old) if old else chosen
        needed = {"--title": chosen.title, "--base-url": chosen.base_url, "--operator": chosen.operator}
        missing = [flag for flag, value in needed.items() if not value.strip()]
        if missing and not sys.stdin.isatty():
            warn("say {flags} too: nobody can be asked here", flags=" ".join(missing))
            return 2
        asking = _Questions(at_terminal=bool(missing) or (bool(old) and sys.stdin.isatty()))
        wanted = asking.wanted(chosen)
        if asking.problems:
            report(asking.problems)
            return 2
        fill = _Filling(old, asking.source(chosen, wanted) if old else "")
        paths = write_site(chosen.folder, wanted, clock().astimezone().date(), fill)
    except BuildFailed as failed:
        report(failed.problems)
        warn("nothing was written")
        return 1
    except Explained as refused:  # the new folder, or the old site
        warn("{reason}", reason=refused.message)
        return 1
    except (EOFError, KeyboardInterrupt):
        show("")
        warn("nothing was written")
        return 1
    say("{folder}: {files}", folder=chosen.folder, files=count(len(paths), "file"))
    if not wanted.requirement.line:
        say(NO_REQUIREMENT)
    if fill.taken:
        _tell(fill.taken, chosen.folder)
    if chosen.folder.resolve() == Path.cwd():
        say("see it: newsgen serve")
    else:
        say("see it: cd {folder} && newsgen serve", folder=shlex.quote(str(chosen.folder)))
    return 0


def _open_old(chosen: argparse.Namespace) -> OldSite | None:
    """Return the site to take over, if there is one."""
    if chosen.old is None:
        return None
    from newsgen.takeover import (
        GENERATORS,
        NotThatSite,
        open_old_site,
    )  # a third of the start, and rarely wanted

    generator, folder = chosen.old
    if generator not in GENERATORS:
        known = ", ".join(GENERATORS)
        raise NotThatSite("`{generator}` is not one of {known}", generator=generator, known=known)
    return open_old_site(generator, Path(folder))


def _filled_in(chosen: argparse.Namespace, old: OldSite) -> argparse.Namespace:
    """Return what was said, with what the old site says of itself in place of what was not."""
    title = chosen.title or old.about.title
    found = {
        "title": title,
        "base_url": chosen.base_url or old.about.address,
        "operator": chosen.operator or title,
        "minimal": True,
    }
    return argparse.Namespace(**vars(chosen) | found)


class _Filling:
    """Fills a new site with what an old one has, if there is one; `taken` tells what came of it."""

    def __init__(self, old: OldSite | None, source: str) -> None:
        self._old, self._source = old, source
        self.taken: TakenOver | None = None

    def __call__(self, staged: Path) -> tuple[str, ...]:
        """Fill the folder of a site; return the paths of what is new in it."""
        if self._old is None:
            return ()
        from newsgen.takeover import take_over

        self.taken = take_over(self._old, staged, self._source, clock(), translate)
        return self.taken.paths


def _tell(taken: TakenOver, folder: Path) -> None:
    """Say what became of the old site."""
    from newsgen.takeover import REPORT

    say(
        "taken over: {articles}, {pages}, {files}",
        articles=count(taken.articles, "article"),
        pages=count(taken.pages, "page"),
        files=count(taken.files, "file"),
    )
    if taken.drafts:
        say("drafts, also those that have no source: {count}", count=taken.drafts)
    if taken.undescribed:
        say("pictures without alternative text, which may wait: {count}", count=taken.undescribed)
    if taken.told:
        say("not carried over as it was, with its text: {count}", count=taken.told)
    report(taken.problems)
    say("all of it, by file and line: {path}", path=folder / REPORT)


class _Questions:
    """Asks at a terminal for what was not said, and again for what cannot be; elsewhere gathers problems."""

    def __init__(self, *, at_terminal: bool) -> None:
        self._at_terminal = at_terminal
        self.problems: list[Problem] = []

    def wanted(self, chosen: argparse.Namespace) -> NewSite:
        """Return the new site, as it was said and answered."""
        title = self._value("--title", chosen.title, translate("the name of the site"), check_name)
        base_url = self._value(
            "--base-url", chosen.base_url, translate("its address, such as https://news.example/"), _address
        )
        operator = self._value(
            "--operator", chosen.operator, translate("who runs it, and owns its articles"), check_name, title
        )
        editions = self._value(
            "--editions",
            ",".join(chosen.editions),
            translate("its editions, the first at the root"),
            _editions,
            ",".join(likely_editions(title)),
        )
        return NewSite(title, base_url, operator, editions, chosen.minimal, self._requirement(chosen.newsgen))

    def _requirement(self, said: str) -> Requirement:
        if not said.strip():
            return installed_requirement()
        heard = Report("--newsgen")
        found = read_requirement(said.strip(), heard)
        self.problems += heard.problems
        return found

    def source(self, chosen: argparse.Namespace, wanted: NewSite) -> str:
        """Return the source of the articles that are taken over; empty where nobody says."""
        if chosen.source.strip() or not self._at_terminal:
            return str(chosen.source).strip()
        return self._answer(translate("who the articles come from that do not say"), wanted.operator)

    def _value(
        self,
        flag: str,
        said: str,
        question: str,
        read: Callable[[str, Report], _Read],
        default: str = "",
    ) -> _Read:
        while True:
            if not said.strip():
                said = self._answer(question, default)
            heard = Report(flag)
            value = read(said, heard)
            if not heard.failed:
                return value
            if not self._at_terminal:
                self.problems += heard.problems
                return value
            report(heard.problems)
            said = ""

    def _answer(self, question: str, default: str) -> str:
        if not self._at_terminal:
            return default
        return input(f"{question} [{default}]: " if default else f"{question}: ").strip() or default


def _address(typed: str, heard: Report) -> str:
    if not typed:
        heard.error(0, "`{name}` is empty", name=heard.path)
    return check_base_url(typed.strip(), 0, heard)


def _editions(typed: str, heard: Report) -> tuple[str, ...]:
    return check_editions(re.split(r"[\s,，、]+", typed.strip(" ,，、")), 0, heard)
