"""Arguments that several commands have."""

from __future__ import annotations

import argparse
from datetime import datetime
from pathlib import Path

from newsgen.cli.speech import translate
from newsgen.problems import message, sentence

_MOMENT = sentence("the moment to build for, such as 2025-06-30T09:00+08:00 (default: now)")


def add_site(command: argparse.ArgumentParser) -> None:
    """Let a command be told where the site is."""
    command.add_argument(
        "--site",
        type=Path,
        metavar="DIR",
        help="the site's folder, with newsgen.yaml (default: the one around this folder)",
    )


def add_reading(
    command: argparse.ArgumentParser,
    message: str = _MOMENT,
) -> None:
    """Let a command be told how it reads a site; `message` tells what `--now` is."""
    add_site(command)
    command.add_argument(
        "--drafts", action="store_true", help="take in drafts, scheduled articles and unknown sources too"
    )
    add_jobs(command)
    add_now(command, message)


def add_now(command: argparse.ArgumentParser, message: str = _MOMENT) -> None:
    """Let a command be told what counts as now; `message` tells what that decides."""
    command.add_argument(
        "--now",
        type=_moment,
        metavar="TIME",
        help=message,
    )


def add_published(command: argparse.ArgumentParser) -> None:
    """Let a command be told where the site is that readers have, and whether it owes them its addresses."""
    command.add_argument(
        "--published",
        metavar="WHERE",
        help="the site that readers have, whose addresses have to stay: its address, '' for base_url, or a "
        "folder (default: the output folder)",
    )
    command.add_argument(
        "--allow-removed",
        action="store_true",
        help="let addresses go that the published site has, without an alias or an expiry",
    )


def add_jobs(command: argparse.ArgumentParser) -> None:
    """Let a command be told how many processes it may use."""
    command.add_argument(
        "--jobs", type=_jobs, default=0, metavar="N", help="processes to use (default: one a core)"
    )


def _jobs(text: str) -> int:
    if not text.isdigit():
        raise argparse.ArgumentTypeError(
            message("{text} is not a number of processes", text=text).text(translate)
        )
    return int(text)


def _moment(text: str) -> datetime:
    from zoneinfo import ZoneInfo

    from newsgen.yamlfile import NotADate, read_date  # here, as few builds are told a moment

    try:
        return read_date(text, ZoneInfo("UTC"))
    except NotADate as error:
        said = message(error.message, name="--now", value=text, **error.values)
        raise argparse.ArgumentTypeError(said.text(translate)) from error
