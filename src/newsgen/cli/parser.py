"""argparse in the user's language: its help in columns that fit, and `--lang`."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Sequence
from typing import Any

from newsgen.cli.speech import translate
from newsgen.messages import LANGUAGES


class HelpFormatter(argparse.HelpFormatter):
    """Translates what commands say of themselves, and wraps it by the columns that it takes.

    argparse has no public way to do either; its own formatters override the same methods.
    """

    _headings: tuple[str, ...] = ()

    def start_section(self, heading: str | None) -> None:
        """Begin a part of the help, such as the list of commands."""
        shown = heading and translate(heading)
        self._headings += (shown,) if shown else ()
        super().start_section(shown)

    def format_help(self) -> str:
        """Return the help; before Python 3.13, the colon after a heading was the same in every language."""
        text = super().format_help()
        for heading in self._headings:
            text = text.replace(f"\n{heading}:\n", f"\n{translate('%(heading)s:') % {'heading': heading}}\n")
        return text

    def add_text(self, text: str | None) -> None:
        """Add a description."""
        super().add_text(text and translate(text))

    def _get_help_string(self, action: argparse.Action) -> str | None:
        return action.help and translate(action.help)

    def _split_lines(self, text: str, width: int) -> list[str]:
        from newsgen.text_columns import wrap

        return wrap(text, width)

    def _fill_text(self, text: str, width: int, indent: str) -> str:
        return "\n".join(indent + line for line in self._split_lines(text, width - len(indent)))

    def _format_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[Any],
        prefix: str | None,
    ) -> str:
        shown = translate("usage: ") if prefix is None else prefix
        if not shown:  # what each start asks for: it need not wait for the tables of widths
            return super()._format_usage(usage, actions, groups, shown)
        from newsgen.text_columns import width

        # Further lines are indented by the characters of the prefix; so one of as many columns stands in.
        stand_in = "_" * width(shown)
        return super()._format_usage(usage, actions, groups, stand_in).replace(stand_in, shown, 1)


def add_language(parser: argparse.ArgumentParser, default: str | None) -> None:
    """Let a command be told in which language to speak."""
    parser.add_argument(
        "--lang",
        choices=LANGUAGES,
        default=default,
        help="the language of help and messages (default: that of the system)",
    )


def asked_language(arguments: Sequence[str]) -> str:
    """Return the language that a command line asks for, before it is parsed: what is wrong with it is to be
    said in that language. Empty where it asks for none that there is."""
    asked = ""
    for at, argument in enumerate(arguments):
        if argument == "--":
            break
        name, equals, value = argument.partition("=")
        if name == "--lang":
            asked = value if equals else "".join(arguments[at + 1 : at + 2])
    return asked if asked in LANGUAGES else ""
