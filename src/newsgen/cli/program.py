"""What stands on the command line -> the command that it names."""

from __future__ import annotations

import argparse
import errno
import os
import re
import sys
from collections.abc import Sequence
from importlib import import_module
from io import TextIOWrapper
from pathlib import Path

from newsgen import __version__
from newsgen.cli.parser import HelpFormatter, add_language, asked_language
from newsgen.cli.place import find_site, standing_in
from newsgen.cli.speech import speaking, warn
from newsgen.messages import language_of
from newsgen.problems import BuildFailed, Explained, reason_of, sentence

#: The commands, each with its module, a line about it in the list, and a sentence in its own help.
_COMMANDS = {
    "init": (
        "init",
        sentence("make the folder of a new site"),
        sentence("Make the folder of a new site, which builds at once; ask for what is not said."),
    ),
    "build": (
        "build",
        sentence("build the site"),
        sentence("Build the site."),
    ),
    "new": (
        "new",
        sentence("start an article"),
        sentence("Write the file of a new article, a draft, and print its path."),
    ),
    "import": (
        "importing",
        sentence("make articles of received texts, web pages and Word files"),
        sentence(
            "Make an article of each file: a text in any encoding, Markdown, a saved web page, a Word file."
        ),
    ),
    "check": (
        "check",
        sentence("find what a build would refuse, and what an editor would mend"),
        sentence("Check a site: all that a build would refuse, and what a desk editor would catch."),
    ),
    "review": (
        "review",
        sentence("decide what conversions were unsure of"),
        sentence("Go through the conversions that were unsure, and decide each once."),
    ),
    "serve": (
        "serve",
        sentence("show the site at localhost while it is written"),
        sentence("Show the site at localhost, drafts included; saved changes appear at once."),
    ),
    "find": (
        "find",
        sentence("search the texts, drafts too, as readers search them"),
        sentence("Print each line of the articles that a query finds, in either script, drafts included."),
    ),
    "publish": (
        "publish",
        sentence("check, save and send what has changed"),
        sentence("Check the site, show what has changed, save it, and send it to the repository."),
    ),
    "export": (
        "export",
        sentence("write an article for WeChat, a newsletter, news agencies or print"),
        sentence(
            "Write an article, as its terms let it, for WeChat, as a letter, as text or as a Word file."
        ),
    ),
    "rights": (
        "rights",
        sentence("list the rights of every article"),
        sentence("List each article's class, holder, licence and notice, and what needs a look."),
    ),
    "data": (
        "data",
        sentence("list what articles have records of"),
        sentence("List projects, funds, agreements and indicators, all or those that meet conditions."),
    ),
    "convert": (
        "convert",
        sentence("convert a text to an edition's script"),
        sentence("Convert a text, from a file or standard input, to standard output."),
    ),
    "schema": (
        "schema",
        sentence("describe the site's files to programs"),
        sentence("Print or write JSON Schemas of front matter, registries and newsgen.yaml."),
    ),
}

#: What a system says that has run out of memory, open files, processes or room, whatever was asked for.
_SCARCE = (errno.ENOMEM, errno.EMFILE, errno.ENFILE, errno.EAGAIN, errno.ENOSPC, errno.EDQUOT)

#: What it says where a library that is to be loaded finds no room.
_NO_ROOM = re.compile("failed to map|annot allocate memory")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command; return its exit code: 0 done, 1 problems in the content, 2 wrong usage."""
    given = sys.argv[1:] if arguments is None else arguments
    if isinstance(sys.stdout, TextIOWrapper):  # as standard error does: odd file names, terminals of one byte
        sys.stdout.reconfigure(errors="backslashreplace")
    with speaking(asked_language(given) or language_of(os.environ)):
        chosen = _parser(given).parse_args([_taken_as_typed(each) for each in given])
        around = Path()
        if getattr(chosen, "site", around) is None:  # a command for sites, which was not told of one
            around = chosen.site = find_site()
        with standing_in(around):
            return _run(chosen)


def _taken_as_typed(argument: str) -> str:
    """Return an argument that begins with a hyphen and a Chinese character as one that is no option: `-債券`
    in a query. Of whatever has a space, argparse believes that."""
    return f"{argument} " if argument[:1] == "-" and not argument[1:2].isascii() else argument


def _run(chosen: argparse.Namespace) -> int:
    try:
        return int(chosen.run(chosen))
    except BuildFailed as failed:
        from newsgen.cli.report import report

        report(failed.problems)
    except Explained as error:
        warn("newsgen: {reason}", reason=error.message)
    except MemoryError:
        _warn_of_memory()
    except ImportError as error:
        if not _NO_ROOM.search(str(error)):
            raise
        _warn_of_memory()
    except OSError as error:
        if error.errno not in _SCARCE:
            raise
        warn("newsgen: the system has no more to give: {reason}", reason=reason_of(error))
    return 1


def _warn_of_memory() -> None:
    warn("newsgen: there is not enough memory for this")


def _parser(arguments: Sequence[str]) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="newsgen",
        description="Build a news site in Simplified and Traditional Chinese.",
        formatter_class=HelpFormatter,
    )
    add_language(parser, None)
    parser.add_argument("--version", action="version", version=f"newsgen {__version__}")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    for name, (module, about, description) in _COMMANDS.items():
        command = commands.add_parser(
            name, help=about, description=description, formatter_class=HelpFormatter
        )
        add_language(command, argparse.SUPPRESS)  # one that stands before the command stays
        if name in arguments:  # a build that finds nothing to do should not wait for the other commands
            chosen = import_module(f"newsgen.cli.{module}")
            chosen.add_arguments(command)
            command.set_defaults(run=chosen.run)
    return parser
