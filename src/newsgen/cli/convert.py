"""`newsgen convert`: a filter for any Chinese text."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from newsgen.cli.report import report
from newsgen.cli.speech import translate
from newsgen.convert import ConvertOptions, explanation, make_converter
from newsgen.hanzi import REPAIRS
from newsgen.model import EDITIONS
from newsgen.problems import Report, reason_of
from newsgen.textfile import decode


def add_arguments(command: argparse.ArgumentParser) -> None:
    """Declare the arguments of `newsgen convert`."""
    command.add_argument("file", nargs="?", type=Path, metavar="FILE", help="default: standard input")
    command.add_argument("--to", required=True, choices=EDITIONS, metavar="EDITION", help=", ".join(EDITIONS))
    command.add_argument(
        "--from",
        dest="source",
        default="auto",
        choices=("auto", *EDITIONS),
        metavar="EDITION",
        help="what the text is written in (default: auto, found out from the text)",
    )
    command.add_argument(
        "--repair",
        default="safe",
        choices=REPAIRS,
        help="how far careless Traditional is put right in a Traditional edition (default: safe)",
    )
    command.add_argument("--vocabulary", action="store_true", help="exchange regional words too")
    command.add_argument("--names", type=Path, metavar="FILE", help="names with fixed forms (names.yaml)")
    command.add_argument(
        "--explain", action="store_true", help="list every choice between several forms, instead of the text"
    )


def run(chosen: argparse.Namespace) -> int:
    """Convert a text; return the exit code."""
    found = Report(chosen.file.as_posix() if chosen.file else translate("standard input"))
    try:
        raw = chosen.file.read_bytes() if chosen.file else sys.stdin.buffer.read()
    except OSError as error:
        found.error(0, "this file cannot be read: {reason}", reason=reason_of(error))
        raw = b""
    text = decode(raw, found)
    options = ConvertOptions(chosen.to, chosen.source, chosen.repair, chosen.vocabulary, chosen.names)
    converter, problems = make_converter(options)
    problems = (*found.problems, *problems)
    report(problems)
    if text is None or problems:
        return 1
    converted = (
        explanation(text, converter.explain(text), translate) if chosen.explain else converter.convert(text)
    )
    if b"\r\n" in raw:  # a filter leaves line ends as they are
        converted = converted.replace("\n", "\r\n")
    sys.stdout.buffer.write(converted.encode("utf-8"))
    return 0
