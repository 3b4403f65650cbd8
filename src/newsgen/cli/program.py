"""What stands on the command line -> the command that it names."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from importlib import import_module

from newsgen import __version__

#: The commands, each with its module, a line about it in the list, and a sentence in its own help.
_COMMANDS = {
    "build": ("build", "build the site", "Build the site."),
    "new": ("new", "start an article", "Write the file of a new article, a draft, and print its path."),
    "rights": (
        "rights",
        "list the rights of every article",
        "List each article's class, holder, licence and notice, and what needs a look.",
    ),
    "review": (
        "review",
        "decide what conversions were unsure of",
        "Go through the conversions that were unsure, and decide each once.",
    ),
    "schema": (
        "schema",
        "describe the site's files to programs",
        "Print or write JSON Schemas of front matter, registries and newsgen.yaml.",
    ),
    "convert": (
        "convert",
        "convert a text to an edition's script",
        "Convert a text, from a file or standard input, to standard output.",
    ),
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command; return its exit code: 0 done, 1 problems in the content, 2 wrong usage."""
    given = sys.argv[1:] if arguments is None else arguments
    chosen = _parser(given).parse_args(given)
    return int(chosen.run(chosen))


def _parser(arguments: Sequence[str]) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="newsgen",
        description="Build a news site in Simplified and Traditional Chinese.",
    )
    parser.add_argument("--version", action="version", version=f"newsgen {__version__}")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    for name, (module, about, description) in _COMMANDS.items():
        command = commands.add_parser(name, help=about, description=description)
        if name in arguments:  # a build that finds nothing to do should not wait for the other commands
            chosen = import_module(f"newsgen.cli.{module}")
            chosen.add_arguments(command)
            command.set_defaults(run=chosen.run)
    return parser
